extension Command {
    private static let dockOpeners: Set<CommandContext> = [.page, .input, .dock, .anywhere]

    /// A command of the dock, by what it does there.
    static func dock(_ action: DockCommand) -> Command {
        Command(
            action.name, action.title, hint: action.hint,
            in: action == .toggle || action == .evaluate ? dockOpeners : [.dock]
        ) { $0.run(action) }
    }

    /// What concerns the dock.
    static let dockCommands: [Command] = DockCommand.allCases.map { dock($0) }
}

extension DockCommand {
    /// The letters that reach it from a page, for presets in which letters are keys.
    static let pageKeys: [(CommandContext, Command, [String])] = [
        (.page, .dock(.toggle), ["`"]), (.page, .dock(.evaluate), [":"]),
    ]

    /// The keys of a fresh installation, whatever the preset.
    static let keys: [(CommandContext, Command, [String])] =
        [
            (.anywhere, .dock(.toggle), ["F12"]), (.dock, .dock(.leave), ["Escape", "Tab"]),
            (.dock, .dock(.nextTab), ["Right", "]"]),
            (.dock, .dock(.previousTab), ["Left", "["]), (.dock, .dock(.up), ["Up", "k"]),
            (.dock, .dock(.down), ["Down", "j"]), (.dock, .dock(.pageUp), ["PageUp"]),
            (.dock, .dock(.pageDown), ["PageDown"]), (.dock, .dock(.first), ["Home", "g g"]),
            (.dock, .dock(.last), ["End", "G"]), (.dock, .dock(.open), ["Enter"]), (.dock, .dock(.filter), ["/"]),
            (.dock, .dock(.group), ["l"]), (.dock, .dock(.copy), ["y"]), (.dock, .dock(.evaluate), [":"]),
            (.dock, .dock(.clear), ["x"]), (.dock, .dock(.curl), ["c"]),
            (.dock, .dock(.replay), ["r"]), (.dock, .dock(.edit), ["e"]), (.dock, .dock(.add), ["a"]),
            (.dock, .dock(.delete), ["d", "Delete"]), (.dock, .dock(.send), ["s"]), (.dock, .dock(.drop), ["D"]),
            (.dock, .dock(.query), ["Q"]), (.dock, .dock(.user), ["u"]),
            (.dock, .dock(.collections), ["C"]), (.dock, .dock(.grow), ["+"]),
            (.dock, .dock(.shrink), ["-"]),
            (.dock, .dock(.toggle), ["`"]), (.dock, .networkConditions, ["n"]), (.dock, .help, ["?"]),
            (.dock, .quit, ["q"]),
        ]
        + [.sort1, .sort2, .sort3, .sort4, .sort5, .sort6, .sort7].enumerated().map {
            (.dock, .dock($1), ["\($0 + 1)"])
        }
}
