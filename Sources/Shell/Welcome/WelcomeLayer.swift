import Cells
import Terminal
import Theme

/// What somebody sees at the very first start: the keys that matter.
@MainActor
final class WelcomeLayer: Layer {
    /// A key and what it does.
    struct Row {
        var keys: String
        var title: String
    }

    private let title: String
    private let hint: String
    /// Asked at every frame: the keymap may change while it stands.
    private let rows: @MainActor () -> [Row]

    init(title: String, hint: String, rows: @escaping @MainActor () -> [Row]) {
        self.title = title
        self.hint = hint
        self.rows = rows
    }

    func handle(_ event: InputEvent) -> LayerOutcome { .stays }

    func paint(over area: CellRect, theme: Theme, _ grid: inout Grid) -> CellPoint? {
        let rows = rows()
        let keyColumns = rows.map { TextWidth.of($0.keys) }.max() ?? 0
        let wanted =
            (rows.map { keyColumns + 2 + TextWidth.of($0.title) } + [TextWidth.of(title), TextWidth.of(hint)])
            .max() ?? 0
        let inner = min(wanted, area.columns - 6)
        let height = min(rows.count + 6, area.rows)
        guard inner >= 8, height >= 1 else { return nil }
        let edge = height >= 6 ? 1 : 0
        let box = CellRect(
            column: area.column + (area.columns - inner - 6) / 2, row: area.row + max(0, (area.rows - height) / 2),
            columns: inner + 6, rows: height)
        grid.fill(box, style: theme[.dialog])
        if edge > 0 { grid.drawBox(box, rounded: true, style: theme[.dialogBorder], joins: false) }
        let hintStyle = theme[.muted].over(theme[.dialog])
        var lines: [[(text: String, style: CellStyle)]] = [[(title, theme[.dialogTitle])]]
        // Where little room is, the keys come before the space around them.
        let isRoomy = height == rows.count + 6
        if isRoomy { lines.append([]) }
        for row in rows {
            let keys = row.keys + String(repeating: " ", count: keyColumns + 2 - TextWidth.of(row.keys))
            lines.append([(keys, theme[.menuKey].over(theme[.dialog])), (row.title, theme[.dialog])])
        }
        if isRoomy { lines.append([]) }
        lines.append([(hint, hintStyle)])
        for (index, line) in lines.prefix(height - 2 * edge).enumerated() {
            var column = box.column + 3
            for part in line {
                let shown = TextWidth.truncated(part.text, to: max(0, box.column + 3 + inner - column))
                grid.draw(
                    shown, at: CellPoint(column: column, row: box.row + edge + index), style: part.style, clip: box)
                column += TextWidth.of(part.text)
            }
        }
        return nil
    }
}
