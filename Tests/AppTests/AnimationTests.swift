import Cells
import MiniProgram
import Testing

/// Animations of a program, from its script to what is to be seen.
@MainActor @Suite struct AnimationTests {
    private func stage() -> AppStage {
        AppStage(
            MemorySource([
                "app.json": #"{"pages":["p"]}"#,
                "p.js": """
                Page({
                  data: { export: {} },
                  step() {
                    const animation = wx.createAnimation({ duration: 200 })
                    animation.translateX(80).step().translateX(160).step({ delay: 100 })
                    this.setData({ export: animation.export() })
                  },
                  play() {
                    this.animate('.frames', [{ left: '0px' }, { left: '80px' }], 400, () => {
                      console.log('played')
                      this.clearAnimation('.frames', { left: true }, () => console.log('cleared'))
                    })
                  },
                  heard({ type, target }) { console.log(type, target.id) }
                })
                """,
                "p.wxml": """
                <button bindtap="step">step</button><button bindtap="play">play</button>
                <view id="steps" class="box" animation="{{export}}" bindtransitionend="heard">A</view>
                <view id="frames" class="box frames">B</view>
                """,
                "p.wxss": ".box { position: relative; left: 0; width: 16px; height: 16px }",
            ]), size: CellSize(columns: 60, rows: 20))
    }

    /// The column of a letter that stands alone on its row.
    private func column(_ letter: Character, _ app: AppStage) -> Int {
        let rows = app.text.split(separator: "\n").map { $0.filter { $0 != "│" } }
        let row = rows.first { $0.trimmingPrefix(while: \.isWhitespace).prefix(1) == String(letter) }
        guard let row, let index = row.firstIndex(of: letter) else { return -1 }
        return row.distance(from: row.startIndex, to: index)
    }

    @Test func `The steps of createAnimation move a box, and each end is heard`() throws {
        let app = stage()
        let start = column("A", app)
        try app.press("Tab Enter")
        for (wait, moved, ends) in [
            (100.0, 5, 0), (100, 10, 1), (100, 10, 1), (100, 15, 1), (100, 20, 2), (1000, 20, 2),
        ] {
            app.wait(milliseconds: wait)
            #expect(abs(column("A", app) - start - moved) <= 1)
            #expect(app.console.count { $0.contains("transitionend steps") } == ends)
        }
    }

    @Test func `Frames of this.animate play, call back and are cleared`() throws {
        let app = stage()
        let start = column("B", app)
        try app.press("Tab Tab Enter")
        app.wait(milliseconds: 200)
        #expect(abs(column("B", app) - start - 5) <= 1)
        #expect(!app.console.contains { $0.contains("played") })
        app.wait(milliseconds: 210)
        #expect(app.console.contains { $0.contains("played") } && app.console.contains { $0.contains("cleared") })
        #expect(column("B", app) == start)
    }
}
