import Bridge
import Cells
import Images
import Testing
import Values

@testable import ViewLayer

/// Pictures and gradients behind boxes: how large, where, how often.
@MainActor @Suite struct BackgroundTests {

    /// A picture whose left half is red and whose right half is blue.
    private static func halves(width: Int, height: Int) throws -> [UInt8] {
        let rgba = (0..<(width * height)).flatMap { index in
            (index % width < width / 2 ? [200, 0, 0, 255] : [0, 0, 200, 255]) as [UInt8]
        }
        return try PictureEncoder.bytes(Bitmap(width: width, height: height, rgba: rgba), .png)
    }

    private func stage(_ style: String, markup: String = "<view class=\"a\"></view>") throws -> TestPage {
        let page = TestPage("<view></view>", ".a { width: 160px; height: 64px; \(style) }", columns: 20, rows: 4)
        let files = try ["p.png": Self.halves(width: 64, height: 32), "search.png": Self.halves(width: 16, height: 16)]
        page.view.readBytes = { files[$0] }
        let store = PictureStore(depth: .direct)
        store.isImmediate = true
        page.view.pictures = store
        page.apply(page.build(markup, parent: NodeID(1)))
        page.page.layoutIfNeeded()
        page.advance(milliseconds: 1)
        return page
    }

    /// A row of letters: r and b for the picture's halves, a point for what is neither.
    private func letters(_ grid: Grid, row: Int) -> String {
        (0..<grid.size.columns).map { column -> String in
            guard case .rgb(let red, let green, let blue) = grid[column, row].style.background.kind else { return "." }
            if red > 150, green < 60, blue < 60 { return "r" }
            return blue > 150 && red < 60 && green < 60 ? "b" : "."
        }.joined()
    }

    @Test(arguments: [
        // The style, and the rows: the picture is 8 columns and 2 rows large, the box 20 and 4.
        (
            "background: url(p.png) no-repeat",
            ["rrrrbbbb............", "rrrrbbbb............", "....................", "...................."]
        ),
        (
            "background-image: url(p.png)",
            ["rrrrbbbbrrrrbbbbrrrr", "rrrrbbbbrrrrbbbbrrrr", "rrrrbbbbrrrrbbbbrrrr", "rrrrbbbbrrrrbbbbrrrr"]
        ),
        (
            "background: url(p.png) repeat-x",
            ["rrrrbbbbrrrrbbbbrrrr", "rrrrbbbbrrrrbbbbrrrr", "....................", "...................."]
        ),
        (
            "background: url(p.png) repeat-y right",
            ["............rrrrbbbb", "............rrrrbbbb", "............rrrrbbbb", "............rrrrbbbb"]
        ),
        (
            "background: url(p.png) no-repeat right bottom",
            ["....................", "....................", "............rrrrbbbb", "............rrrrbbbb"]
        ),
        (
            "background: url(p.png) no-repeat right 16px top 16px",
            ["....................", "..........rrrrbbbb..", "..........rrrrbbbb..", "...................."]
        ),
        (
            "background: url(p.png) no-repeat; background-position: 16px 50%",
            ["....................", "..rrrrbbbb..........", "..rrrrbbbb..........", "...................."]
        ),
        (
            "background: url(p.png) no-repeat; background-position-x: 100%; background-position-y: 100%",
            ["....................", "....................", "............rrrrbbbb", "............rrrrbbbb"]
        ),
        (
            "background: url(p.png) no-repeat center / 100% 100%",
            ["rrrrrrrrrrbbbbbbbbbb", "rrrrrrrrrrbbbbbbbbbb", "rrrrrrrrrrbbbbbbbbbb", "rrrrrrrrrrbbbbbbbbbb"]
        ),
        (
            "background: url(p.png) no-repeat; background-size: contain",
            ["rrrrrrrrbbbbbbbb....", "rrrrrrrrbbbbbbbb....", "rrrrrrrrbbbbbbbb....", "rrrrrrrrbbbbbbbb...."]
        ),
        (
            "background: url(p.png) no-repeat center; background-size: cover",
            ["rrrrrrrrrrbbbbbbbbbb", "rrrrrrrrrrbbbbbbbbbb", "rrrrrrrrrrbbbbbbbbbb", "rrrrrrrrrrbbbbbbbbbb"]
        ),
        (
            "background: url(p.png) no-repeat; background-size: 128px",
            ["rrrrrrrrbbbbbbbb....", "rrrrrrrrbbbbbbbb....", "rrrrrrrrbbbbbbbb....", "rrrrrrrrbbbbbbbb...."]
        ),
        (
            "background: url(p.png) no-repeat; background-size: auto 16px; background-position: 0 48px",
            ["....................", "....................", "....................", "rrbb................"]
        ),
        (
            "background: url(none.png), #C80000",
            ["rrrrrrrrrrrrrrrrrrrr", "rrrrrrrrrrrrrrrrrrrr", "rrrrrrrrrrrrrrrrrrrr", "rrrrrrrrrrrrrrrrrrrr"]
        ),
        (
            "background: url(p.png) no-repeat, linear-gradient(#0000C8, #0000C8)",
            ["rrrrbbbbbbbbbbbbbbbb", "rrrrbbbbbbbbbbbbbbbb", "bbbbbbbbbbbbbbbbbbbb", "bbbbbbbbbbbbbbbbbbbb"]
        ),
        (
            "background: linear-gradient(#C80000, #C80000) no-repeat 32px 16px / 64px 32px",
            ["....................", "....rrrrrrrr........", "....rrrrrrrr........", "...................."]
        ),
        (
            "background: linear-gradient(90deg, #C80000 50%, #0000C8 50%) 0 0 / 64px 32px repeat-x",
            ["rrrrbbbbrrrrbbbbrrrr", "rrrrbbbbrrrrbbbbrrrr", "....................", "...................."]
        ),
        (
            "background: linear-gradient(#C80000, #C80000) no-repeat bottom / 100% 2px",
            ["....................", "....................", "....................", "...................."]
        ),
        (
            "border: 16px solid transparent; box-sizing: border-box; background: url(p.png) no-repeat",
            ["....................", "..rrrrbbbb..........", "..rrrrbbbb..........", "...................."]
        ),
        (
            "background-image: url(p.png), url(p.png); background-repeat: no-repeat; background-position: 0 0, right bottom",
            ["rrrrbbbb............", "rrrrbbbb............", "............rrrrbbbb", "............rrrrbbbb"]
        ),
    ])
    func `a layer is as large as it says, where it says, as often as it says`(_ style: String, _ rows: [String]) throws
    {
        let grid = try stage(style).grid()
        #expect((0..<4).map { letters(grid, row: $0) } == rows)
    }

    @Test func `a picture that is an icon is a sign, and text stands on what is behind it`() throws {
        let icon = try stage(
            "height: 16px; padding-left: 32px; background: url(/search.png) no-repeat 8px 0",
            markup: "<view class=\"a\">find</view>")
        #expect(icon.text() == " \(ImageSign.sign(for: "search"))  find")
        let covered = try stage("background: url(p.png) 0 0 / cover", markup: "<view class=\"a\">text</view>")
        #expect(covered.text().hasPrefix("text"))
        #expect(letters(covered.grid(), row: 0).hasPrefix("rrrr"))
    }

    @Test func `a picture may be written in the address, whatever else is in it`() throws {
        let bytes = try Self.halves(width: 64, height: 32)
        let escaped = bytes.map { byte in
            let hex = String(byte, radix: 16)
            return "%" + (hex.count < 2 ? "0" : "") + hex
        }.joined()
        let page = try stage("background: url(\"data:image/png;\u{540D},\(escaped)\") no-repeat")
        #expect(letters(page.grid(), row: 0) == "rrrrbbbb............")
        let broken = try stage("background: url(\"data:image/svg+xml,\u{4E2D}%3Csvg%\") no-repeat")
        #expect(letters(broken.grid(), row: 0) == String(repeating: ".", count: 20))
    }

    @Test func `one that is elsewhere is asked for once, and shows when the app has it`() throws {
        let page = try stage("background: url(https://a.b/c.png) no-repeat")
        _ = (page.grid(), page.grid())
        let asked = page.sent.filter { message in
            if case .pageEvent(_, .image(source: "https://a.b/c.png")) = message { true } else { false }
        }
        #expect(asked.count == 1)
        page.view.receive(
            .command(page.page.id, .other(nil, name: "image", ["source": "https://a.b/c.png", "error": "gone"])))
        #expect(letters(page.grid(), row: 0) == String(repeating: ".", count: 20))
    }
}
