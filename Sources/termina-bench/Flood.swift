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
          flood() {
            for (let i = 0; i < \(lines); i++) console.log('line', i, { index: i })
            this.setData({ mark: 'flooded' })
          },
          hang() { (async () => { for (;;) await null })() },
        })
        """,
        "pages/flood.wxml": """
        <view>mark {{mark}}</view><button bindtap="flood">flood</button><button bindtap="hang">hang</button>
        """,
    ]

    /// Milliseconds from the help key to the help, pressed again and again until `isOver`, at least ten times.
    static func keys(_ session: Session, most: Int = 200, until isOver: (Session) -> Bool) throws -> [Double] {
        var times: [Double] = []
        while times.count < 10 || (times.count < most && !isOver(session)) {
            session.settle(seconds: 0.02, most: 0.05)
            session.take()
            session.type("?")
            times.append(try session.wait(for: "type to search"))
            session.type("\u{1B}[27u")
        }
        return times
    }
}
