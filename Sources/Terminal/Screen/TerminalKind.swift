import CNCurses
package import Cells

/// What the environment says about the terminal: how to drive it, and how many colours it shows.
package struct TerminalKind: Hashable, Sendable {
    /// The value of TERM.
    package let name: String
    /// Whether it speaks xterm's language, so that the built-in `DirectColorEntry` drives it.
    package let speaksXterm: Bool
    /// Whether it is tmux, which clears a wide character with the colours that it likes when a half is written over.
    let isTmux: Bool
    /// How many colours it shows; nil is what its own database entry says.
    package let depth: ColorDepth?

    /// Judges by TERM, COLORTERM and NO_COLOR. `isKnown` tells whether the terminal database has a name.
    package init(environment: [String: String], isKnown: (String) -> Bool) {
        name = environment["TERM"] ?? ""
        let color = environment["COLORTERM"]?.lowercased()
        let base = name.prefix { $0 != "-" && $0 != "." && $0 != "+" }
        isTmux = base == "tmux" || !(environment["TMUX"] ?? "").isEmpty
        let isDumb = name.isEmpty || name == "dumb"
        speaksXterm = !isDumb && (Self.xtermFamily.contains(String(base)) || !isKnown(name))
        if let noColor = environment["NO_COLOR"], !noColor.isEmpty {
            depth = .mono
        } else if speaksXterm {
            let isDirect = color == "truecolor" || color == "24bit" || name.hasSuffix("-direct")
            let isModern = Self.directFamily.contains(String(base)) || Self.directFamily.contains(name)
            depth = isDirect || isModern ? .direct : name.contains("256") ? .indexed : .palette
        } else {
            depth = nil
        }
    }

    /// Whether the environment says that the terminal can only write line by line.
    package static func isDumb(_ environment: [String: String]) -> Bool {
        ["", "dumb", "unknown"].contains(environment["TERM"] ?? "")
    }

    private static let xtermFamily: Set = [
        "xterm", "tmux", "alacritty", "kitty", "foot", "wezterm", "ghostty", "konsole", "gnome", "vte", "st", "iterm",
        "iterm2", "contour", "mintty", "putty", "rxvt", "rio", "termina", "ms",
    ]

    private static let directFamily: Set = [
        "alacritty", "kitty", "foot", "wezterm", "ghostty", "xterm-kitty", "xterm-ghostty", "contour", "rio",
    ]
}
