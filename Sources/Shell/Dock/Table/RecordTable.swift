/// The newest records of a kind in a ring, and which of them are shown in what order. Pure.
///
/// A record has a number for life; unless there is a filter, a group or an order, nothing is kept but the ring, so that a
/// flood costs one store a record.
struct RecordTable<Row: TableRow> {
    /// By which column, and which way.
    struct Order: Equatable {
        var column: Int
        var isDescending: Bool
    }

    private let capacity: Int
    private var ring: [Row] = []
    /// The number of the first record since the last clearing, and that of the next to come.
    private var base = 0
    private var end = 0
    /// The numbers of what is shown, from `head` on, where something limits or orders it.
    private var matches: [Int] = []
    private var head = 0
    private var isStale = false
    /// The number of the selected record; nil follows the newest.
    private var selected: Int?
    /// The selection's row in the window.
    private var selectionRow = 0

    /// What rows must hold to be shown.
    var filter = "" { didSet { isStale = isStale || filter != oldValue } }
    /// The group that is shown; 0 is all.
    var group = 0 { didSet { isStale = true } }
    /// The order; nil is as they came.
    var order: Order? { didSet { isStale = true } }

    init(capacity: Int = 20_000) { self.capacity = max(1, capacity) }

    /// How many records there are.
    var total: Int { end - start }
    private var start: Int { max(base, end - capacity) }
    private var isLimited: Bool { !filter.isEmpty || group != 0 || order != nil }

    /// Takes a record; beyond the capacity the oldest goes.
    mutating func append(_ row: Row) {
        if end > base, ring[slot(end - 1)].fold(row) { return }
        if end - base < capacity { ring.append(row) } else { ring[slot(end)] = row }
        end += 1
        guard isLimited, !isStale else { return }
        if order != nil {
            isStale = true
        } else if admits(row, Needle(filter)) {
            matches.append(end - 1)
        }
    }

    /// Rows have become others in their places.
    mutating func rowsChanged() { isStale = true }

    /// Takes other records in place of all; the one that was selected stays selected where `isSame` finds it again.
    mutating func replace(_ rows: [Row], isSame: (Row, Row) -> Bool) {
        let old = selection().map { row(at: $0) }
        clear()
        for row in rows { append(row) }
        // These are no news to follow: the first stands first.
        guard let old else { return select(0) }
        for index in 0..<count() where isSame(row(at: index), old) { return select(index) }
        select(0)
    }

    /// Forgets all records.
    mutating func clear() {
        ring = []
        base = end
        matches = []
        head = 0
        selected = nil
    }

    /// How many rows are shown.
    mutating func count() -> Int {
        refresh()
        return isLimited ? matches.count - head : total
    }

    /// A row by its place among those shown.
    mutating func row(at index: Int) -> Row { ring[slot(number(at: index))] }

    // MARK: Selection

    /// The place of the selected row; nil if there is none.
    mutating func selection() -> Int? {
        let count = count()
        guard count > 0 else { return nil }
        guard let selected else { return count - 1 }
        guard isLimited else { return max(0, min(selected - start, count - 1)) }
        if order != nil { return matches[head...].firstIndex(of: selected).map { $0 - head } ?? 0 }
        var low = head
        var high = matches.count
        while low < high {
            let middle = (low + high) / 2
            if matches[middle] < selected { low = middle + 1 } else { high = middle }
        }
        return min(low - head, count - 1)
    }

    /// Selects a row by its place; the last one follows what comes, unless there is an order.
    mutating func select(_ index: Int) {
        guard let old = selection() else { return }
        let last = count() - 1
        let new = max(0, min(index, last))
        selectionRow += new - old
        selected = new == last && order == nil ? nil : number(at: new)
    }

    /// The rows that a window of so many rows shows.
    mutating func window(_ rows: Int) -> Range<Int> {
        guard rows > 0, let selection = selection() else { return 0..<0 }
        let count = count()
        let wanted = selected == nil ? rows - 1 : max(0, min(selectionRow, rows - 1))
        let top = max(0, min(selection - wanted, count - rows))
        selectionRow = selection - top
        return top..<min(count, top + rows)
    }

    // MARK: What is shown

    private func slot(_ number: Int) -> Int { (number - base) % capacity }

    private func number(at index: Int) -> Int { isLimited ? matches[head + index] : start + index }

    private func admits(_ row: Row, _ needle: Needle) -> Bool {
        (group == 0 || row.isIn(group: group)) && (filter.isEmpty || needle.isIn(row.searchText))
    }

    private mutating func refresh() {
        guard isLimited else { return }
        if isStale { rebuild() }
        while head < matches.count, order == nil, matches[head] < start { head += 1 }
        if head > capacity {
            matches.removeFirst(head)
            head = 0
        }
    }

    private mutating func rebuild() {
        isStale = false
        head = 0
        let needle = Needle(filter)
        matches = (start..<end).filter { admits(ring[slot($0)], needle) }
        guard let order else { return }
        let keyed = matches.map { (number: $0, key: ring[slot($0)].sortKey(order.column)) }
        let sorted = keyed.sorted {
            if $0.key == $1.key { return $0.number < $1.number }
            return order.isDescending ? $0.key > $1.key : $0.key < $1.key
        }
        matches = sorted.map(\.number)
    }
}
