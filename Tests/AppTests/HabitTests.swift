import Cells
import MiniProgram
import Testing

/// Small programs that are written as many real ones are.
@MainActor @Suite struct HabitTests {
    private func stage(_ files: [String: String], pages: [String] = ["p"]) -> AppStage {
        var files = files
        let quoted = pages.map { "\"\($0)\"" }.joined(separator: ",")
        files["app.json"] = files["app.json"] ?? "{\"pages\":[\(quoted)]}"
        return AppStage(MemorySource(files), size: CellSize(columns: 40, rows: 22))
    }

    @Test func `A list in a scroll-view loads more and more by keys alone, to its end`() throws {
        let app = stage([
            "p.js": """
            Page({
              data: { rows: [] },
              onLoad() { this.load() },
              load() {
                const start = this.data.rows.length
                if (start >= 400) return
                const changes = {}
                for (let i = 0; i < 100; i++) changes[`rows[${start + i}]`] = { id: start + i, on: false }
                this.setData(changes)
              },
              tap({ currentTarget: { dataset: { id } } }) { this.setData({ [`rows[${id}].on`]: true }) }
            })
            """,
            "p.wxml": """
            <view class="top">{{rows.length}} rows</view>
            <scroll-view scroll-y class="list" bindscrolltolower="load">
              <view wx:for="{{rows}}" wx:key="id" data-id="{{item.id}}" bindtap="tap">row {{item.id}}{{item.on ? ' on' : ''}}.</view>
            </scroll-view>
            """,
            "p.wxss": ".top { height: 32px } .list { height: calc(100vh - 32px) }",
        ])
        #expect(app.shows("100 rows") && app.shows("row 0."))
        try app.press("PageDown")
        #expect(app.shows("row 17.") && !app.shows("row 16."))
        try app.press("PageDown PageDown Down Up Home")
        #expect(app.shows("row 0."))
        for count in [200, 300, 400] {
            try app.press("End")
            #expect(app.shows("\(count) rows"))
        }
        try app.press("End")
        #expect(app.shows("row 399."))
        try app.tap("row 398.")
        #expect(app.shows("row 398 on."))
        try app.press("PageUp PageUp")
        #expect(!app.shows("row 398") && app.shows("row 360."))
        #expect(app.errors == 0)
    }

    @Test func `Rows whose list takes the taps are tapped one by one by keys`() throws {
        let app = stage([
            "p.js": """
            Page({
              data: { said: 'nothing', cards: [1, 2] },
              pick({ target: { dataset } }) { this.setData({ said: 'row ' + dataset.id + (dataset.op || '') }) },
              open({ currentTarget: { dataset } }) { this.setData({ said: 'card ' + dataset.id }) },
            })
            """,
            "p.wxml": """
            <view>said {{said}}.</view>
            <view class="list" bindtap="pick">
              <view>Choose</view>
              <block wx:for="{{3}}" wx:key="*this" wx:if="{{true}}">
                <view data-id="{{index}}">Row {{index}}<text data-id="{{index}}" data-op=" gone"> (x)</text></view>
              </block>
            </view>
            <view wx:for="{{cards}}" wx:key="*this" data-id="{{item}}" bindtap="open">
              <view data-part="title">Card {{item}}</view>
            </view>
            """,
        ])
        try app.press("Tab Enter")
        #expect(app.shows("said row 0."))
        try app.press("Tab Enter")
        #expect(app.shows("said row 0 gone."))
        try app.press("Tab Tab Tab Enter")
        #expect(app.shows("said row 2."))
        // A handler that knows its own data is what is tapped, not what is in it.
        try app.press("Tab Tab Enter")
        #expect(app.shows("said card 1."))
        try app.press("Tab Enter")
        #expect(app.shows("said card 2."))
        try app.click("Row 1")
        #expect(app.shows("said row 1."))
        #expect(app.errors == 0)
    }
}
