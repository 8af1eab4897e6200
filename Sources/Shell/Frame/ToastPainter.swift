import Cells
import Theme

/// Paints the toast slot over the page.
struct ToastPainter {
    let theme: Theme

    /// - Parameter icon: "success", "error", "loading", "none" or an image's path.
    func paint(title: String, icon: String, over area: CellRect, _ grid: inout Grid) {
        guard area.columns >= 8, area.rows >= 3 else { return }
        let (mark, scope): (String, ThemeScope) =
            switch icon {
            case "success": ("\u{2713}", .toastSuccess)
            case "error": ("\u{2717}", .toastError)
            case "loading": ("\u{25CC}", .toastLoading)
            case "none": ("", .toast)
            default: ("\u{25A3}", .toast)
            }
        let block = TextBlock(title, columns: min(28, area.columns - 6), most: max(1, area.rows - 4))
        let rows = block.lines.count + (mark.isEmpty ? 0 : 1) + 2
        let columns = max(block.columns, 6) + 4
        let box = CellRect(
            column: area.column + (area.columns - columns) / 2, row: area.row + max(0, (area.rows - rows) / 2),
            columns: columns, rows: min(rows, area.rows))
        grid.fill(box, style: theme[.toast])
        grid.drawBox(box, rounded: true, style: theme[.toast], clip: area, joins: false)
        var row = box.row + 1
        if !mark.isEmpty {
            let point = CellPoint(column: box.column + columns / 2 - 1, row: row)
            grid.draw(mark, at: point, style: theme[scope].over(theme[.toast]), clip: area)
            row += 1
        }
        for line in block.lines {
            let column = box.column + (columns - TextWidth.of(line)) / 2
            grid.draw(line, at: CellPoint(column: column, row: row), style: theme[.toast], clip: area)
            row += 1
        }
    }
}
