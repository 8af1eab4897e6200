/// A place on a grid; the top left cell is 0, 0. May lie outside.
package struct CellPoint: Hashable, Sendable {
    package var column: Int
    package var row: Int

    package init(column: Int, row: Int) {
        self.column = column
        self.row = row
    }
}

/// A number of columns and rows, never negative.
package struct CellSize: Hashable, Sendable {
    package let columns: Int
    package let rows: Int

    package init(columns: Int, rows: Int) {
        self.columns = max(0, columns)
        self.rows = max(0, rows)
    }
}

/// A rectangle of cells; may lie partly or wholly outside of a grid.
package struct CellRect: Hashable, Sendable {
    /// The left edge.
    package var column: Int
    /// The top edge.
    package var row: Int
    package var columns: Int
    package var rows: Int

    /// Negative sizes become 0.
    package init(column: Int, row: Int, columns: Int, rows: Int) {
        self.column = column
        self.row = row
        self.columns = max(0, columns)
        self.rows = max(0, rows)
    }

    /// The rectangle of that size at 0, 0.
    package init(_ size: CellSize) { self.init(column: 0, row: 0, columns: size.columns, rows: size.rows) }

    package var origin: CellPoint { CellPoint(column: column, row: row) }
    package var size: CellSize { CellSize(columns: columns, rows: rows) }
    package var isEmpty: Bool { columns <= 0 || rows <= 0 }
    /// One past the right edge; saturates.
    package var endColumn: Int { CellRect.end(column, columns) }
    /// One past the bottom edge; saturates.
    package var endRow: Int { CellRect.end(row, rows) }
    package var columnRange: Range<Int> { column..<endColumn }
    package var rowRange: Range<Int> { row..<endRow }

    /// Whether the point lies inside.
    package func contains(_ point: CellPoint) -> Bool {
        point.column >= column && point.column < endColumn && point.row >= row && point.row < endRow
    }

    /// What both rectangles cover; empty if they do not meet.
    package func intersection(_ other: CellRect) -> CellRect {
        let left = max(column, other.column)
        let top = max(row, other.row)
        let right = max(left, min(endColumn, other.endColumn))
        let bottom = max(top, min(endRow, other.endRow))
        return CellRect(column: left, row: top, columns: right - left, rows: bottom - top)
    }

    /// The rectangle without a rim of that many cells on each side.
    package func inset(columns dx: Int, rows dy: Int) -> CellRect {
        CellRect(column: column + dx, row: row + dy, columns: columns - 2 * dx, rows: rows - 2 * dy)
    }

    /// The rectangle moved.
    package func offset(columns dx: Int, rows dy: Int) -> CellRect {
        CellRect(column: column + dx, row: row + dy, columns: columns, rows: rows)
    }

    private static func end(_ start: Int, _ count: Int) -> Int {
        let (sum, overflow) = start.addingReportingOverflow(count)
        return overflow ? .max : sum
    }
}
