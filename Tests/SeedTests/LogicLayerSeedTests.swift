import Bridge
import HostAPI
import LogicFixture
import MiniProgram
import Testing
import Values

/// The seed on the logic layer: its code runs verbatim in small apps, and does what the text around it says.
@Suite(.enabled(if: Snippets.folder != nil, Snippets.whereTheyAre))
struct LogicLayerSeedTests {
    @Test func `Every snippet is run here`() throws {
        #expect(try Snippets.names() == Snippets.run.sorted())
    }

    @Test func `The compass prints its direction at once and at each turn, until it is stopped`() throws {
        let files = [
            "pages/index.js": "require('../compass.js'); Page({})", "compass.js": try Snippets.text("003-compass.js"),
        ]
        let program = MiniProgram.load(MemorySource(["app.json": #"{"pages":["pages/index"]}"#]))
        let app = LogicFixture(files, functions: HostAPI.functions(for: program, data: .memory)).start()
        #expect(app.console == ["log 0"])
        var device = Device()
        for direction in [90.0, 90, 123.5] {
            device.hardware.direction = direction
            app.send(.device(device))
        }
        #expect(app.console == ["log 0", "log 90", "log 123.5"])
        app.evaluate("wx.stopCompass()")
        device.hardware.direction = 7
        app.send(.device(device))
        #expect(app.console == ["log 0", "log 90", "log 123.5"])
    }

    @Test func `App registers the program, and getApp reaches its global data`() throws {
        let app = LogicFixture([
            "app.js": try Snippets.text("003-app.app.js"),
            "xxx.js": try Snippets.text("003-getApp.js"),
            "pages/index.js": "require('../xxx.js'); Page({})",
        ]).start()
        #expect(app.console == ["log I am global data"])
        app.send(.visibility(false))
        app.send(.visibility(true))
        #expect(
            app.lifecycle.filter { $0.hasPrefix("app.") } == ["app.onLaunch", "app.onShow", "app.onHide", "app.onShow"])
    }

    @Test func `An error reaches App's onError, which prints it`() throws {
        let app = LogicFixture([
            "app.js": try Snippets.text("003-app.app.js"),
            "pages/index.js": "Page({ onLoad() { throw new Error('broken') } })",
        ]).start()
        #expect(app.console.contains { $0.hasPrefix("log ") && $0.contains("broken") })
    }

    @Test func `Page shows its data, and viewTap sets new data`() throws {
        let app = try page("003-page.page.js")
        #expect(app.lifecycle.filter(isOfPage) == ["onLoad", "onShow", "onReady"].map { "pages/index.\($0)" })
        #expect(app.tree.contains("This is page data."))
        app.tap("text")
        #expect(app.tree.contains("Set some data for updating view."))
        #expect(!app.tree.contains("This is page data."))
        app.evaluate("console.log(getCurrentPages()[0].customData.hi)")
        #expect(app.console == ["log MINA"])
    }

    @Test func `A tap on the tab prints its index, path and text`() throws {
        let app = try page("003-page.page.js")
        app.send(.userRoute(.tab(index: 0)))
        #expect(app.console == ["log 0", "log pages/index", "log 首页"])
    }

    @Test func `Every callback of Page is called when its time comes`() throws {
        let app = try page("003-page.page.js")
        let page = try #require(app.openPages.first)
        for event in [PageEvent.pullDownRefresh, .reachBottom, .scroll(top: 8), .resize(width: 800, height: 480)] {
            app.send(.pageEvent(page, event))
        }
        app.send(.userRoute(.tab(index: 1)))
        app.evaluate("wx.reLaunch({ url: '/pages/other' })")
        let calls = app.lifecycle.filter(isOfPage).map { String($0.dropFirst("pages/index.".count)) }
        for name in ["onPullDownRefresh", "onReachBottom", "onPageScroll", "onResize", "onHide", "onUnload"] {
            #expect(calls.filter { $0 == name }.count == 1, "\(name) in \(calls)")
        }
        #expect(app.faults.isEmpty)
    }

    @Test func `A behavior gives a page data and methods`() throws {
        let app = LogicFixture(
            [
                "pages/page-a.js": try Snippets.text("003-behavior-use.page.js"),
                "pages/my-behavior.js": try Snippets.text("003-my-behavior.js"),
                "pages/page-a.wxml": "<view>{{sharedText}}</view>",
            ], pages: ["pages/page-a"]
        ).start()
        #expect(app.tree.contains("This is a piece of data shared between pages."))
        app.evaluate(
            """
            const page = getCurrentPages()[0]
            console.log(page.data.sharedText)
            console.log(typeof page.sharedMethod, page.sharedMethod())
            """)
        #expect(app.console == ["log This is a piece of data shared between pages.", "log function undefined"])
        #expect(app.faults.isEmpty)
    }

    @Test func `Component makes a page, with its methods in methods`() throws {
        let app = try page("003-component-page.page.js")
        #expect(app.tree.contains("This is page data."))
        app.tap("text")
        app.send(.pageEvent(try #require(app.openPages.first), .pullDownRefresh))
        #expect(app.lifecycle.filter(isOfPage) == ["pages/index.onLoad", "pages/index.onPullDownRefresh"])
        app.evaluate(
            "const page = getCurrentPages()[0]; console.log(page.route, typeof page.viewTap, typeof page.onLoad)")
        #expect(app.console == ["log pages/index function function"])
        #expect(app.faults.isEmpty)
    }

    @Test func `A module's functions are there for a page that requires it`() throws {
        let app = LogicFixture([
            "pages/index.js": try Snippets.text("003-require-common.page.js"),
            "pages/common.js": try Snippets.text("003-common.js"),
            "pages/index.wxml": "<view id='hello' bindtap='helloMINA'/><view id='goodbye' bindtap='goodbyeMINA'/>",
        ]).start()
        app.tap("hello")
        app.tap("goodbye")
        #expect(app.console == ["log Hello MINA !", "log Goodbye MINA !"])
    }

    @Test func `Files have scopes of their own and share the app's global data`() throws {
        let app = LogicFixture([
            "app.js": try Snippets.text("003-global-data.app.js"),
            "a.js": try Snippets.text("003-scope-a.js"),
            "b.js": try Snippets.text("003-scope-b.js"),
            "pages/index.js": "require('../a.js'); require('../b.js'); console.log(typeof localValue); Page({})",
        ]).start()
        #expect(app.console == ["log 2", "log undefined"])
    }

    @Test func `A synchronous call stores, and what it throws is caught`() throws {
        let files = ["pages/index.js": try Snippets.text("003-sync.js") + "\nPage({})"]
        let functions = HostAPI.functions(for: MiniProgram.load(MemorySource(files)), data: .memory)
        let app = LogicFixture(files, functions: functions).start()
        app.evaluate("console.log(wx.getStorageSync('key'))")
        #expect(app.console == ["log value"])

        let full = HostFunction(
            "setStorageSync",
            .synchronous { _, _ throws(HostError) in throw HostError("fail:quota reached") })
        let fullApp = LogicFixture(files, functions: [full]).start()
        #expect(fullApp.console.count == 1)
        #expect(
            fullApp.console.allSatisfy { $0.hasPrefix("error ") && $0.contains("setStorageSync:fail:quota reached") })
    }

    /// An app with this snippet as its first page, which is a tab and shows its text.
    private func page(_ snippet: String) throws -> LogicFixture {
        LogicFixture(
            [
                "app.json": """
                {"pages":["pages/index","pages/other"],"tabBar":{"list":[
                  {"pagePath":"pages/index","text":"首页"},{"pagePath":"pages/other","text":"其他"}]}}
                """,
                "pages/index.js": try Snippets.text(snippet),
                "pages/index.wxml": "<view id='text' bindtap='viewTap'>{{text}}</view>",
                "pages/other.js": "Page({})",
            ], pages: ["pages/index", "pages/other"]
        ).start()
    }

    private func isOfPage(_ call: String) -> Bool { call.hasPrefix("pages/index.") }
}

extension LogicFixture {
    /// The pages that came into being so far.
    fileprivate var openPages: [PageID] {
        messages.compactMap { if case .pageOpen(let open) = $0 { open.page } else { nil } }
    }
}
