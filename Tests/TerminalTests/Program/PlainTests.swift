import Cells
import Foundation
import Testing

/// Plain mode, as somebody with a screen reader or a dumb terminal has it.
@Suite(.enabled(if: RunningProgram.isBuilt, "termina is not built beside the tests"))
struct PlainTests {
    private static let files = [
        "app.json": #"{"pages":["pages/index","pages/next"],"window":{"navigationBarTitleText":"Plain"}}"#,
        "app.js": "App({})",
        "pages/index.js": """
        Page({
          data: { count: 0, list: ['first', 'second'] },
          add() { this.setData({ count: this.data.count + 1 }) },
          less() { this.setData({ list: ['first'] }) },
          ask() { wx.showModal({ title: 'Sure?', content: 'It is gone then', success: (r) => this.setData({ count: r.confirm ? 'yes' : 'no' }) }) },
          toast() { wx.showToast({ title: 'Well done' }); console.error('a bad thing') },
          next() { wx.navigateTo({ url: '/pages/next' }) },
        })
        """,
        "pages/index.wxml": """
        <view>count is {{count}}</view><view wx:for="{{list}}" wx:key="*this">row {{item}}</view>
        <button bindtap="add">add</button><button disabled>never</button>
        <checkbox-group><label><checkbox value="a" />apples</label></checkbox-group>
        <input aria-label="name" value="Li" /><button bindtap="less">less</button><button bindtap="ask">ask</button>
        <button bindtap="toast">toast</button><button bindtap="next">next</button>
        """,
        "pages/next.js": "Page({})",
        "pages/next.wxml": "<view>the next page</view>",
        "pages/next.json": #"{"navigationBarTitleText":"Next"}"#,
    ]

    private func start(_ arguments: [String] = ["--plain"], _ environment: [String: String] = [:]) throws
        -> RunningProgram
    {
        try RunningProgram(
            Self.files, size: CellSize(columns: 90, rows: 60), arguments: arguments, environment: environment)
    }

    @Test func `a page is written in its order, and then only what changes`() throws {
        let program = try start()
        try program.expect("button next")
        let text = program.terminal.text
        let lines = [
            "Page: Plain", "count is 0", "row first", "row second", "button add", "button never, disabled",
            "checkbox apples, not checked", "input name: Li, 2 of 140", "button less",
        ]
        let shown = text.split(separator: "\n").map(String.init)
        let places = lines.map { line in shown.firstIndex(of: line) ?? -1 }
        #expect(places == places.sorted() && places[0] >= 0, "\(text)")
        program.press("\t")
        try program.expect("> button add")
        program.press("\r")
        try program.expect("count is 1")
        #expect(program.terminal.text.ranges(of: "row first").count == 1)
        program.press("\t\r")
        try program.expect("> checkbox apples, checked")
        program.press("\tx")
        try program.expect("> input name: Lix, 3 of 140")
        program.press("\t\r")
        try program.expect("removed: row second")
    }

    @Test func `dialogs, messages, errors, pages and help are lines too`() throws {
        let program = try start()
        try program.expect("button next")
        program.press("\t\t\t\t\t\r")
        try program.expect("It is gone then")
        try program.expect("Enter takes the choice")
        program.press("\r")
        try program.expect("closed; page: Plain")
        try program.expect("count is yes")
        program.press("\t\r")
        try program.expect("message: Well done")
        try program.expect("console error: a bad thing (pages/index.js:")
        program.press("\t\r")
        try program.expect("Page: Next, 2 of 10")
        try program.expect("the next page")
        program.press("?")
        // Help is longer than the screen, and was said all the same.
        #expect(program.terminal.wait { String(decoding: $0.output, as: UTF8.self).contains("Tab Next element") })
        program.press("\u{1B}")
        try program.expect("closed; page: Next")
    }

    @Test func `a dumb terminal gets there by itself, sees no escape sequence, and is as it was`() throws {
        let program = try start([], ["TERM": "dumb"])
        try program.expect("The terminal type 'dumb' cannot place text")
        try program.expect("button next")
        program.press("\t\r")
        try program.expect("count is 1")
        #expect(!program.terminal.isCooked)
        program.press("q")
        #expect(program.terminal.waitForExit() == 0)
        #expect(program.terminal.isCooked)
        #expect(!program.terminal.output.contains(0x1B))
        #expect(!program.terminal.text.unicodeScalars.contains { (0x2500...0x259F).contains($0.value) })
    }

    @Test(arguments: [SIGTERM, SIGHUP])
    func `a signal leaves the terminal as it was`(signal: Int32) throws {
        let program = try start()
        try program.expect("button next")
        program.terminal.signal(signal)
        #expect(program.terminal.waitForExit() == 128 + signal)
        #expect(program.terminal.isCooked)
        #expect(!program.terminal.hasPrivateMode(2004))
    }
}
