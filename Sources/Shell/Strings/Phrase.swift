/// Everything that the shell says, in each language. `{}` is where `text` puts its arguments, in order.
package enum Phrase: String, CaseIterable, Sendable {
    case loading, cancel, confirm, pickerHint, quit, restart, wait, stop
    case help, helpSearch, helpNothing
    case notResponding, notRespondingText, tooMuchMemory, tooMuchMemoryText
    case appEnded, appExited, appKilled, appNotStarted
    case pageBroken, stack, inputMode, inPage, inInput, inDock, inDialog, inList, inFiles, inPictures, everywhere
    case problems, oneProblem, noProblems, busy, nothingToTap
    case goTo, goBackText, go, stay, pinTitle, pinnedTop, tooManyPins, pageWidth, zoomMode
    case faultFile, faultFileAdvice, faultPage, faultPageAdvice, faultStopped, faultStoppedAdvice, appEndedAdvice
    case openConsole, otherPage, close, reloaded
    case pickPage, pickHint, pickNothing, tabMark, stackFull, refreshing, noPull
    case nothingSelected, unboundKey, firstPage
    case share, shareTimeline, addToFavorites, pictureOfPage, copyPath
    case toBackground, toForeground, inBackground, inBackgroundText
    case welcome, welcomeHint, unsent, unsentText, quitAnyway, keysReloaded, configurationReloaded
    case networkOnline, networkSlow, networkOffline, networkLossy, nowUser

    /// The text in a language.
    package func text(_ language: Language, _ arguments: String...) -> String {
        let pattern = language == .chinese ? chinese : english
        var parts = pattern.split(separator: "{}", omittingEmptySubsequences: false).map(String.init)[...]
        var result = parts.popFirst() ?? ""
        for (index, part) in parts.enumerated() {
            result += (index < arguments.count ? arguments[index] : "") + part
        }
        return result
    }

    /// How many problems there are.
    static func problems(_ count: Int, _ language: Language) -> String {
        count == 1 ? oneProblem.text(language) : problems.text(language, String(count))
    }

    private var english: String {
        switch self {
        case .loading: "Loading"
        case .cancel: "Cancel"
        case .confirm: "OK"
        case .pickerHint: "type to jump"
        case .quit: "Quit"
        case .restart: "Restart"
        case .wait: "Wait"
        case .stop: "Stop it"
        case .help: "Keys"
        case .helpSearch: "type to search"
        case .helpNothing: "No key has to do with this."
        case .notResponding: "The mini-program does not answer"
        case .notRespondingText: "It has been busy for {} s. It may be in an endless loop."
        case .tooMuchMemory: "The mini-program takes too much memory"
        case .tooMuchMemoryText: "Its process holds {} MB. It may never let go of what it makes."
        case .appEnded: "The mini-program has stopped"
        case .appExited: "Its process ended by itself with status {}."
        case .appKilled: "Its process was ended by signal {}."
        case .appNotStarted: "It could not be started: {}"
        case .pageBroken: "This page cannot be shown"
        case .stack: "stack"
        case .inputMode: "INPUT"
        case .inPage: "In a page"
        case .inInput: "While typing"
        case .inDock: "In the dock"
        case .inDialog: "In a dialog or menu"
        case .inList: "In a list"
        case .inFiles: "While choosing files"
        case .inPictures: "While looking at pictures"
        case .everywhere: "Everywhere"
        case .problems: "{} problems"
        case .oneProblem: "1 problem"
        case .noProblems: "Nothing went wrong."
        case .busy: "busy"
        case .goTo: "Go to {}?"
        case .goBackText: "The pages above it are closed."
        case .go: "Go"
        case .stay: "Stay"
        case .pinTitle: "Pin a page, or unpin it"
        case .pinnedTop: "{} stays as a pane when another page opens"
        case .tooManyPins: "No more than {} pages can be pinned"
        case .pageWidth: "Page width: {} px, {} columns"
        case .zoomMode: "ZOOM"
        case .nothingToTap: "Nothing on this page is {}"
        case .faultFile: "A file of the mini-program is broken"
        case .faultFileAdvice: "Once the file is saved, the mini-program starts anew at this page."
        case .faultPage: "This page does not exist"
        case .faultPageAdvice: "app.json registers the pages. Choose another one, or add this one to its pages."
        case .faultStopped: "A piece of code was stopped"
        case .faultStoppedAdvice: "It ran for too long, or took too much memory. Everything else goes on."
        case .appEndedAdvice: "The pages can still be read. A restart opens the page on top anew."
        case .openConsole: "Console"
        case .otherPage: "Pages"
        case .close: "Close"
        case .reloaded: "Started anew: {} has changed"
        case .pickPage: "Go to a page ({})"
        case .pickHint: "type to search; ?a=1 adds a query"
        case .pickNothing: "No page is called so. Enter opens a path as a link would."
        case .tabMark: "tab"
        case .stackFull: "The page stack is full: go back first"
        case .refreshing: "refreshing"
        case .noPull: "This page does not refresh by pulling"
        case .unboundKey: "{} does nothing here; {} shows the keys"
        case .firstPage: "This is the first page"
        case .nothingSelected: "Nothing is selected"
        case .share: "Share with a friend"
        case .shareTimeline: "Share in Moments"
        case .addToFavorites: "Add to favourites"
        case .pictureOfPage: "(a picture of the page)"
        case .copyPath: "Copy the path"
        case .toBackground: "Send to the background"
        case .toForeground: "Bring it back"
        case .inBackground: "The mini-program is in the background"
        case .inBackgroundText: "Its onHide has been called; onShow is when it comes back."
        case .welcome: "Keys to begin with"
        case .welcomeHint: "Any key closes this. It is shown once."
        case .unsent: "Quit without sending?"
        case .unsentText: "{} holds text that was typed but not sent. It will be lost."
        case .quitAnyway: "Quit anyway"
        case .keysReloaded: "Your keys were read anew"
        case .configurationReloaded: "The configuration was read anew"
        case .networkOnline: "Network: as usual"
        case .nowUser: "Started anew as {}"
        case .networkSlow: "\u{21C5} slow 3G"
        case .networkOffline: "\u{21C5} offline"
        case .networkLossy: "\u{21C5} 1 in 5 lost"
        }
    }

    private var chinese: String {
        switch self {
        case .loading: "加载中"
        case .cancel: "取消"
        case .confirm: "确定"
        case .pickerHint: "输入以跳转"
        case .quit: "退出"
        case .restart: "重新启动"
        case .wait: "继续等待"
        case .stop: "停止"
        case .help: "按键"
        case .helpSearch: "输入文字可搜索"
        case .helpNothing: "没有相关的按键。"
        case .notResponding: "小程序没有响应"
        case .notRespondingText: "它已经忙了 {} 秒，可能陷入了死循环。"
        case .tooMuchMemory: "小程序占用内存过多"
        case .tooMuchMemoryText: "它的进程占用了 {} MB，可能一直没有释放。"
        case .appEnded: "小程序已停止"
        case .appExited: "它的进程自行结束，状态码 {}。"
        case .appKilled: "它的进程被信号 {} 终止。"
        case .appNotStarted: "无法启动：{}"
        case .pageBroken: "页面无法显示"
        case .stack: "页面栈"
        case .inputMode: "输入"
        case .inPage: "在页面中"
        case .inInput: "输入文字时"
        case .inDock: "在调试栏中"
        case .inDialog: "在对话框或菜单中"
        case .inList: "在列表中"
        case .inFiles: "选择文件时"
        case .inPictures: "查看图片时"
        case .everywhere: "任何时候"
        case .problems: "{} 个问题"
        case .oneProblem: "1 个问题"
        case .noProblems: "没有问题。"
        case .busy: "忙碌"
        case .goTo: "前往“{}”？"
        case .goBackText: "其上的页面将会关闭。"
        case .go: "前往"
        case .stay: "留在此页"
        case .pinTitle: "固定页面，或取消固定"
        case .pinnedTop: "打开其他页面时，“{}”会保留为窗格"
        case .tooManyPins: "最多固定 {} 个页面"
        case .pageWidth: "页面宽度：{} 像素，{} 列"
        case .zoomMode: "单窗格"
        case .nothingToTap: "本页没有 {}"
        case .faultFile: "小程序的文件有错误"
        case .faultFileAdvice: "保存文件后，小程序会在当前页重新启动。"
        case .faultPage: "页面不存在"
        case .faultPageAdvice: "页面须在 app.json 中注册。请选择其他页面，或将它加入 pages。"
        case .faultStopped: "一段代码已被停止"
        case .faultStoppedAdvice: "它运行过久或占用内存过多，其余部分照常运行。"
        case .appEndedAdvice: "页面内容仍可阅读。重新启动会打开当前页。"
        case .openConsole: "控制台"
        case .otherPage: "页面"
        case .close: "关闭"
        case .reloaded: "已重新启动：{} 有改动"
        case .pickPage: "前往页面（{}）"
        case .pickHint: "输入文字可搜索，?a=1 附加参数"
        case .pickNothing: "没有这样的页面。按回车像外部链接一样打开该路径。"
        case .tabMark: "标签"
        case .stackFull: "页面栈已满，请先返回"
        case .refreshing: "正在刷新"
        case .noPull: "此页面未开启下拉刷新"
        case .unboundKey: "{} 在这里没有作用，{} 显示按键"
        case .firstPage: "已是第一个页面"
        case .nothingSelected: "没有选中文字"
        case .share: "转发给朋友"
        case .shareTimeline: "分享到朋友圈"
        case .addToFavorites: "收藏"
        case .pictureOfPage: "（页面截图）"
        case .copyPath: "复制路径"
        case .toBackground: "切到后台"
        case .toForeground: "回到前台"
        case .inBackground: "小程序在后台"
        case .inBackgroundText: "已调用 onHide；回到前台时调用 onShow。"
        case .welcome: "开始使用的按键"
        case .welcomeHint: "按任意键关闭，只显示这一次。"
        case .unsent: "还没有发送，确定退出？"
        case .unsentText: "“{}”中有已输入但未发送的文字，退出后会丢失。"
        case .quitAnyway: "仍然退出"
        case .keysReloaded: "已重新读取按键设置"
        case .configurationReloaded: "已重新读取配置"
        case .networkOnline: "网络：正常"
        case .nowUser: "已以 {} 的身份重新启动"
        case .networkSlow: "\u{21C5} 慢速 3G"
        case .networkOffline: "\u{21C5} 离线"
        case .networkLossy: "\u{21C5} 丢失五分之一"
        }
    }
}
