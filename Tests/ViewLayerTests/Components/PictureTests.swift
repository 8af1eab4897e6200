import Bridge
import Cells
import Foundation
import Images
import Testing
import Values

@testable import ViewLayer

/// Images as cells: where they come from, and when.
@MainActor @Suite struct ImagePictureTests {
    /// A green picture of 40 x 80 px.
    private func green() throws -> [UInt8] {
        let rgba = (0..<(40 * 80)).flatMap { _ in [0, 200, 0, 255] as [UInt8] }
        return try PictureEncoder.bytes(Bitmap(width: 40, height: 80, rgba: rgba), .png)
    }

    private func stage(_ markup: String, _ sheet: String = "image { width: 80px; height: 48px }") throws -> TestPage {
        let page = TestPage("<view></view>", sheet, columns: 20, rows: 10)
        let green = try green()
        page.view.readBytes = { ["a.png": green, "broken.png": Array(green.prefix(40))][$0] }
        let store = PictureStore(depth: .direct)
        store.isImmediate = true
        page.view.pictures = store
        page.apply(page.build(markup, parent: NodeID(1)))
        page.page.layoutIfNeeded()
        page.advance(milliseconds: 1)
        return page
    }

    @Test func `a picture of the package takes the place of its name`() throws {
        let page = try stage("<image src=\"/a.png\"/>")
        #expect(!page.text().contains("a.png"))
        let broken = try stage("<image src=\"/broken.png\"/>", "image { width: 160px; height: 48px }")
        #expect(broken.text().contains("broken.png"))
    }

    @Test func `an icon of a few cells stays a sign`() throws {
        let page = try stage("<image src=\"/a.png\"/>", "image { width: 16px; height: 16px }")
        #expect(page.text() == ImageSign.sign(for: "a"))
    }

    @Test func `what is elsewhere is asked for once, and shows when the app has it`() throws {
        let page = try stage(
            "<image id=\"i\" src=\"wxfile://tmp_x.png\" bindload=\"l\"/><image src=\"wxfile://tmp_x.png\"/>",
            "image { width: 160px; height: 48px }")
        let asked = page.sent.filter { message in
            if case .pageEvent(_, .image(source: "wxfile://tmp_x.png")) = message { true } else { false }
        }
        #expect(asked.count == 1)
        #expect(page.text().contains("tmp_x.png"))
        let path = NSTemporaryDirectory() + UUID().uuidString + ".png"
        try Data(green()).write(to: URL(fileURLWithPath: path))
        defer { unlink(path) }
        let answer: Value = ["source": "wxfile://tmp_x.png", "path": .string(path)]
        page.view.receive(.command(page.page.id, .other(nil, name: "image", answer)))
        page.page.layoutIfNeeded()
        page.advance(milliseconds: 1)
        #expect(page.takeDetails() == [#"load {"width":40,"height":80}"#])
        #expect(!page.text().contains("tmp_x.png"))
    }

    /// Whether a picture was asked for, and how often.
    private func asked(_ page: TestPage, _ source: String) -> Int {
        page.sent.filter { if case .pageEvent(_, .image(source)) = $0 { true } else { false } }.count
    }

    @Test(arguments: ["cloud://env-1.7465-env-1/images/a.png", "https://a.b/c.png", "wxfile://usr/a.png"])
    func `an image, a background and the viewer ask for the same picture once`(source: String) throws {
        let page = try stage(
            "<image src=\"\(source)\"/><view class=\"b\"></view>",
            "image { width: 160px; height: 48px } .b { width: 80px; height: 48px; background: url(\(source)) no-repeat }"
        )
        _ = page.text()
        #expect(asked(page, source) == 1)
        guard
            case .pending = page.view.look(
                at: source, PictureLook(), in: CellSize(columns: 20, rows: 8), page: page.page.id, whenReady: {})
        else {
            Issue.record("it is there before it was brought")
            return
        }
        #expect(asked(page, source) == 1)
        let path = NSTemporaryDirectory() + UUID().uuidString + ".png"
        try Data(green()).write(to: URL(fileURLWithPath: path))
        defer { unlink(path) }
        let answer: Value = ["source": .string(source), "path": .string(path)]
        page.view.receive(.command(page.page.id, .other(nil, name: "image", answer)))
        guard
            case .ready(_, let cells, 40, 80) = page.view.look(
                at: source, PictureLook(), in: CellSize(columns: 20, rows: 8), page: page.page.id, whenReady: {})
        else {
            Issue.record("the viewer shows nothing")
            return
        }
        #expect(cells.rows == 8)
    }

    @Test func `what the app cannot find fails`() throws {
        let page = try stage("<image id=\"i\" src=\"https://a.b/c.png\" binderror=\"l\"/>")
        let answer: Value = ["source": "https://a.b/c.png", "error": "fail timeout"]
        page.view.receive(.command(page.page.id, .other(nil, name: "image", answer)))
        page.page.layoutIfNeeded()
        page.advance(milliseconds: 1)
        #expect(page.takeDetails() == [#"error {"errMsg":"GET https://a.b/c.png 404 (Not Found)"}"#])
    }
}
