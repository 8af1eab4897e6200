import Bridge
import Terminal
import Theme

/// Something that a walkthrough can have happen to the device. Whoever makes something of the device happen adds it to `all`.
package struct WalkDevice: Sendable {
    /// The name behind `Device`.
    package let name: String
    /// How many arguments it takes.
    let arguments: ClosedRange<Int>
    /// Has it happen; returns what is wrong with the arguments, if anything.
    let action: @MainActor @Sendable (Shell, [String]) -> String?

    init(
        _ name: String, arguments: ClosedRange<Int> = 0...0,
        action: @escaping @MainActor @Sendable (Shell, [String]) -> String?
    ) {
        self.name = name
        self.arguments = arguments
        self.action = action
    }

    /// Everything that can happen.
    static let all: [WalkDevice] = [theme, background, foreground] + written + switched + fired

    /// The names, and how many arguments each takes, for the parser.
    package static let vocabulary = Dictionary(
        all.map { ($0.name, $0.arguments) }, uniquingKeysWith: { first, _ in first })

    /// What a name stands for.
    static func named(_ name: String) -> WalkDevice? { all.first { $0.name == name } }

    private static let theme = WalkDevice("theme", arguments: 1...1) { shell, arguments in
        guard let name = arguments.first, ["dark", "light"].contains(name) else { return "a theme is dark or light" }
        shell.use(ThemeLoader().load(name, depth: shell.surroundings.theme.depth).theme)
        return nil
    }

    private static let background = WalkDevice("background") { shell, _ in
        shell.hideApp()
        shell.surroundings.requestFrame()
        return nil
    }

    private static let foreground = WalkDevice("foreground") { shell, _ in
        guard shell.layers.last is ChoiceLayer else { return "the mini-program is not in the background" }
        shell.handle(.key(Key(.enter)))
        return nil
    }
}
