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
    private let answer: @MainActor (Value) -> Void
    private var selected = 0
    /// The first row that is in sight, where not all have room.
    private var top = 0
    private var frames: [(index: Int, area: CellRect)] = []

    init(title: String?, items: [String], cancel: String, answer: @escaping @MainActor (Value) -> Void) {
        self.title = title
        self.items = items
        self.cancel = cancel
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
        let head = title == nil ? 0 : 1
        let rows = min(area.rows, items.count + 1 + head + 2)
        guard rows >= 3, area.columns >= 8 else { return nil }
        let box = CellRect(column: area.column, row: area.endRow - rows, columns: area.columns, rows: rows)
        grid.fill(box, style: theme[.menu])
        grid.drawBox(box, rounded: true, style: theme[.dialogBorder], joins: false)
        var row = box.row + 1
        if let title {
            let shown = TextWidth.truncated(title, to: box.columns - 4)
            grid.draw(shown, at: CellPoint(column: box.column + 2, row: row), style: theme[.muted].over(theme[.menu]))
            row += 1
        }
        frames = []
        let visible = box.endRow - 1 - row
        top = max(selected - visible + 1, min(top, selected))
        for (index, label) in (items + [cancel]).enumerated().dropFirst(top).prefix(max(0, visible)) {
            let line = CellRect(column: box.column + 1, row: row, columns: box.columns - 2, rows: 1)
            let style = theme[index == selected ? .menuSelected : .menu]
            grid.fill(line, style: style)
            let mark = index == selected ? "\u{25B8} " : "  "
            let shown = TextWidth.truncated(mark + label, to: line.columns - 2)
            grid.draw(shown, at: CellPoint(column: line.column + 1, row: row), style: style, clip: line)
            frames.append((index, line))
            row += 1
        }
        return nil
    }
}
