import Cells
import Terminal
import Theme
import ViewLayer

/// A `picker` as a sheet at the foot of the page: a wheel for each column, turned by keys, typing or the mouse.
@MainActor
final class PickerLayer: Layer {
    private let wheels: PickerWheels
    private let confirm: String
    private let cancel: String
    private let hint: String
    /// The wheel that keys turn.
    private var column = 0
    /// What was typed to jump to an item of this wheel.
    private var typed = ""
    // Where the last paint put things, for the mouse.
    private var wheelFrames: [CellRect] = []
    private var cancelFrame = CellRect(column: 0, row: 0, columns: 0, rows: 0)
    private var confirmFrame = CellRect(column: 0, row: 0, columns: 0, rows: 0)

    init(_ wheels: PickerWheels, confirm: String, cancel: String, hint: String) {
        self.wheels = wheels
        self.confirm = confirm
        self.cancel = cancel
        self.hint = hint
    }

    var isStale: Bool { !wheels.isOpen }

    func handle(_ event: InputEvent) -> LayerOutcome {
        switch event {
        case .key(let key): take(key)
        case .mouse(let mouse): take(mouse)
        default: break
        }
        return wheels.isOpen ? .stays : .closes
    }

    private func take(_ key: Key) {
        let count = wheels.columns.count
        switch (key.code, key.modifiers) {
        case (.enter, _): wheels.confirm()
        case (.escape, _): wheels.cancel()
        case (.up, []): turn(by: -1)
        case (.down, []): turn(by: 1)
        case (.pageUp, []): turn(by: -5)
        case (.pageDown, []): turn(by: 5)
        case (.home, []): turn(by: -100_000)
        case (.end, []): turn(by: 100_000)
        case (.left, []), (.tab, .shift): go(to: (column + count - 1) % max(1, count))
        case (.right, []), (.tab, []): go(to: (column + 1) % max(1, count))
        case (.backspace, _): typed = String(typed.dropLast())
        default: if let character = key.typed { jump(adding: character) }
        }
    }

    private func go(to new: Int) {
        column = new
        typed = ""
    }

    private func turn(by step: Int) {
        typed = ""
        turn(column, by: step)
    }

    private func turn(_ column: Int, by step: Int) {
        guard wheels.selected.indices.contains(column) else { return }
        wheels.select(wheels.selected[column] + step, in: column)
    }

    /// Jumps to the first item that begins with what was typed, or else has it in it. A character that leads nowhere starts
    /// anew.
    private func jump(adding character: Character) {
        guard wheels.columns.indices.contains(column) else { return }
        let items = wheels.columns[column].map { $0.lowercased() }
        for wanted in [typed + character.lowercased(), character.lowercased()] {
            let place = items.firstIndex { $0.hasPrefix(wanted) } ?? items.firstIndex { $0.contains(wanted) }
            guard let place else { continue }
            typed = wanted
            return wheels.select(place, in: column)
        }
    }

    private func take(_ mouse: MouseEvent) {
        let wheel = wheelFrames.firstIndex { $0.contains(mouse.position) }
        switch mouse.action {
        case .wheelUp: if let wheel { turn(wheel, by: -1) }
        case .wheelDown: if let wheel { turn(wheel, by: 1) }
        case .press(.left):
            if confirmFrame.contains(mouse.position) { return wheels.confirm() }
            if cancelFrame.contains(mouse.position) { return wheels.cancel() }
            guard let wheel else { return }
            let frame = wheelFrames[wheel]
            if wheel != column { go(to: wheel) }
            turn(wheel, by: mouse.position.row - (frame.row + frame.rows / 2))
        default: break
        }
    }

    func paint(over area: CellRect, theme: Theme, _ grid: inout Grid) -> CellPoint? {
        guard wheels.isOpen, area.rows >= 2, area.columns >= 12 else { return nil }
        let visible = min(7, max(1, (area.rows - 4) / 2 * 2 - 1))
        guard area.rows >= 5 else { return paintBare(area, theme, &grid) }
        let box = CellRect(
            column: area.column, row: area.endRow - visible - 4, columns: area.columns, rows: visible + 4)
        grid.fill(box, style: theme[.menu])
        grid.drawBox(box, rounded: true, style: theme[.dialogBorder], joins: false)
        paintHead(CellRect(column: box.column + 2, row: box.row + 1, columns: box.columns - 4, rows: 1), theme, &grid)
        let inner = CellRect(column: box.column + 2, row: box.row + 2, columns: box.columns - 4, rows: visible)
        paintWheels(inner, theme, &grid)
        let word = typed.isEmpty ? hint : "\u{2315} " + typed
        let style = theme[typed.isEmpty ? .muted : .menuMatch].over(theme[.menu])
        grid.draw(
            TextWidth.truncated(word, to: inner.columns), at: CellPoint(column: inner.column, row: box.endRow - 2),
            style: style, clip: box)
        return nil
    }

    /// Head and wheels without a border, where little room is.
    private func paintBare(_ area: CellRect, _ theme: Theme, _ grid: inout Grid) -> CellPoint? {
        let rows = area.rows >= 4 ? 3 : 1
        let box = CellRect(column: area.column, row: area.endRow - rows - 1, columns: area.columns, rows: rows + 1)
        grid.fill(box, style: theme[.menu])
        paintHead(CellRect(column: box.column, row: box.row, columns: box.columns, rows: 1), theme, &grid)
        paintWheels(CellRect(column: box.column, row: box.row + 1, columns: box.columns, rows: rows), theme, &grid)
        return nil
    }

    /// Cancel, title and confirm on one line, as on a phone.
    private func paintHead(_ line: CellRect, _ theme: Theme, _ grid: inout Grid) {
        let end = TextWidth.of(confirm)
        grid.draw(cancel, at: line.origin, style: theme[.muted].over(theme[.menu]), clip: line)
        cancelFrame = CellRect(column: line.column, row: line.row, columns: TextWidth.of(cancel), rows: 1)
        confirmFrame = CellRect(column: line.endColumn - end, row: line.row, columns: end, rows: 1)
        grid.draw(confirm, at: confirmFrame.origin, style: theme[.accent].over(theme[.menu]), clip: line)
        let title = TextWidth.truncated(wheels.title, to: max(0, line.columns - cancelFrame.columns - end - 2))
        let start = line.column + (line.columns - TextWidth.of(title)) / 2
        grid.draw(title, at: CellPoint(column: start, row: line.row), style: theme[.dialogTitle], clip: line)
    }

    private func paintWheels(_ area: CellRect, _ theme: Theme, _ grid: inout Grid) {
        let columns = wheels.columns
        wheelFrames = []
        column = min(column, max(0, columns.count - 1))
        guard !columns.isEmpty else { return }
        let middle = CellRect(
            column: area.column, row: area.row + area.rows / 2, columns: area.columns, rows: 1)
        grid.fill(middle, style: theme[.menuSelected])
        for (index, items) in columns.enumerated() {
            let from = area.columns * index / columns.count
            let to = area.columns * (index + 1) / columns.count
            let frame = CellRect(
                column: area.column + from, row: area.row, columns: to - from, rows: area.rows)
            wheelFrames.append(frame)
            paint(items, selected: wheels.selected[index], isActive: index == column, frame, theme, &grid)
        }
    }

    private func paint(
        _ items: [String], selected: Int, isActive: Bool, _ frame: CellRect, _ theme: Theme, _ grid: inout Grid
    ) {
        for offset in -(frame.rows / 2)...(frame.rows / 2) where items.indices.contains(selected + offset) {
            let label = TextWidth.truncated(items[selected + offset], to: max(1, frame.columns - 4))
            let isChosen = offset == 0
            let shown = isChosen && isActive ? "\u{25B8} \(label) \u{25C2}" : label
            let style: CellStyle
            switch abs(offset) {
            case 0: style = theme[.menuSelected]
            case 1: style = theme[.menu]
            default: style = theme[.muted].over(theme[.menu])
            }
            let start = frame.column + max(0, (frame.columns - TextWidth.of(shown)) / 2)
            let row = frame.row + frame.rows / 2 + offset
            grid.draw(shown, at: CellPoint(column: start, row: row), style: style, clip: frame)
        }
    }
}

extension Shell {
    /// Shows a picker's wheels over the page.
    func show(_ wheels: PickerWheels) {
        let language = surroundings.language
        layers.append(
            PickerLayer(
                wheels, confirm: Phrase.confirm.text(language), cancel: Phrase.cancel.text(language),
                hint: Phrase.pickerHint.text(language)))
        surroundings.requestFrame()
    }
}
