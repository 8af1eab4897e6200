import Cells
import Terminal
import Theme

/// The box of a dialog: a title, a text, and a row of buttons of which one is selected. Layers put their own into it.
@MainActor
struct DialogFrame {
    var title: String
    var text: String
    var buttons: [String]
    var selected = 0
    /// Rows between text and buttons that the layer paints itself.
    var extraRows = 0

    /// Where the last paint put the buttons and the extra rows, for clicks.
    private(set) var buttonFrames: [CellRect] = []
    private(set) var extra = CellRect(column: 0, row: 0, columns: 0, rows: 0)

    init(title: String, text: String, buttons: [String], selected: Int = 0, extraRows: Int = 0) {
        self.title = title
        self.text = text
        self.buttons = buttons
        self.selected = selected
        self.extraRows = extraRows
    }

    /// Moves the selection; round at the ends.
    mutating func select(by step: Int) {
        guard !buttons.isEmpty else { return }
        selected = (selected + step + buttons.count) % buttons.count
    }

    /// The button at a cell.
    func button(at point: CellPoint) -> Int? { buttonFrames.firstIndex { $0.contains(point) } }

    mutating func paint(over area: CellRect, theme: Theme, _ grid: inout Grid) {
        let inner = min(48, area.columns - 4)
        guard inner >= 4, area.rows >= 3 else { return }
        let heading = TextBlock(title, columns: inner, most: 2)
        let body = text.isEmpty ? nil : TextBlock(text, columns: inner, most: max(1, area.rows - 6 - extraRows))
        let headingRows = title.isEmpty ? 0 : heading.lines.count
        let rows = headingRows + (body?.lines.count ?? 0) + extraRows + 4
        let box = CellRect(
            column: area.column + (area.columns - inner - 4) / 2, row: area.row + max(0, (area.rows - rows) / 2),
            columns: inner + 4, rows: min(rows, area.rows))
        grid.fill(box, style: theme[.dialog])
        grid.drawBox(box, rounded: true, style: theme[.dialogBorder], joins: false)
        var row = box.row + 1
        func put(_ lines: [String], _ style: CellStyle, centred: Bool) {
            for line in lines {
                let shift = centred ? (inner - TextWidth.of(line)) / 2 : 0
                grid.draw(line, at: CellPoint(column: box.column + 2 + shift, row: row), style: style, clip: box)
                row += 1
            }
        }
        if headingRows > 0 { put(heading.lines, theme[.dialogTitle], centred: true) }
        if let body { put(body.lines, theme[.dialog], centred: body.lines.count == 1) }
        extra = CellRect(column: box.column + 2, row: row, columns: inner, rows: extraRows)
        paintButtons(box, theme, &grid)
    }

    private mutating func paintButtons(_ box: CellRect, _ theme: Theme, _ grid: inout Grid) {
        buttonFrames = []
        let row = box.endRow - 2
        let room = box.columns - 4
        for (index, label) in buttons.enumerated() {
            let columns = room * index / buttons.count..<room * (index + 1) / buttons.count
            let isSelected = index == selected
            let shown = TextWidth.truncated(isSelected ? "[ \(label) ]" : "  \(label)  ", to: columns.count)
            let start = box.column + 2 + columns.lowerBound + (columns.count - TextWidth.of(shown)) / 2
            let style = theme[isSelected ? .dialogButtonSelected : .dialogButton]
            let width = grid.draw(shown, at: CellPoint(column: start, row: row), style: style, clip: box)
            buttonFrames.append(CellRect(column: start, row: row, columns: width, rows: 1))
        }
    }
}
