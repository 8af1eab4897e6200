/// Keys while the app does what it should not: writes without end to its console, or never rests.
struct Flood {
    /// How many lines are written.
    static let lines = 100_000

    /// A mini-program that floods, and one that hangs, each at a button.
    static let files = [
        "app.json": #"{"pages":["pages/flood"]}"#,
        "app.js": "App({})",
        "pages/flood.js": """
        Page({
          data: { mark: 'start' },
          // In turns, none of which is stopped for taking too long.
          flood(event, from = 0) {
            for (let i = from; i < from + 5000; i++) console.log('line', i, { index: i })
            if (from + 5000 < \(lines)) return setTimeout(() => this.flood(event, from + 5000))
            this.setData({ mark: 'flooded' })
          },
          hang() { (async () => { for (;;) await null })() },
        })
        """,
        "pages/flood.wxml": """
        <view>mark {{mark}}</view><button bindtap="flood">flood</button><button bindtap="hang">hang</button>
        """,
    ]

    /// Milliseconds from the help key to the help on the screen, pressed again and again until `isOver`, at least ten
    /// times.
    static func keys(_ session: Session, most: Int = 1_000, until isOver: (Session) -> Bool) throws -> [Double] {
        var times: [Double] = []
        while times.count < 10 || (times.count < most && !isOver(session)) {
            session.settle(seconds: 0.005, most: 0.02)
            session.type("?")
            times.append(try session.waitForScreen(help))
            session.type("\u{1B}[27u")
            try session.waitForScreen(help, shown: false)
            session.take()
        }
        return times
    }

    private static let help = "type to search"
}
