import Cells
import Terminal
import Theme

/// A list of lines with a search field: help, problems.
@MainActor
final class ListLayer: Layer {
    /// One line: a short mark at the left, a text that may take several lines.
    struct Row {
        var mark: String
        var text: String
        /// A heading takes no mark and is always shown.
        var isHeading = false
        /// What a search finds it by, beside what is shown.
        var words = ""
    }

    let context = CommandContext.list
    private let title: String
    private let hint: String
    private let nothing: String
    private let rows: [Row]
    private let markColumns: Int
    /// The lines as they were broken last, and for what.
    private var broken: (search: String, columns: Int, lines: [Row])?
    private var search = LineEditor()
    private var top = 0
    private var visible = 1

    init(title: String, hint: String, nothing: String, rows: [Row]) {
        self.title = title
        self.hint = hint
        self.nothing = nothing
        self.rows = rows
        markColumns = (rows.filter { !$0.isHeading }.map { TextWidth.of($0.mark) }.max() ?? 0) + 2
    }

    func handle(_ event: InputEvent) -> LayerOutcome {
        switch event {
        case .key(let key):
            switch (key.code, key.modifiers) {
            case (.escape, _), (.enter, _), (.function(1), _): return .closes
            case (.character("q"), []) where search.text.isEmpty: return .closes
            case (.character("?"), []) where search.text.isEmpty: return .closes
            case (.down, []): scroll(1)
            case (.up, []): scroll(-1)
            case (.pageDown, _): scroll(visible)
            case (.pageUp, _): scroll(-visible)
            default: if search.handle(key) { top = 0 }
            }
        case .mouse(let mouse):
            if mouse.action == .wheelDown { scroll(3) }
            if mouse.action == .wheelUp { scroll(-3) }
        case .paste(let text): search.insert(text)
        default: break
        }
        return .stays
    }

    // How far it goes is known when it is painted.
    private func scroll(_ rows: Int) { top = max(0, top + rows) }

    func paint(over area: CellRect, theme: Theme, _ grid: inout Grid) -> CellPoint? {
        let box = area.inset(columns: area.columns > 50 ? 2 : 0, rows: area.rows > 20 ? 1 : 0)
        guard let panel = PanelBox(box) else { return nil }
        panel.paint(title, ground: theme[.dialog], theme: theme, &grid)
        let inner = panel.content
        let cursor = search.paint(in: panel.field, placeholder: hint, theme: theme, &grid)
        let gap = inner.rows > 5 ? 2 : 1
        let list = CellRect(column: inner.column, row: inner.row + gap, columns: inner.columns, rows: inner.rows - gap)
        let lines = self.lines(columns: list.columns)
        visible = max(1, list.rows)
        top = max(0, min(top, lines.count - visible))
        for (offset, line) in lines.dropFirst(top).prefix(max(0, list.rows)).enumerated() {
            let row = list.row + offset
            let mark = line.isHeading ? theme[.dialogTitle] : theme[.menuKey].over(theme[.dialog])
            grid.draw(line.mark, at: CellPoint(column: list.column, row: row), style: mark, clip: list)
            let point = CellPoint(column: list.column + textColumn(in: list.columns), row: row)
            grid.draw(line.text, at: point, style: theme[.dialog], clip: list)
        }
        return cursor
    }

    /// The lines that the search leaves, broken to the width.
    private func lines(columns: Int) -> [Row] {
        if let broken, broken.columns == columns, broken.search == search.text { return broken.lines }
        let lines = breakLines(columns)
        broken = (search.text, columns, lines)
        return lines
    }

    /// Where the texts begin.
    private func textColumn(in columns: Int) -> Int { columns - markColumns >= 12 ? markColumns : 2 }

    private func breakLines(_ columns: Int) -> [Row] {
        let wanted = search.text.lowercased()
        var result: [Row] = []
        var heading: Row?
        for row in rows {
            if row.isHeading {
                heading = row
                continue
            }
            guard wanted.isEmpty || "\(row.mark) \(row.text) \(row.words)".lowercased().contains(wanted) else {
                continue
            }
            if let pending = heading {
                result.append(Row(mark: pending.text, text: "", isHeading: true))
                heading = nil
            }
            let start = textColumn(in: columns)
            // Where both have no room side by side, the text stands below its mark.
            if start < markColumns { result.append(Row(mark: row.mark, text: "")) }
            for (index, line) in TextBlock(row.text, columns: columns - start).lines.enumerated() {
                result.append(Row(mark: index == 0 && start == markColumns ? row.mark : "", text: line))
            }
        }
        return result.isEmpty ? [Row(mark: nothing, text: "", isHeading: true)] : result
    }
}
