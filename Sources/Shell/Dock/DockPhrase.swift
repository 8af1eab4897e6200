/// What the dock says, in each language.
enum DockPhrase: String, CaseIterable, Sendable, BilingualText {
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
    case socket, payload, messages, controlFrames, states, socketConnecting, socketOpen, socketClosing,
        socketClosed, sendHint, notHex, socketNotOpen
    case collection, outcome, rule, databaseCalls, functionCalls, watches, refusals, changes, logs, collections,
        noCollections,
        editorChanged, notDocument,
        cloudQueryHint, addDocumentHint, noCollection, noDocument, deleteDocument, documents, userHint
    case device, thing, listeners, listenedTo, deviceHint, turnHint
    case limits, limit, now, most, peak, advice, crossedLimits
    case limitStack, limitStorage, limitSockets, limitRequests, limitSetDataSize, limitSetDataRate, limitHandler,
        limitNodes, limitDepth
    case adviceStack, adviceStorage, adviceSockets, adviceRequests, adviceSetDataSize, adviceSetDataRate,
        adviceHandler, adviceNodes, adviceDepth
    case nothingYet, noMatch, filterHint, evaluateHint, searchHint, pagerHint, copied, tooLong, dropped, restarted,
        noRoom

    var texts: (english: String, chinese: String) {
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
        case .socket: ("Socket", "套接字")
        case .payload: ("Payload", "内容")
        case .messages: ("messages", "消息")
        case .controlFrames: ("control frames", "控制帧")
        case .states: ("states", "状态")
        case .socketConnecting: ("connecting", "连接中")
        case .socketOpen: ("open", "已连接")
        case .socketClosing: ("closing", "关闭中")
        case .socketClosed: ("closed", "已关闭")
        case .sendHint: ("a text, or hex: 01 ff", "文本，或 hex: 01 ff")
        case .notHex: ("these are no bytes: hex: 01 ff", "不是字节：hex: 01 ff")
        case .socketNotOpen: ("no open socket is selected", "未选中已连接的套接字")
        case .collection: ("Collection", "集合")
        case .outcome: ("Result", "结果")
        case .rule: ("Rule", "规则")
        case .databaseCalls: ("database", "数据库")
        case .functionCalls: ("functions", "云函数")
        case .watches: ("watches", "监听")
        case .refusals: ("refused and failed", "被拒绝和失败")
        case .changes: ("Changes", "变更")
        case .collections: ("Collections", "集合")
        case .noCollections: ("there are no collections yet", "还没有集合")
        case .editorChanged: ("not written: Esc once more leaves it so", "尚未写入：再按 Esc 放弃")
        case .notDocument: ("a document is an object: { ... }", "文档应为对象：{ … }")
        case .logs: ("Function's console", "云函数日志")
        case .cloudQueryHint:
            ("db.collection('todos').where({ done: false })", "如 db.collection('todos').where({ done: false })，查询")
        case .addDocumentHint: ("collection = JSON", "集合 = JSON")
        case .noCollection: ("a collection is missing: collection = JSON", "缺少集合：集合 = JSON")
        case .noDocument: ("no document with an _id is here", "此处没有带 _id 的文档")
        case .deleteDocument: ("Delete this document?", "删除此文档？")
        case .documents: ("Documents", "文档")
        case .userHint: ("the name of a user", "用户名")
        case .device: ("Device", "设备")
        case .thing: ("Thing", "部件")
        case .listeners: ("Listeners", "监听")
        case .listenedTo: ("listened to", "有监听的")
        case .deviceHint: ("a value; Enter sets it", "输入值，回车设定")
        case .turnHint: ("change", "调整")
        case .limits: ("Limits", "限制")
        case .limit: ("Limit", "限制")
        case .now: ("Now", "当前")
        case .most: ("Most", "上限")
        case .peak: ("Peak", "峰值")
        case .advice: ("Advice", "建议")
        case .crossedLimits: ("reached", "已达到")
        case .limitStack: ("page stack", "页面栈")
        case .limitStorage: ("storage", "本地存储")
        case .limitSockets: ("sockets", "套接字")
        case .limitRequests: ("requests at once", "并发请求")
        case .limitSetDataSize: ("setData size", "setData 数据量")
        case .limitSetDataRate: ("setData a second", "setData 每秒次数")
        case .limitHandler: ("event handler", "事件处理耗时")
        case .limitNodes: ("nodes of a page", "页面节点数")
        case .limitDepth: ("depth of the tree", "节点树深度")
        case .adviceStack:
            ("navigateTo opens no more; use redirectTo or reLaunch", "navigateTo 不能再打开页面，请用 redirectTo 或 reLaunch")
        case .adviceStorage: ("setStorage fails with quota reached; remove what is old", "setStorage 会失败，请清理旧数据")
        case .adviceSockets: ("connectSocket fails; close a SocketTask first", "connectSocket 会失败，请先关闭一个 SocketTask")
        case .adviceRequests: ("further requests wait in the queue", "更多请求将排队等待")
        case .adviceSetDataSize: ("set only what changed, by its path", "只设置变化的部分，用数据路径")
        case .adviceSetDataRate: ("join calls that follow one another into one", "把连续的 setData 合并成一次")
        case .adviceHandler: ("let handlers return soon; do long work later, in parts", "尽快返回，把耗时的工作拆开延后")
        case .adviceNodes: ("show only what is in sight; divide long lists", "只渲染看得见的内容，长列表分段")
        case .adviceDepth: ("take out views that only wrap", "去掉只做包裹的节点")
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
        case .noRoom: ("Dock needs {} rows", "调试栏需 {} 行")
        }
    }
}
