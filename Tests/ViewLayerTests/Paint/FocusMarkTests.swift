import Bridge
import Cells
import Testing

@testable import ViewLayer

/// How the element in focus is marked.
@MainActor
struct FocusMarkTests {
    private static let mark = CellStyle(foreground: .rgb(hex: 0x111111), background: .rgb(hex: 0x88AAFF))

    private func grid(_ markup: String, _ style: String, mark: CellStyle) -> Grid {
        let page = TestPage(markup, style, columns: 12, rows: 8)
        page.perform(.tab)
        var grid = Grid(columns: 12, rows: 8)
        var appearance = Appearance()
        appearance.focus = mark
        page.page.paint(into: &grid, area: CellRect(grid.size), appearance: appearance)
        return grid
    }

    @Test func `a row of many colours has one mark`() {
        let markup = "<view bindtap=\"t\"><text class=\"a\">ab</text><text class=\"b\">cd</text> e</view>"
        let style = ".a { color: red; background: #fff } .b { color: #eee; background: #024 }"
        let grid = grid(markup, style, mark: Self.mark)
        let styles = Set((0..<12).map { grid[$0, 0].style })
        #expect(styles == [Self.mark])
        let mono = Set((0..<12).map { self.grid(markup, style, mark: CellStyle(attributes: .reverse))[$0, 0].style })
        #expect(mono == [CellStyle(attributes: .reverse)])
    }

    @Test func `what is bold stays bold`() {
        let grid = grid("<view bindtap=\"t\"><text style=\"font-weight:bold\">ab</text>c</view>", "", mark: Self.mark)
        #expect(grid[0, 0].style.attributes == .bold && grid[2, 0].style.attributes == [])
    }

    @Test func `a large box has a bar at its left, over its border and beside its text`() {
        let box = "<view bindtap=\"t\" class=\"box\"><view>one</view></view>"
        for (style, first) in [
            (".box { height: 96px; padding: 16px; border: 1px solid }", "\u{258C}"), (".box { height: 96px }", "o"),
        ] {
            let grid = grid(box, style, mark: Self.mark)
            #expect(grid.plainText.split(separator: "\n").first?.first.map(String.init) == first)
            #expect(grid[0, 3].glyph.text == "\u{258C}")
            #expect(grid[0, 3].style.foreground == Self.mark.background)
            #expect(grid[3, 3].style.background != Self.mark.background)
        }
    }

    @Test func `a disabled button differs without colours`() {
        let page = TestPage("<button size=\"mini\">a</button><button size=\"mini\" disabled>a</button>", columns: 30)
        #expect(page.text().contains("[ a ]"))
        #expect(page.text().contains("\u{250A} a \u{250A}"), "\(page.text())")
    }
}
