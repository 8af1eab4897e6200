import MiniProgram
import Testing

/// What is drawn on a canvas, read back: by `getImageData`, and from the file that `canvasToTempFilePath` makes.
@MainActor @Suite struct CanvasPixelTests {
    private static let count = """
        const covered = (data) => { let n = 0; for (let i = 0; i < data.length; i += 4) if (data[i] > 250 && data[i + 1] < 5) n += data[i + 3]; return n / 255 }
        const near = (one, other, by) => Math.abs(one - other) <= by
        """

    private func open(_ body: String, wxml: String = "<canvas id=\"c\" type=\"2d\"/>") throws -> AppStage {
        let app = AppStage(
            MemorySource([
                "app.json": #"{"pages":["p"]}"#, "app.js": "App({})", "p.json": "{}", "p.wxml": wxml,
                "p.js": """
                \(Self.count)
                Page({ onReady() {
                  const canvas = wx.createOffscreenCanvas({ type: '2d', width: 100, height: 80 })
                  const c = canvas.getContext('2d')
                  const pixels = () => c.getImageData(0, 0, 100, 80).data
                  const show = (...v) => console.log(...v)
                  \(body)
                } })
                """,
            ]))
        app.wait(milliseconds: 200)
        return app
    }

    /// What is drawn, how many px it covers, and how much its edges may be off.
    nonisolated static let shapes: [(name: String, source: String, area: Double, slack: Double)] = [
        ("rectangle", "c.fillRect(10, 10, 30, 20)", 600, 0),
        ("circle", "c.beginPath(); c.arc(50, 40, 30, 0, 2 * Math.PI); c.fill()", 2827.4, 15),
        ("triangle", "c.beginPath(); c.moveTo(10, 10); c.lineTo(90, 10); c.lineTo(10, 70); c.fill()", 2400, 12),
        (
            "ring", "c.lineWidth = 10; c.strokeStyle = '#f00'; c.beginPath(); c.arc(50, 40, 25, 0, 7); c.stroke()",
            1570.8, 12
        ),
        ("turned", "c.translate(50, 40); c.rotate(Math.PI / 4); c.fillRect(-20, -20, 40, 40)", 1600, 10),
        ("clipped", "c.rect(0, 0, 50, 80); c.clip(); c.fillRect(40, 0, 40, 80)", 800, 0),
        ("scaled", "c.scale(2, 3); c.fillRect(5, 5, 10, 10)", 600, 0),
        ("cleared", "c.fillRect(0, 0, 40, 40); c.clearRect(10, 10, 20, 20)", 1200, 0),
        ("even and odd", "c.rect(0, 0, 60, 60); c.rect(20, 20, 20, 20); c.fill('evenodd')", 3200, 0),
        ("by hue", "c.fillStyle = 'hsl(0, 100%, 50%)'; c.fillRect(0, 0, 10, 10)", 100, 0),
        (
            "by name",
            "c.fillStyle = 'crimson'; c.fillRect(0, 0, 9, 9); c.fillStyle = 'red'; c.fillRect(50, 0, 9, 9)", 81, 0
        ),
    ]

    @Test(arguments: shapes.indices)
    func `a shape covers as many px as geometry says, in the file too`(_ index: Int) throws {
        let shape = Self.shapes[index]
        let app = try open(
            """
            c.fillStyle = '#f00'; \(shape.source)
            const own = pixels()
            show('fits', near(covered(own), \(shape.area), \(shape.slack)), covered(own))
            wx.canvasToTempFilePath({ canvas, success({ tempFilePath }) {
              const image = canvas.createImage()
              image.onload = () => {
                const copy = wx.createOffscreenCanvas({ type: '2d', width: 100, height: 80 }).getContext('2d')
                copy.drawImage(image, 0, 0)
                const read = copy.getImageData(0, 0, 100, 80).data
                show('same', image.width, image.height, own.every((value, at) => near(value, read[at], 1)))
              }
              image.onerror = (e) => show(e.errMsg)
              image.src = tempFilePath
            }, fail: (e) => show(e.errMsg) })
            """)
        #expect(app.console.contains { $0.contains("fits true") }, "\(shape.name): \(app.console)")
        #expect(app.console.contains { $0.contains("same 100 80 true") }, "\(shape.name): \(app.console)")
    }

    @Test func `pictures of the older interface are drawn in their turn, whatever they are`() throws {
        let app = try open(
            """
            const old = wx.createCanvasContext('o')
            c.fillStyle = 'lime'; c.fillRect(0, 0, 100, 80)
            wx.canvasToTempFilePath({ canvas, fileType: 'jpg', success({ tempFilePath }) {
              old.drawImage(tempFilePath, 0, 0, 20, 20)
              old.setFillStyle('#00f'); old.fillRect(10, 0, 10, 20)
              old.draw(false, () => wx.canvasGetImageData({ canvasId: 'o', x: 0, y: 0, width: 20, height: 20, success({ data }) {
                const at = (x) => Array.from(data.slice(x * 4, x * 4 + 4)).join()
                show(near(data[1], 255, 4), at(15))
              } }))
            } })
            """, wxml: "<canvas canvas-id=\"o\"/>")
        #expect(app.console.contains { $0.contains("true 0,0,255,255") }, "\(app.console)")
    }

    @Test func `without colours quarters of cells show the shapes`() throws {
        let app = AppStage(
            MemorySource([
                "app.json": #"{"pages":["p"]}"#, "app.js": "App({})", "p.json": "{}",
                "p.wxml": "<canvas id=\"c\" type=\"2d\" style=\"width:80px;height:64px\"/>",
                "p.js": """
                Page({ onReady() { wx.createSelectorQuery().select('#c').fields({ node: true, size: true }).exec(([{ node, width, height }]) => {
                  node.width = width; node.height = height
                  const c = node.getContext('2d'); c.fillStyle = '#fff'
                  c.fillRect(0, 0, 4, 8); c.fillRect(8, 0, 8, 8); c.fillRect(16, 0, 4, 16); c.fillRect(28, 8, 4, 8)
                }) } })
                """,
            ]), mono: true)
        app.wait(milliseconds: 200)
        #expect(app.text.contains("▘▀▌▗"), "\(app.text)")
    }
}
