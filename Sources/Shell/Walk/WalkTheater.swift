package import Cells
package import Terminal
package import Theme

/// What a walkthrough shows: the terminals of its users side by side, and below them the bar that explains.
@MainActor
package final class WalkTheater {
    /// Makes the terminal of a user, whose shell paints on the screen and does not start by itself.
    package typealias MakeShell = @MainActor (_ user: String?, HeadlessScreen) -> Shell

    /// What can be shown at all.
    package private(set) var room: CellSize
    /// What the walkthrough wants of it, without the bar; nil is all.
    private var wanted: CellSize?
    /// The terminals, in the order in which they were opened.
    package private(set) var terminals: [WalkTerminal] = []
    /// The one in which things happen; made when it is first needed.
    private var place: Int?
    /// What the bar says.
    var bar = CaptionBar() {
        didSet { barStamp += 1 }
    }
    /// Counts what has become of the bar and the room.
    package private(set) var barStamp = 0
    private let hasBar: Bool
    /// Whether the room becomes what the walkthrough wants.
    private let isElastic: Bool
    /// What it looks like before there is a terminal.
    private let firstTheme: Theme
    private let makeShell: MakeShell

    /// - Parameters:
    ///   - room: the whole size; without a bar, the terminals'.
    ///   - theme: what it looks like before there is a terminal.
    ///   - isElastic: whether the room becomes as large as the walkthrough asks for.
    package init(
        room: CellSize, hasBar: Bool, isElastic: Bool, theme: Theme, makeShell: @escaping MakeShell
    ) {
        self.room = room
        self.hasBar = hasBar
        self.isElastic = isElastic
        firstTheme = theme
        self.makeShell = makeShell
    }

    /// The terminal in which things happen; the first that is asked for is made.
    package var current: WalkTerminal { present ?? enter(nil) }

    /// The terminal in which things happen, if there is one yet.
    var present: WalkTerminal? { place.map { terminals[$0] } }

    /// Goes to the terminal of a user, which is opened beside the others if it is new.
    @discardableResult
    package func enter(_ user: String?) -> WalkTerminal {
        if let known = terminals.firstIndex(where: { $0.user == user }) {
            place = known
            return terminals[known]
        }
        let screen = HeadlessScreen(size: size, depth: firstTheme.depth)
        let terminal = WalkTerminal(user: user, shell: makeShell(user, screen), screen: screen)
        place = terminals.count
        terminals.append(terminal)
        arrange()
        return terminal
    }

    /// Gives the terminals another size, as far as there is room.
    package func resize(to size: CellSize) {
        wanted = size
        if isElastic {
            let bar = hasBar ? CaptionBar.rows(of: CellSize(columns: size.columns, rows: size.rows + 3)) : 0
            room = CellSize(columns: size.columns, rows: size.rows + bar)
        }
        arrange()
    }

    /// There is another room.
    package func use(room: CellSize) {
        self.room = room
        arrange()
    }

    /// How much the terminals take together.
    package var size: CellSize {
        let most = CellSize(columns: room.columns, rows: room.rows - barRows)
        guard let wanted else { return most }
        return CellSize(columns: min(wanted.columns, most.columns), rows: min(wanted.rows, most.rows))
    }

    private var barRows: Int { hasBar ? CaptionBar.rows(of: room) : 0 }

    /// Where each terminal stands. With several, each has a row with its user's name above it.
    private var areas: [CellRect] {
        let size = size
        let count = max(1, terminals.count)
        guard count > 1 else { return [CellRect(size)] }
        let columns = (size.columns - (count - 1)) / count
        return (0..<count).map { index in
            let isLast = index == count - 1
            let column = index * (columns + 1)
            return CellRect(
                column: column, row: 1, columns: isLast ? size.columns - column : columns, rows: size.rows - 1)
        }
    }

    private func arrange() {
        barStamp += 1
        for (terminal, area) in zip(terminals, areas) where terminal.screen.size != area.size {
            terminal.screen.size = area.size
            if terminal.isOpen { terminal.shell.handle(.resize(area.size)) }
        }
    }

    /// Everything that is to be seen, and where the cursor belongs. A room that is larger has it in its middle.
    package func frame() -> (grid: Grid, cursor: CellPoint?) {
        let (picture, cursor) = picture()
        guard picture.size != room else { return (picture, cursor) }
        let left = max(0, (room.columns - picture.size.columns) / 2)
        var grid = Grid(room, filledWith: Cell(.blank, style: theme[.ui]))
        grid.blit(picture, at: CellPoint(column: left, row: 0))
        if barRows > 0 {
            let area = CellRect(
                column: left, row: picture.size.rows, columns: picture.size.columns, rows: barRows)
            bar.paint(in: area, theme: theme, &grid)
        }
        return (grid, cursor.map { CellPoint(column: $0.column + left, row: $0.row) })
    }

    private var theme: Theme { present?.shell.surroundings.theme ?? firstTheme }

    /// The terminals alone.
    package func picture() -> (grid: Grid, cursor: CellPoint?) {
        let current = present
        let theme = theme
        var grid = Grid(size, filledWith: Cell(.blank, style: theme[.ui]))
        var cursor: CellPoint?
        for (terminal, area) in zip(terminals, areas) {
            if terminal.isOpen { terminal.shell.paint() }
            grid.blit(terminal.screen.grid, at: area.origin, clip: area)
            let isCurrent = terminal === current
            if terminals.count > 1 { paintHead(terminal, isCurrent, area, &grid) }
            if isCurrent, let point = terminal.screen.cursor {
                cursor = CellPoint(column: area.column + point.column, row: area.row + point.row)
            }
        }
        return (grid, cursor)
    }

    private func paintHead(_ terminal: WalkTerminal, _ isCurrent: Bool, _ area: CellRect, _ grid: inout Grid) {
        let theme = theme
        let head = CellRect(column: area.column, row: 0, columns: area.columns, rows: 1)
        let base = theme[.statusline].over(theme[.ui])
        var style = isCurrent ? theme[.accent].over(base) : base
        style.background = base.background
        grid.fill(head, style: style)
        let name = " \(isCurrent ? "\u{25CF}" : "\u{25CB}") \(terminal.user ?? "default")"
        grid.draw(TextWidth.truncated(name, to: head.columns), at: head.origin, style: style, clip: head)
        guard area.column > 0 else { return }
        let border = theme[.border].over(theme[.ui])
        for row in 0..<grid.size.rows {
            grid.draw("\u{2502}", at: CellPoint(column: area.column - 1, row: row), style: border)
        }
    }
}
