import Cells
import Testing

/// Wide glyphs of which a half is written over.
@Suite struct GridHalvesTests {
    private func grid(_ text: String) -> Grid {
        var grid = Grid(columns: 8, rows: 1)
        grid.draw(text, at: CellPoint(column: 0, row: 0), style: .plain)
        return grid
    }

    @Test(arguments: [
        ("世界x", " 界x", [0]), ("a世界", "a b 界", [1, 3]), ("世界", " 世 ", [0]), ("世界", "世界", []), ("世界", "ab  ", []),
        ("世界", "    ", []), ("ab世", "世  c", []), ("ab世", "世 c", [2]),
    ])
    func `of a wide glyph the first half becomes blank and the second something else`(
        old: String, new: String, columns: [Int]
    ) {
        let (old, new) = (grid(old), grid(new))
        let places = new.halvedGlyphs(since: old, in: new.changes(since: old))
        #expect(places.map(\.column) == columns)
    }
}
