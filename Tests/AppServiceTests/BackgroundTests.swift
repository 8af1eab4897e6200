import AppService
import Bridge
import LogicFixture
import Testing
import Values

/// What becomes of an app that nobody sees.
@Suite struct BackgroundTests {
    private func app() -> LogicFixture {
        LogicFixture([
            "app.js": "App({ onShow(o) { console.log('show', o.scene) }, onHide() { console.log('hide') } })",
            "pages/index.js": """
            Page({ onLoad() {
              setInterval(() => console.log('tick'), 2000)
              setTimeout(() => console.log('once'), 9000)
            } })
            """,
        ]).start()
    }

    @Test func `its timers rest from five seconds on, and what was due runs once when it is back`() {
        let app = app()
        app.send(.visibility(false))
        app.advance(milliseconds: 4_900)
        #expect(app.console == ["log show 1001", "log hide", "log tick", "log tick"])
        app.advance(milliseconds: 60_000)
        #expect(app.console.count == 4)
        app.send(.visibility(true))
        #expect(app.console.dropFirst(4) == ["log show 1001", "log tick", "log once"])
        app.advance(milliseconds: 2_000)
        #expect(app.console.last == "log tick" && app.console.count == 8)
    }

    @Test func `who comes back in time misses nothing`() {
        let app = app()
        app.send(.visibility(false))
        app.advance(milliseconds: 4_000)
        app.send(.visibility(true))
        app.advance(milliseconds: 6_000)
        #expect(app.console.filter { $0 == "log tick" }.count == 5)
        #expect(app.console.contains("log once"))
    }

    @Test func `it is entered in the scene that the person chose, at the start and coming back`() {
        let app = LogicFixture([
            "app.js":
                "App({ onLaunch(o) { console.log('launch', o.scene) }, onShow(o) { console.log('show', o.scene) } })",
            "pages/index.js": "Page({})",
        ])
        var device = Device()
        device.hardware.scene = 1007
        app.send(.device(device))
        app.start()
        #expect(app.console == ["log launch 1007", "log show 1007"])
        app.send(.visibility(false))
        device.hardware.scene = 1011
        app.send(.device(device))
        app.evaluate("console.log(wx.getEnterOptionsSync().scene)")
        app.send(.visibility(true))
        app.evaluate("console.log(wx.getEnterOptionsSync().scene, wx.getLaunchOptionsSync().scene)")
        #expect(app.console.dropFirst(2) == ["log 1007", "log show 1011", "log 1011 1007"])
    }

    @Test func `listeners are counted as they come and go`() {
        let app = LogicFixture(["pages/index.js": "Page({})"]).start()
        var heard: [String] = []
        app.service.observe { change in
            if case .listeners(let event, let count) = change { heard.append("\(event) \(count)") }
        }
        app.evaluate(
            "const f = () => {}; wx.onThemeChange(f); wx.onThemeChange(() => {}); wx.offThemeChange(f); wx.offThemeChange()"
        )
        #expect(heard == ["onThemeChange 1", "onThemeChange 2", "onThemeChange 1", "onThemeChange 0"])
    }
}
