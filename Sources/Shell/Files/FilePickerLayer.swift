import Bridge
import Cells
import Terminal
import Theme
import Values

/// Lets the person choose files: folders and files in a list that typing narrows, what is selected at the side.
@MainActor
final class FilePickerLayer: Layer {
    let context = CommandContext.files
    private var picker: FilePicker
    private let language: Language
    private let preview: FilePreview
    private let now: @MainActor () -> Double
    private let answer: @MainActor (Value) -> Void
    private var search = LineEditor()
    /// Something said until the next key.
    private var notice = ""
    private var buttons: ButtonRow
    // Where the last paint put things.
    private var top = 0
    private var visible = 1
    private var frames: [(index: Int, area: CellRect)] = []

    init(
        _ request: FileRequest, _ access: FileAccess, _ language: Language, preview: FilePreview,
        now: @escaping @MainActor () -> Double, answer: @escaping @MainActor (Value) -> Void
    ) {
        picker = FilePicker(request, access)
        self.preview = preview
        self.language = language
        self.now = now
        self.answer = answer
        buttons = ButtonRow([Phrase.cancel.text(language), FilePhrase.choose.text(language)], selected: 1)
    }

    func handle(_ event: InputEvent) -> LayerOutcome {
        notice = ""
        switch event {
        case .key(let key): return take(key)
        case .mouse(let mouse): return take(mouse)
        case .paste(let text):
            search.insert(text)
            picker.narrow(to: search.text)
        default: break
        }
        return .stays
    }

    private func take(_ key: Key) -> LayerOutcome {
        switch (key.code, key.modifiers) {
        case (.escape, _):
            guard search.text.isEmpty else {
                clearSearch()
                return .stays
            }
            return finish(.null)
        case (.enter, _): return accept(picker.selected)
        case (.down, []): picker.select(picker.selected + 1)
        case (.up, []): picker.select(picker.selected - 1)
        case (.pageDown, _): picker.select(picker.selected + visible)
        case (.pageUp, _): picker.select(picker.selected - visible)
        case (.character(" "), []):
            mark(picker.selected)
            picker.select(picker.selected + 1)
        case (.left, []) where search.text.isEmpty, (.backspace, []) where search.text.isEmpty: picker.leave()
        case (.right, []) where search.text.isEmpty: open(picker.selected)
        default:
            search.handle(key)
            picker.narrow(to: search.text)
        }
        return .stays
    }

    private func take(_ mouse: MouseEvent) -> LayerOutcome {
        switch mouse.action {
        case .wheelDown: picker.select(picker.selected + 3)
        case .wheelUp: picker.select(picker.selected - 3)
        case .press(.left):
            if let button = buttons.button(at: mouse.position) {
                return button == 0 ? finish(.null) : accept(picker.selected)
            }
            guard let hit = frames.first(where: { $0.area.contains(mouse.position) }) else { return .stays }
            picker.select(hit.index)
            guard case .item(let item)? = picker.current, !item.isFolder else { return accept(hit.index) }
            mark(hit.index)
        default: break
        }
        return .stays
    }

    /// Takes what is marked, or else the row: a folder is gone into, a file is chosen.
    private func accept(_ index: Int) -> LayerOutcome {
        switch picker.current {
        case .camera:
            guard picker.marked.count < picker.request.count else {
                sayTooMany()
                return .stays
            }
            return finish(["camera": true, "files": .array(picker.marked.map(Value.string))])
        case .parent:
            clearSearch()
            picker.leave()
            return .stays
        case .item(let item) where item.isFolder:
            open(index)
            return .stays
        case .item(let item):
            let paths = picker.marked.isEmpty ? [picker.path(of: item.name)] : picker.marked
            return finish(["files": .array(paths.map(Value.string))])
        case nil:
            guard !picker.marked.isEmpty else { return .stays }
            return finish(["files": .array(picker.marked.map(Value.string))])
        }
    }

    private func open(_ index: Int) {
        guard case .item(let item)? = picker.current, item.isFolder else { return }
        clearSearch()
        picker.enter(item)
    }

    private func mark(_ index: Int) {
        if !picker.toggle(index) { sayTooMany() }
    }

    private func sayTooMany() { notice = FilePhrase.tooMany.text(language, String(picker.request.count)) }

    private func clearSearch() {
        search = LineEditor()
        picker.narrow(to: "")
    }

    private func finish(_ value: Value) -> LayerOutcome {
        answer(value)
        return .closes
    }

    // MARK: Painting

    func paint(over area: CellRect, theme: Theme, _ grid: inout Grid) -> CellPoint? {
        // Names and what is to be seen at the side need more room than the page alone has.
        let whole = CellRect(column: 0, row: area.row, columns: grid.size.columns, rows: area.rows)
        let box = whole.inset(columns: whole.columns > 60 ? 2 : 0, rows: whole.rows > 20 ? 1 : 0)
        guard let panel = PanelBox(box) else { return nil }
        panel.paint(title, ground: theme[.menu], theme: theme, &grid)
        let cursor = search.paint(in: panel.field, placeholder: FilePhrase.filter.text(language), theme: theme, &grid)
        // The folder and the buttons are told where rows for files remain.
        guard panel.hasBorder else {
            paintList(panel.list, theme, &grid)
            return cursor
        }
        let inner = panel.content
        let quiet = theme[.muted].over(theme[.menu])
        let path = FaultText.shortened(picker.folder, to: inner.columns)
        grid.draw(path, at: CellPoint(column: inner.column, row: inner.row + 1), style: quiet, clip: inner)
        let side = inner.columns >= 56 ? max(22, inner.columns * 2 / 5) : 0
        let list = CellRect(
            column: inner.column - 1, row: inner.row + 2, columns: inner.columns + 1 - (side > 0 ? side + 1 : 0),
            rows: inner.rows - 3)
        paintList(list, theme, &grid)
        if side > 0 { paintSide(box, columns: side, list, theme, &grid) }
        let foot = CellRect(column: inner.column, row: inner.endRow - 1, columns: inner.columns, rows: 1)
        paintFoot(foot, theme, &grid)
        return cursor
    }

    /// What is chosen, and how many are.
    private var title: String {
        let phrase: FilePhrase =
            switch picker.request.kind {
            case .images: .choosePictures
            case .videos: .chooseFilms
            case .media: .chooseMedia
            case .any, .others: .chooseFiles
            }
        let count = FilePhrase.chosen.text(language, String(picker.marked.count), String(picker.request.count))
        return "\(phrase.text(language)) \u{00B7} \(count)"
    }

    private func paintList(_ area: CellRect, _ theme: Theme, _ grid: inout Grid) {
        frames = []
        visible = max(1, area.rows)
        top = max(0, max(picker.selected - visible + 1, min(top, picker.selected)))
        let rows = picker.rows
        let hasItems = rows.contains { if case .item = $0 { true } else { false } }
        for (index, row) in rows.enumerated().dropFirst(top).prefix(visible) {
            let line = CellRect(column: area.column, row: area.row + index - top, columns: area.columns, rows: 1)
            paint(row, isSelected: index == picker.selected, line, theme, &grid)
            frames.append((index, line))
        }
        guard !hasItems, rows.count < visible else { return }
        let phrase: FilePhrase = picker.isUnreadable ? .unreadable : .nothing
        let text = TextWidth.truncated(phrase.text(language), to: area.columns - 3)
        let point = CellPoint(column: area.column + 2, row: area.row + rows.count)
        grid.draw(text, at: point, style: theme[.muted].over(theme[.menu]), clip: area)
    }

    private func paint(
        _ row: FilePicker.Row, isSelected: Bool, _ line: CellRect, _ theme: Theme, _ grid: inout Grid
    ) {
        let style = theme[isSelected ? .menuSelected : .menu]
        let quiet = isSelected ? style : theme[.menuKey].over(style)
        grid.fill(line, style: style)
        var mark = "  "
        var name: String
        var tail = ""
        switch row {
        case .camera: name = "\u{25C9} " + FilePhrase.camera.text(language)
        case .parent: name = "\u{2191} .."
        case .item(let item):
            name = item.isFolder ? item.name + "/" : item.name
            if !item.isFolder {
                mark = picker.isMarked(item) ? "\u{25A0} " : "\u{25A1} "
                tail = FilePreview.size(item.size)
            }
        }
        let pointer = isSelected ? "\u{25B8}" : " "
        grid.draw(pointer + mark, at: line.origin, style: style, clip: line)
        let room = line.columns - 4 - (tail.isEmpty ? 0 : TextWidth.of(tail) + 2)
        name = TextWidth.truncated(FilePreview.plain(name), to: max(0, room))
        grid.draw(name, at: CellPoint(column: line.column + 3, row: line.row), style: style, clip: line)
        let end = CellPoint(column: line.endColumn - TextWidth.of(tail) - 1, row: line.row)
        if end.column > line.column + 4 { grid.draw(tail, at: end, style: quiet, clip: line) }
    }

    private func paintSide(_ box: CellRect, columns: Int, _ list: CellRect, _ theme: Theme, _ grid: inout Grid) {
        let border = theme[.border].over(theme[.menu])
        for row in list.rowRange {
            grid.draw("\u{2502}", at: CellPoint(column: list.endColumn, row: row), style: border, clip: box)
        }
        let area = CellRect(column: list.endColumn + 2, row: list.row, columns: columns - 1, rows: list.rows)
        guard case .item(let item)? = picker.current else { return }
        preview.paint(item, path: picker.path(of: item.name), in: area, now: now(), theme: theme, &grid)
    }

    private func paintFoot(_ foot: CellRect, _ theme: Theme, _ grid: inout Grid) {
        let width = min(foot.columns, buttons.columns)
        let row = CellRect(column: foot.endColumn - width, row: foot.row, columns: width, rows: 1)
        buttons.paint(in: row, theme: theme, &grid)
        let room = foot.columns - width - 2
        guard !notice.isEmpty, room > 0 else { return }
        let style = theme[.error].over(theme[.menu])
        grid.draw(TextWidth.truncated(notice, to: room), at: foot.origin, style: style, clip: foot)
    }
}

extension Shell {
    /// Lets the person choose files, or takes those that stand in for the choice.
    func choose(_ request: FileRequest, _ answer: @escaping @MainActor (Value) -> Void) {
        let access = surroundings.files
        if let answers = access.answers {
            let paths = answers.take(request.count) { request.accepts($0) }
            return answer(paths.isEmpty ? .null : ["files": .array(paths.map(Value.string))])
        }
        let now = surroundings.now
        let preview = FilePreview(
            access, surroundings.language, pictures: surroundings.pictures, requestFrame: surroundings.requestFrame)
        layers.append(
            FilePickerLayer(request, access, surroundings.language, preview: preview, now: now, answer: answer))
    }
}
