import Cells
import Testing

@Suite struct GridTests {
    private let style = CellStyle(foreground: .palette(1))

    @Test(arguments: [
        ("a世界b", 0, 8, "a世界b"),
        ("世界", -1, 8, " 界"),
        ("世界", 5, 8, "     世"),
        ("世界", 5, 6, ""),
        ("é👨‍👩‍👧x", 0, 8, "é👨‍👩‍👧x"),
        ("a\u{1B}[31mb\u{7}\u{200B}c", 0, 8, "a[31mbc"),
        ("a\tb\r\nc", 0, 8, "a b c"),
    ])
    func `text is drawn in whole glyphs and clipped`(text: String, column: Int, columns: Int, expected: String) {
        var grid = Grid(columns: columns, rows: 1)
        grid.draw(text, at: CellPoint(column: column, row: 0), style: .plain)
        #expect(grid.plainText(ofRow: 0) == expected)
    }

    @Test func `drawing returns the columns of the text wherever it is drawn`() {
        var grid = Grid(columns: 4, rows: 2)
        for point in [CellPoint(column: 0, row: 0), CellPoint(column: 3, row: 1), CellPoint(column: 0, row: 9)] {
            #expect(grid.draw("a世b", at: point, style: .plain) == 4)
        }
    }

    @Test(arguments: [(0, "x   界"), (1, " x  界"), (2, "世x 界"), (3, "世 x界"), (4, "世  x"), (5, "世   x")])
    func `overwriting a half of a wide glyph blanks the other`(column: Int, expected: String) {
        var grid = Grid(columns: 6, rows: 1)
        grid.draw("世", at: CellPoint(column: 0, row: 0), style: .plain)
        grid.draw("界", at: CellPoint(column: 4, row: 0), style: .plain)
        grid.draw("x", at: CellPoint(column: column, row: 0), style: .plain)
        #expect(grid.plainText(ofRow: 0) == expected)
        #expect(isWhole(grid))
    }

    @Test func `filling, clipping and copying never leave half a glyph`() {
        var random = SplitMix(seed: 1)
        let letters = ["a", "世", "é", "👍🏽", "한", "─", "e\u{301}", "❤\u{FE0F}", " "]
        for _ in 0..<300 {
            var grid = Grid(columns: 12, rows: 4)
            var other = Grid(columns: 7, rows: 3)
            for _ in 0..<12 {
                let text = (0..<4).map { _ in letters.randomElement(using: &random) ?? "" }.joined()
                let point = CellPoint(
                    column: .random(in: -4...13, using: &random), row: .random(in: -1...4, using: &random))
                let rect = CellRect(
                    column: .random(in: -3...12, using: &random), row: .random(in: -2...4, using: &random),
                    columns: .random(in: 0...9, using: &random),
                    rows: .random(in: 0...4, using: &random))
                switch Int.random(in: 0...5, using: &random) {
                case 0: grid.fill(rect, style: style)
                case 1: grid.draw(text, at: point, style: style, clip: rect)
                case 2: grid.blit(other, from: rect, at: point)
                case 3: grid.drawBox(rect, style: style)
                case 4: other.draw(text, at: point, style: .plain)
                default: grid.draw(text, at: point, style: .plain, keepsBackground: true)
                }
                #expect(isWhole(grid))
            }
            #expect(isWhole(grid.cropped(to: CellRect(column: 1, row: -1, columns: 9, rows: 9))))
        }
    }

    @Test func `the background can stay under text`() {
        var grid = Grid(columns: 4, rows: 1)
        grid.fill(grid.bounds, style: CellStyle(background: .palette(4)))
        grid.draw("世", at: CellPoint(column: 1, row: 0), style: style, keepsBackground: true)
        #expect((0..<4).allSatisfy { grid[$0, 0].style.background == .palette(4) })
        #expect(grid[1, 0].style.foreground == .palette(1))
    }

    @Test func `restyling leaves the text`() {
        var grid = Grid(columns: 4, rows: 1)
        grid.draw("a世b", at: CellPoint(column: 0, row: 0), style: .plain)
        grid.restyle(CellRect(column: 1, row: 0, columns: 99, rows: 1)) { $0.attributes.insert(.reverse) }
        #expect(grid.plainText(ofRow: 0) == "a世b")
        #expect(grid[0, 0].style == .plain)
        #expect(grid[2, 0].style.attributes == .reverse)
    }

    @Test func `changes are the runs of cells that differ, and painting them makes the grids equal`() {
        var random = SplitMix(seed: 1)
        var old = Grid(columns: 20, rows: 5)
        for _ in 0..<200 {
            var new = old
            for _ in 0..<3 {
                let text = ["ab", "世界", "  ", "한x"].randomElement(using: &random) ?? ""
                new.draw(
                    text,
                    at: CellPoint(column: .random(in: 0...19, using: &random), row: .random(in: 0...4, using: &random)),
                    style: .plain)
            }
            var painted = old
            for run in new.changes(since: old) {
                #expect(!new[run.columns.lowerBound, run.row].glyph.isContinuation)
                let part = CellRect(column: run.columns.lowerBound, row: run.row, columns: run.columns.count, rows: 1)
                painted.blit(new, from: part, at: part.origin)
            }
            #expect(painted == new)
            old = new
        }
        #expect(old.changes(since: old).isEmpty)
        #expect(old.changes(since: Grid(columns: 3, rows: 5)).count == 5)
    }

    @Test func `extreme rectangles are survived`() {
        var grid = Grid(columns: 3, rows: 2)
        let huge = CellRect(column: -5, row: -5, columns: .max, rows: .max)
        grid.fill(huge, style: style)
        grid.drawBox(huge, style: style)
        grid.draw("a", at: CellPoint(column: .max, row: 0), style: style)
        grid.draw("a", at: CellPoint(column: .min, row: .min), style: style)
        #expect(grid[2, 1].style == style)
        #expect(Grid(columns: -1, rows: 5).cells.isEmpty)
        #expect(Grid(columns: 0, rows: 0).changes(since: grid).isEmpty)
    }

    /// Whether each wide glyph is followed by its second half and no half stands alone.
    private func isWhole(_ grid: Grid) -> Bool {
        for row in 0..<grid.size.rows {
            var column = 0
            while column < grid.size.columns {
                let glyph = grid[column, row].glyph
                if glyph.isContinuation { return false }
                if glyph.width == 2, column + 1 >= grid.size.columns || !grid[column + 1, row].glyph.isContinuation {
                    return false
                }
                column += glyph.width
            }
        }
        return true
    }
}
