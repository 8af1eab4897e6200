import AppService
import Bridge
import LogicFixture
import Testing

/// The two tables of the framework's guide on routing, row by row.
@Suite struct RoutingTests {
    /// A way to a state of the page stack, the route from there, and the callbacks that must run, in order.
    struct Row: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var way: [String]
        var route: String
        var expected: [String]
        var entry = "A"
        var stack: [String]
    }

    static let routes: [Row] = [
        Row(
            testDescription: "launch", way: [], route: "", expected: ["A.onLoad", "A.onShow", "A.onReady"], stack: ["A"]
        ),
        Row(
            testDescription: "navigateTo", way: [], route: "wx.navigateTo({url:'/C'})",
            expected: ["A.onHide", "C.onLoad", "C.onShow", "C.onReady"], stack: ["A", "C"]),
        Row(
            testDescription: "redirectTo", way: ["wx.navigateTo({url:'/C'})"], route: "wx.redirectTo({url:'/D'})",
            expected: ["C.onUnload", "D.onLoad", "D.onShow", "D.onReady"], stack: ["A", "D"]),
        Row(
            testDescription: "navigateBack", way: ["wx.navigateTo({url:'/C'})"], route: "wx.navigateBack()",
            expected: ["C.onUnload", "A.onShow"], stack: ["A"]),
        Row(
            testDescription: "navigateBack by two", way: ["wx.navigateTo({url:'/C'})", "wx.navigateTo({url:'/D'})"],
            route: "wx.navigateBack({delta:2})", expected: ["D.onUnload", "C.onUnload", "A.onShow"], stack: ["A"]),
        Row(
            testDescription: "switchTab", way: [], route: "wx.switchTab({url:'/B'})",
            expected: ["A.onHide", "B.onLoad", "B.onShow", "B.onReady"], stack: ["B"]),
        Row(
            testDescription: "reLaunch",
            way: ["wx.switchTab({url:'/B'})", "wx.navigateTo({url:'/C'})"], route: "wx.reLaunch({url:'/D'})",
            expected: ["C.onUnload", "B.onUnload", "A.onUnload", "D.onLoad", "D.onShow", "D.onReady"], stack: ["D"]),
    ]

    private static let toC = "wx.navigateTo({url:'/C'})"
    private static let toD = "wx.navigateTo({url:'/D'})"
    private static let toA = "wx.switchTab({url:'/A'})"
    private static let toB = "wx.switchTab({url:'/B'})"

    static let tabs: [Row] = [
        Row(testDescription: "A to A", way: [], route: toA, expected: [], stack: ["A"]),
        Row(
            testDescription: "A to B", way: [], route: toB,
            expected: ["A.onHide", "B.onLoad", "B.onShow", "B.onReady"],
            stack: ["B"]),
        Row(
            testDescription: "A to B again", way: [toB, toA], route: toB, expected: ["A.onHide", "B.onShow"],
            stack: ["B"]),
        Row(testDescription: "C to A", way: [toC], route: toA, expected: ["C.onUnload", "A.onShow"], stack: ["A"]),
        Row(
            testDescription: "C to B", way: [toC], route: toB,
            expected: ["C.onUnload", "B.onLoad", "B.onShow", "B.onReady"], stack: ["B"]),
        Row(
            testDescription: "D to B", way: [toC, toD], route: toB,
            expected: ["D.onUnload", "C.onUnload", "B.onLoad", "B.onShow", "B.onReady"], stack: ["B"]),
        Row(
            testDescription: "D, entered from a share, to A", way: [], route: toA,
            expected: ["D.onUnload", "A.onLoad", "A.onShow", "A.onReady"], entry: "D", stack: ["A"]),
        Row(
            testDescription: "D, entered from a share, to B", way: [], route: toB,
            expected: ["D.onUnload", "B.onLoad", "B.onShow", "B.onReady"], entry: "D", stack: ["B"]),
    ]

    private static let page = """
        const names = ['onLoad', 'onShow', 'onReady', 'onHide', 'onUnload', 'onTabItemTap']
        const options = {}
        for (const name of names) options[name] = function (item) {
          if (name === 'onTabItemTap') console.log(this.route, JSON.stringify(item))
        }
        Page(options)
        """

    private func app(entry: String = "A") -> LogicFixture {
        let pages = ["A", "B", "C", "D"]
        let files = Dictionary(uniqueKeysWithValues: pages.map { ($0 + ".js", Self.page) })
        return LogicFixture(files, pages: pages, tabs: ["A", "B"], launch: LaunchOptions(path: entry, scene: 1007))
            .start()
    }

    @Test(arguments: routes + tabs)
    func `Every row of the tables`(row: Row) {
        let app = app(entry: row.entry)
        for step in row.way { app.evaluate(step) }
        let before = row.route.isEmpty ? 0 : app.lifecycle.count
        if !row.route.isEmpty { app.evaluate(row.route) }
        #expect(Array(app.lifecycle.dropFirst(before)) == row.expected)
        #expect(app.stack == row.stack)
        #expect(app.faults.isEmpty)
    }

    @Test func `onTabItemTap comes with a person's tap only, also on the current tab`() {
        let app = app()
        app.evaluate("wx.switchTab({url:'/B'})")
        #expect(app.console.isEmpty)
        app.send(.userRoute(.tab(index: 0)))
        app.send(.userRoute(.tab(index: 0)))
        let line = #"log A {"index":"0","pagePath":"A","text":"A"}"#
        #expect(app.console == [line, line])
        app.send(.userRoute(.tab(index: 7)))
        #expect(app.stack == ["A"])
    }

    @Test(arguments: [
        ("wx.navigateTo({url:'/A'})", "navigateTo:fail can not navigateTo a tabbar page"),
        ("wx.navigateTo({url:'nowhere?x=1'})", #"navigateTo:fail page "nowhere?x=1" is not found"#),
        ("wx.switchTab({url:'/C'})", "switchTab:fail can not switch to no-tabBar page"),
        ("wx.navigateBack()", "navigateBack:fail cannot navigate back at first page."),
        (
            "wx.redirectTo({})",
            "redirectTo:fail parameter error: parameter.url should be String instead of Undefined;"
        ),
    ])
    func `Misuse rejects with the platform's message`(call: String, message: String) {
        let app = app()
        app.evaluate("\(call).catch((e) => console.log(e.errMsg))")
        #expect(app.console == ["log " + message])
    }

    @Test func `The shell's own ways lead through the same routes`() {
        let app = app()
        app.send(.userRoute(.navigator(page: PageID(1), node: NodeID(0), openType: "navigate", url: "C?x=1", delta: 1)))
        #expect(app.stack == ["A", "C"])
        app.send(.userRoute(.navigator(page: PageID(2), node: NodeID(0), openType: "redirectTo", url: "/D", delta: 1)))
        #expect(app.stack == ["A", "D"])
        app.send(.userRoute(.back(delta: 1)))
        #expect(app.stack == ["A"])
        app.send(.userRoute(.back(delta: 1)))
        #expect(app.console == ["warn navigateBack:fail cannot navigate back at first page."])
    }

    private func app(logging files: [String: String]) -> LogicFixture {
        let pages = ["a", "b", "c"]
        var all = Dictionary(uniqueKeysWithValues: pages.map { ($0 + ".js", "Page({})") })
        all["app.js"] = "routes = () => getCurrentPages().map((p) => p.route).join('')"
        return LogicFixture(all.merging(files) { $1 }, pages: pages).start()
    }

    @Test func `A page is told by getCurrentPages until it has unloaded`() {
        let page = """
            Page({ onLoad() { console.log(this.route, 'load', routes()) }, onHide() { console.log(this.route, 'hide', routes()) },
              onShow() { console.log(this.route, 'show', routes()) }, onUnload() { console.log(this.route, 'unload', routes()) } })
            """
        let app = app(logging: ["a.js": page, "b.js": page, "c.js": page])
        for route in [
            "navigateTo({url:'b'})", "navigateTo({url:'c'})", "navigateBack({delta:9})", "redirectTo({url:'b'})",
        ] {
            app.evaluate("wx.\(route)")
        }
        #expect(
            app.console == [
                "log a load a", "log a show a", "log a hide a", "log b load ab", "log b show ab", "log b hide ab",
                "log c load abc", "log c show abc", "log c unload abc", "log b unload ab", "log a show a",
                "log a unload a", "log b load b", "log b show b",
            ])
    }

    @Test func `Listeners of routes are called in the documented order, with one number a route`() {
        let names = [
            "BeforeAppRoute", "BeforePageUnload", "AfterPageUnload", "BeforePageLoad", "AfterPageLoad", "AppRoute",
            "AppRouteDone",
        ]
        let listeners = names.map { name in
            "wx.on\(name)((e) => console.log('\(name)', e.path, e.openType, e.page ? e.page.is : '', e.routeEventId))"
        }
        let app = app(logging: [
            "a.js": "Page({ onUnload() { console.log('unload') } })",
            "b.js": "Page({ onLoad() { console.log('load') } })",
        ])
        app.evaluate(listeners.joined(separator: "\n"))
        app.evaluate("wx.redirectTo({url:'b'})")
        #expect(
            app.console == [
                "log BeforeAppRoute b redirectTo  2", "log BeforePageUnload a redirectTo a 2", "log unload",
                "log AfterPageUnload a redirectTo  2", "log BeforePageLoad b redirectTo  2", "log load",
                "log AfterPageLoad b redirectTo b 2", "log AppRoute b redirectTo  2",
                "log AppRouteDone b redirectTo  2",
            ])
    }

    @Test func `onRouteDone follows onReady, and comes again on the way back`() {
        let app = app(logging: [
            "a.js":
                "Page({ onReady() {}, onRouteDone() {}, pageLifetimes: { routeDone() { console.log('lifetime') } } })"
        ])
        app.evaluate("wx.navigateTo({url:'b'})")
        app.evaluate("wx.navigateBack()")
        let done = ["a.pageLifetimes.routeDone", "a.onRouteDone"]
        #expect(app.lifecycle == ["a.onReady"] + done + done)
        #expect(app.console == ["log lifetime", "log lifetime"])
    }

    @Test func `Routes asked for in the middle of a route follow it, in order`() {
        let app = app(logging: [
            "b.js": "Page({ onLoad() { wx.navigateTo({ url: 'c' }) }, onUnload() { wx.redirectTo({ url: 'b' }) } })"
        ])
        app.evaluate("wx.navigateTo({url:'b'}); wx.navigateTo({url:'/a?n=1'})")
        #expect(app.stack == ["a", "b", "a", "c"])
        app.evaluate("wx.navigateBack({delta:2})")
        #expect(app.stack == ["a", "b"])
        app.evaluate("wx.navigateBack({delta:1})")
        #expect(app.stack == ["b", "c"])
    }

    @Test func `The first page opens first, whatever App's callbacks ask for`() {
        let app = app(logging: [
            "app.js": "App({ onLaunch() { wx.navigateTo({ url: '/b' }); wx.reLaunch({ url: '/c?x=1' }) } })"
        ])
        let routes = app.messages.compactMap { if case .route(let route) = $0 { route.kind } else { nil } }
        #expect(routes == [.appLaunch, .navigateTo, .reLaunch])
        #expect(app.stack == ["c"])
    }

    @Test func `The eleventh page is refused, and the tenth stays`() {
        let app = app(logging: [:])
        app.evaluate(
            "for (let i = 0; i < 10; i++) wx.navigateTo({ url: 'b?i=' + i, fail(e) { console.log(i, e.errMsg) } })")
        #expect(app.stack.count == 10)
        #expect(app.console == ["log 9 navigateTo:fail webview count limit exceed"])
        app.evaluate("console.log(getCurrentPages()[9].options.i)")
        #expect(app.console.last == "log 8")
    }

    @Test func `A navigator can leave the mini-program`() {
        let app = app(logging: ["a.js": "Page({ onUnload() { console.log('unload') } })"])
        app.send(.userRoute(.navigator(page: PageID(1), node: NodeID(0), openType: "exit", url: "", delta: 1)))
        #expect(app.console == ["log unload"])
        guard case .exit? = app.messages.last else { return #expect(Bool(false), "the app ends") }
    }

    @Test func `A navigator hears whether its route was taken`() {
        let app = LogicFixture(
            [
                "a.js": """
                const log = (e) => console.log(e.type, e.detail.errMsg)
                Page({ success: log, fail: log, complete: log })
                """,
                "a.wxml": "<navigator id='n' bindsuccess='success' bindfail='fail' bindcomplete='complete'/>",
                "b.js": "Page({})",
            ], pages: ["a", "b"]
        ).start()
        guard let (page, node) = app.node("n") else { return #expect(Bool(false), "the navigator is there") }
        app.send(.userRoute(.navigator(page: page, node: node, openType: "navigate", url: "gone", delta: 1)))
        app.send(.userRoute(.navigator(page: page, node: node, openType: "navigate", url: "b", delta: 1)))
        #expect(
            app.console == [
                #"warn navigateTo:fail page "gone" is not found"#,
                #"log fail navigateTo:fail page "gone" is not found"#,
                #"log complete navigateTo:fail page "gone" is not found"#, "log success navigateTo:ok",
                "log complete navigateTo:ok",
            ])
    }
}
