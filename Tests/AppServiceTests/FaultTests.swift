import AppService
import Bridge
import JavaScript
import LogicFixture
import Testing
import Values

@Suite struct FaultTests {
    @Test
    func `An exception in a callback is told with its place, to App.onError and the listeners, and the page stays`() {
        let app = LogicFixture([
            "app.js":
                "wx.onError((m) => console.log('listener', m.split('\\n')[0])); App({ onError(m) { console.log('app', m.split('\\n').slice(0, 3).join('|')) } })",
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
            app.console.filter { $0.hasPrefix("log app") } == [
                "log app MiniProgramError|Can't find variable: missing|ReferenceError: Can't find variable: missing"
            ])
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

    @Test func `A file that fails at launch reaches onError, and the other pages work`() {
        let app = LogicFixture(
            [
                "app.js": "App({ onError(m) { console.log('app', m.split('\\n')[1]) } })",
                "pages/index.js": "Page({})", "pages/b.js": "Page({})\nnothing.x", "pages/c.js": "let = = 1",
            ],
            pages: ["pages/index", "pages/b", "pages/c"]
        ).start()
        #expect(app.console.filter { $0 == "log app Can't find variable: nothing" }.count == 1)
        #expect(app.console.filter { $0.hasPrefix("log app ") }.count == 2)
        #expect(app.faults.map(\.kind) == [.file, .file])
        #expect(app.faults.first?.source?.hasPrefix("pages/b.js:2:") == true)
        #expect(app.stack == ["pages/index"])
    }

    @Test(arguments: [
        ("Page({ onLoad() {\nsetTimeout('text', 1) } })", 2),
        ("Page({ onLoad() {\nwx.getStorageSync() } })", 2),
        ("Page({ onLoad() { setTimeout(() => {\n null.x }, 1) } })", 2),
        ("Page({ onLoad() { this.setData({ a: 1 }, () => {\n null.x }) } })", 2),
        ("Page({ onReady() {\n null.x } })", 2),
        ("Page({ onShow() { wx.nextTick(() => {\n null.x }) } })", 2),
        ("Page({ observers: { a() {\n null.x } }, onLoad() { this.setData({ a: 1 }) } })", 2),
        ("Page({ onLoad() { const f = new Function('return null.x')\nf() } })", 2),
        ("Page({ onLoad() {\neval('null.x') } })", 2),
        ("Page({ onLoad() { try { require('./bad') } catch (e) {}\nnew Function('}{') } })", 2),
        ("Page({ onLoad() {\nJSON.parse('{') } })", 2),
        ("import { f } from './m'\nPage({ onLoad() {\nf()\n null.x } })", 4),
        ("wx.onAppShow(() => {})\nPage({ onLoad() { wx.getThings({ success() {\n null.x } }) } })", 3),
    ])
    func `Every exception is told once, where the program threw it, and the page stays usable`(page: String, line: Int)
    {
        let app = LogicFixture(
            [
                "app.js": "App({ onError(m) { console.log(m.includes('termina:') ? 'framework' : 'program') } })",
                "pages/index.js": page, "pages/m.js": "export const f = () => 1",
            ],
            functions: [
                HostFunction("getThings", .asynchronous { _, _, reply in reply(.success(ValueObject())) }),
                HostFunction(
                    "getStorageSync", .synchronous { _, _ throws(HostError) in throw HostError("fail no key") }),
            ]
        ).start()
        app.advance(milliseconds: 20)
        #expect(app.faults.count == 1)
        #expect(app.faults.first?.source?.hasPrefix("pages/index.js:\(line):") == true, "\(app.faults)")
        #expect(app.console.filter { $0.hasPrefix("log ") } == ["log program"])
        app.evaluate("getCurrentPages()[0].setData({ b: 1 }); console.log(getCurrentPages()[0].data.b)")
        #expect(app.console.last == "log 1")
    }

    @Test(arguments: [
        ("throw 'text'", "text"), ("throw null", "null"), ("throw { errMsg: 'x' }", #"{"errMsg":"x"}"#),
    ])
    func `What is thrown without being an error is told in its own words`(source: String, text: String) {
        let app = LogicFixture([
            "app.js": "App({ onError(m) { console.log(m.split('\\n').join('|')) } })",
            "pages/index.js": "Page({ onLoad() { \(source) } })",
        ]).start()
        #expect(app.console == ["error \(text)", "log MiniProgramError|\(text)"])
    }

    @Test func `What the engine alone finds in a file is told with the file and line`() {
        let app = LogicFixture([
            "app.js": "App({ onError(m) { console.log(m.split('\\n').pop()) } })",
            "pages/index.js": "Page({ onLoad() { require('../bad') } })", "bad.js": "let a = 1\nlet a = 2",
        ]).start()
        #expect(app.faults.map(\.source) == ["bad.js:2"])
        #expect(app.console.last?.contains("at onLoad (pages/index.js:1:") == true)
    }

    @Test func `A component hears of its own exceptions in its error lifetime`() {
        let app = LogicFixture([
            "pages/index.js": "Page({ data: { p: 1 }, go() { this.setData({ p: 2 }) } })",
            "pages/index.json": #"{"usingComponents": {"c": "/c"}}"#, "pages/index.wxml": "<c p='{{p}}'/>",
            "c.json": #"{"component": true}"#, "c.wxml": "<view id='v' bindtap='tapped'/>",
            "c.js": """
            Component({
              properties: { p: { type: Number, observer(v) { if (v > 1) throw new Error('observer') } } },
              lifetimes: {
                attached() { throw new Error('attached') },
                error(e) { console.log(this.is, e.message); if (e.message === 'tapped') throw new Error('error') },
              },
              methods: { tapped() { throw new Error('tapped') } },
            })
            """,
        ]).start()
        app.tap("v")
        app.evaluate("getCurrentPages()[0].go()")
        #expect(app.console.filter { $0.hasPrefix("log") } == ["log c attached", "log c tapped", "log c observer"])
        #expect(app.faults.count == 4)
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
        let limits = Watchdog.Limits(turn: .milliseconds(250), period: .milliseconds(100))
        let app = LogicFixture(["pages/index.js": page], limits: limits).start()
        app.advance(milliseconds: 10)
        #expect(app.faults.map(\.kind) == [.stopped])
        app.evaluate("console.log('alive')")
        #expect(app.console.last == "log alive")
    }

    @Test func `A handler that was stopped is not called missing`() {
        let limits = Watchdog.Limits(turn: .milliseconds(250), period: .milliseconds(100))
        let app = LogicFixture(
            ["pages/index.js": "Page({ t() { for (;;); } })", "pages/index.wxml": #"<view id="v" bindtap="t"/>"#],
            limits: limits
        ).start()
        guard let (page, node) = app.node("v") else { return #expect(Bool(false)) }
        app.send(.event(UserEvent(sequence: 1, page: page, node: node, type: "tap", detail: [:])))
        #expect(app.faults.map(\.kind) == [.stopped])
        #expect(!app.console.contains { $0.contains("Do not have") })
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
