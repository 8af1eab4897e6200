import Cells
import Theme

/// A tab of the dock, whatever its records are.
@MainActor
protocol DockTab: AnyObject {
    var title: DockPhrase { get }
    /// How many records it has.
    var total: Int { get }
    /// What rows must hold to be shown.
    var filter: String { get set }
    /// The group that is shown; nil is all.
    var group: DockPhrase? { get }
    /// What only some tabs can do and this one can.
    var actions: Set<DockCommand> { get }
    /// Whether its records may be cleared away.
    var isClearable: Bool { get }
    /// Makes the rows of what came since they were last looked at.
    func refresh()
    /// What the hint line names of that.
    var hints: [DockCommand] { get }
    /// Carries out what concerns the table alone.
    func run(_ command: DockCommand)
    /// Selects a row by its place in the window.
    func select(windowRow: Int)
    /// The selected record.
    func document(_ context: RowContext) -> [DocumentNode]?
    func paint(isFocused: Bool, in area: CellRect, _ painter: TablePainter, _ grid: inout Grid)
}

/// A tab that is a table of records.
@MainActor
class RecordTab<Row: TableRow>: DockTab {
    let title: DockPhrase
    private var table: RecordTable<Row>
    private var rows = 1

    init(_ title: DockPhrase, capacity: Int = 20_000) {
        self.title = title
        table = RecordTable(capacity: capacity)
    }

    var total: Int {
        refresh()
        return table.total
    }
    var filter: String {
        get { table.filter }
        set { table.filter = newValue }
    }
    var group: DockPhrase? { table.group == 0 ? nil : Row.groups[table.group] }
    var actions: Set<DockCommand> { [] }
    var hints: [DockCommand] { [] }
    var isClearable: Bool { true }

    func refresh() {}

    /// The selected row.
    var selectedRow: Row? {
        refresh()
        return table.selection().map { table.row(at: $0) }
    }

    /// Takes a record.
    func append(_ row: Row) { table.append(row) }

    /// Rows have become others in their places.
    func rowsChanged() { table.rowsChanged() }

    /// Takes other records in place of all.
    func replace(_ rows: [Row], isSame: (Row, Row) -> Bool) { table.replace(rows, isSame: isSame) }

    func run(_ command: DockCommand) {
        refresh()
        switch command {
        case .up: move(-1)
        case .down: move(1)
        case .pageUp: move(-rows)
        case .pageDown: move(rows)
        case .first: table.select(0)
        case .last: table.select(.max)
        case .group: table.group = (table.group + 1) % Row.groups.count
        case .clear: if isClearable { table.clear() }
        default: if let column = command.column, Row.columns.indices.contains(column) { sort(column) }
        }
    }

    func select(windowRow: Int) {
        refresh()
        let window = table.window(rows)
        if windowRow >= 0, windowRow < window.count { table.select(window.lowerBound + windowRow) }
    }

    func document(_ context: RowContext) -> [DocumentNode]? {
        refresh()
        return table.selection().map { table.row(at: $0).document(context) }
    }

    func paint(isFocused: Bool, in area: CellRect, _ painter: TablePainter, _ grid: inout Grid) {
        refresh()
        rows = max(1, area.rows - 1)
        painter.paint(&table, isFocused: isFocused, in: area, &grid)
    }

    private func move(_ step: Int) {
        if let selection = table.selection() { table.select(selection + step) }
    }

    /// Sorts by a column; again turns the order, a third time leaves it as the records came.
    private func sort(_ column: Int) {
        switch table.order {
        case .init(column: column, isDescending: false): table.order = .init(column: column, isDescending: true)
        case .init(column: column, isDescending: true): table.order = nil
        default: table.order = .init(column: column, isDescending: false)
        }
    }
}
