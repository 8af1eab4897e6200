import Bridge
import LogicFixture
import Testing
import Values

/// Sharing a page, and being sent to the background.
@Suite struct ShareTests {
    private func run(_ page: String) -> LogicFixture {
        LogicFixture(
            [
                "app.json": #"{"pages":["pages/index"]}"#, "pages/index.js": "Page({ \(page) })",
                "pages/index.wxml": "<button id=\"b\" data-n=\"5\" open-type=\"share\"/>",
            ]
        ).start()
    }

    private func page(_ app: LogicFixture) -> PageID { app.node("b")?.page ?? PageID(0) }

    private func cards(_ app: LogicFixture) -> [Question.ShareCard] {
        app.messages.compactMap { if case .ask(_, .share(let card)) = $0 { card } else { nil } }
    }

    /// Opens the menu and chooses from it; returns what it offered.
    @discardableResult
    private func choose(_ item: PageMenuItem?, _ app: LogicFixture) -> [PageMenuItem] {
        app.send(.pageEvent(page(app), .menu))
        for case .ask(let id, .pageMenu(let items)) in app.messages.reversed() {
            app.send(.answer(id: id, item.map { ["item": .string($0.rawValue)] } ?? ["cancel": true]))
            return items
        }
        return []
    }

    @Test(arguments: [
        ("", [PageMenuItem.favorites]), ("onShareAppMessage() {}", [.share, .favorites]),
        ("onShareTimeline() {}, onShareAppMessage() {}", [.share, .timeline, .favorites]),
    ])
    func `the menu offers what the page can be asked for`(page: String, items: [PageMenuItem]) {
        let app = run(page)
        #expect(choose(nil, app) == items)
        #expect(cards(app).isEmpty)
    }

    @Test func `a page is told who shares it, and its answer is the card`() {
        let app = run(
            """
            onShareAppMessage(o) { console.log(o.from, typeof o.target, o.target && o.target.dataset.n)
              return { title: 'T', path: '/pages/index?a=1', imageUrl: '/i.png' } }
            """)
        choose(.share, app)
        if let button = app.node("b") { app.send(.pageEvent(button.page, .share(button: button.node))) }
        #expect(app.console == ["log menu undefined undefined", "log button object 5"])
        var card = Question.ShareCard(.share)
        card.title = "T"
        card.path = "/pages/index?a=1"
        card.image = "/i.png"
        #expect(cards(app) == [card, card])
    }

    @Test func `what a page leaves open has the documented defaults`() {
        let app = run("onShareAppMessage() {}, onShareTimeline() { return { query: 'q=2' } }")
        app.evaluate("wx.reLaunch({ url: '/pages/index?x=1' })")
        choose(.share, app)
        choose(.timeline, app)
        choose(.favorites, app)
        #expect(cards(app).map(\.path) == ["/pages/index?x=1", "/pages/index?q=2", "/pages/index?x=1"])
        #expect(cards(app).allSatisfy { !$0.title.isEmpty && $0.image == nil })
    }

    @Test(arguments: [
        ("new Promise((r) => setTimeout(() => r({ title: 'late' }), 1000))", 1_100.0, "late"),
        ("new Promise((r) => setTimeout(() => r({ title: 'too late' }), 9000))", 3_100, "early"),
        ("Promise.reject(new Error('x'))", 0, "early"),
    ])
    func `a promise has three seconds`(promise: String, wait: Double, title: String) {
        let app = run("onShareAppMessage() { return { title: 'early', promise: \(promise) } }")
        choose(.share, app)
        app.advance(milliseconds: wait)
        #expect(cards(app).map(\.title) == [title])
        app.advance(milliseconds: 20_000)
        #expect(cards(app).count == 1)
    }

    @Test func `going to the background hides the page and has it save its state`() {
        let app = run(
            """
            onShow() { console.log('show') }, onHide() { console.log('hide') },
            onSaveExitState() { console.log('save'); return { data: 1 } }
            """)
        app.send(.visibility(false))
        app.send(.visibility(false))
        app.send(.visibility(true))
        #expect(app.console == ["log show", "log hide", "log save", "log show"])
    }

    @Test func `an event has the time at which it happened, not later than now`() {
        let app = LogicFixture([
            "pages/index.js": "Page({ t(e) { console.log(e.timeStamp) } })",
            "pages/index.wxml": "<view id=\"v\" bindtap=\"t\"/>",
        ]).start()
        app.advance(milliseconds: 500)
        guard let (page, node) = app.node("v") else { return #expect(Bool(false)) }
        let start = 1_700_000_000_000.0
        for time in [start + 120, 0, start - 50, start + 9_000] {
            var event = UserEvent(sequence: 1, page: page, node: node, type: "tap", detail: [:])
            event.time = time
            app.send(.event(event))
        }
        #expect(app.console == ["log 120", "log 500", "log 0", "log 500"])
    }
}
