import Cells
import Terminal
import Theme

/// The palette: everything that can be done, found by a few letters.
@MainActor
final class PaletteLayer: Layer {
    let context = CommandContext.list
    let takesWholeScreen = true
    private let search: PaletteSearch
    private let language: Language
    private let choose: @MainActor (_ entry: PaletteEntry, _ query: String) -> Void
    private var editor = LineEditor()
    private var hits: [PaletteHit]
    private var selected = 0
    private var top = 0
    private var visible = 1
    private var frames: [(index: Int, area: CellRect)] = []

    private static let widest = 92

    init(
        _ search: PaletteSearch, _ language: Language,
        choose: @escaping @MainActor (_ entry: PaletteEntry, _ query: String) -> Void
    ) {
        self.search = search
        self.language = language
        self.choose = choose
        hits = search.hits("")
    }

    func handle(_ event: InputEvent) -> LayerOutcome {
        switch event {
        case .key(let key): return handle(key)
        case .mouse(let mouse):
            switch mouse.action {
            case .wheelDown: move(3)
            case .wheelUp: move(-3)
            case .press(.left):
                if let hit = frames.first(where: { $0.area.contains(mouse.position) }) { return take(hit.index) }
            default: break
            }
        case .paste(let text):
            editor.insert(text)
            find()
        default: break
        }
        return .stays
    }

    private func handle(_ key: Key) -> LayerOutcome {
        switch (key.code, key.modifiers) {
        case (.escape, _): return .closes
        case (.enter, _): return take(selected)
        case (.down, []), (.tab, []): move(1)
        case (.up, []), (.tab, .shift): move(-1)
        case (.pageDown, _): move(visible)
        case (.pageUp, _): move(-visible)
        default: if editor.handle(key) { find() }
        }
        return .stays
    }

    private func find() {
        hits = search.hits(editor.text)
        selected = 0
        top = 0
    }

    private func move(_ step: Int) { selected = max(0, min(hits.count - 1, selected + step)) }

    private func take(_ index: Int) -> LayerOutcome {
        guard hits.indices.contains(index) else { return .stays }
        choose(hits[index].entry, PaletteSearch.split(editor.text).query ?? "")
        return .closes
    }

    // MARK: Painting

    func paint(over area: CellRect, theme: Theme, _ grid: inout Grid) -> CellPoint? {
        let columns = min(Self.widest, area.columns - (area.columns > 50 ? 4 : 0))
        let rows = area.rows - (area.rows > 20 ? 2 : 0)
        let box = CellRect(
            column: area.column + (area.columns - columns) / 2, row: area.row + (area.rows - rows) / 2,
            columns: columns, rows: rows)
        guard let panel = PanelBox(box) else { return nil }
        Shade.drop(below: box, in: area, theme: theme, &grid)
        panel.paint(PalettePhrase.title.text(language), ground: theme[.menu], theme: theme, &grid)
        if panel.hasBorder {
            let count = " \(hits.isEmpty ? 0 : selected + 1)/\(hits.count) "
            let end = CellPoint(column: box.endColumn - 2 - TextWidth.of(count), row: box.endRow - 1)
            grid.draw(count, at: end, style: theme[.muted].over(theme[.menu]), clip: box)
        }
        let hint = PalettePhrase.hint.text(language)
        let cursor = editor.paint(in: panel.field, placeholder: hint, theme: theme, &grid)
        paintList(panel.list, theme, &grid)
        return cursor
    }

    private func paintList(_ area: CellRect, _ theme: Theme, _ grid: inout Grid) {
        frames = []
        visible = max(1, area.rows)
        top = max(0, max(selected - visible + 1, min(top, selected)))
        if hits.isEmpty {
            let point = CellPoint(column: area.column + 2, row: area.row)
            let text = PalettePhrase.nothing.text(language)
            grid.draw(text, at: point, style: theme[.muted].over(theme[.menu]), clip: area)
        }
        for (index, hit) in hits.enumerated().dropFirst(top).prefix(visible) {
            let line = CellRect(column: area.column, row: area.row + index - top, columns: area.columns, rows: 1)
            paint(hit, isSelected: index == selected, in: line, theme, &grid)
            frames.append((index, line))
        }
    }

    private func paint(
        _ hit: PaletteHit, isSelected: Bool, in line: CellRect, _ theme: Theme, _ grid: inout Grid
    ) {
        let style = theme[isSelected ? .menuSelected : .menu]
        let quiet = isSelected ? style : theme[.menuKey].over(style)
        grid.fill(line, style: style)
        if isSelected { grid.draw("\u{25B8}", at: line.origin, style: style, clip: line) }
        let kinds = PaletteEntry.Kind.allCases.map { $0.phrase.text(language) }
        let hasTags = line.columns >= 40
        let tags = !hasTags ? -2 : (kinds + [PalettePhrase.recent.text(language)]).map { TextWidth.of($0) }.max() ?? 0
        let tag = hit.isRecent ? PalettePhrase.recent.text(language) : hit.entry.kind.phrase.text(language)
        var point = CellPoint(column: line.column + 2, row: line.row)
        if hasTags { grid.draw(tag, at: point, style: quiet, clip: line) }
        point.column += tags + 2
        let keys = hit.entry.keys.isEmpty ? "" : " \(hit.entry.keys) "
        let end = line.endColumn - TextWidth.of(keys)
        var match = isSelected ? style : theme[.menuMatch].over(style)
        match.attributes.formUnion([.bold, .underline])
        let room = CellRect(column: point.column, row: line.row, columns: max(0, end - point.column), rows: 1)
        let title = TextWidth.truncated(hit.entry.title, to: room.columns)
        point.column += draw(title, at: point, hit.titlePlaces, style, match, room, &grid) + 2
        let rest = max(0, end - point.column - 1)
        if rest > 3 {
            let detail = TextWidth.truncated(hit.entry.detail, to: rest)
            draw(detail, at: point, hit.detailPlaces, quiet, match, room, &grid)
        }
        grid.draw(keys, at: CellPoint(column: end, row: line.row), style: quiet, clip: line)
    }

    /// Draws a text with the letters at some places marked; returns the columns that it takes.
    @discardableResult
    private func draw(
        _ text: String, at point: CellPoint, _ places: Set<Int>, _ style: CellStyle, _ match: CellStyle,
        _ clip: CellRect, _ grid: inout Grid
    ) -> Int {
        guard !places.isEmpty else { return grid.draw(text, at: point, style: style, clip: clip) }
        var next = point
        for (index, character) in text.enumerated() {
            next.column += grid.draw(
                String(character), at: next, style: places.contains(index) ? match : style, clip: clip)
        }
        return next.column - point.column
    }
}

extension PaletteEntry.Kind {
    /// What it is called.
    var phrase: PalettePhrase {
        switch self {
        case .command: .command
        case .page: .page
        case .member: .member
        }
    }
}
