import Cells
import Testing

@testable import ViewLayer

/// Markup and a sheet, and the cells that they become.
struct PaintCase: CustomTestStringConvertible, Sendable {
    let name: String
    let markup: String
    var sheet = ""
    let expected: String

    var testDescription: String { name }
}

@MainActor
struct PaintTests {
    nonisolated static let cases: [PaintCase] = [
        PaintCase(name: "text in a view", markup: "<view>Hello</view><view>世界</view>", expected: "Hello\n世界"),
        PaintCase(
            name: "padding and margin round to cells", markup: "<view class=\"a\">x</view><view>y</view>",
            sheet: ".a { padding: 16px 8px; margin-bottom: 16px }", expected: "\n x\n\n\ny"),
        PaintCase(
            name: "a border has lines where it has cells", markup: "<view class=\"a\">hi</view>",
            sheet: ".a { border: 1px solid #333; padding: 15px 7px; width: 32px }",
            expected: "┌────┐\n│hi  │\n└────┘"),
    ]

    @Test(arguments: cases)
    func `paints what the sheet says`(_ test: PaintCase) {
        let page = TestPage(test.markup, test.sheet)
        #expect(page.text() == test.expected)
    }
}
