/// Something that the shell does on a key. The registry `Command.all` is behind bindings, help and the hint line.
package struct Command: Sendable {
    /// A text in each language.
    struct Title: Sendable {
        let english: String
        let chinese: String

        init(_ english: String, _ chinese: String) {
            self.english = english
            self.chinese = chinese
        }

        /// The text in a language.
        func text(_ language: Language) -> String { language == .chinese ? chinese : english }
    }

    /// The name in keymaps, which no other command has.
    package let name: String
    /// Where a key may be bound to it.
    package let contexts: Set<CommandContext>
    /// Whether a toast with a mask keeps it from the page.
    let isMaskable: Bool
    private let whole: Title
    private let short: Title
    let action: @MainActor @Sendable (Shell) -> Void

    /// - Parameters:
    ///   - title: what help says of it.
    ///   - hint: the word or two that the hint line has room for; the title if there is none.
    init(
        _ name: String, _ title: Title, hint: Title? = nil, in contexts: Set<CommandContext>, isMaskable: Bool = false,
        action: @escaping @MainActor @Sendable (Shell) -> Void
    ) {
        self.name = name
        self.contexts = contexts
        self.isMaskable = isMaskable
        whole = title
        short = hint ?? title
        self.action = action
    }

    /// What help says of it.
    package func title(_ language: Language) -> String { whole.text(language) }

    /// The word or two that the hint line has room for.
    func hint(_ language: Language) -> String { short.text(language) }
}

extension Command: Hashable {
    package static func == (left: Command, right: Command) -> Bool { left.name == right.name }

    package func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

extension Command {
    /// Every command, in the order in which help and palette list them.
    package static let all: [Command] =
        pageCommands + paneCommands + editingCommands + layerCommands + fileCommands + pictureCommands + editorCommands
        + dockCommands
        + generalCommands

    private static let byName = Dictionary(all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

    /// The command of a name in a keymap.
    package static func named(_ name: String) -> Command? { byName[name] }
}
