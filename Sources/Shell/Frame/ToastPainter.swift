import Cells
import Theme
import ViewLayer

/// Paints the toast slot over the page.
struct ToastPainter {
    let theme: Theme
    /// The mark of loading.
    var spinner = "\u{25CC}"

    /// What stands above the title: a mark and its style; nil for a toast without one.
    private func mark(_ icon: String) -> (text: String, scope: ThemeScope)? {
        switch icon {
        case "success": ("\u{2713}", .toastSuccess)
        case "error": ("\u{2717}", .toastError)
        case "loading": (spinner, .toastLoading)
        case "none": nil
        // A program's own image, by what its file's name says.
        default: (ImageSign.sign(for: icon.split(separator: "/").last.map(String.init) ?? icon), .toast)
        }
    }

    /// So many columns of a title are seen below a mark: seven hanzi.
    private static let columnsBelowMark = 14
    /// So many columns and lines are seen without one.
    private static let columns = 28
    private static let lines = 2

    /// A title in as many lines as the platform shows of it.
    private func block(_ title: String, below mark: Bool, in area: CellRect) -> TextBlock? {
        guard !title.isEmpty else { return nil }
        let room = area.columns - 6
        guard mark else {
            return TextBlock(title, columns: min(Self.columns, room), most: max(1, min(Self.lines, area.rows - 3)))
        }
        return TextBlock(title, columns: min(Self.columnsBelowMark, room), most: 1)
    }

    /// - Parameter icon: "success", "error", "loading", "none" or an image's path.
    func paint(title: String, icon: String, over area: CellRect, _ grid: inout Grid) {
        guard area.columns >= 8, area.rows >= 3 else { return }
        let mark = mark(icon)
        let head = mark == nil ? 0 : 1
        let block = block(title, below: mark != nil, in: area)
        let lines = block?.lines ?? []
        // A mark has air around it where there are rows for that.
        let gap = head > 0 && !lines.isEmpty && area.rows >= lines.count + 7 ? 1 : 0
        let rows = min(area.rows, lines.count + head + gap * 3 + 2)
        let columns = min(area.columns, max(block?.columns ?? 0, mark == nil ? 4 : 10) + 6)
        let box = CellRect(
            column: area.column + (area.columns - columns) / 2, row: area.row + max(0, (area.rows - rows) / 2),
            columns: columns, rows: rows)
        Shade.drop(below: box, in: area, theme: theme, &grid)
        grid.fill(box, style: theme[.toast])
        grid.drawBox(box, rounded: true, style: theme[.toast], clip: area, joins: false)
        var row = box.row + 1 + gap
        func put(_ text: String, _ style: CellStyle) {
            let column = box.column + (columns - TextWidth.of(text)) / 2
            grid.draw(text, at: CellPoint(column: column, row: row), style: style, clip: box)
            row += 1
        }
        if let mark {
            put(mark.text, theme[mark.scope].over(theme[.toast]))
            row += gap
        }
        for line in lines { put(line, theme[.toast]) }
    }
}
