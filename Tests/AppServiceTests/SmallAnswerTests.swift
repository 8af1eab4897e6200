import Bridge
import LogicFixture
import Testing
import Values

/// Answers of the framework that programs wait for.
@Suite struct SmallAnswerTests {
    private func run(_ body: String, markup: String = "<view id=\"v\"/>") -> LogicFixture {
        LogicFixture([
            "pages/index.wxml": markup,
            "pages/index.js": "Page({ onShareAppMessage() {}, onShareTimeline() {}, onReady() { \(body) } })",
        ]).start()
    }

    @Test(
        arguments: [
            ("this.animate('#none', [{ opacity: 0 }], 100, () => console.log('over'))", ["log over"]),
            ("wx.showShareMenu({ success: (r) => console.log(r.errMsg) })", ["log showShareMenu:ok"]),
            ("wx.hideShareMenu().then((r) => console.log(r.errMsg))", ["log hideShareMenu:ok"]),
            (
                "const s = wx.worklet.shared(1); s.value += 1; const d = wx.worklet.derived(() => s.value * 2); console.log(s.value, d.value)",
                ["log 2 4"]
            ),
            (
                "const { timing, sequence, runOnJS } = wx.worklet; console.log(sequence(timing(1), timing(5)), runOnJS((a) => a + 1)(2))",
                ["log 5 3"]
            ),
            ("wx.worklet.spring(3, {}, () => console.log('there'))", ["log there"]),
            ("this.applyAnimatedStyle('#v', () => ({}), () => console.log('applied'))", ["log applied"]),
        ])
    func `what has nothing to do still answers`(source: String, lines: [String]) {
        #expect(run(source).console == lines)
    }

    @Test(
        arguments: [
            ("", ["share", "timeline", "favorites"]), ("wx.hideShareMenu()", ["favorites"]),
            ("wx.hideShareMenu({ menus: ['shareTimeline'] })", ["share", "favorites"]),
            ("wx.hideShareMenu(); wx.showShareMenu({ menus: ['shareAppMessage'] })", ["share", "favorites"]),
        ])
    func `a page's menu offers what the program left in it`(source: String, items: [String]) {
        let app = run(source)
        app.send(.pageEvent(PageID(1), .menu))
        let offered = app.messages.compactMap { message -> [String]? in
            if case .ask(_, .pageMenu(let items)) = message { items.map(\.rawValue) } else { nil }
        }
        #expect(offered == [items])
    }

    @Test func `operators may be written as entities`() {
        let app = LogicFixture([
            "pages/index.wxml":
                "<view id=\"v\" class=\"{{ a &lt; 2 &amp;&amp; a &gt;= 1 ? 'in' : 'out' }}\">{{ a &gt; 0 }}</view>",
            "pages/index.js": "Page({ data: { a: 1 } })",
        ]).start()
        #expect(app.tree.contains("in") && app.tree.contains("true"))
    }

    @Test func `going back closes an open sheet first`() {
        let app = LogicFixture(
            [
                "pages/index.js": "Page({ onShow() { console.log('index') } })",
                "pages/b.js": "Page({ onUnload() { console.log('gone') } })",
            ],
            pages: ["pages/index", "pages/b"]
        ).start()
        app.evaluate("wx.navigateTo({ url: '/pages/b' })")
        app.send(.pageEvent(PageID(2), .container(isOpen: true)))
        app.evaluate("wx.navigateBack({ success: (r) => console.log(r.errMsg) })")
        #expect(app.console == ["log index", "log navigateBack:ok"])
        #expect(
            app.messages.contains { if case .command(_, .other(nil, "closeContainer", _)) = $0 { true } else { false } }
        )
        app.evaluate("wx.navigateBack()")
        #expect(app.console.suffix(2) == ["log gone", "log index"])
    }
}
