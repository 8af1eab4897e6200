import Cells
import Theme

/// Paints the dock: tabs, the table of the one in front, the line at the foot.
@MainActor
struct DockPainter {
    let theme: Theme
    let context: RowContext

    /// Paints it; returns where the cursor belongs, if a text is typed.
    func paint(_ dock: Dock, isFocused: Bool, in area: CellRect, _ grid: inout Grid) -> CellPoint? {
        guard !area.isEmpty else { return nil }
        grid.fill(area, style: theme[.dock])
        paintTitle(dock, isFocused, CellRect(column: area.column, row: area.row, columns: area.columns, rows: 1), &grid)
        var body = CellRect(column: area.column, row: area.row + 1, columns: area.columns, rows: area.rows - 1)
        var cursor: CellPoint?
        if isFocused, dock.field != nil, body.rows > 1 {
            body.rows -= 1
            let line = CellRect(column: area.column, row: body.endRow, columns: area.columns, rows: 1)
            if !dock.choices.isEmpty, body.rows > 1 {
                body.rows -= 1
                let names = TextWidth.truncated(dock.choices.joined(separator: "  "), to: area.columns - 4)
                let point = CellPoint(column: area.column + 2, row: body.endRow)
                grid.draw(names, at: point, style: theme[.dockInfo], clip: area)
            }
            cursor = paintField(dock, line, &grid)
        }
        dock.tab.paint(isFocused: isFocused, in: body, TablePainter(theme: theme, context: context), &grid)
        return cursor
    }

    /// The columns of each tab's title, for painting and for clicks.
    func tabColumns(_ dock: Dock, in area: CellRect) -> [Range<Int>] {
        var start = area.column + 2
        return dock.tabs.indices.map {
            let end = start + TextWidth.of(label(dock, $0))
            defer { start = end + 1 }
            return start..<end
        }
    }

    private func label(_ dock: Dock, _ index: Int) -> String {
        let text = "\(dock.tabs[index].title.text(context.language)) \(dock.tabs[index].total)"
        return index == dock.selected ? "[\(text)]" : " \(text) "
    }

    private func paintTitle(_ dock: Dock, _ isFocused: Bool, _ line: CellRect, _ grid: inout Grid) {
        // A focused dock has a heavy line and a mark, so that it can be told without colours.
        let edge = theme[isFocused ? .borderFocus : .border].over(theme[.dock])
        grid.drawHorizontalLine(
            row: line.row, columns: line.columnRange, line: isFocused ? .heavy : .light, style: edge, joins: false)
        if isFocused { grid.draw("\u{25B8}", at: line.origin, style: edge, clip: line) }
        var end = line.column
        for (index, columns) in tabColumns(dock, in: line).enumerated() {
            var style = theme[index == dock.selected ? .dockTabSelected : .dockTab].over(theme[.dock])
            if index == dock.selected { style.attributes.insert(.bold) }
            grid.draw(
                label(dock, index), at: CellPoint(column: columns.lowerBound, row: line.row), style: style, clip: line)
            end = columns.upperBound
        }
        var parts: [String] = []
        if let note = dock.note { parts.append(note.text(context.language)) }
        if !dock.tab.filter.isEmpty { parts.append("/\(dock.tab.filter)") }
        if let group = dock.tab.group { parts.append(group.text(context.language)) }
        guard !parts.isEmpty else { return }
        let text = TextWidth.truncated(" \(parts.joined(separator: "  ")) ", to: max(0, line.endColumn - end - 2))
        let start = line.endColumn - 1 - TextWidth.of(text)
        grid.draw(text, at: CellPoint(column: start, row: line.row), style: theme[.dockInfo], clip: line)
    }

    private func paintField(_ dock: Dock, _ line: CellRect, _ grid: inout Grid) -> CellPoint {
        var (mark, hint) = ("> ", DockPhrase.evaluateHint)
        if dock.field == .filter { (mark, hint) = ("/ ", .filterHint) }
        if case .entry(let wanted) = dock.field { (mark, hint) = ("= ", wanted) }
        grid.draw(mark, at: CellPoint(column: line.column, row: line.row), style: theme[.dockTabSelected], clip: line)
        let field = CellRect(column: line.column + 2, row: line.row, columns: max(0, line.columns - 3), rows: 1)
        return dock.editor.paint(in: field, placeholder: hint.text(context.language), theme: theme, &grid)
    }
}
