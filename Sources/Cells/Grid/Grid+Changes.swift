extension Grid {
    /// Neighbouring cells of a row.
    package struct Run: Hashable, Sendable {
        package var row: Int
        package var columns: Range<Int>
    }

    /// The runs of cells that differ from an older grid, from the top left on. Wide glyphs are never cut.
    /// A grid of another size differs everywhere.
    package func changes(since old: Grid) -> [Run] {
        guard old.size == size else {
            return size.columns == 0 ? [] : (0..<size.rows).map { Run(row: $0, columns: 0..<size.columns) }
        }
        var runs: [Run] = []
        for row in 0..<size.rows {
            let start = row &* size.columns
            var column = 0
            while column < size.columns {
                guard cells[start &+ column] != old.cells[start &+ column] else {
                    column &+= 1
                    continue
                }
                let first = cells[start &+ column].glyph.isContinuation && column > 0 ? column - 1 : column
                while column < size.columns,
                    cells[start &+ column] != old.cells[start &+ column] || cells[start &+ column].glyph.isContinuation
                {
                    column &+= 1
                }
                runs.append(Run(row: row, columns: first..<column))
            }
        }
        return runs
    }
}
