package import Terminal
import ViewLayer

/// Which key does what, by context. The first binding of a command is the one that hints show.
package struct Keymap: Sendable {
    /// One key's meaning.
    package struct Binding: Sendable {
        package var context: CommandContext
        package var key: Key
        package var command: ShellCommand
    }

    /// All bindings, in the order in which help lists them.
    package private(set) var bindings: [Binding] = []
    private var table: [CommandContext: [Key: ShellCommand]] = [:]

    /// What a key does; nil is nothing. What holds in the context comes before what holds everywhere.
    package func command(for key: Key, in context: CommandContext) -> ShellCommand? {
        table[context]?[key] ?? table[.anywhere]?[key]
    }

    /// The key that hints name for a command.
    package func key(for command: ShellCommand) -> Key? { bindings.first { $0.command == command }?.key }

    /// Binds a key; an older meaning in the same context goes.
    package mutating func bind(_ key: Key, _ context: CommandContext, _ command: ShellCommand) {
        bindings.removeAll { $0.context == context && $0.key == key }
        bindings.append(Binding(context: context, key: key, command: command))
        table[context, default: [:]][key] = command
    }

    /// The bindings of a fresh installation.
    package static let standard: Keymap = {
        var map = Keymap()
        for (context, command, keys) in standardKeys {
            for key in keys { map.bind(key, context, command) }
        }
        return map
    }()

    private static let standardKeys: [(CommandContext, ShellCommand, [Key])] =
        [
            (.page, .focusNext, [Key(.tab)]),
            (.page, .focusPrevious, [Key(.tab, .shift)]),
            (.page, .activate, [Key(.enter)]),
            (.page, .longPress, [Key(.character(" "))]),
            (.page, .back, [Key(.escape), Key(.backspace)]),
            (.page, .scroll(rows: 1), [Key(.down), Key(.character("j"))]),
            (.page, .scroll(rows: -1), [Key(.up), Key(.character("k"))]),
            (.page, .scrollToTop, [Key(.home), Key(.character("g"))]),
            (.page, .scrollToBottom, [Key(.end), Key(.character("G"))]),
            (.page, .help, [Key(.character("?"))]),
            (.page, .problems, [Key(.character("!"))]),
            (.page, .quit, [Key(.character("q"))]),
            (.anywhere, .scrollPages(1), [Key(.pageDown)]),
            (.anywhere, .scrollPages(-1), [Key(.pageUp)]),
            (.anywhere, .help, [Key(.function(1))]),
            (.anywhere, .restart, [Key(.function(5)), Key(.character("r"), .control)]),
            (.anywhere, .redraw, [Key(.character("l"), .control)]),
            (.anywhere, .quit, [Key(.character("c"), .control), Key(.character("q"), .control)]),
            (.input, .leaveInput, [Key(.escape)]),
            (.input, .confirm, [Key(.enter)]),
            (.input, .focusNext, [Key(.tab)]),
            (.input, .focusPrevious, [Key(.tab, .shift)]),
        ] + (0..<5).map { (.page, .tab($0), [Key(.character(Character("\($0 + 1)")))]) } + editingKeys

    private static let editingKeys: [(CommandContext, ShellCommand, [Key])] = [
        (.input, .edit(.left), [Key(.left), Key(.character("b"), .control)]),
        (.input, .edit(.right), [Key(.right), Key(.character("f"), .control)]),
        (.input, .edit(.up), [Key(.up)]),
        (.input, .edit(.down), [Key(.down)]),
        (.input, .edit(.wordLeft), [Key(.left, .control), Key(.character("b"), .alt)]),
        (.input, .edit(.wordRight), [Key(.right, .control), Key(.character("f"), .alt)]),
        (.input, .edit(.home), [Key(.home), Key(.character("a"), .control)]),
        (.input, .edit(.end), [Key(.end), Key(.character("e"), .control)]),
        (.input, .edit(.backspace), [Key(.backspace), Key(.character("h"), .control)]),
        (.input, .edit(.delete), [Key(.delete), Key(.character("d"), .control)]),
        (.input, .edit(.deleteWordLeft), [Key(.character("w"), .control), Key(.backspace, .alt)]),
        (.input, .edit(.deleteWordRight), [Key(.character("d"), .alt)]),
        (.input, .edit(.killToStart), [Key(.character("u"), .control)]),
        (.input, .edit(.killToEnd), [Key(.character("k"), .control)]),
        (.input, .edit(.undo), [Key(.character("_"), .control), Key(.character("z"), .alt)]),
        (.input, .edit(.redo), [Key(.character("y"), .alt)]),
    ]
}
