extension Command {
    private static let panes: Set<CommandContext> = [.page, .input, .dock, .anywhere]

    static let paneLeft = Command("pane-left", Title("Pane at the left", "左边的窗格"), in: panes) {
        $0.focusPane(by: -1)
    }
    static let paneRight = Command("pane-right", Title("Pane at the right", "右边的窗格"), in: panes) {
        $0.focusPane(by: 1)
    }
    static let zoom = Command(
        "zoom", Title("Show this pane alone, or all again", "只显示此窗格，或恢复全部"), hint: Title("zoom", "缩放"), in: panes
    ) { $0.toggleZoom() }
    static let narrower = Command("pane-narrower", Title("Make the pane narrower", "使窗格变窄"), in: panes) {
        $0.widen(by: -2)
    }
    static let wider = Command("pane-wider", Title("Make the pane wider", "使窗格变宽"), in: panes) { $0.widen(by: 2) }
    static let phoneWidth = Command(
        "phone-width", Title("Width of the next phone: 320, 375, 414 px, free", "切换手机宽度：320、375、414 像素、自由"),
        hint: Title("width", "宽度"), in: panes
    ) { $0.cycleWidth() }
    static let pin = Command(
        "pin", Title("Pin a page as a pane of its own", "将页面固定为窗格"), hint: Title("pin", "固定"), in: panes
    ) { $0.choosePin() }

    /// What concerns the panes.
    static let paneCommands: [Command] = [paneLeft, paneRight, zoom, narrower, wider, phoneWidth, pin]
}
