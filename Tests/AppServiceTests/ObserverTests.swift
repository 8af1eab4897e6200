import AppService
import Bridge
import LogicFixture
import Testing
import Values

/// `createIntersectionObserver` and `createMediaQueryObserver`.
@Suite struct ObserverTests {
    private func app(_ script: String) -> LogicFixture {
        LogicFixture([
            "pages/index.js": "Page({ onReady() { \(script) } })",
            "pages/index.wxml":
                "<scroll-view id='s'><view id='v' class='c' data-k='1'/><view class='c'/></scroll-view>",
        ]).start()
    }

    private func observation(_ app: LogicFixture) -> (UInt64, Observation)? {
        app.messages.compactMap { if case .observe(let id, _, let observation) = $0 { (id, observation) } else { nil } }
            .last
    }

    @Test(
        "What is asked of the view",
        arguments: [
            (
                "wx.createIntersectionObserver().relativeToViewport({ bottom: 100 }).observe('#v', f)",
                "1 v:100 [0.0] 0.0"
            ),
            (
                "this.createIntersectionObserver({ thresholds: [0, 0.5, 1], initialRatio: 1 }).observe('.c', f)",
                "1  [0.0, 0.5, 1.0] 1.0"
            ),
            (
                "this.createIntersectionObserver({ observeAll: true }).relativeTo('#s').relativeToViewport().observe('.c', f)",
                "2 n:0 v:0 [0.0] 0.0"
            ),
            (
                "wx.createIntersectionObserver(this, { nativeMode: true }).relativeTo('#none').observe('.c', f)",
                "1  [0.0] 0.0"
            ),
            ("wx.createIntersectionObserver({ observeAll: true }).observe('.c', f)", "2  [0.0] 0.0"),
        ])
    func asks(_ call: String, _ expected: String) throws {
        let app = app("const f = () => {}; \(call)")
        let (_, asked) = try #require(observation(app))
        let references = asked.references.map { ($0.node == nil ? "v:" : "n:") + "\(Int($0.bottom))" }
        #expect(
            "\(asked.nodes.count) \(references.joined(separator: " ")) \(asked.thresholds) \(asked.initialRatio)"
                == expected)
    }

    @Test func `Crossings are told with id and dataset until the observer disconnects`() throws {
        let app = app(
            "this.o = this.createIntersectionObserver(); this.o.observe('#v', (r) => console.log(r.id, r.dataset.k, r.intersectionRatio))"
        )
        let (id, asked) = try #require(observation(app))
        let value: Value = ["node": .number(Double(asked.nodes[0].rawValue)), "intersectionRatio": 0.5]
        app.send(.observed(id: id, value))
        #expect(app.console == ["log v 1 0.5"])
        app.evaluate("getCurrentPages()[0].o.disconnect()")
        let ended = app.messages.contains { if case .unobserve(id) = $0 { true } else { false } }
        #expect(ended)
        app.send(.observed(id: id, value))
        #expect(app.console.count == 1)
    }

    @Test func `A selector that finds nothing is told`() {
        let app = app("wx.createIntersectionObserver().observe('.none', () => {})")
        #expect(app.console == ["warn Node \".none\" is not found. Intersection observer will not trigger."])
    }

    @Test(
        "Media queries look at the page's size",
        arguments: [
            ("{ minWidth: 300 }", "true"), ("{ minWidth: 376 }", "false"), ("{ maxWidth: 375 }", "true"),
            ("{ width: 375, height: 640 }", "true"), ("{ minHeight: 641 }", "false"), ("{ maxHeight: 640 }", "true"),
            ("{ orientation: 'portrait' }", "true"), ("{ orientation: 'landscape' }", "false"), ("{}", "true"),
        ])
    func mediaQuery(_ description: String, _ expected: String) {
        let app = app("this.createMediaQueryObserver().observe(\(description), (r) => console.log(r.matches))")
        #expect(app.console == ["log \(expected)"])
    }

    @Test func `A media query is told again when its answer changes`() {
        let app = app(
            "const o = this.o = this.createMediaQueryObserver(); o.observe({ minWidth: 400 }, (r) => console.log(r.matches))"
        )
        for (width, count) in [(390.0, 1), (400.0, 2), (500.0, 2), (375.0, 3)] {
            var device = Device()
            device.windowWidth = width
            app.send(.device(device))
            #expect(app.console.count == count)
        }
        app.evaluate("getCurrentPages()[0].o.disconnect()")
        var device = Device()
        device.windowWidth = 800
        app.send(.device(device))
        #expect(app.console == ["log false", "log true", "log false"])
    }
}
