import Cells

extension FrameLayout {
    /// Counts the navigation bar's row to the viewport: most pages draw their own bar.
    mutating func widenViewportByNavigationBar() {
        viewport = CellSize(columns: viewport.columns, rows: viewport.rows + navigationBar.rows)
    }

    /// Gives the navigation bar's row to the page: it draws its own.
    mutating func hideNavigationBar() {
        guard !page.isEmpty else { return }
        let bar = navigationBar
        page = CellRect(column: page.column, row: bar.row, columns: page.columns, rows: page.rows + bar.rows)
        navigationBar = CellRect(column: bar.column, row: bar.row, columns: bar.columns, rows: 0)
    }

    /// Moves the tab bar from below the page to above it.
    mutating func moveTabsToTop() {
        guard let bar = tabBar, !page.isEmpty else { return }
        tabBar = CellRect(column: bar.column, row: page.row, columns: bar.columns, rows: bar.rows)
        page = CellRect(column: page.column, row: page.row + bar.rows, columns: page.columns, rows: page.rows)
    }

    /// Moves the page down by the band that says that it refreshes: three rows, on a low page one.
    mutating func insertPullBand() {
        let rows = page.rows >= 12 ? 3 : max(0, min(1, page.rows - 1))
        pullBand = CellRect(column: page.column, row: page.row, columns: page.columns, rows: rows)
        page = CellRect(column: page.column, row: page.row + rows, columns: page.columns, rows: page.rows - rows)
    }
}
