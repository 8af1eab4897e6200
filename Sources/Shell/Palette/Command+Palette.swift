extension Command {
    static let palette = Command(
        "palette", Title("The palette: commands, pages and wx members", "命令面板：命令、页面与 wx 接口"),
        hint: Title("palette", "命令面板"), in: [.page, .input, .dock, .anywhere]
    ) { $0.openPalette() }
}
