import Glibc

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
        cells.withUnsafeBufferPointer { new in
            old.cells.withUnsafeBufferPointer { old in
                for row in 0..<size.rows {
                    let places = row &* size.columns..<(row &+ 1) &* size.columns
                    let (new, old) = (
                        UnsafeBufferPointer(rebasing: new[places]), UnsafeBufferPointer(rebasing: old[places])
                    )
                    Self.add(row, new, since: old, to: &runs)
                }
            }
        }
        return runs
    }

    /// Adds the runs of a row, of which there are the cells in both grids.
    private static func add(
        _ row: Int, _ new: UnsafeBufferPointer<Cell>, since old: UnsafeBufferPointer<Cell>, to runs: inout [Run]
    ) {
        // Most rows are what they were, and bytes are compared faster than cells, of which they are all there is.
        guard let newBytes = new.baseAddress, let oldBytes = old.baseAddress,
            memcmp(newBytes, oldBytes, new.count * MemoryLayout<Cell>.stride) != 0
        else { return }
        var column = 0
        while column < new.count {
            guard !new[column].isSame(as: old[column]) else {
                column &+= 1
                continue
            }
            let first = new[column].glyph.isContinuation && column > 0 ? column - 1 : column
            while column < new.count, !new[column].isSame(as: old[column]) || new[column].glyph.isContinuation {
                column &+= 1
            }
            runs.append(Run(row: row, columns: first..<column))
        }
    }
}

extension Cell {
    /// Whether it equals another one, in one comparison: most cells do, each frame. A cell has no padding, so equal bytes
    /// are equal cells, and the other way round.
    fileprivate func isSame(as other: Cell) -> Bool {
        unsafeBitCast(self, to: SIMD2<UInt64>.self) == unsafeBitCast(other, to: SIMD2<UInt64>.self)
    }
}
