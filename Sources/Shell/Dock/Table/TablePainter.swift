import Cells
import Theme

/// Paints a table: its columns' titles, then the rows that its window shows; no other row is even made into text.
struct TablePainter {
    let theme: Theme
    let context: RowContext

    /// Paints into an area, the first row being the titles.
    func paint<Row: TableRow>(
        _ table: inout RecordTable<Row>, isFocused: Bool, in area: CellRect, _ grid: inout Grid
    ) {
        guard area.rows > 0, area.columns > 2 else { return }
        let places = Self.places(Row.columns, in: area)
        for place in places {
            let name = Row.columns[place.column].title.text(context.language)
            // A column of marks has no name, and no room for its number.
            var title = name.isEmpty ? "" : "\(place.column + 1) \(name)"
            if let order = table.order, order.column == place.column { title += order.isDescending ? " ▼" : " ▲" }
            put(title, place, row: area.row, theme[.dockTime], right: Row.columns[place.column].alignsRight, &grid)
        }
        let rows = table.window(area.rows - 1)
        let selection = table.selection()
        guard !rows.isEmpty else {
            let phrase: DockPhrase = table.total == 0 ? .nothingYet : .noMatch
            let point = CellPoint(column: area.column + 2, row: area.row + 1)
            if area.rows > 1 {
                grid.draw(phrase.text(context.language), at: point, style: theme[.dockTime], clip: area)
            }
            return
        }
        let shown = rows.map { table.row(at: $0) }
        let time = TimeSpan.range(shown.compactMap(\.span), now: context.now)
        for (index, row) in zip(rows, shown) {
            let line = area.row + 1 + index - rows.lowerBound
            paint(row, places, line: line, isSelected: index == selection, isFocused, area, time, &grid)
        }
    }

    private func paint<Row: TableRow>(
        _ row: Row, _ places: [Place], line: Int, isSelected: Bool, _ isFocused: Bool, _ area: CellRect,
        _ time: ClosedRange<Double>?, _ grid: inout Grid
    ) {
        var style = theme[row.scope].over(theme[.dock])
        if isSelected, isFocused {
            let selection = theme[.selection]
            style.background = selection.background
            // A level's colour stays where it can be read on the selection.
            if let ratio = Contrast.ratio(style.foreground, style.background), ratio < 4.5 {
                style.foreground = selection.foreground
            }
            if theme.depth == .mono || theme.depth == .palette { style = selection }
            grid.fill(CellRect(column: area.column, row: line, columns: area.columns, rows: 1), style: style)
        }
        if isSelected {
            let mark = isFocused ? "\u{25B8}" : "\u{203A}"
            grid.draw(mark, at: CellPoint(column: area.column, row: line), style: style, clip: area)
        }
        for place in places {
            let column = Row.columns[place.column]
            let isQuiet = column.title == .time && !(isSelected && isFocused)
            let bar =
                column.isTimeline
                ? time.flatMap { row.span?.bar(in: $0, columns: place.columns.count, now: context.now) } : nil
            put(
                bar ?? row.text(place.column, context), place, row: line, isQuiet ? theme[.dockTime] : style,
                right: column.alignsRight, &grid)
        }
    }

    private func put(_ text: String, _ place: Place, row: Int, _ style: CellStyle, right: Bool, _ grid: inout Grid) {
        // No more is measured than there is room for.
        let head = String(text.prefix(place.columns.count + 1))
        let shown = TextWidth.truncated(head, to: place.columns.count)
        let shift = right ? place.columns.count - TextWidth.of(shown) : 0
        grid.draw(shown, at: CellPoint(column: place.columns.lowerBound + shift, row: row), style: style)
    }

    /// Where a column stands.
    struct Place: Equatable {
        var column: Int
        var columns: Range<Int>
    }

    /// Where the columns stand that an area has room for: one cell for the selection's mark, one between columns.
    static func places(_ columns: [TableColumn], in area: CellRect) -> [Place] {
        let shown = columns.indices.filter { columns[$0].narrowest <= area.columns }
        // Numbers at the right of their column keep away from the text after it.
        func gap(_ index: Int) -> Int { index == shown.last ? 0 : columns[index].alignsRight ? 2 : 1 }
        let fixed = shown.reduce(0) { $0 + (columns[$1].columns ?? 0) + gap($1) }
        let open = shown.filter { columns[$0].columns == nil }.count
        let room = max(0, area.columns - 2 - fixed)
        var places: [Place] = []
        var start = area.column + 1
        for index in shown {
            let width = columns[index].columns ?? room / max(1, open)
            let last = max(start, min(start + width, area.endColumn))
            places.append(Place(column: index, columns: start..<last))
            start = last + gap(index)
        }
        return places
    }
}
