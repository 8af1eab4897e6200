/// A mini-program whose buttons do what no program should.
enum Runaways {
    static let files = [
        "app.json": #"{"pages":["pages/index"],"window":{"navigationBarTitleText":"Runaways"}}"#,
        "app.js": "App({})",
        "pages/index.js": """
        Page({
          data: { count: 0, query: '', run: Math.random().toString(36).slice(2, 9) },
          onLoad(query) { this.setData({ query: JSON.stringify(query) }) },
          add() { this.setData({ count: this.data.count + 1 }) },
          loop() { for (;;); },
          microtasks() { (async () => { for (;;) await null })() },
          memory() { const all = []; for (;;) all.push(new Array(10000).fill(all.length)) },
          fail() { missing.member() },
        })
        """,
        "pages/index.wxml": """
        <view>count is {{count}}</view><view>run {{run}}.</view><view>query is {{query}}</view>
        <view bindtap="add">add</view><view bindtap="loop">loop</view>
        <view bindtap="microtasks">microtasks</view><view bindtap="memory">memory</view>
        <view bindtap="fail">fail</view>
        """,
    ]

    /// The buttons, in the order in which Tab finds them.
    enum Button: Int {
        case add = 1, loop, microtasks, memory, fail

        /// The keys that press it in a fresh page.
        var keys: String { String(repeating: "\t", count: rawValue) + "\r" }
    }
}
