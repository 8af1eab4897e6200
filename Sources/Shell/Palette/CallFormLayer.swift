import Bridge
import Cells
import Terminal
import Theme

/// The options of a member of `wx` as a small form; Enter makes the call.
@MainActor
final class CallFormLayer: Layer {
    let context = CommandContext.list
    let takesWholeScreen = true
    private let language: Language
    private let make: @MainActor (_ call: MemberCall) -> Void
    private var call: MemberCall
    private var editors: [LineEditor]
    private var selected = 0
    private var top = 0
    private var mistake: MemberCall.Mistake?
    private var frames: [(index: Int, area: CellRect)] = []

    private static let widest = 76

    init(_ call: MemberCall, _ language: Language, make: @escaping @MainActor (_ call: MemberCall) -> Void) {
        self.call = call
        self.language = language
        self.make = make
        editors = call.texts.map { LineEditor($0) }
    }

    private var options: [MemberDescription.Option] { call.member.options }

    func handle(_ event: InputEvent) -> LayerOutcome {
        switch event {
        case .key(let key): return handle(key)
        case .paste(let text):
            guard isTyped else { break }
            editors[selected].insert(text)
            edited()
        case .mouse(let mouse):
            switch mouse.action {
            case .wheelDown: move(1)
            case .wheelUp: move(-1)
            case .press(.left):
                guard let hit = frames.first(where: { $0.area.contains(mouse.position) }) else { break }
                if hit.index == selected { turn(1) }
                selected = hit.index
            default: break
            }
        default: break
        }
        return .stays
    }

    private func handle(_ key: Key) -> LayerOutcome {
        switch (key.code, key.modifiers) {
        case (.escape, _): return .closes
        case (.enter, _): return finish()
        case (.down, []), (.tab, []): move(1)
        case (.up, []), (.tab, .shift): move(-1)
        case (.right, []) where !isTyped, (.character(" "), []) where !isTyped: turn(1)
        case (.left, []) where !isTyped: turn(-1)
        default:
            guard isTyped, editors[selected].handle(key) else { break }
            edited()
        }
        return .stays
    }

    /// Whether the selected option is one that is typed.
    private var isTyped: Bool {
        options.indices.contains(selected) && MemberCall.choices(options[selected]) == nil
    }

    private func move(_ step: Int) {
        guard !options.isEmpty else { return }
        selected = (selected + step + options.count) % options.count
    }

    /// Goes to the next or last choice of the selected option.
    private func turn(_ step: Int) {
        guard options.indices.contains(selected), let choices = MemberCall.choices(options[selected]) else { return }
        let index = choices.firstIndex(of: call.texts[selected]) ?? 0
        call.texts[selected] = choices[(index + step + choices.count) % choices.count]
        mistake = nil
    }

    private func edited() {
        call.texts[selected] = editors[selected].text
        mistake = nil
    }

    private func finish() -> LayerOutcome {
        do throws(MemberCall.Mistake) {
            _ = try call.expression()
        } catch {
            mistake = error
            selected = options.firstIndex { $0.name == error.option } ?? selected
            return .stays
        }
        make(call)
        return .closes
    }

    // MARK: Painting

    func paint(over area: CellRect, theme: Theme, _ grid: inout Grid) -> CellPoint? {
        let columns = min(Self.widest, area.columns - (area.columns > 50 ? 4 : 0))
        let rows = min(max(1, options.count) + 5, area.rows)
        let box = CellRect(
            column: area.column + (area.columns - columns) / 2, row: area.row + max(0, (area.rows - rows) / 2),
            columns: columns, rows: rows)
        guard let panel = PanelBox(box) else { return nil }
        Shade.drop(below: box, in: area, theme: theme, &grid)
        let title = PalettePhrase.call.text(language, call.member.name)
        panel.paint(title, ground: theme[.dialog], theme: theme, &grid)
        let inner = panel.content
        // An empty line, the call as it stands, and the keys; where there is little room the call alone.
        let foot = min(3, max(inner.rows - min(max(1, options.count), 3), inner.rows > 1 ? 1 : 0))
        let list = CellRect(column: inner.column, row: inner.row, columns: inner.columns, rows: inner.rows - foot)
        let cursor = paintOptions(list, theme, &grid)
        paintFoot(CellRect(column: inner.column, row: list.endRow, columns: inner.columns, rows: foot), theme, &grid)
        return cursor
    }

    private func paintOptions(_ area: CellRect, _ theme: Theme, _ grid: inout Grid) -> CellPoint? {
        frames = []
        let quiet = theme[.muted].over(theme[.dialog])
        guard !options.isEmpty else {
            let phrase: PalettePhrase = call.member.style == .listener ? .listening : .noOptions
            grid.draw(phrase.text(language), at: area.origin, style: quiet, clip: area)
            return nil
        }
        top = max(0, max(selected - area.rows + 1, min(top, selected)))
        let names = min(area.columns / 2, (options.map { TextWidth.of($0.name) }.max() ?? 0) + 3)
        var cursor: CellPoint?
        for (index, option) in options.enumerated().dropFirst(top).prefix(max(0, area.rows)) {
            let line = CellRect(column: area.column, row: area.row + index - top, columns: area.columns, rows: 1)
            let isSelected = index == selected
            let label = (isSelected ? "\u{25B8} " : "  ") + option.name + (option.isRequired ? "*" : "")
            let style = isSelected ? theme[.dialogTitle].over(theme[.dialog]) : theme[.dialog]
            grid.draw(label, at: line.origin, style: style, clip: line)
            let field = CellRect(
                column: line.column + names + 1, row: line.row, columns: max(0, line.columns - names - 1), rows: 1)
            if let place = paintValue(index, isSelected, in: field, theme, &grid) { cursor = place }
            frames.append((index, line))
        }
        return cursor
    }

    private func paintValue(
        _ index: Int, _ isSelected: Bool, in field: CellRect, _ theme: Theme, _ grid: inout Grid
    ) -> CellPoint? {
        let text = call.texts[index]
        if MemberCall.choices(options[index]) != nil {
            let shown = text.isEmpty ? PalettePhrase.choice.text(language) : text
            let style = isSelected ? theme[.dialogButtonSelected] : theme[.dialog]
            let whole = isSelected ? "\u{2039} \(shown) \u{203A}" : shown
            grid.draw(TextWidth.truncated(whole, to: field.columns), at: field.origin, style: style, clip: field)
            return nil
        }
        if isSelected { return editors[index].paint(in: field, placeholder: "", theme: theme, &grid) }
        grid.fill(field, style: theme[.input])
        grid.draw(TextWidth.truncated(text, to: field.columns), at: field.origin, style: theme[.input], clip: field)
        return nil
    }

    /// The call as it stands, or what is wrong with it; below that the keys.
    private func paintFoot(_ area: CellRect, _ theme: Theme, _ grid: inout Grid) {
        var style = theme[.info].over(theme[.dialog])
        var text: String
        do throws(MemberCall.Mistake) {
            text = try call.expression()
        } catch {
            text = error.text(language)
            style = theme[.warning].over(theme[.dialog])
        }
        if let mistake {
            text = mistake.text(language)
            style = theme[.error].over(theme[.dialog])
        }
        let place = CellPoint(column: area.column, row: area.row + (area.rows > 2 ? 1 : 0))
        grid.draw(TextWidth.truncated(text, to: area.columns), at: place, style: style, clip: area)
        guard area.rows > 1 else { return }
        let hint = TextWidth.truncated(PalettePhrase.formHint.text(language), to: area.columns)
        let foot = CellPoint(column: area.column, row: area.endRow - 1)
        grid.draw(hint, at: foot, style: theme[.muted].over(theme[.dialog]), clip: area)
    }
}
