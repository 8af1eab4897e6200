extension Command {
    private static let general: Set<CommandContext> = [.page, .input, .dock, .anywhere]

    static let help = Command("help", Title("Show the keys", "显示按键"), hint: Title("help", "帮助"), in: general) {
        $0.showHelp()
    }
    static let problems = Command(
        "problems", Title("Show what went wrong", "显示出现的问题"), hint: Title("problems", "问题"), in: general
    ) { $0.showProblems() }
    static let quit = Command("quit", Title("Quit", "退出"), hint: Title("quit", "退出"), in: general) { $0.askToQuit() }
    static let restart = Command(
        "restart", Title("Start the mini-program anew at this page", "在当前页重新启动小程序"), in: general
    ) { $0.restart() }
    static let reload = Command(
        "reload", Title("Read the mini-program's files anew", "重新读取小程序的文件"), in: general
    ) { $0.reload() }
    static let redraw = Command("redraw", Title("Paint the screen anew", "重绘屏幕"), in: general) {
        $0.surroundings.redraw()
    }

    static let networkConditions = Command(
        "network-conditions", Title("Network: as usual, slow 3G, offline, one in five lost", "网络：正常、慢速 3G、离线、丢失五分之一"),
        hint: Title("network", "网络"), in: general
    ) { $0.nextNetworkConditions() }

    /// What concerns the shell as a whole.
    static let generalCommands: [Command] = [palette, help, problems, networkConditions, restart, reload, redraw, quit]
}
