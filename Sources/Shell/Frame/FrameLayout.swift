package import Cells

/// Where everything stands in the terminal. Pure: sizes in, rectangles out, whatever the size.
///
/// The page on top has the main pane, at the right; on a wide terminal older pages stand to its left, the newest next to
/// it, and those that do not fit are spines of a few columns.
package struct FrameLayout: Equatable, Sendable {
    /// The title row over the main pane.
    package var navigationBar: CellRect
    /// Where the page on top is painted.
    package var page: CellRect
    /// The row of tabs below the page, if it has one.
    package var tabBar: CellRect?
    /// The panes of older pages, by their index in the stack, the oldest first.
    package var older: [Pane]
    /// Where the dock is, if it is open.
    package var dock: CellRect?
    /// The last row.
    package var statusLine: CellRect
    /// The size of every page: what 750rpx are wide.
    package var viewport: CellSize

    /// An older page's pane.
    package struct Pane: Equatable, Sendable {
        /// Which page, by its index in the stack.
        package var index: Int
        package var frame: CellRect
        /// Whether it is too narrow for more than its title.
        package var isSpine: Bool
    }

    private static let narrowestPane = 22
    private static let spine = 3

    /// - Parameters:
    ///   - size: the terminal's.
    ///   - depth: how many pages the stack has.
    ///   - hasTabs: whether the program has a tab bar that the shell draws.
    ///   - showsTabs: whether it shows on the page on top.
    package init(size: CellSize, depth: Int, hasTabs: Bool, showsTabs: Bool) {
        let columns = max(1, size.columns)
        let rows = max(1, size.rows)
        let status = rows > 3 ? 1 : 0
        let bar = rows > 2 ? 1 : 0
        let tab = hasTabs && rows > 6 ? 1 : 0
        let width = Self.mainColumns(of: columns)
        let room = columns - width
        let left = depth > 1 ? room : room / 2
        let height = rows - status
        navigationBar = CellRect(column: left, row: 0, columns: width, rows: bar)
        let pageRows = height - bar - (showsTabs ? tab : 0)
        page = CellRect(column: left, row: bar, columns: width, rows: max(0, pageRows))
        tabBar = showsTabs && tab == 1 ? CellRect(column: left, row: height - 1, columns: width, rows: 1) : nil
        statusLine = CellRect(column: 0, row: height, columns: columns, rows: status)
        viewport = CellSize(columns: width, rows: max(1, height - bar - tab))
        older = depth > 1 ? Self.panes(depth - 1, room: room, rows: height, widest: width) : []
    }

    /// The page alone, in all of the screen.
    package init(pageOnly size: CellSize) {
        let none = CellRect(column: 0, row: 0, columns: size.columns, rows: 0)
        navigationBar = none
        page = CellRect(size)
        tabBar = nil
        older = []
        statusLine = CellRect(column: 0, row: size.rows, columns: size.columns, rows: 0)
        viewport = CellSize(columns: max(1, size.columns), rows: max(1, size.rows))
    }

    /// How wide the main pane is: all of a narrow terminal, at most 72 columns (576 px) of a wide one.
    private static func mainColumns(of columns: Int) -> Int {
        columns <= 90 ? columns : min(72, columns * 3 / 5)
    }

    private static func panes(_ count: Int, room: Int, rows: Int, widest: Int) -> [Pane] {
        guard room >= narrowestPane + 1 else { return [] }
        var whole = min(count, room / (narrowestPane + 1))
        while whole > 1, room - (count - whole) * spine < whole * (narrowestPane + 1) { whole -= 1 }
        let spines = min(count - whole, max(0, (room - whole * (narrowestPane + 1)) / spine))
        let columns = min(widest, (room - spines * spine) / whole - 1)
        var panes: [Pane] = []
        var end = room
        for step in 0..<(whole + spines) {
            let isSpine = step >= whole
            let taken = isSpine ? spine : columns + 1
            end -= taken
            let frame = CellRect(column: max(0, end), row: 0, columns: taken - 1, rows: rows)
            panes.append(Pane(index: count - 1 - step, frame: frame, isSpine: isSpine))
        }
        return panes.reversed()
    }
}
