extension ConfigurationOption {
    /// Every option, in the order in which the file lists them.
    package static let all: [ConfigurationOption] = looks + keysAndMouse + panes + behaviour

    /// The option of a key.
    static func named(_ name: String) -> ConfigurationOption? { all.first { $0.name == name } }

    private static let looks: [ConfigurationOption] = [
        .init(
            "theme", .theme(\.theme, isAutomatic: true),
            "The theme; auto goes by the terminal's background. `termina theme list` shows them."),
        .init("theme-dark", .theme(\.themeDark), "The theme that auto takes on a dark background."),
        .init("theme-light", .theme(\.themeLight), "The theme that auto takes on a light background."),
        .init(
            "language", .word(\.language, [Configuration.automatic, "en", "zh"]),
            "The language of the shell's own words; auto goes by LC_ALL, LC_MESSAGES and LANG."),
        .init(
            "plain", .flag(\.plain),
            "One column without lines and colours, for screen readers and simple terminals."),
        .init("reduced-motion", .flag(\.reducedMotion), "Nothing moves by itself: no animation, no spinner."),
    ]

    private static let keysAndMouse: [ConfigurationOption] = [
        .init(
            "keymap", .word(\.keymap, Keymap.Preset.allCases.map(\.rawValue)),
            "The bindings to start from: letters as in vi, or named keys only. `preset` in keys.toml comes first."),
        .init("keys", .text(\.keys, hint: "a path"), "The file of your own keys, from the folder of this file."),
        .init("mouse", .flag(\.mouse), "Take clicks and the wheel; false leaves them to the terminal."),
        .init("wheel-rows", .number(\.wheelRows, 1...50), "How many rows a step of the wheel scrolls."),
    ]

    private static let panes: [ConfigurationOption] = [
        .init(
            "page-width", .word(\.pageWidth, [Configuration.free, "320", "375", "414"]),
            "The page's width in pixels, as of a phone, until another is chosen for the app; free is the terminal's."),
        .init("dock", .flag(\.dock), "Open the dock with the developer tools at start."),
        .init("dock-tab", .word(\.dockTab, Dock.tabNames), "The dock's tab that is in front at start."),
        .init(
            "dock-rows", .number(\.dockRows, 0...200), "The dock's height in rows; 0 is two fifths of the terminal's."),
    ]

    private static let behaviour: [ConfigurationOption] = [
        .init(
            "confirm-quit", .flag(\.confirmQuit),
            "Ask before quitting while an input holds text that was not sent."),
        .init(
            "memory-limit", .number(\.memoryLimit, 64...1_048_576),
            "The megabytes beyond which a mini-program that is busy is offered to be stopped."),
        .init(
            "log-level", .word(\.logLevel, LogLevel.allCases.map(\.rawValue)),
            "From which level on the log file takes what happens. `termina log` prints it."),
    ]
}
