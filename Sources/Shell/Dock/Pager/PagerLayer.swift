import Cells
import Terminal
import Theme

/// The full text of a record, with its values to be unfolded, searched and copied.
@MainActor
final class PagerLayer: Layer {
    let takesWholeScreen = true
    private let title: String
    private let hint: String
    private let searchHint: String
    private let copy: @MainActor (String) -> Void
    private let nodes: [DocumentNode]
    private var rows: [Row] = []
    private var columns = 0
    private var selected = 0
    private var top = 0
    private var visible = 1
    private var search: LineEditor?
    private var needle: Needle?

    /// A line as it is shown: a node's, or what of it did not fit into the line above.
    private struct Row {
        var node: DocumentNode
        var text: String
        var isFirst: Bool
    }

    init(
        title: String, hint: String, searchHint: String, nodes: [DocumentNode],
        copy: @escaping @MainActor (String) -> Void
    ) {
        self.title = title
        self.hint = hint
        self.searchHint = searchHint
        self.nodes = nodes
        self.copy = copy
    }

    func handle(_ event: InputEvent) -> LayerOutcome {
        switch event {
        case .key(let key): return search == nil ? handle(key) : handleSearch(key)
        case .mouse(let mouse):
            if mouse.action == .wheelDown { move(3) }
            if mouse.action == .wheelUp { move(-3) }
        case .paste(let text): search?.insert(text)
        default: break
        }
        return .stays
    }

    private func handle(_ key: Key) -> LayerOutcome {
        switch (key.code, key.modifiers) {
        case (.escape, _), (.character("q"), []): return .closes
        case (.down, []), (.character("j"), []): move(1)
        case (.up, []), (.character("k"), []): move(-1)
        case (.pageDown, _), (.character(" "), []): move(visible)
        case (.pageUp, _): move(-visible)
        case (.home, _), (.character("g"), []): move(-rows.count)
        case (.end, _), (.character("G"), []): move(rows.count)
        case (.enter, _): unfold(nil)
        case (.right, _), (.character("l"), []): unfold(true)
        case (.left, _), (.character("h"), []): unfold(false)
        case (.character("/"), []): search = LineEditor()
        case (.character("n"), []): find(1)
        case (.character("N"), []): find(-1)
        case (.character("y"), []): copy(selectedText)
        case (.character("Y"), []): copy(nodes.map(\.fullText).joined(separator: "\n"))
        default: break
        }
        return .stays
    }

    private func handleSearch(_ key: Key) -> LayerOutcome {
        switch key.code {
        case .escape: search = nil
        case .enter:
            let text = search?.text ?? ""
            search = nil
            needle = text.isEmpty ? nil : Needle(text)
            guard let needle else { break }
            var budget = DocumentNode.mostLines
            for node in nodes { node.reveal(needle, budget: &budget) }
            layOut()
            if !rows.indices.contains(selected) || !needle.isIn(rows[selected].text) { find(1) }
        default: search?.handle(key)
        }
        return .stays
    }

    private var selectedText: String { rows.indices.contains(selected) ? rows[selected].node.fullText : "" }

    private func move(_ step: Int) { selected = max(0, min(selected + step, rows.count - 1)) }

    /// Unfolds or folds the selected value; nil turns it over. Folding what is folded goes to what holds it.
    private func unfold(_ opens: Bool?) {
        guard rows.indices.contains(selected) else { return }
        let node = rows[selected].node
        if node.isFoldable, node.isOpen != (opens ?? !node.isOpen) {
            node.isOpen = opens ?? !node.isOpen
            layOut()
            selected = rows.firstIndex { $0.node === node } ?? selected
        } else if opens == false, let holder = rows[..<selected].lastIndex(where: { $0.node.depth < node.depth }) {
            selected = holder
        }
    }

    private func find(_ step: Int) {
        guard let needle, !rows.isEmpty else { return }
        for distance in 1...rows.count {
            let index = ((selected + step * distance) % rows.count + rows.count) % rows.count
            if needle.isIn(rows[index].text) {
                selected = index
                return
            }
        }
    }

    private func layOut() {
        var list: [DocumentNode] = []
        for node in nodes { node.flattened(into: &list) }
        rows = []
        for node in list {
            let indent = String(repeating: "  ", count: min(node.depth, max(0, columns / 4)))
            let mark = node.isFoldable ? (node.isOpen ? "\u{25BE} " : "\u{25B8} ") : node.value == nil ? "" : "  "
            let most = max(1, columns - indent.count - mark.count)
            let lines = node.isFoldable ? [TextWidth.truncated(node.text, to: most)] : Self.broken(node.text, most)
            for (index, line) in lines.enumerated() {
                let lead = index == 0 ? mark : String(repeating: " ", count: mark.count)
                rows.append(Row(node: node, text: indent + lead + line, isFirst: index == 0))
            }
            if rows.count > DocumentNode.mostLines { break }
        }
        move(0)
    }

    private static func broken(_ text: String, _ columns: Int) -> [String] {
        let lines = TextBlock(text, columns: columns).lines
        return lines.isEmpty ? [""] : lines
    }

    func paint(over area: CellRect, theme: Theme, _ grid: inout Grid) -> CellPoint? {
        guard area.columns >= 12, area.rows >= 4 else { return nil }
        grid.fill(area, style: theme[.dialog])
        grid.drawBox(area, rounded: true, style: theme[.dialogBorder], joins: false)
        let heading = " \(TextWidth.truncated(title, to: area.columns - 6)) "
        grid.draw(heading, at: CellPoint(column: area.column + 2, row: area.row), style: theme[.dialogTitle])
        let inner = area.inset(columns: 2, rows: 1)
        if columns != inner.columns - 1 {
            columns = inner.columns - 1
            layOut()
        }
        visible = max(1, inner.rows - 1)
        top = max(0, min(max(selected - visible + 1, min(top, selected)), max(0, rows.count - visible)))
        for (offset, row) in rows.dropFirst(top).prefix(visible).enumerated() {
            paint(row, isSelected: top + offset == selected, line: inner.row + offset, inner, theme, &grid)
        }
        let foot = CellRect(column: inner.column, row: inner.endRow - 1, columns: inner.columns, rows: 1)
        if let search {
            let width = grid.draw("/", at: foot.origin, style: theme[.menuKey].over(theme[.dialog]))
            let field = CellRect(
                column: foot.column + width, row: foot.row, columns: foot.columns - width, rows: 1)
            return search.paint(in: field, placeholder: searchHint, theme: theme, &grid)
        }
        let place = rows.isEmpty ? "" : "\(selected + 1)/\(rows.count)  "
        let shown = TextWidth.truncated(place + hint, to: foot.columns)
        grid.draw(shown, at: foot.origin, style: theme[.muted].over(theme[.dialog]), clip: foot)
        return nil
    }

    private func paint(
        _ row: Row, isSelected: Bool, line: Int, _ inner: CellRect, _ theme: Theme, _ grid: inout Grid
    ) {
        var style = row.node.isHeading ? theme[.muted].over(theme[.dialog]) : theme[.dialog]
        if let needle, needle.isIn(row.text) { style = theme[.menuMatch].over(theme[.dialog]) }
        if isSelected { style = theme[.menuSelected] }
        let area = CellRect(column: inner.column - 1, row: line, columns: inner.columns + 2, rows: 1)
        if isSelected { grid.fill(area, style: style) }
        grid.draw(isSelected ? "\u{203A}" : " ", at: area.origin, style: style, clip: area)
        grid.draw(row.text, at: CellPoint(column: inner.column, row: line), style: style, clip: area)
    }
}
