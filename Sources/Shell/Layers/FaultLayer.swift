import Bridge
import Cells
import Terminal
import Theme

/// Says what went wrong in front of the pages, with the source around the place, and what can be done about it.
@MainActor
final class FaultLayer: Layer {
    /// One thing to do.
    struct Action {
        /// The key that does it wherever the selection is.
        var key: Character
        var title: String
        /// Whether the overlay stays afterwards.
        var stays = false
        var action: @MainActor () -> Void
    }

    /// One thing that went wrong.
    struct Item {
        var title: String
        var message: String
        var place: String?
        var excerpt: SourceExcerpt?
        /// What to do about it.
        var advice = ""
    }

    private(set) var items: [Item]
    private let actions: [Action]
    private var buttons: ButtonRow
    private var shown = 0
    /// What Escape does; nil is nothing.
    private let escape: Int?

    init(_ items: [Item], actions: [Action], escape: Int?) {
        self.items = items
        self.actions = actions
        self.escape = escape
        buttons = ButtonRow(actions.map { "\($0.title) (\($0.key))" })
    }

    /// Adds what went wrong meanwhile.
    func add(_ more: [Item]) { items = Array((items + more).prefix(50)) }

    func handle(_ event: InputEvent) -> LayerOutcome {
        switch event {
        case .key(let key): return handle(key)
        case .mouse(let mouse):
            if mouse.action == .press(.left), let index = buttons.button(at: mouse.position) { return choose(index) }
            if mouse.action == .wheelUp { step(-1) }
            if mouse.action == .wheelDown { step(1) }
        default: break
        }
        return .stays
    }

    private func handle(_ key: Key) -> LayerOutcome {
        switch key.code {
        case .left, .up: buttons.select(by: -1)
        case .tab where key.modifiers == .shift: buttons.select(by: -1)
        case .right, .down, .tab: buttons.select(by: 1)
        case .pageUp: step(-1)
        case .pageDown: step(1)
        case .enter, .character(" "): return choose(buttons.selected)
        case .escape: return escape.map(choose) ?? .stays
        case .character(let letter):
            guard let index = actions.firstIndex(where: { $0.key == letter }) else { return .ignores }
            return choose(index)
        default: return .ignores
        }
        return .stays
    }

    /// Shows the next one, or the one before.
    private func step(_ step: Int) { shown = max(0, min(items.count - 1, shown + step)) }

    private func choose(_ index: Int) -> LayerOutcome {
        guard actions.indices.contains(index) else { return .stays }
        actions[index].action()
        return actions[index].stays ? .stays : .closes
    }

    func paint(over area: CellRect, theme: Theme, _ grid: inout Grid) -> CellPoint? {
        guard items.indices.contains(shown), area.columns >= 12, area.rows >= 4 else { return nil }
        let width = min(area.columns, 78) - (area.columns > 44 ? 4 : 0)
        let inner = width - 4
        let foot = min(buttons.rows(in: inner), max(1, area.rows - 4))
        let room = max(1, area.rows - 2 - foot)
        var text = FaultText(items[shown], columns: inner, theme: theme)
        text.fit(rows: room)
        let rows = min(area.rows, text.lines.count + foot + 2 + (text.lines.count < room ? 1 : 0))
        let box = CellRect(
            column: area.column + (area.columns - width) / 2, row: area.row + (area.rows - rows) / 2, columns: width,
            rows: rows)
        Shade.drop(below: box, in: area, theme: theme, &grid)
        grid.fill(box, style: theme[.dialog])
        grid.drawBox(box, rounded: true, style: theme[.error].onDialog(theme), joins: false)
        paintTitle(box, theme, &grid)
        for (offset, line) in text.lines.enumerated() {
            var point = CellPoint(column: box.column + 2, row: box.row + 1 + offset)
            let clip = CellRect(column: point.column, row: point.row, columns: inner, rows: 1)
            for part in line { point.column += grid.draw(part.text, at: point, style: part.style, clip: clip) }
        }
        let line = CellRect(column: box.column + 2, row: box.endRow - 1 - foot, columns: inner, rows: foot)
        buttons.paint(in: line, theme: theme, &grid)
        return nil
    }

    private func paintTitle(_ box: CellRect, _ theme: Theme, _ grid: inout Grid) {
        let count = items.count > 1 ? "  \(shown + 1)/\(items.count) PgDn" : ""
        let room = max(0, box.columns - 8 - TextWidth.of(count))
        let title = " \u{2717} \(TextWidth.truncated(items[shown].title, to: room))\(count) "
        let style = theme[.error].onDialog(theme)
        grid.draw(title, at: CellPoint(column: box.column + 2, row: box.row), style: style, clip: box)
    }
}
