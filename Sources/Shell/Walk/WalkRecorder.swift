import Cells
package import Terminal
import Walk

/// Writes down what a person does in a mini-program, as a walkthrough.
@MainActor
package final class WalkRecorder {
    private let shell: Shell
    private var lines: [String]
    /// What was typed, and the keys that were pressed, since the last line.
    private var typed = ""
    private var keys: [Key] = []
    /// The page stack as it was written last.
    private var stack: [String] = []

    /// - Parameter page: the page that was opened first; nil is the program's.
    package init(_ shell: Shell, page: String?) {
        self.shell = shell
        let size = shell.surroundings.screen.size
        lines = ["Resize \(size.columns)x\(size.rows)"]
        // Clicks go by words, which may be the shell's.
        if shell.surroundings.language == .english { lines.append("Language en") }
        lines.append(page.map { "Open \(Self.quoted($0))" } ?? "Open")
    }

    /// Takes what the person does, before the shell does.
    package func take(_ event: InputEvent) {
        switch event {
        case .key(let key):
            noteStack()
            take(key)
        case .paste(let text):
            noteStack()
            flushKeys()
            typed += text
        case .mouse(let mouse):
            guard case .press(.left) = mouse.action else { return }
            noteStack()
            click(mouse.position)
        case .resize(let size):
            flush()
            lines.append("Resize \(size.columns)x\(size.rows)")
        case .focus, .reply: break
        }
    }

    /// The walkthrough so far. The keys by which the program was quit are not of it.
    package func script(hasQuit: Bool) -> String {
        if hasQuit, typed.isEmpty, !keys.isEmpty { keys.removeLast() }
        noteStack()
        flush()
        return lines.joined(separator: "\n") + "\n"
    }

    private func take(_ key: Key) {
        if shell.isTyping, let letter = key.typed {
            flushKeys()
            typed.append(letter)
        } else {
            flushText()
            keys.append(key)
        }
    }

    /// Writes where the person has come to, if that is somewhere else.
    private func noteStack() {
        let now = shell.stackPaths
        guard now != stack, !now.isEmpty else { return }
        let isFirst = stack.isEmpty
        stack = now
        guard !isFirst else { return }
        flush()
        lines.append("ExpectStack " + now.map(Self.quoted).joined(separator: " "))
    }

    private func click(_ point: CellPoint) {
        flush()
        let grid = shell.frame().grid
        guard let label = Self.label(at: point, in: grid) else { return }
        let pattern = WalkPattern(text: label.text)
        let onPage = pattern.places(in: grid, within: shell.mainPane)
        let places = onPage.contains { $0.contains(point) } ? onPage : pattern.places(in: grid)
        let number = (places.firstIndex { $0.contains(point) } ?? 0) + 1
        lines.append("Click \(Self.quoted(label.text))" + (number > 1 ? " \(number)" : ""))
    }

    /// The word that is painted at a place.
    private static func label(at point: CellPoint, in grid: Grid) -> (text: String, columns: Range<Int>)? {
        func isBlank(_ column: Int) -> Bool { grid[column, point.row].glyph == .blank }
        guard (0..<grid.size.columns).contains(point.column), !isBlank(point.column) else { return nil }
        var first = point.column
        while first > 0, !isBlank(first - 1) { first -= 1 }
        var end = point.column + 1
        while end < grid.size.columns, !isBlank(end) { end += 1 }
        return ((first..<end).map { grid[$0, point.row].glyph.text }.joined(), first..<end)
    }

    private func flush() {
        flushText()
        flushKeys()
    }

    private func flushText() {
        guard !typed.isEmpty else { return }
        lines.append("Type \(Self.quoted(typed, always: true))")
        typed = ""
    }

    private func flushKeys() {
        guard !keys.isEmpty else { return }
        var words: [(name: String, count: Int)] = []
        for key in keys {
            let name =
                key.description == "#" || key.description == "\""
                ? Self.quoted(key.description, always: true)
                : key.description
            if words.last?.name == name, name.count > 1, name.first != "\"" {
                words[words.count - 1].count += 1
            } else {
                words.append((name, 1))
            }
        }
        lines.append("Press " + words.map { $0.count > 1 ? "\($0.name)*\($0.count)" : $0.name }.joined(separator: " "))
        keys = []
    }

    /// A text as a walkthrough's file writes it: bare where nothing in it has a meaning of its own.
    private static func quoted(_ text: String, always: Bool) -> String {
        let isBare = !text.isEmpty && text != "not" && !text.contains { $0.isWhitespace || "\"\\/#".contains($0) }
        if isBare, !always { return text }
        var result = "\""
        for letter in text {
            switch letter {
            case "\"", "\\": result += "\\\(letter)"
            case "\n", "\r\n": result += "\\n"
            case "\t": result += "\\t"
            default: result.append(letter)
            }
        }
        return result + "\""
    }

    private static func quoted(_ text: String) -> String {
        // Pages have slashes, but do not begin with one.
        let isPage = text.first?.isLetter == true && !text.contains { $0.isWhitespace || "\"\\#".contains($0) }
        return isPage && text != "not" ? text : quoted(text, always: false)
    }
}
