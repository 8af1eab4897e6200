import Bridge
import Cells
import Terminal
import Theme
import Values

/// `wx.showActionSheet`: items from the bottom of the page, one is chosen or none.
@MainActor
final class ActionSheetLayer: Layer {
    private let title: String?
    private let items: [String]
    private let cancel: String
    /// The items' colour as CSS, where the program gives one.
    private let itemColor: String?
    private let answer: @MainActor (Value) -> Void
    private var selected = 0
    /// The first row that is in sight, where not all have room.
    private var top = 0
    private var frames: [(index: Int, area: CellRect)] = []

    init(
        title: String?, items: [String], cancel: String, itemColor: String? = nil,
        answer: @escaping @MainActor (Value) -> Void
    ) {
        self.title = title
        self.items = items
        self.cancel = cancel
        self.itemColor = itemColor
        self.answer = answer
    }

    func handle(_ event: InputEvent) -> LayerOutcome {
        switch event {
        case .key(let key):
            switch key.code {
            case .up, .character("k"): selected = (selected + items.count) % (items.count + 1)
            case .tab where key.modifiers == .shift: selected = (selected + items.count) % (items.count + 1)
            case .down, .tab, .character("j"): selected = (selected + 1) % (items.count + 1)
            case .enter, .character(" "): return finish(selected)
            case .escape: return finish(items.count)
            case .character(let digit):
                if let number = digit.wholeNumberValue, items.indices.contains(number - 1) { return finish(number - 1) }
            default: break
            }
        case .mouse(let mouse):
            if mouse.action == .press(.left), let hit = frames.first(where: { $0.area.contains(mouse.position) }) {
                return finish(hit.index)
            }
        default: break
        }
        return .stays
    }

    private func finish(_ index: Int) -> LayerOutcome {
        answer(index < items.count ? ["tapIndex": .number(Double(index))] : .null)
        return .closes
    }

    func paint(over area: CellRect, theme: Theme, _ grid: inout Grid) -> CellPoint? {
        guard area.rows >= 1, area.columns >= 8 else { return nil }
        let width = max(1, area.columns - 6)
        // Where little room is, the items come before border and title.
        let edge = area.rows >= 6 ? 1 : 0
        let heading =
            edge == 0
            ? [] : title.map { TextBlock($0, columns: width, most: max(1, min(3, area.rows - 6))).lines } ?? []
        // A rule parts the title from the items, and the items from what cancels, where there is room.
        let titleRows = heading.isEmpty ? 0 : heading.count + 1
        let hasRule = area.rows >= items.count + 2 + titleRows + 2 * edge && edge > 0
        let rows = min(area.rows, items.count + 1 + titleRows + (hasRule ? 1 : 0) + 2 * edge)
        let box = CellRect(column: area.column, row: area.endRow - rows, columns: area.columns, rows: rows)
        let border = theme[.dialogBorder].over(theme[.menu])
        grid.fill(box, style: theme[.menu])
        if edge > 0 { grid.drawBox(box, rounded: true, style: border, joins: false) }
        var row = box.row + edge
        for line in heading {
            let column = box.column + (box.columns - TextWidth.of(line)) / 2
            grid.draw(line, at: CellPoint(column: column, row: row), style: theme[.muted].over(theme[.menu]), clip: box)
            row += 1
        }
        let inner = box.column + 2..<box.endColumn - 2
        let rule = theme[.border].over(theme[.menu])
        if !heading.isEmpty {
            grid.drawHorizontalLine(row: row, columns: inner, style: rule, joins: false)
            row += 1
        }
        let visible = max(0, box.endRow - edge - row - (hasRule ? 1 : 0))
        top = max(selected - visible + 1, min(top, selected))
        frames = []
        for (index, label) in (items + [cancel]).enumerated().dropFirst(top).prefix(visible) {
            if hasRule, index == items.count {
                grid.drawHorizontalLine(row: row, columns: inner, style: rule, joins: false)
                row += 1
            }
            let line = CellRect(column: box.column + 1, row: row, columns: box.columns - 2, rows: 1)
            paint(label, index, line, theme, &grid)
            frames.append((index, line))
            row += 1
        }
        return nil
    }

    private func paint(_ label: String, _ index: Int, _ line: CellRect, _ theme: Theme, _ grid: inout Grid) {
        let isSelected = index == selected
        var style = theme[isSelected ? .menuSelected : .menu]
        if !isSelected, index < items.count, let itemColor { style = style.colored(itemColor, at: theme.depth) }
        grid.fill(line, style: style)
        let shown = TextWidth.truncated((isSelected ? "\u{25B8} " : "  ") + label, to: max(0, line.columns - 2))
        grid.draw(shown, at: CellPoint(column: line.column + 1, row: line.row), style: style, clip: line)
    }
}
