import LogicFixture
import Testing

/// The page whose file is being run, as programs that a framework compiled ask for it.
@Suite struct RunningRouteTests {
    @Test func `each page's file sees its own path`() {
        let app = LogicFixture(
            [
                "app.js": "console.log('[' + __wxRoute + ']'); App({})",
                "pages/index.js":
                    "console.log(__wxRoute); require('../a.js'); Page({ onLoad() { console.log('[' + __wxRoute + ']') } })",
                "a.js": "console.log(__wxRoute)", "pages/b.js": "console.log(__wxRoute); Page({})",
            ], pages: ["pages/index", "pages/b"]
        ).start()
        #expect(app.console == ["log []", "log pages/index", "log pages/index", "log pages/b", "log []"])
    }
}
