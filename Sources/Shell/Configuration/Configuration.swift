/// What a person can set in `config.toml`. A fresh one holds the defaults; `ConfigurationOption.all` is every member.
package struct Configuration: Equatable, Sendable {
    /// The theme's name; "auto" goes by the terminal's background.
    package var theme = Self.automatic
    /// What "auto" takes on a dark background, and on one that is not known.
    package var themeDark = "dark"
    /// What "auto" takes on a light background.
    package var themeLight = "light"
    /// The shell's language: "auto" goes by the locale.
    package var language = Self.automatic
    /// The bindings to start from, where the keymap's own file does not say.
    package var keymap = Keymap.Preset.vi.rawValue
    /// The keymap's file, from the folder of `config.toml`.
    package var keys = "keys.toml"
    /// The width of the page on top in pixels, where the person has not chosen one for the app; "free" is the terminal's.
    package var pageWidth = Self.free
    /// Whether the dock is open, at start and whenever this changes.
    package var dock = false
    /// The dock's tab that is in front, at start and whenever this changes.
    package var dockTab = "console"
    /// The rows of the dock; 0 is two fifths of the terminal's.
    package var dockRows = 0
    /// Whether the shell takes the mouse from the terminal.
    package var mouse = true
    /// How many rows a step of the wheel scrolls.
    package var wheelRows = 3
    /// One column, no lines, no colour; changes are written as lines.
    package var plain = false
    /// Whether nothing moves by itself.
    package var reducedMotion = false
    /// Whether quitting asks when an input holds text that was not sent.
    package var confirmQuit = true
    /// The megabytes of memory beyond which a busy app is offered to be stopped.
    package var memoryLimit = 1024
    /// From which level on the log file takes what happens.
    package var logLevel = LogLevel.info.rawValue

    /// The word for what the terminal or the locale decides.
    package static let automatic = "auto"
    /// The word for the terminal's own width.
    package static let free = "free"

    package init() {}

    /// The language of the shell's own words, under a locale as LANG names it.
    package func language(locale: String) -> Language {
        switch language {
        case "en": .english
        case "zh": .chinese
        default: Language(locale: locale)
        }
    }

    /// This configuration after a file that said `old` says `new`: what else has set a member stays where the file has
    /// not changed it.
    package func changed(from old: Configuration, to new: Configuration) -> Configuration {
        var result = self
        for option in ConfigurationOption.all { option.carry(from: old, to: new, into: &result) }
        return result
    }

    /// The width of the page on top in columns; nil is the terminal's.
    var pageColumns: Int? { Int(pageWidth).map { PaneSettings.bounded(($0 + 7) / 8) } }
}
