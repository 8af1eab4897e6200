/// What the dock says, in each language.
enum DockPhrase: String, CaseIterable, Sendable {
    case console, lifecycle
    case time, level, message, source, kind, name, path, duration
    case all, infos, warnings, errors, apps, pages, components
    case app, page, component
    case network, storage, sockets, cloud, method, address, status, type,
        size, waterfall, requests, transfers, failures, queued, timeout, aborted,
        blocked, failed, replayOf, redirect, timing, connecting, waiting, receiving,
        total, query, requestHeaders, requestBody, responseHeaders, responseBody, binaryBody, cut,
        notHere, replayed, nothingSelected, key, value, objects, texts, editHint,
        addHint, notJSON, noKey, tooLarge, written, deleteKey, deleteYes, deleteNo
    case nothingYet, noMatch, filterHint, evaluateHint, searchHint, pagerHint, copied, tooLong, dropped, restarted

    /// The text in a language.
    func text(_ language: Language) -> String { language == .chinese ? texts.chinese : texts.english }

    private var texts: (english: String, chinese: String) {
        switch self {
        case .console: ("Console", "控制台")
        case .lifecycle: ("Lifecycle", "生命周期")
        case .time: ("Time", "时间")
        case .level: ("", "")
        case .message: ("Message", "内容")
        case .source: ("Source", "来源")
        case .kind: ("Whose", "所属")
        case .name: ("Call", "调用")
        case .path: ("Path", "路径")
        case .duration: ("Took", "耗时")
        case .all: ("all", "全部")
        case .infos: ("info and up", "信息及以上")
        case .warnings: ("warnings and errors", "警告与错误")
        case .errors: ("errors", "错误")
        case .apps: ("App", "应用")
        case .pages: ("pages", "页面")
        case .components: ("components", "组件")
        case .app: ("App", "应用")
        case .page: ("Page", "页面")
        case .component: ("Component", "组件")
        case .network: ("Network", "网络")
        case .storage: ("Storage", "存储")
        case .sockets: ("Sockets", "套接字")
        case .cloud: ("Cloud", "云")
        case .method: ("Method", "方法")
        case .address: ("URL", "网址")
        case .status: ("Status", "状态")
        case .type: ("Type", "类型")
        case .size: ("Size", "大小")
        case .waterfall: ("Waterfall", "时间线")
        case .requests: ("requests", "请求")
        case .transfers: ("transfers", "上传下载")
        case .failures: ("failures", "失败")
        case .queued: ("queued", "排队")
        case .timeout: ("timeout", "超时")
        case .aborted: ("aborted", "已中止")
        case .blocked: ("blocked", "被拦截")
        case .failed: ("failed", "失败")
        case .replayOf: ("Replay of", "重放自")
        case .redirect: ("Redirect", "重定向")
        case .timing: ("Timing", "耗时")
        case .connecting: ("Connecting", "连接")
        case .waiting: ("Waiting", "等待")
        case .receiving: ("Receiving", "接收")
        case .total: ("Total", "总计")
        case .query: ("Query", "查询参数")
        case .requestHeaders: ("Request headers", "请求头")
        case .requestBody: ("Request body", "请求体")
        case .responseHeaders: ("Response headers", "响应头")
        case .responseBody: ("Response body", "响应体")
        case .binaryBody: ("No text, or no longer kept.", "不是文本，或已不再保留。")
        case .cut: ("Only the beginning is kept.", "仅保留了开头部分。")
        case .notHere: ("does nothing in this tab", "此标签页不支持")
        case .replayed: ("sent once more", "已重新发送")
        case .nothingSelected: ("nothing is selected", "未选中任何记录")
        case .key: ("Key", "键")
        case .value: ("Value", "值")
        case .objects: ("objects and lists", "对象与数组")
        case .texts: ("texts", "文本")
        case .editHint: ("JSON; Enter writes it", "输入 JSON，回车写入")
        case .addHint: ("key = JSON", "键 = JSON")
        case .notJSON: ("that is no JSON", "不是合法的 JSON")
        case .noKey: ("a key is missing: key = JSON", "缺少键：键 = JSON")
        case .tooLarge: ("too large to be edited here", "太大，无法在此编辑")
        case .written: ("written", "已写入")
        case .deleteKey: ("Delete this key?", "删除此键？")
        case .deleteYes: ("Delete", "删除")
        case .deleteNo: ("Keep", "保留")
        case .nothingYet: ("Nothing yet.", "暂无记录。")
        case .noMatch: ("No record matches.", "没有匹配的记录。")
        case .filterHint: ("filter", "输入筛选内容")
        case .evaluateHint: ("an expression; Tab completes", "输入表达式，Tab 补全")
        case .searchHint: ("search", "搜索")
        case .pagerHint:
            ("→ unfold  / search  n next  y copy  Y copy all  Esc close", "→ 展开  / 搜索  n 下一处  y 复制  Y 全部复制  Esc 关闭")
        case .copied: ("copied", "已复制")
        case .tooLong: ("too long to copy", "太长，无法复制")
        case .dropped: ("Records that came too fast were left out:", "记录过快，已略去条数：")
        case .restarted: ("The mini-program was started anew.", "小程序已重新启动。")
        }
    }
}
