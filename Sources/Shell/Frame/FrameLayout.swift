package import Cells

/// Where everything stands in the terminal. Pure: sizes in, rectangles out, whatever the size.
///
/// The page on top has the main pane, at the right; on a wide terminal older pages stand to its left, the newest next to
/// it, and those that do not fit are spines of a few columns. Pinned pages stand further left.
package struct FrameLayout: Equatable, Sendable {
    /// The title row over the main pane.
    package var navigationBar: CellRect
    /// Where the page on top is painted.
    package var page: CellRect
    /// The row of tabs below the page, if it has one.
    package var tabBar: CellRect?
    /// The panes of older pages, by their index in the stack, the oldest first.
    package var older: [Pane] = []
    /// The panes of pinned pages, by their index among these, the first at the left.
    package var pinned: [Pane] = []
    /// The band above the page that shows that it refreshes.
    package var pullBand: CellRect?
    /// Where the dock is, if it is open.
    package var dock: CellRect?
    /// The last row.
    package var statusLine: CellRect
    /// The size of every page: what 750rpx are wide.
    package var viewport: CellSize

    /// A pane beside the main one.
    package struct Pane: Equatable, Sendable {
        /// Which page, by its index in the stack or among the pinned ones.
        package var index: Int
        package var frame: CellRect
        /// Whether it is too narrow for more than its title.
        package var isSpine: Bool
        /// Where its title is.
        package var title: CellRect {
            CellRect(column: frame.column, row: frame.row, columns: frame.columns, rows: min(1, frame.rows))
        }
        /// Where its page is painted.
        package var body: CellRect {
            CellRect(column: frame.column, row: frame.row + 1, columns: frame.columns, rows: frame.rows - 1)
        }
    }

    /// What is beside the main pane, and how wide.
    package struct Arrangement: Equatable, Sendable {
        /// The stack's pages below the top that have no other pane, by their index, the oldest first.
        package var older: [Int] = []
        /// How many pages are pinned.
        package var pinned = 0
        /// The main pane's columns; nil leaves them to the terminal's width.
        package var columns: Int?
        /// The columns of the others; nil leaves them to the room.
        package var sideColumns: Int?
        /// The one pane that is shown alone; nil shows all.
        package var zoomed: Zoomed?

        package init() {}
    }

    /// Which pane is alone.
    package enum Zoomed: Equatable, Sendable {
        case main
        /// An older page, by its index in the stack.
        case older(Int)
        /// A pinned page, by its index among these.
        case pinned(Int)
    }

    static let narrowestPane = 22
    static let spine = 3
    private static let pinnedPane = 40

    /// - Parameters:
    ///   - size: the terminal's.
    ///   - hasTabs: whether the program has a tab bar that the shell draws.
    ///   - showsTabs: whether it shows on the page on top.
    package init(size: CellSize, arrangement: Arrangement, hasTabs: Bool, showsTabs: Bool) {
        let columns = max(1, size.columns)
        let rows = max(1, size.rows)
        let status = rows > 3 ? 1 : 0
        let bar = rows > 2 ? 1 : 0
        let tab = hasTabs && rows > 6 ? 1 : 0
        let width = max(1, min(columns, arrangement.columns ?? Self.mainColumns(of: columns)))
        let room = columns - width
        let height = rows - status
        var left = room / 2
        if arrangement.zoomed == nil {
            var panes = PaneRoom(arrangement, room: room, widest: width)
            panes.fill()
            let taken = panes.taken
            if taken > 0 {
                // What the panes leave is shared between both ends, unless borders stand where they were dragged to.
                let isChosen = arrangement.columns != nil || arrangement.sideColumns != nil
                left = isChosen ? room : taken + (room - taken) / 2
                (older, pinned) = panes.place(endingAt: left, rows: height)
            }
        }
        navigationBar = CellRect(column: left, row: 0, columns: width, rows: bar)
        let pageRows = height - bar - (showsTabs ? tab : 0)
        page = CellRect(column: left, row: bar, columns: width, rows: max(0, pageRows))
        tabBar = showsTabs && tab == 1 ? CellRect(column: left, row: height - 1, columns: width, rows: 1) : nil
        statusLine = CellRect(column: 0, row: height, columns: columns, rows: status)
        viewport = CellSize(columns: width, rows: max(1, height - bar - tab))
        zoom(arrangement.zoomed, CellRect(column: left, row: 0, columns: width, rows: height))
    }

    /// - Parameter depth: how many pages the stack has, none of them pinned.
    package init(size: CellSize, depth: Int, hasTabs: Bool, showsTabs: Bool) {
        var arrangement = Arrangement()
        arrangement.older = Array(0..<max(0, depth - 1))
        self.init(size: size, arrangement: arrangement, hasTabs: hasTabs, showsTabs: showsTabs)
    }

    /// The page alone, in all of the screen.
    package init(pageOnly size: CellSize) {
        let none = CellRect(column: 0, row: 0, columns: size.columns, rows: 0)
        navigationBar = none
        page = CellRect(size)
        tabBar = nil
        statusLine = CellRect(column: 0, row: size.rows, columns: size.columns, rows: 0)
        viewport = CellSize(columns: max(1, size.columns), rows: max(1, size.rows))
    }

    /// Shows another pane than the main one alone, in the main one's place.
    private mutating func zoom(_ zoomed: Zoomed?, _ frame: CellRect) {
        switch zoomed {
        case nil, .main: return
        case .older(let index): older = [Pane(index: index, frame: frame, isSpine: false)]
        case .pinned(let index): pinned = [Pane(index: index, frame: frame, isSpine: false)]
        }
        let none = CellRect(column: frame.column, row: 0, columns: 0, rows: 0)
        navigationBar = none
        page = none
        tabBar = nil
    }

    /// How wide the main pane is: all of a narrow terminal, at most 72 columns (576 px) of a wide one.
    private static func mainColumns(of columns: Int) -> Int {
        columns <= 90 ? columns : min(72, columns * 3 / 5)
    }

    /// Shares the columns left of the main pane out among the others. Each has a column for its border.
    private struct PaneRoom {
        private enum Page { case older(Int), pinned(Int) }

        private let arrangement: Arrangement
        private let room: Int
        private let widest: Int
        /// In the order in which they get room: pinned ones, then older ones, the newest first.
        private var pages: [(page: Page, columns: Int, isSpine: Bool)] = []

        init(_ arrangement: Arrangement, room: Int, widest: Int) {
            self.arrangement = arrangement
            self.room = room
            self.widest = widest
        }

        var taken: Int { pages.reduce(0) { $0 + $1.columns } }

        mutating func fill() {
            let all =
                (0..<max(0, arrangement.pinned)).map { Page.pinned($0) }
                + arrangement.older.reversed().map { Page.older($0) }
            let least = min(FrameLayout.narrowestPane, arrangement.sideColumns ?? .max) + 1
            var whole = min(all.count, max(0, room / least))
            while whole > 1, room - (all.count - whole) * FrameLayout.spine < whole * least { whole -= 1 }
            let spines = max(0, min(all.count - whole, (room - whole * least) / FrameLayout.spine))
            for (step, page) in all.prefix(whole + spines).enumerated() {
                let isSpine = step >= whole
                pages.append((page, isSpine ? FrameLayout.spine : least, isSpine))
            }
            // The newest of the older pages has more room than those before it; pinned ones get a phone's width first.
            let wanted = arrangement.sideColumns
            for index in pages.indices {
                if case .pinned = pages[index].page { widen(index, to: wanted ?? FrameLayout.pinnedPane) }
            }
            for index in pages.indices { widen(index, to: wanted ?? widest) }
        }

        private mutating func widen(_ index: Int, to columns: Int) {
            guard !pages[index].isSpine else { return }
            pages[index].columns += max(0, min(room - taken, columns + 1 - pages[index].columns))
        }

        /// The panes, side by side up to a column.
        func place(endingAt end: Int, rows: Int) -> (older: [Pane], pinned: [Pane]) {
            var older: [Pane] = []
            var pinned: [Pane] = []
            var end = end
            func pane(_ index: Int, _ columns: Int, _ isSpine: Bool) -> Pane {
                end -= columns
                let frame = CellRect(column: end, row: 0, columns: columns - 1, rows: rows)
                return Pane(index: index, frame: frame, isSpine: isSpine)
            }
            for (page, columns, isSpine) in pages {
                if case .older(let index) = page { older.append(pane(index, columns, isSpine)) }
            }
            for (page, columns, isSpine) in pages.reversed() {
                if case .pinned(let index) = page { pinned.append(pane(index, columns, isSpine)) }
            }
            return (older.reversed(), pinned.reversed())
        }
    }
}
