import Cells

extension FrameLayout {
    /// Makes room for the dock: what stood on a screen so many rows lower gets it between the pages and the status line.
    mutating func addDock(rows: Int) {
        guard rows > 0 else { return }
        dock = CellRect(column: statusLine.column, row: statusLine.row, columns: statusLine.columns, rows: rows)
        statusLine.row += rows
    }
}
