import MiniProgram
import Testing

/// bind, catch, mut-bind and capture together, by a tap of a person.
@MainActor @Suite struct EventOrderTests {
    private nonisolated struct Case: Sendable, CustomTestStringConvertible {
        /// The attributes of three nested views, the outermost first.
        let outer: String, middle: String, inner: String
        let order: String
        var testDescription: String { "\(outer) > \(middle) > \(inner)" }
    }

    private nonisolated static let cases: [Case] = [
        Case(outer: "bindtap", middle: "bindtap", inner: "bindtap", order: "inner middle outer"),
        Case(outer: "bind:tap", middle: "catchtap", inner: "bindtap", order: "inner middle"),
        Case(outer: "mut-bind:tap", middle: "mut-bind:tap", inner: "bindtap", order: "inner middle"),
        Case(outer: "bindtap", middle: "mut-bind:tap", inner: "mut-bind:tap", order: "inner outer"),
        Case(outer: "capture-bind:tap", middle: "capture-bind:tap", inner: "bindtap", order: "outer middle inner"),
        Case(outer: "capture-bind:tap", middle: "capture-catch:tap", inner: "bindtap", order: "outer middle"),
        Case(outer: "capture-catch:tap", middle: "bindtap", inner: "bindtap", order: "outer"),
        Case(outer: "bindtap", middle: "capture-bind:tap", inner: "catchtap", order: "middle inner"),
        Case(outer: "capture-bind:tap", middle: "mut-bind:tap", inner: "mut-bind:tap", order: "outer inner"),
        Case(outer: "catchtap", middle: "bindtap", inner: "bindtap", order: "inner middle outer"),
    ]

    @Test(arguments: cases) private func `handlers are called in the platform's order`(_ item: Case) throws {
        let source = MemorySource([
            "app.json": #"{"pages":["pages/index"]}"#,
            "pages/index.js": """
            Page({ data: { said: '' }, on(e) { const w = e.currentTarget.dataset.who; \
            this.setData({ said: (this.data.said + ' ' + w).trim() }) } })
            """,
            "pages/index.wxml": """
            <view data-who="outer" \(item.outer)="on"><view data-who="middle" \(item.middle)="on">\
            <view data-who="inner" \(item.inner)="on">press</view></view></view><view>said: {{said}}.</view>
            """,
        ])
        let app = AppStage(source)
        try app.click("press")
        #expect(app.row(with: "said") == "said: \(item.order).")
        #expect(app.errors == 0)
    }
}
