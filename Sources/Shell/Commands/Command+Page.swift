import Bridge
import ViewLayer

extension Command {
    private static let page: Set<CommandContext> = [.page, .input, .anywhere]

    /// A command that does something with the page in focus, unless a toast with a mask is over it.
    private static func page(
        _ name: String, _ title: Title, hint: Title? = nil, _ action: @escaping @MainActor @Sendable (Shell) -> Void
    ) -> Command {
        Command(name, title, hint: hint, in: page, isMaskable: true, action: action)
    }

    static let focusNext = page("focus-next", Title("Next element", "下一个元素"), hint: Title("next", "下一个")) {
        $0.focus(pane: nil)
        $0.view.topPage?.focusNext()
    }
    static let focusPrevious = page("focus-previous", Title("Previous element", "上一个元素")) {
        $0.focus(pane: nil)
        $0.view.topPage?.focusPrevious()
    }
    static let activate = page(
        "tap", Title("Tap the element in focus, or open its pane", "点击焦点元素，或前往窗格的页面"),
        hint: Title("tap", "点击")
    ) { $0.activate() }
    static let longPress = page(
        "long-press", Title("Press it long", "长按焦点元素"), hint: Title("long press", "长按")
    ) { shell in
        guard shell.paneFocus == nil, let page = shell.view.topPage else { return shell.activate() }
        page.longPress()
    }

    /// Moves the focus to the nearest element that way; in another pane scrolls.
    static func move(_ direction: ArrowDirection) -> Command {
        page("focus-\(direction.rawValue)", moveTitle(direction)) { shell in
            guard shell.paneFocus != nil else {
                shell.view.topPage?.move(direction)
                return
            }
            switch direction {
            case .up: shell.focusedPage?.scroll(rows: -1)
            case .down: shell.focusedPage?.scroll(rows: 1)
            case .left, .right: break
            }
        }
    }

    /// Swipes over the element in focus.
    static func swipe(_ direction: ArrowDirection) -> Command {
        page("swipe-\(direction)", swipeTitle(direction), hint: Title("swipe", "滑动")) { shell in
            if shell.paneFocus == nil { shell.view.topPage?.swipe(direction) }
        }
    }

    private static func moveTitle(_ direction: ArrowDirection) -> Title {
        switch direction {
        case .left: Title("Element at the left, or a swipe", "左边的元素，或向左滑动")
        case .right: Title("Element at the right, or a swipe", "右边的元素，或向右滑动")
        case .up: Title("Element above, or scroll", "上方的元素，或滚动")
        case .down: Title("Element below, or scroll", "下方的元素，或滚动")
        }
    }

    private static func swipeTitle(_ direction: ArrowDirection) -> Title {
        switch direction {
        case .left: Title("Swipe left over the element in focus", "在焦点元素上向左滑动")
        case .right: Title("Swipe right over it", "在焦点元素上向右滑动")
        case .up: Title("Swipe up over it", "在焦点元素上向上滑动")
        case .down: Title("Swipe down over it", "在焦点元素上向下滑动")
        }
    }

    static let scrollDown = page("scroll-down", Title("Scroll down", "向下滚动")) { $0.focusedPage?.scroll(rows: 1) }
    static let scrollUp = page("scroll-up", Title("Scroll up", "向上滚动")) { $0.focusedPage?.scroll(rows: -1) }
    static let pageDown = page("page-down", Title("Scroll down a screen", "向下翻屏")) {
        $0.focusedPage?.scroll(pages: 1)
    }
    static let pageUp = page("page-up", Title("Scroll up a screen", "向上翻屏")) { $0.focusedPage?.scroll(pages: -1) }
    static let scrollToTop = page("scroll-to-top", Title("Scroll to the top", "滚动到顶部")) {
        $0.focusedPage?.scrollToTop()
    }
    static let scrollToBottom = page("scroll-to-bottom", Title("Scroll to the bottom", "滚动到底部")) {
        $0.focusedPage?.scrollToBottom()
    }
    static let back = Command("back", Title("Go back a page", "返回上一页"), hint: Title("back", "返回"), in: page) {
        if $0.paneFocus == nil { $0.goBack() } else { $0.focus(pane: nil) }
    }

    static let goToPage = Command(
        "go-to-page", Title("Go to a page: choose from all of them", "前往页面：从所有页面中选择"),
        hint: Title("pages", "页面"), in: page, isMaskable: true
    ) { $0.choosePage() }
    static let menu = Command(
        "page-menu", Title("The page's menu: share, add to favourites, send to the background", "页面菜单：转发、收藏、切到后台"),
        hint: Title("menu", "菜单"), in: page, isMaskable: true
    ) { $0.openMenu() }
    static let refresh = page("refresh", Title("Pull the page down to refresh it", "下拉刷新页面")) { $0.pullDown() }

    /// Switches to a tab, counted from 0.
    static func tab(_ index: Int) -> Command {
        Command("tab-\(index + 1)", Title("Tab \(index + 1)", "第 \(index + 1) 个标签"), in: page) { $0.switchTab(index) }
    }

    /// What concerns the pages.
    static let pageCommands: [Command] =
        [
            focusNext, focusPrevious, activate, longPress, jump, back, scrollDown, scrollUp, pageDown, pageUp,
            scrollToTop,
            scrollToBottom, goToPage, menu, refresh,
        ] + ArrowDirection.allCases.map { move($0) } + ArrowDirection.allCases.map { swipe($0) }
        + (0..<5).map { tab($0) }
}
