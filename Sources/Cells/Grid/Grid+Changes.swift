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
            if isSameRow(row, as: old) { continue }
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

    /// Whether a row's cells are the same in a grid of the same size, eight bytes at a time: most rows are, each frame.
    private func isSameRow(_ row: Int, as old: Grid) -> Bool {
        let stride = MemoryLayout<Cell>.stride
        let bytes = row &* size.columns &* stride..<(row &+ 1) &* size.columns &* stride
        return cells.withUnsafeBytes { new in
            old.cells.withUnsafeBytes { old in
                // A cell has no padding, so equal bytes are equal cells, and the other way round.
                var difference: UInt64 = 0
                for offset in Swift.stride(from: bytes.lowerBound, to: bytes.upperBound, by: 8) {
                    let pair = (
                        new.load(fromByteOffset: offset, as: UInt64.self),
                        old.load(fromByteOffset: offset, as: UInt64.self)
                    )
                    difference |= pair.0 ^ pair.1
                }
                return difference == 0
            }
        }
    }
}
