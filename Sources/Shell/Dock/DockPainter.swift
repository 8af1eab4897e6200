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
        return labels(dock, in: area).map { label in
            let end = start + TextWidth.of(label)
            defer { start = label.isEmpty ? end : end + 1 }
            return start..<end
        }
    }

    /// The tabs' titles: with their counts where there is room, else the names, else the one in front and its neighbours.
    private func labels(_ dock: Dock, in area: CellRect) -> [String] {
        let remark = min(area.columns / 2, remark(dock).map { TextWidth.of($0) + 2 } ?? 0)
        func fits(_ labels: [String]) -> Bool {
            labels.reduce(1) { $0 + ($1.isEmpty ? 0 : TextWidth.of($1) + 1) } <= area.columns - 2 - remark
        }
        let whole = dock.tabs.indices.map { label(dock, $0, hasCount: true) }
        if fits(whole) { return whole }
        let names = dock.tabs.indices.map { label(dock, $0, hasCount: $0 == dock.selected) }
        if fits(names) { return names }
        let place = " \(dock.selected + 1)/\(dock.tabs.count)"
        var shown = names.map { _ in "" }
        shown[dock.selected] = names[dock.selected] + place
        // As many beside it as have room, those behind it first.
        for step in 1..<max(2, names.count) {
            for index in [dock.selected + step, dock.selected - step] where names.indices.contains(index) {
                let neighbour = step == 1 || !shown[index + (index > dock.selected ? -1 : 1)].isEmpty
                shown[index] = neighbour ? names[index] : ""
                if !fits(shown) { shown[index] = "" }
            }
        }
        return shown
    }

    private func label(_ dock: Dock, _ index: Int, hasCount: Bool) -> String {
        let name = dock.tabs[index].title.text(context.language)
        let text = hasCount ? "\(name) \(dock.tabs[index].total)" : name
        return index == dock.selected ? "[\(text)]" : hasCount ? " \(text) " : text
    }

    private func paintTitle(_ dock: Dock, _ isFocused: Bool, _ line: CellRect, _ grid: inout Grid) {
        // A focused dock has a heavy line and a mark, so that it can be told without colours.
        let edge = theme[isFocused ? .borderFocus : .border].over(theme[.dock])
        grid.drawHorizontalLine(
            row: line.row, columns: line.columnRange, line: isFocused ? .heavy : .light, style: edge, joins: false)
        if isFocused { grid.draw("\u{25B8}", at: line.origin, style: edge, clip: line) }
        var end = line.column
        let labels = labels(dock, in: line)
        for (index, columns) in tabColumns(dock, in: line).enumerated() {
            var style = theme[index == dock.selected ? .dockTabSelected : .dockTab].over(theme[.dock])
            if index == dock.selected { style.attributes.insert(.bold) }
            grid.draw(
                labels[index], at: CellPoint(column: columns.lowerBound, row: line.row), style: style, clip: line)
            end = max(end, columns.upperBound)
        }
        guard let remark = remark(dock) else { return }
        let text = TextWidth.truncated(remark, to: max(0, line.endColumn - end - 2))
        let start = line.endColumn - 1 - TextWidth.of(text)
        grid.draw(text, at: CellPoint(column: start, row: line.row), style: theme[.dockInfo], clip: line)
    }

    /// What was done last, the filter and the group; nil if there is nothing to say.
    private func remark(_ dock: Dock) -> String? {
        var parts: [String] = []
        if let note = dock.note { parts.append(note.text(context.language)) }
        if !dock.tab.filter.isEmpty { parts.append("/\(dock.tab.filter)") }
        if let group = dock.tab.group { parts.append(group.text(context.language)) }
        return parts.isEmpty ? nil : " \(parts.joined(separator: "  ")) "
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
