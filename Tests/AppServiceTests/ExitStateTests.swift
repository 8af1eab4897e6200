import AppService
import Bridge
import LogicFixture
import Testing
import Values

@Suite struct ExitStateTests {
    /// What is kept between two starts.
    private final class Kept {
        var value = Value.undefined
    }

    private func start(_ kept: Kept, strategy: String, page: String? = nil) -> LogicFixture {
        let script = """
            Page({ onLoad(q) { console.log(this.route, q.a, JSON.stringify(this.exitState)) }, \
            onSaveExitState() { return { data: { at: this.route }, expireTimeStamp: Date.now() + 1000 } } })
            """
        let app = LogicFixture(
            [
                "pages/index.js": script, "pages/more.js": script,
                "pages/more.json": #"{"restartStrategy":"\#(strategy)"}"#,
            ], pages: ["pages/index", "pages/more"], launch: LaunchOptions(path: page))
        app.service.exitStore = ExitStore(read: { kept.value }, write: { kept.value = $0 })
        return app.start()
    }

    @Test func `the page that was left opens again above the first one, with what both have saved`() {
        let kept = Kept()
        let first = start(kept, strategy: "homePageAndLatestPage")
        #expect(kept.value == .undefined)
        first.evaluate("wx.navigateTo({ url: '/pages/more?a=1' })")
        first.settle()
        first.send(.visibility(false))
        let second = start(kept, strategy: "homePageAndLatestPage")
        #expect(
            second.console == [
                #"log pages/index undefined {"at":"pages/index"}"#, #"log pages/more 1 {"at":"pages/more"}"#,
            ])
    }

    @Test(
        arguments: [
            ("homePage", nil, 0), ("homePageAndLatestPage", "pages/index", 0), ("homePageAndLatestPage", nil, 2000),
        ]
            as [(String, String?, Double)])
    func `a page that does not ask for it, a start at a page, and a state too old open what they would`(
        strategy: String, page: String?, age: Double
    ) {
        let kept = Kept()
        let first = start(kept, strategy: strategy)
        first.evaluate("wx.navigateTo({ url: '/pages/more' })")
        first.settle()
        if age > 0 {
            first.service.receive(.visibility(false))
            // As if the next start were later: the fixture's clock always starts at the same time.
            if case .object(var object) = kept.value {
                object["expires"] = .number(1_700_000_000_000 - age)
                kept.value = .object(object)
            }
        } else {
            first.send(.visibility(false))
        }
        #expect(start(kept, strategy: strategy, page: page).console == ["log pages/index undefined undefined"])
    }

    @Test(
        arguments: [.null, .string("x"), ["page": 1], ["page": "gone", "query": "", "expires": 2e12, "data": [:]]]
            as [Value])
    func `what is no exit state opens the first page`(value: Value) {
        let kept = Kept()
        kept.value = value
        #expect(start(kept, strategy: "homePageAndLatestPage").console == ["log pages/index undefined undefined"])
    }
}
