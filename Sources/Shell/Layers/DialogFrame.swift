import Cells
import Terminal
import Theme

/// The box of a dialog: a title, a text, and a row of buttons of which one is selected. Layers put their own into it.
@MainActor
struct DialogFrame {
    var title: String
    var text: String
    var buttons: ButtonRow
    /// Rows between text and buttons that the layer paints itself.
    var extraRows = 0
    /// Where the last paint put the extra rows.
    private(set) var extra = CellRect(column: 0, row: 0, columns: 0, rows: 0)

    /// The first line of the text that is in sight, and how many lines have no room.
    private var top = 0
    private var hidden = 0
    private var visible = 1

    private static let narrowest = 28
    private static let widest = 48
    private static let leastRowsWithBorder = 6

    init(title: String, text: String, buttons: [String], selected: Int = 0, extraRows: Int = 0) {
        self.title = title
        self.text = text
        self.buttons = ButtonRow(buttons, selected: selected)
        self.extraRows = extraRows
    }

    /// The button that Enter takes.
    var selected: Int { buttons.selected }

    /// Moves the selection; round at the ends.
    mutating func select(by step: Int) { buttons.select(by: step) }

    /// Scrolls a text that has no room by keys or the wheel. False for what does not scroll.
    mutating func scroll(by event: InputEvent) -> Bool {
        switch event {
        case .key(Key(.pageDown)): top += visible
        case .key(Key(.pageUp)): top -= visible
        case .mouse(let mouse) where mouse.action == .wheelDown: top += 1
        case .mouse(let mouse) where mouse.action == .wheelUp: top -= 1
        default: return false
        }
        top = max(0, min(top, hidden))
        return true
    }

    /// The button at a cell.
    func button(at point: CellPoint) -> Int? { buttons.button(at: point) }

    mutating func paint(over area: CellRect, theme: Theme, _ grid: inout Grid) {
        let most = min(Self.widest, area.columns - 6)
        guard most >= 4, area.rows >= 2 else { return }
        let inner = extraRows > 0 ? most : min(most, max(Self.narrowest, buttons.columns, columns(in: most)))
        // Where little room is, the words come before the border.
        let border = area.rows >= Self.leastRowsWithBorder ? 1 : 0
        let rest = area.rows - 2 * border - extraRows
        let foot = min(buttons.rows(in: inner), max(1, rest - 2))
        let heading = title.isEmpty || rest <= foot ? [] : TextBlock(title, columns: inner, most: border + 1).lines
        let room = rest - heading.count - foot - border
        let body = text.isEmpty || room <= 0 ? [] : lines(columns: inner, rows: room)
        let least = heading.count + body.count + extraRows + foot + 2 * border
        // Air goes in where there are rows for it: above the buttons first, then below the title, then at the edges.
        var spare = max(0, area.rows - least)
        func air(_ isWanted: Bool, _ rows: Int = 1) -> Int {
            guard isWanted, spare >= rows else { return 0 }
            spare -= rows
            return rows
        }
        let aboveButtons = air(true)
        let belowTitle = air(!heading.isEmpty && (!body.isEmpty || extraRows > 0))
        let edges = air(true, 2) / 2
        let rows = min(least + aboveButtons + belowTitle + edges * 2, area.rows)
        let box = CellRect(
            column: area.column + (area.columns - inner - 6) / 2, row: area.row + max(0, (area.rows - rows) / 2),
            columns: inner + 6, rows: rows)
        Shade.drop(below: box, in: area, theme: theme, &grid)
        grid.fill(box, style: theme[.dialog])
        if border > 0 {
            grid.drawBox(box, rounded: true, style: theme[.dialogBorder].over(theme[.dialog]), joins: false)
        }
        var row = box.row + border + edges
        func put(_ lines: [String], _ style: CellStyle, centred: Bool) {
            for line in lines {
                let shift = centred ? (inner - TextWidth.of(line)) / 2 : 0
                grid.draw(line, at: CellPoint(column: box.column + 3 + shift, row: row), style: style, clip: box)
                row += 1
            }
        }
        put(heading, theme[.dialogTitle].over(theme[.dialog]), centred: true)
        row += belowTitle
        let bar = CellRect(column: box.endColumn - 2, row: row, columns: 1, rows: body.count)
        put(body, theme[.dialog], centred: body.count == 1 && hidden == 0)
        paintBar(bar, theme, &grid)
        extra = CellRect(column: box.column + 3, row: row, columns: inner, rows: extraRows)
        let line = CellRect(column: box.column + 3, row: box.endRow - border - edges - foot, columns: inner, rows: foot)
        buttons.paint(in: line, theme: theme, &grid)
    }

    /// The lines of the text that are in sight.
    private mutating func lines(columns: Int, rows: Int) -> [String] {
        let all = TextBlock(text, columns: columns).lines
        visible = max(1, rows)
        hidden = max(0, all.count - rows)
        top = max(0, min(top, hidden))
        return Array(all.dropFirst(top).prefix(rows))
    }

    /// How much of the text is in sight, where that is not all.
    private func paintBar(_ area: CellRect, _ theme: Theme, _ grid: inout Grid) {
        guard hidden > 0, area.rows > 0 else { return }
        let whole = visible + hidden
        let size = max(1, area.rows * visible / whole)
        let start = area.row + (area.rows - size) * top / hidden
        for row in area.rowRange {
            let isThumb = (start..<start + size).contains(row)
            let style = theme[isThumb ? .scrollbarThumb : .scrollbar].over(theme[.dialog])
            grid.draw(
                isThumb ? "\u{2590}" : "\u{2595}", at: CellPoint(column: area.column, row: row), style: style,
                clip: area)
        }
    }

    /// The columns that title and text would take.
    private func columns(in most: Int) -> Int {
        max(TextBlock(title, columns: most, most: 2).columns, TextBlock(text, columns: most).columns)
    }
}
