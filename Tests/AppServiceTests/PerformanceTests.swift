import AppService
import Bridge
import LogicFixture
import MiniProgram
import Testing

/// What launching and setData cost. Printed, and held against generous limits, in release builds only.
@Suite(.serialized) struct PerformanceTests {
    #if DEBUG
    static let isMeasured = false
    #else
    static let isMeasured = true
    #endif

    private func time(_ name: String, _ body: () -> Void) -> Double {
        let duration = ContinuousClock().measure(body)
        let milliseconds = duration / .milliseconds(1)
        print("measured: \(name): \((milliseconds * 100).rounded() / 100) ms")
        return milliseconds
    }

    @Test(.enabled(if: isMeasured)) func `Launching an app of five pages, up to the first patch`() {
        var files: [String: String] = ["app.js": "App({ globalData: {} })", "util.js": "exports.f = () => 1"]
        for page in ["a", "b", "c", "d", "e"] {
            files[page + ".js"] =
                "const { f } = require('./util'); Page({ data: { n: f(), rows: [1, 2, 3] }, onLoad() { this.setData({ x: 1 }) } })"
            files[page + ".wxml"] = "<view wx:for='{{rows}}' wx:key='*this'><text>{{item}} {{n}} {{x}}</text></view>"
        }
        for round in ["first machine of the process", "second", "third"] {
            let cost = time("launch, \(round)") {
                let app = LogicFixture(files, pages: ["a", "b", "c", "d", "e"])
                app.service.start()
                #expect(app.messages.contains { if case .patch = $0 { true } else { false } })
            }
            #expect(cost < 300)
        }
    }

    @Test(.enabled(if: isMeasured)) func `setData of one row in 10,000, and of all`() {
        let app = LogicFixture([
            "pages/index.js": """
            const row = (i, t) => ({ id: i, title: t + ' ' + i, done: i % 2 === 0, tags: ['a', 'b'] })
            const rows = (t) => Array.from({ length: 10000 }, (_, i) => row(i, t))
            let n = 0
            Page({ data: { rows: rows('row') },
              one() { n++; this.setData({ ['rows[' + (n * 7 % 10000) + '].title']: 'new ' + n }) },
              all() { n++; this.setData({ rows: rows('all ' + n) }) },
              same() { this.setData({ rows: this.data.rows }) } })
            """,
            "pages/index.wxml": """
            <view wx:for="{{rows}}" wx:key="id" class="row {{item.done ? 'done' : ''}}"><text>{{index}}. {{item.title}}</text><text>{{item.tags[0]}}</text></view>
            """,
        ])
        _ = time("launch with 10,000 rows") { app.start() }
        for (method, limit) in [("one", 20.0), ("all", 600), ("same", 600)] {
            for round in 1...5 {
                let cost = time("setData \(method), round \(round), JavaScript to patch") {
                    app.service.receive(.evaluate(id: 0, "getCurrentPages()[0].\(method)()"))
                }
                if round > 2 { #expect(cost < limit) }
                app.settle()
            }
        }
    }
}
