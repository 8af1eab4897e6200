extension ConfigurationOption {
    /// Every option, in the order in which the file lists them.
    package static let all: [ConfigurationOption] = looks + keysAndMouse + panes + behaviour

    /// The option of a key.
    static func named(_ name: String) -> ConfigurationOption? { all.first { $0.name == name } }

    private static let looks: [ConfigurationOption] = [
        .init(
            "theme", .theme(\.theme, isAutomatic: true),
            .init(
                "The theme; auto goes by the terminal's background. `termina theme list` shows them.",
                "主题；auto 按终端背景选择。`termina theme list` 列出所有主题。")),
        .init(
            "theme-dark", .theme(\.themeDark),
            .init(
                "The theme that auto takes on a dark background.",
                "终端背景为深色时 auto 使用的主题。")),
        .init(
            "theme-light", .theme(\.themeLight),
            .init(
                "The theme that auto takes on a light background.",
                "终端背景为浅色时 auto 使用的主题。")),
        .init(
            "language", .word(\.language, [Configuration.automatic, "en", "zh"]),
            .init(
                "The language of the shell's own words; auto goes by LC_ALL, LC_MESSAGES and LANG.",
                "界面语言；auto 按 LC_ALL、LC_MESSAGES 和 LANG 决定。")),
        .init(
            "plain", .flag(\.plain),
            .init(
                "One column without lines and colours, for screen readers and simple terminals.",
                "单列、无线条、无颜色，适合读屏软件和简单终端。"),
            takesRestart: true),
        .init(
            "reduced-motion", .flag(\.reducedMotion),
            .init(
                "Nothing moves by itself: no animation, no spinner.",
                "没有任何自动的动画和转圈。")),
    ]

    private static let keysAndMouse: [ConfigurationOption] = [
        .init(
            "keymap", .word(\.keymap, Keymap.Preset.allCases.map(\.rawValue)),
            .init(
                "The bindings to start from: letters as in vi, or named keys only. `preset` in keys.toml comes first.",
                "按键方案：vi 用字母键，plain 只用功能键。keys.toml 中的 `preset` 优先。")),
        .init(
            "keys", .text(\.keys, hint: "a path"),
            .init(
                "The file of your own keys, from the folder of this file.",
                "自定义按键文件，相对本文件所在目录。")),
        .init(
            "mouse", .flag(\.mouse),
            .init(
                "Take clicks and the wheel; false leaves them to the terminal.",
                "接收鼠标点击和滚轮；false 则留给终端。")),
        .init(
            "wheel-rows", .number(\.wheelRows, 1...50),
            .init(
                "How many rows a step of the wheel scrolls.",
                "滚轮每格滚动的行数。")),
    ]

    private static let panes: [ConfigurationOption] = [
        .init(
            "page-width", .word(\.pageWidth, [Configuration.free, "320", "375", "414"]),
            .init(
                "The page's width in pixels, as of a phone, until another is chosen for the app; free is the terminal's.",
                "页面宽度（像素，如手机），直到为该小程序另选；free 为终端宽度。")),
        .init(
            "dock", .flag(\.dock),
            .init(
                "Open the dock with the developer tools.",
                "打开调试面板。")),
        .init(
            "dock-tab", .word(\.dockTab, Dock.tabNames),
            .init(
                "The dock's tab that is in front.",
                "显示的调试面板标签。")),
        .init(
            "dock-rows", .number(\.dockRows, 0...200),
            .init(
                "The dock's height in rows; 0 is two fifths of the terminal's.",
                "调试面板的行数；0 为终端高度的五分之二。")),
    ]

    private static let behaviour: [ConfigurationOption] = [
        .init(
            "confirm-quit", .flag(\.confirmQuit),
            .init(
                "Ask before quitting while an input holds text that was not sent.",
                "输入框中有未提交的文字时，退出前先询问。")),
        .init(
            "memory-limit", .number(\.memoryLimit, 64...1_048_576),
            .init(
                "The megabytes beyond which a mini-program that is busy is offered to be stopped.",
                "繁忙的小程序内存超过多少 MB 时提示停止。")),
        .init(
            "log-level", .word(\.logLevel, LogLevel.allCases.map(\.rawValue)),
            .init(
                "From which level on the log file takes what happens. `termina log` prints it.",
                "日志文件记录的最低级别。`termina log` 查看日志。")),
    ]
}
