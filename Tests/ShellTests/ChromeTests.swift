import Bridge
import Cells
import Terminal
import Testing
import Values

@testable import Shell

@MainActor
@Suite("What stands around the pages, and in front of them")
struct ChromeTests {
    /// A shell whose page has this window.
    private func shell(
        columns: Int = 60, rows: Int = 20, pages: [String] = [], tabs: TabBar? = nil,
        _ change: (inout WindowStyle) -> Void = { _ in }
    ) -> TestShell {
        let test = TestShell(columns: columns, rows: rows)
        test.shell.start()
        test.shell.receive([
            .hello(Hello(name: "App", appID: "wx1", tabBar: tabs, pages: pages, home: pages.first))
        ])
        var window = WindowStyle()
        window.navigationBarTitleText = "Title"
        change(&window)
        let page = PageID(1)
        test.shell.receive([
            .pageOpen(
                PageOpen(
                    page: page, path: pages.last ?? "pages/home", query: "", root: NodeID(100), scopes: [.app],
                    window: window)),
            .route(Route(kind: .appLaunch, stack: [page], closed: [], cached: [])),
        ])
        return test
    }

    private func pulls(_ test: TestShell) -> Int {
        test.link.messages.count { if case .pageEvent(_, .pullDownRefresh) = $0 { true } else { false } }
    }

    // MARK: Navigation bar

    @Test("A page that draws its own bar has the whole height, and no row of ours")
    func customNavigation() {
        let plain = shell()
        #expect(plain.lines[0].contains("Title") && plain.shell.layout.page.row == 1)
        let custom = shell { $0.navigationStyle = "custom" }
        #expect(!custom.lines[0].contains("Title"))
        #expect(custom.shell.layout.page.row == 0 && custom.shell.layout.navigationBar.isEmpty)
        #expect(custom.shell.layout.page.rows == plain.shell.layout.page.rows + 1)
        #expect(custom.shell.layout.viewport == plain.shell.layout.viewport)
    }

    @Test("A lone page that is neither home nor a tab shows the way home, until the program hides it")
    func home() {
        let test = shell(pages: ["pages/home", "pages/other"])
        #expect(test.lines[0].contains("\u{2302}"))
        test.click(1, 0)
        #expect(test.takeMessages() == ["reLaunch /pages/home"])
        test.shell.receive([.chrome(.homeButtonHidden(PageID(1)))])
        #expect(!test.lines[0].contains("\u{2302}"))
        #expect(!shell(pages: ["pages/home"]).lines[0].contains("\u{2302}"))
    }

    @Test("A theme's window replaces colours and leaves a title that was set")
    func themedWindow() {
        let test = shell()
        test.shell.receive([.chrome(.title(PageID(1), "Mine"))])
        var window = WindowStyle()
        window.navigationBarBackgroundColor = "#102030"
        test.shell.receive([.chrome(.window(PageID(1), window))])
        test.shell.paint()
        #expect(test.screen.grid[0, 0].style.background == .rgb(hex: 0x102030))
        #expect(test.lines[0].contains("Mine"))
    }

    // MARK: Tab bar

    private var bar: TabBar {
        TabBar(items: [.init(pagePath: "pages/home", text: "home"), .init(pagePath: "pages/me", text: "me")])
    }

    @Test("Tabs may stand above the page, and take the program's colours where they can be read")
    func tabs() throws {
        var bar = bar
        bar.position = "top"
        bar.backgroundColor = "#ffffff"
        bar.selectedColor = "#0a5c36"
        bar.color = "#fefefe"
        let test = shell(tabs: bar)
        let home = try #require(test.place(of: "home"))
        let other = try #require(test.place(of: "me"))
        #expect(home.row == 1 && test.shell.layout.page.row == 2)
        #expect(test.screen.grid[home.column, 1].style.foreground == .rgb(hex: 0x0A5C36))
        let style = test.screen.grid[other.column, 1].style
        #expect(style.background == .rgb(hex: 0xFFFFFF) && style.foreground != .rgb(hex: 0xFEFEFE))
        var dark = bar
        dark.backgroundColor = "#000000"
        dark.items = []
        test.shell.receive([.chrome(.tabBarTheme(dark))])
        test.shell.paint()
        #expect(test.screen.grid[other.column, 1].style.background == .rgb(hex: 0))
        #expect(test.shows("home"))
    }

    // MARK: Pulling down

    @Test("A program's refresh shows a band until it is stopped, and tells the page once")
    func refresh() {
        let test = shell()
        let rows = test.shell.layout.page.rows
        test.shell.receive([.command(PageID(1), .pullDown(true)), .command(PageID(1), .pullDown(true))])
        #expect(test.shows("  refreshing") && test.shell.layout.page.rows == rows - 3)
        #expect(pulls(test) == 1)
        test.advance(milliseconds: 60_000)
        #expect(test.shows("refreshing"))
        test.shell.receive([.command(PageID(1), .pullDown(false))])
        #expect(!test.shows("refreshing") && test.shell.layout.page.rows == rows)
    }

    @Test("The person pulls by key or by three turns of the wheel, where the page allows it")
    func pulling() throws {
        let fixed = shell()
        try fixed.press("r")
        #expect(pulls(fixed) == 0 && fixed.shows("does not refresh"))
        for key in ["r", "F9"] {
            let test = shell { $0.enablePullDownRefresh = true }
            try test.press(key)
            #expect(pulls(test) == 1 && test.shows("refreshing"))
        }
        let test = shell { $0.enablePullDownRefresh = true }
        func turn() { test.shell.handle(.mouse(MouseEvent(.wheelUp, at: CellPoint(column: 5, row: 5)))) }
        turn()
        turn()
        test.advance(milliseconds: 1_000)
        turn()
        turn()
        #expect(pulls(test) == 0)
        turn()
        #expect(pulls(test) == 1)
    }

    // MARK: Choosing a page

    @Test(
        "The list of all pages is narrowed by words; behind ? is the query",
        arguments: [
            ("o Enter", ["switchTab /pages/home"]), ("o Down Down Enter", ["navigateTo /pages/detail"]),
            (#"F3 "deep" Enter"#, ["navigateTo /sub/deep"]), (#"o "DET" Enter"#, ["navigateTo /pages/detail"]),
            (#"o "det?id=7&x=?" Enter"#, ["navigateTo /pages/detail?id=7&x=?"]),
            (#"o "me?id=7" Enter"#, ["switchTab /pages/home"]), (#"o "nothing" Enter"#, []), ("o Escape", []),
        ])
    func picker(keys: String, sent: [String]) throws {
        let test = shell(pages: ["pages/detail", "sub/deep", "pages/home"].sorted { $0 > $1 }.reversed(), tabs: bar)
        test.shell.hello?.pages = ["pages/home", "pages/me", "pages/detail", "sub/deep"]
        _ = test.takeMessages()
        try test.press(keys)
        #expect(test.takeMessages() == sent)
    }

    @Test("What is open is marked, a click goes there, and a full stack says so")
    func pickerMarks() throws {
        let test = shell(pages: ["pages/other", "pages/home"])
        try test.press("o")
        #expect(test.shows("\u{25CF} Title") && test.shows("\u{25CB}"))
        #expect(test.click(on: "pages/other"))
        #expect(test.takeMessages() == ["navigateTo /pages/other"])
        for id in UInt32(2)...10 { test.open("p\(id)", id: id) }
        try test.press("o Enter")
        #expect(test.takeMessages().isEmpty && test.shows("page stack is full"))
    }
}
