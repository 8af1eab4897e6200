import Cells
import Terminal
import Theme
import Values
import ViewLayer

/// Edits a document as text on several lines, and says where it is none.
@MainActor
final class DocumentEditorLayer: Layer {
    let context = CommandContext.editor
    let takesWholeScreen = true
    private let title: String
    private let language: Language
    private let original: String
    /// Takes the document; what is wrong with it, if something is.
    private let submit: @MainActor (Value) -> DockPhrase?
    private var editor: TextEditor
    /// What is wrong with the text as it is.
    private var error: JSONError?
    private var note: DockPhrase?
    private var top = 0
    private var left = 0
    private var visible = 1
    /// Where lines begin on the screen, for the mouse.
    private var field = CellRect(column: 0, row: 0, columns: 0, rows: 0)

    init(
        title: String, text: String, language: Language, submit: @escaping @MainActor (Value) -> DockPhrase?
    ) {
        self.title = title
        self.language = language
        self.submit = submit
        original = text
        editor = TextEditor(text)
        editor.setCaret(0)
    }

    func handle(_ event: InputEvent) -> LayerOutcome {
        switch event {
        case .key(let key): return handle(key)
        case .paste(let text): insert(String(text.map { $0.isNewline ? "\n" : $0 }))
        case .mouse(let mouse):
            switch mouse.action {
            case .wheelDown: for _ in 0..<3 { _ = editor.apply(.down) }
            case .wheelUp: for _ in 0..<3 { _ = editor.apply(.up) }
            case .press(.left) where field.contains(mouse.position): putCaret(at: mouse.position)
            default: break
            }
        default: break
        }
        return .stays
    }

    private func handle(_ key: Key) -> LayerOutcome {
        let wasAsked = note == .editorChanged
        note = nil
        switch (key.code, key.modifiers) {
        case (.escape, _):
            if editor.text == original || wasAsked { return .closes }
            note = .editorChanged
        case (.character("s"), .control): return write()
        case (.enter, _): insert("\n" + indent)
        case (.tab, []): insert("  ")
        case (.pageDown, _): for _ in 0..<visible { _ = editor.apply(.down) }
        case (.pageUp, _): for _ in 0..<visible { _ = editor.apply(.up) }
        default:
            if let character = key.typed {
                insert(String(character))
            } else if let command = Keymap.standardEdits[key], editor.apply(command) {
                check()
            }
        }
        return .stays
    }

    private func insert(_ text: String) {
        if editor.insert(text) { check() }
    }

    /// The blanks that the line of the caret begins with.
    private var indent: String {
        let line = editor.head.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
        return String(line.prefix { $0 == " " })
    }

    private func check() {
        do throws(JSONError) {
            _ = try ExtendedJSON.parse(editor.text)
            error = nil
        } catch {
            self.error = error
        }
    }

    private func write() -> LayerOutcome {
        do throws(JSONError) {
            let value = try ExtendedJSON.parse(editor.text)
            guard case .object = value else {
                note = .notDocument
                return .stays
            }
            note = submit(value)
            return note == nil ? .closes : .stays
        } catch {
            self.error = error
            editor.setCaret(place(line: error.line, column: error.column))
            return .stays
        }
    }

    // MARK: Places

    private var lines: [Substring] { editor.text.split(separator: "\n", omittingEmptySubsequences: false) }

    /// The character at a line and a column of UTF-16 units, both from 1.
    private func place(line: Int, column: Int) -> Int {
        let lines = lines
        let before = lines.prefix(max(0, line - 1)).reduce(0) { $0 + $1.count + 1 }
        guard lines.indices.contains(line - 1) else { return before }
        var units = 0
        let inLine = lines[line - 1].prefix { character in
            defer { units += character.utf16.count }
            return units < column - 1
        }
        return before + inLine.count
    }

    private func putCaret(at point: CellPoint) {
        let row = top + point.row - field.row
        let lines = lines
        guard lines.indices.contains(row) else { return editor.setCaret(editor.characters.count) }
        let before = lines.prefix(row).reduce(0) { $0 + $1.count + 1 }
        var columns = left
        let wanted = left + point.column - field.column
        let inLine = lines[row].drop { character in
            defer { columns += TextWidth.of(String(character)) }
            return columns < left
        }.prefix { character in
            columns += TextWidth.of(String(character))
            return columns <= wanted
        }
        editor.setCaret(before + inLine.count)
    }

    // MARK: Painting

    func paint(over area: CellRect, theme: Theme, _ grid: inout Grid) -> CellPoint? {
        guard area.columns >= 16, area.rows >= 4 else { return nil }
        grid.fill(area, style: theme[.dialog])
        grid.drawBox(area, rounded: true, style: theme[.dialogBorder], joins: false)
        let mark = editor.text == original ? "" : " *"
        let heading = " \(TextWidth.truncated(title + mark, to: area.columns - 6)) "
        grid.draw(heading, at: CellPoint(column: area.column + 2, row: area.row), style: theme[.dialogTitle])
        let inner = area.inset(columns: 2, rows: 1)
        visible = max(1, inner.rows - 1)
        let lines = lines
        let gutter = String(max(lines.count, 99)).count + 1
        field = CellRect(
            column: inner.column + gutter, row: inner.row, columns: max(1, inner.columns - gutter), rows: visible)
        let caret = scroll()
        for (offset, line) in lines.dropFirst(top).prefix(visible).enumerated() {
            paint(line, number: top + offset + 1, row: inner.row + offset, inner, theme, &grid)
        }
        paintFoot(CellRect(column: inner.column, row: inner.endRow - 1, columns: inner.columns, rows: 1), theme, &grid)
        return CellPoint(column: field.column + caret.column - left, row: field.row + caret.row - top)
    }

    /// Brings the caret into sight; gives its cell in the text.
    private func scroll() -> CellPoint {
        let head = editor.head
        let row = head.reduce(0) { $0 + ($1.isNewline ? 1 : 0) }
        let line = head.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
        let column = TextWidth.of(String(line))
        top = max(row - visible + 1, min(top, row))
        left = column < field.columns ? 0 : max(column - field.columns + 1, min(left, column))
        return CellPoint(column: column, row: row)
    }

    private func paint(
        _ line: Substring, number: Int, row: Int, _ inner: CellRect, _ theme: Theme, _ grid: inout Grid
    ) {
        let isWrong = error?.line == number
        let label = String(number)
        let width = field.column - inner.column - 1
        let style = isWrong ? theme[.dockError].over(theme[.dialog]) : theme[.muted].over(theme[.dialog])
        grid.draw(
            String(repeating: " ", count: max(0, width - label.count)) + label,
            at: CellPoint(column: inner.column, row: row), style: style)
        let clip = CellRect(column: field.column, row: row, columns: field.columns, rows: 1)
        grid.draw(
            TextWidth.dropping(left, of: String(line)), at: clip.origin,
            style: isWrong ? theme[.dockError].over(theme[.dialog]) : theme[.dialog], clip: clip)
    }

    private func paintFoot(_ foot: CellRect, _ theme: Theme, _ grid: inout Grid) {
        let (text, style) =
            if let note {
                (note.text(language), theme[.dockWarn].over(theme[.dialog]))
            } else {
                (error?.description ?? "", theme[.dockError].over(theme[.dialog]))
            }
        grid.draw(TextWidth.truncated(text, to: foot.columns), at: foot.origin, style: style, clip: foot)
    }
}

extension TextWidth {
    /// What is left of a text behind so many columns; half a wide character becomes a blank.
    fileprivate static func dropping(_ columns: Int, of text: String) -> String {
        var gone = 0
        var rest = text[...]
        while gone < columns, let character = rest.first {
            gone += of(String(character))
            rest.removeFirst()
        }
        return String(repeating: " ", count: max(0, gone - columns)) + rest
    }
}
