/// What the palette and its forms say, in each language.
enum PalettePhrase: String, CaseIterable, Sendable {
    case title, hint, nothing, recent, command, page, member, notSupported
    case call, formHint, noOptions, isNoNumber, isNoJSON, isMissing, choice, listening

    /// The text in a language. `{}` is where the argument goes.
    func text(_ language: Language, _ argument: String = "") -> String {
        let pattern = language == .chinese ? texts.chinese : texts.english
        let parts = pattern.split(separator: "{}", omittingEmptySubsequences: false)
        return parts.joined(separator: argument)
    }

    private var texts: (english: String, chinese: String) {
        switch self {
        case .title: ("Commands, pages and wx members", "命令、页面与 wx 接口")
        case .hint: ("type to search; ?a=1 gives a page its query", "输入以搜索；?a=1 为页面附加参数")
        case .nothing: ("Nothing is called so.", "没有匹配的命令、页面或接口。")
        case .recent: ("recent", "最近")
        case .command: ("command", "命令")
        case .page: ("page", "页面")
        case .member: ("wx", "接口")
        case .notSupported: ("not supported", "不支持")
        case .call: ("Call wx.{}", "调用 wx.{}")
        case .formHint: ("Enter calls  ↑↓ options  ←→ choose", "回车调用  ↑↓ 切换选项  ←→ 选择")
        case .noOptions: ("It takes no options.", "没有选项。")
        case .isNoNumber: ("{} is to be a number", "{} 应为数字")
        case .isNoJSON: ("{} is to be JSON", "{} 应为 JSON")
        case .isMissing: ("{} is missing", "缺少 {}")
        case .choice: ("as it is by itself", "默认")
        case .listening: ("What it tells comes to the console.", "事件会显示在控制台。")
        }
    }
}
