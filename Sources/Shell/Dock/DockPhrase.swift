/// What the dock says, in each language.
enum DockPhrase: String, CaseIterable, Sendable {
    case console, lifecycle
    case time, level, message, source, kind, name, path, duration
    case all, infos, warnings, errors, apps, pages, components
    case app, page, component
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
