import AppService
import Bridge
import JavaScript
import LogicFixture
import Testing

@Suite struct FaultTests {
    @Test
    func `An exception in a callback is told with its place, to App.onError and the listeners, and the page stays`() {
        let app = LogicFixture([
            "app.js":
                "wx.onError((m) => console.log('listener', m.split('\\n')[0])); App({ onError(m) { console.log('app', m.split('\\n')[0]) } })",
            "pages/index.js": """
            Page({
              onLoad() {
                this.go()
              },
              go() {
                missing()
              },
              onShow() { console.log('shown') }
            })
            """,
        ]).start()
        #expect(app.faults.count == 1)
        #expect(app.faults.first?.source?.hasPrefix("pages/index.js:6:") == true)
        #expect(app.console.contains("log shown"))
        #expect(
            app.console.filter { $0.hasPrefix("log app") } == ["log app ReferenceError: Can't find variable: missing"])
        #expect(app.console.filter { $0.hasPrefix("log listener") }.count == 1)
        #expect(app.stack == ["pages/index"])
    }

    @Test func `An onError that throws does not come round again`() {
        let app = LogicFixture([
            "app.js": "App({ onError() { console.log('once'); throw new Error('again') } })",
            "pages/index.js": "Page({ onLoad() { throw new Error('first') } })",
        ]).start()
        #expect(app.console.filter { $0 == "log once" }.count == 1)
        #expect(app.faults.count == 2)
    }

    @Test func `Unhandled rejections reach both listeners and the console`() {
        let app = LogicFixture([
            "app.js":
                "wx.onUnhandledRejection((r) => console.log('wx', r.reason.message)); App({ onUnhandledRejection(r) { console.log('app', r.reason.message, r.promise instanceof Promise) } })",
            "pages/index.js": "Page({ async onLoad() { await null; throw new Error('late') } })",
        ]).start()
        #expect(app.console.count == 3)
        #expect(app.console.first?.hasPrefix("error Uncaught (in promise) Error: late") == true)
        #expect(app.console.dropFirst() == ["log app late true", "log wx late"])
    }

    @Test func `A rejected wx call without catch is reported as on the platform`() {
        let app = LogicFixture(["pages/index.js": "Page({ onLoad() { wx.navigateBack() } })"]).start()
        #expect(
            app.console == [
                #"error Uncaught (in promise) {"errMsg":"navigateBack:fail cannot navigate back at first page."}"#
            ])
    }

    @Test(arguments: [
        "Page({ onLoad() { for (;;); } })", "Page({ onLoad() { Promise.resolve().then(() => { for (;;); }) } })",
        "Page({ onLoad() { setTimeout(() => { for (;;); }, 1) } })",
    ])
    func `A loop without end is stopped and told, and the app goes on`(page: String) {
        let limits = Watchdog.Limits(turn: .milliseconds(250), memory: 8 << 30, period: .milliseconds(100))
        let app = LogicFixture(["pages/index.js": page], limits: limits).start()
        app.advance(milliseconds: 10)
        #expect(app.faults.map(\.kind) == [.stopped])
        app.evaluate("console.log('alive')")
        #expect(app.console.last == "log alive")
    }

    @Test func `A page that is not there is told to onPageNotFound, then to the person`() {
        let app = LogicFixture(
            [
                "app.js": "App({ onPageNotFound(r) { console.log(r.path, r.query.a, r.isEntryPage) } })",
                "pages/index.js": "Page({})",
            ],
            launch: LaunchOptions(path: "gone", rawQuery: "a=1")
        ).start()
        #expect(app.console.first == "log gone 1 true")
        #expect(app.faults.map(\.kind) == [.pageNotFound])
    }

    @Test func `onPageNotFound can lead elsewhere`() {
        let app = LogicFixture(
            [
                "app.js": "App({ onPageNotFound() { wx.reLaunch({ url: '/pages/index' }) } })",
                "pages/index.js": "Page({})",
            ],
            launch: LaunchOptions(path: "gone")
        ).start()
        #expect(app.stack == ["pages/index"])
        #expect(app.faults.isEmpty)
    }
}
