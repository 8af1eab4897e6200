import Cells
import Terminal
import Theme

/// One line of text that keys edit, for the shell's own fields.
struct LineEditor {
    private var characters: [Character] = []
    private var caret = 0

    init(_ text: String = "") {
        characters = Array(text)
        caret = characters.count
    }

    /// What was typed.
    var text: String { String(characters) }

    /// What stands in front of the caret.
    var head: String { String(characters[..<caret]) }

    /// Types text; line breaks become blanks.
    mutating func insert(_ text: String) {
        let new = text.map { $0.isNewline ? " " : $0 }
        characters.insert(contentsOf: new, at: caret)
        caret += new.count
    }

    /// Takes a key. Returns whether it meant something.
    @discardableResult
    mutating func handle(_ key: Key) -> Bool {
        if let character = key.typed {
            insert(String(character))
            return true
        }
        switch (key.code, key.modifiers) {
        case (.left, []): caret = max(0, caret - 1)
        case (.right, []): caret = min(characters.count, caret + 1)
        case (.home, []), (.character("a"), .control): caret = 0
        case (.end, []), (.character("e"), .control): caret = characters.count
        case (.backspace, []):
            guard caret > 0 else { return true }
            caret -= 1
            characters.remove(at: caret)
        case (.delete, []):
            if caret < characters.count { characters.remove(at: caret) }
        case (.character("u"), .control):
            characters.removeFirst(caret)
            caret = 0
        case (.character("k"), .control): characters.removeLast(characters.count - caret)
        case (.character("w"), .control):
            while caret > 0, characters[caret - 1].isWhitespace { characters.remove(at: caret - 1); caret -= 1 }
            while caret > 0, !characters[caret - 1].isWhitespace { characters.remove(at: caret - 1); caret -= 1 }
        default: return false
        }
        return true
    }

    /// Paints the end of the text that holds the caret; returns where the caret is.
    func paint(in area: CellRect, placeholder: String, theme: Theme, _ grid: inout Grid) -> CellPoint {
        grid.fill(area, style: theme[.input])
        guard !characters.isEmpty else {
            let shown = TextWidth.truncated(placeholder, to: area.columns)
            grid.draw(shown, at: area.origin, style: theme[.pagePlaceholder].over(theme[.input]), clip: area)
            return area.origin
        }
        let before = TextWidth.suffix(of: String(characters[..<caret]), columns: max(0, area.columns - 1))
        let width = grid.draw(before, at: area.origin, style: theme[.input], clip: area)
        let point = CellPoint(column: area.column + width, row: area.row)
        grid.draw(String(characters[caret...]), at: point, style: theme[.input], clip: area)
        return point
    }
}
