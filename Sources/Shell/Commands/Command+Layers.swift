import Terminal

extension Command {
    /// A command in dialogs and lists: it does what this key does there, whichever key it is bound to.
    static func layer(
        _ name: String, _ title: Title, hint: Title? = nil, _ key: Key,
        in contexts: Set<CommandContext> = [.dialog, .list, .files, .pictures, .editor]
    ) -> Command {
        Command(name, title, hint: hint, in: contexts) { $0.giveTopLayer(.key(key)) }
    }

    static let choiceNext = layer(
        "choice-next", Title("Next choice, or a line down", "下一项或下一行"), hint: Title("next", "下一项"), Key(.down))
    static let choicePrevious = layer(
        "choice-previous", Title("Previous choice, or a line up", "上一项或上一行"), Key(.up))
    static let accept = layer("accept", Title("Take the choice", "选定"), hint: Title("choose", "选定"), Key(.enter))
    static let cancel = layer(
        "cancel", Title("Close without a choice", "不作选择并关闭"), hint: Title("close", "关闭"), Key(.escape))
    static let listPageDown = layer(
        "list-page-down", Title("A screen down in the list", "列表向下翻屏"), Key(.pageDown), in: [.list, .files])
    static let listPageUp = layer(
        "list-page-up", Title("A screen up in the list", "列表向上翻屏"), Key(.pageUp), in: [.list, .files])

    /// What concerns dialogs, menus and lists.
    static let layerCommands: [Command] = [choiceNext, choicePrevious, accept, cancel, listPageDown, listPageUp]
}
