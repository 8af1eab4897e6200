import Cells
import Terminal
import Theme
import ViewLayer

/// One line of text that keys edit, for the shell's own fields.
struct LineEditor {
    private var editor: TextEditor

    init(_ text: String = "") { editor = TextEditor(text) }

    /// What was typed.
    var text: String { editor.text }

    /// What stands in front of the caret.
    var head: String { editor.head }

    /// Types text; line breaks become blanks.
    mutating func insert(_ text: String) {
        _ = editor.insert(String(text.map { $0.isNewline ? " " : $0 }))
    }

    /// Takes a key: those of text inputs in a fresh installation. Returns whether it meant something.
    @discardableResult
    mutating func handle(_ key: Key) -> Bool {
        if let character = key.typed {
            insert(String(character))
            return true
        }
        guard let command = Keymap.standardEdits[key], !Self.vertical.contains(command) else { return false }
        _ = editor.apply(command)
        return true
    }

    /// One line has none above or below.
    private static let vertical: Set<EditCommand> = [.up, .down, .selectUp, .selectDown]

    /// Paints the end of the text that holds the caret; returns where the caret is.
    func paint(in area: CellRect, placeholder: String, theme: Theme, _ grid: inout Grid) -> CellPoint {
        grid.fill(area, style: theme[.input])
        guard !editor.characters.isEmpty else {
            let shown = TextWidth.truncated(placeholder, to: area.columns)
            grid.draw(shown, at: area.origin, style: theme[.pagePlaceholder].over(theme[.input]), clip: area)
            return area.origin
        }
        let before = TextWidth.suffix(of: head, columns: max(0, area.columns - 1))
        let first = editor.caret - before.count
        var point = area.origin
        var caret = area.origin
        for (index, character) in editor.characters.enumerated().dropFirst(max(0, first)) {
            if index == editor.caret { caret = point }
            var style = theme[.input]
            if editor.selection?.contains(index) == true { style.attributes.formSymmetricDifference(.reverse) }
            point.column += grid.draw(String(character), at: point, style: style, clip: area)
            if point.column >= area.endColumn { break }
        }
        if editor.caret == editor.characters.count { caret = point }
        return caret
    }
}
