import AppService
import Bridge
import LogicFixture
import Testing
import Values

/// Canvases as programs see them.
@Suite struct CanvasTests {
    private func run(_ body: String) -> LogicFixture {
        LogicFixture([
            "pages/index.wxml": "<canvas id=\"c\" canvas-id=\"c\"/>",
            "pages/index.js": """
            Page({ onReady() {
              const canvas = wx.createOffscreenCanvas({ type: '2d', width: 20, height: 20 });
              const c = canvas.getContext('2d'); const at = (x, y) => Array.from(c.getImageData(x, y, 1, 1).data).join();
              const show = (...v) => console.log(...v);
              \(body)
            } })
            """,
        ]).start()
    }

    @Test(
        arguments: [
            ("c.beginPath(); c.rect(0, 0, 5, 5); c.fillRect(10, 10, 2, 2); c.fill(); show(at(2, 2))", "0,0,0,255"),
            (
                "const p = canvas.createPath2D(); p.rect(0, 0, 5, 5); c.fillStyle = 'red'; c.fill(p); show(at(2, 2), c.isPointInPath(p, 2, 2), c.isPointInPath(p, 9, 2), c.isPointInPath(2, 2))",
                "255,0,0,255 true false false"
            ),
            (
                "const p = canvas.createPath2D(), q = canvas.createPath2D(p); q.rect(0, 0, 2, 2); p.addPath(q, { e: 10, f: 10 }); c.fill(p); show(at(11, 11), at(1, 1))",
                "0,0,0,255 0,0,0,0"
            ),
            (
                "const t = wx.createOffscreenCanvas({ width: 2, height: 2 }); t.getContext('2d').fillRect(0, 0, 2, 2); const p = c.createPattern(t, 'repeat'); c.fillStyle = p; c.fillRect(0, 0, 20, 20); show(at(15, 15), c.fillStyle === p, c.createPattern({}, 'repeat'))",
                "0,0,0,255 true null"
            ),
            (
                "c.shadowColor = 'rgba(0,0,255,1)'; c.shadowOffsetX = 10; c.fillStyle = 'red'; c.fillRect(0, 0, 4, 4); show(at(12, 2), c.shadowOffsetX, c.shadowColor)",
                "0,0,255,255 10 rgba(0,0,255,1)"
            ),
            (
                "c.rect(0, 0, 20, 20); c.rect(5, 5, 5, 5); c.fill('evenodd'); show(at(1, 1), at(7, 7), c.isPointInPath(7, 7), c.isPointInPath(7, 7, 'evenodd'))",
                "0,0,0,255 0,0,0,0 true false"
            ),
            ("c.arcTo(1, 2, 3, 4, 5); c.arcTo(NaN, 1); c.fill(); show(typeof c.isPointInStroke(1, 1))", "boolean"),
        ])
    func `the context draws as a browser's does`(source: String, line: String) {
        #expect(run(source).console == ["log " + line])
    }

    @Test func `a canvas becomes a picture in the size that is asked for`() {
        let app = run(
            """
            c.fillRect(0, 0, 10, 10);
            wx.canvasToTempFilePath({ canvas, x: 0, y: 0, width: 10, height: 10, fail: (e) => show(e.errMsg) });
            wx.canvasToTempFilePath({ canvasId: 'none', fail: (e) => show(e.errMsg) });
            """)
        // Nobody keeps files here.
        #expect(
            app.console == [
                "log canvasToTempFilePath:fail write file failed", "log canvasToTempFilePath:fail canvas is empty",
            ])
    }

    @Test func `ten pages that come and go leave no picture, and a picture that is drawn often is loaded once`() {
        let app = LogicFixture(
            [
                "app.js": "App({})", "pages/index.js": "Page({})",
                "pages/b.js": """
                Page({ onReady() {
                  const c = wx.createCanvasContext('c', this)
                  for (let i = 0; i < 5; i++) { c.drawImage('dot.png', i, 0); c.fillRect(0, 0, 9, 9); c.draw(true) }
                } })
                """,
            ],
            pages: ["pages/index", "pages/b"]
        ).start()
        var counts: [Int] = []
        for _ in 0..<10 {
            app.evaluate("wx.navigateTo({ url: '/pages/b' })")
            #expect(app.service.pictureCount > 0)
            app.evaluate("wx.navigateBack()")
            counts.append(app.service.pictureCount)
        }
        #expect(Set(counts) == [0], "\(counts)")
        #expect(app.faults.isEmpty)
    }

    @Test func `a page that is gone takes its pictures along`() {
        let app = LogicFixture(
            [
                "app.js": "App({})", "pages/index.js": "Page({})",
                "pages/b.js":
                    "Page({ onReady() { const c = wx.createCanvasContext('c'); getApp().c = c; c.fillRect(0, 0, 1, 1); c.draw() } })",
            ],
            pages: ["pages/index", "pages/b"]
        ).start()
        app.evaluate("wx.navigateTo({ url: '/pages/b' })")
        app.evaluate("wx.navigateBack()")
        app.evaluate("const c = getApp().c; c.fillRect(0, 0, 5, 5); c.draw(); console.log('alive')")
        #expect(app.console == ["log alive"])
    }
}
