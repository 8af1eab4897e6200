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
            let differing = Set(new.cells.indices.filter { new.cells[$0] != old.cells[$0] })
            var covered: Set<Int> = []
            for run in new.changes(since: old) {
                covered.formUnion(run.columns.map { run.row * 20 + $0 })
                #expect(!new[run.columns.lowerBound, run.row].glyph.isContinuation)
                let part = CellRect(column: run.columns.lowerBound, row: run.row, columns: run.columns.count, rows: 1)
                painted.blit(new, from: part, at: part.origin)
            }
            #expect(painted == new)
            // No more than what differs, but for the other halves of wide glyphs.
            #expect(covered.subtracting(differing).allSatisfy { new.cells[$0].glyph.width != 1 })
            old = new
        }
        #expect(old.changes(since: old).isEmpty)
        #expect(old.changes(since: Grid(columns: 3, rows: 5)).count == 5)
    }

    @Test func `a text in ASCII is drawn as its glyphs are one by one`() {
        var random = SplitMix(seed: 7)
        var whole = Grid(columns: 12, rows: 2)
        for _ in 0..<500 {
            let text = ["a", "plain", "two words here", "", "世", "x界y"].randomElement(using: &random) ?? ""
            let point = CellPoint(
                column: .random(in: -8...14, using: &random), row: .random(in: -1...2, using: &random))
            let clip = CellRect(
                column: .random(in: -2...6, using: &random), row: 0, columns: .random(in: 0...12, using: &random),
                rows: 2)
            let style = CellStyle(background: .palette(UInt8.random(in: 0...15, using: &random)))
            let keeps = Bool.random(using: &random)
            var single = whole
            var column = point.column
            for glyph in text.compactMap({ Glyph($0) }) {
                single.put(
                    glyph, at: CellPoint(column: column, row: point.row), style: style, clip: clip,
                    keepsBackground: keeps)
                column += glyph.width
            }
            let taken = whole.draw(text, at: point, style: style, clip: clip, keepsBackground: keeps)
            #expect(whole == single, "\(text) at \(point)")
            #expect(taken == column - point.column)
        }
    }

    @Test func `the first cell beyond plain ASCII is found from any column`() {
        var random = SplitMix(seed: 3)
        var grid = Grid(columns: 10, rows: 3)
        for _ in 0..<200 {
            let point = CellPoint(column: .random(in: 0...9, using: &random), row: .random(in: 0...2, using: &random))
            let struck = CellStyle(attributes: Bool.random(using: &random) ? .strikethrough : .bold)
            let style = Int.random(in: 0...3, using: &random) == 0 ? CellStyle(link: 5) : struck
            grid.draw(["a~", " ", "é", "世", "\u{1F600}"].randomElement(using: &random) ?? "", at: point, style: style)
            for row in 0..<3 {
                for from in 0...10 {
                    let expected = (from..<10).first {
                        let cell = grid[$0, row]
                        let isPlain = cell.glyph.text.utf8.count == 1 && cell.glyph.text.utf8.allSatisfy { $0 >= 0x20 }
                        return !isPlain || cell.style.link != 0 || cell.style.attributes == .strikethrough
                    }
                    #expect(grid.firstColumnBeyondASCII(row: row, from: from) == expected)
                }
            }
        }
        #expect(grid.firstColumnBeyondASCII(row: 3, from: 0) == nil)
        #expect(grid.firstColumnBeyondASCII(row: -1, from: -4) == nil)
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
