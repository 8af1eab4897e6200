package import Cells

/// The theme in use while its file and the terminal's background may change.
package struct LiveTheme {
    /// What is shown now: the last theme that had no mistakes, or at first what could be used of one that had.
    package private(set) var theme: Theme
    /// What is wrong with the theme's files as they were read last.
    package private(set) var diagnostics: [ThemeDiagnostic]
    private let wanted: String?
    private let byBackground: (dark: String, light: String)
    private let colorVariable: String?
    private let loader: ThemeLoader

    /// - Parameters:
    ///   - wanted: the theme that was asked for; nil goes by the background.
    ///   - byBackground: the themes for a dark background and a light one.
    ///   - colorVariable: COLORFGBG, which tells the background before the terminal is asked.
    package init(
        wanted: String?, byBackground: (dark: String, light: String) = ("dark", "light"), colorVariable: String?,
        depth: ColorDepth, loader: ThemeLoader
    ) {
        self.wanted = wanted
        self.byBackground = byBackground
        self.colorVariable = colorVariable
        self.loader = loader
        let isLight = colorVariable.flatMap { Contrast.isLight(colorVariable: $0) } ?? false
        let name = wanted ?? Self.name(isLight: isLight, depth, byBackground)
        (theme, diagnostics) = loader.load(name, depth: depth)
    }

    /// Reads the theme's files anew; whether there is something new to show.
    package mutating func reload() -> Bool { load(theme.name) }

    /// The terminal has told its background; whether that makes it another theme. What the person asked for, and what
    /// COLORFGBG says, stays.
    package mutating func take(background: Color) -> Bool {
        guard wanted == nil, colorVariable.flatMap({ Contrast.isLight(colorVariable: $0) }) == nil,
            let isLight = Contrast.isLight(background)
        else { return false }
        let name = Self.name(isLight: isLight, theme.depth, byBackground)
        return name != theme.name && load(name)
    }

    private mutating func load(_ name: String) -> Bool {
        let loaded = loader.load(name, depth: theme.depth)
        diagnostics = loaded.diagnostics
        guard diagnostics.isEmpty else { return false }
        theme = loaded.theme
        return true
    }

    private static func name(
        isLight: Bool, _ depth: ColorDepth, _ byBackground: (dark: String, light: String)
    ) -> String {
        depth == .mono ? "mono" : isLight ? byBackground.light : byBackground.dark
    }
}
