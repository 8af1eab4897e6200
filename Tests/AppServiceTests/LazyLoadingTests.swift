import AppService
import Bridge
import LogicFixture
import Testing

@Suite struct LazyLoadingTests {
    /// Two pages with a component each; every file says that it runs.
    private func files(_ setting: String) -> [String: String] {
        [
            "app.json": #"{"pages": ["pages/index", "pages/other"]\#(setting)}"#,
            "app.js": "console.log('app'); App({ onLaunch() { console.log('launch') } })",
            "pages/index.js": "console.log('index'); Page({ go() { wx.navigateTo({ url: '/pages/other' }) } })",
            "pages/index.json": #"{"usingComponents": {"one": "/components/one"}}"#,
            "pages/index.wxml": "<one/>",
            "pages/other.js": "console.log('other'); Page({ go() { wx.navigateBack() } })",
            "pages/other.json": #"{"usingComponents": {"two": "/components/two"}}"#,
            "pages/other.wxml": "<two/>",
            "components/one.js": "console.log('one'); Component({})", "components/one.wxml": "<view>1</view>",
            "components/one.json": #"{"component": true}"#,
            "components/two.js": "console.log('two'); Component({})", "components/two.wxml": "<view>2</view>",
            "components/two.json": #"{"component": true}"#,
        ]
    }

    @Test func `All code runs at the start, in the order of app json`() {
        let app = LogicFixture(files(""), pages: ["pages/index", "pages/other"]).start()
        #expect(app.console == ["log app", "log launch", "log one", "log index", "log two", "log other"])
    }

    @Test func `Code of required components runs when a page that uses it opens, once`() {
        let app = LogicFixture(
            files(#", "lazyCodeLoading": "requiredComponents""#), pages: ["pages/index", "pages/other"]
        ).start()
        #expect(app.console == ["log app", "log launch", "log one", "log index"])
        for _ in 0..<2 {
            app.evaluate("getCurrentPages().slice(-1)[0].go()")
            app.evaluate("getCurrentPages().slice(-1)[0].go()")
        }
        #expect(app.console.dropFirst(4) == ["log two", "log other"])
        #expect(app.faults.isEmpty)
    }

    @Test func `A theme changes window and tab bar before a dark program hears of it`() {
        let files = [
            "app.json": """
            {
              "pages": ["pages/index", "pages/me"], "darkmode": true, "themeLocation": "theme.json",
              "window": { "navigationBarBackgroundColor": "@bar", "backgroundTextStyle": "@marks" },
              "tabBar": { "selectedColor": "@bar", "list": [
                { "pagePath": "pages/index", "text": "a" }, { "pagePath": "pages/me", "text": "b" } ] }
            }
            """,
            "theme.json": """
            { "light": { "bar": "#eeeeee", "marks": "dark" }, "dark": { "bar": "#111111", "marks": "light" } }
            """,
            "app.js": "App({ onThemeChange(e) { console.log('app', e.theme) } })",
            "pages/index.js": "wx.onThemeChange?.((e) => console.log('wx', e.theme)); Page({})",
        ]
        let app = LogicFixture(files, pages: ["pages/index", "pages/me"]).start()
        var device = app.service.device
        device.theme = "dark"
        app.send(.device(device))
        #expect(app.console.contains("log app dark"))
        var windows: [String] = []
        for message in app.messages {
            switch message {
            case .chrome(.window(_, let window)):
                windows.append("\(window.navigationBarBackgroundColor ?? "") \(window.backgroundTextStyle ?? "")")
            case .chrome(.tabBarTheme(let bar)): windows.append("tabs \(bar.selectedColor ?? "")")
            default: break
            }
        }
        #expect(windows == ["#111111 light", "tabs #111111"])
    }

    @Test func `A program without darkmode never hears of themes`() {
        let app = LogicFixture([
            "app.js": "App({ onThemeChange(e) { console.log('app', e.theme) } })", "pages/index.js": "Page({})",
        ]).start()
        var device = app.service.device
        device.theme = "dark"
        app.send(.device(device))
        #expect(app.console.isEmpty)
    }
}
