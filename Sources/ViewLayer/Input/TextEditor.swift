/// The text of an input with its caret, as keys change it. Places count characters as a person sees them.
struct TextEditor {
    private(set) var characters: [Character] = []
    /// How many characters stand before the caret.
    private(set) var caret = 0
    private var undone: [Snapshot] = []
    private var done: [Snapshot] = []

    private struct Snapshot {
        var characters: [Character]
        var caret: Int
    }

    private static let undoLimit = 100

    /// The text.
    var text: String { String(characters) }
    /// The caret as JavaScript counts: in UTF-16 units.
    var caretUnits: Int { characters[..<caret].reduce(0) { $0 + $1.utf16.count } }

    /// Replaces the text as the program does: nothing to undo. The caret stays as far from the start as it was, or goes to
    /// the end where that is behind it.
    mutating func replace(with text: String, caretAtEnd: Bool = false) {
        let wasAtEnd = caret == characters.count
        characters = Array(text)
        caret = caretAtEnd || wasAtEnd ? characters.count : min(caret, characters.count)
        done = []
        undone = []
    }

    /// Puts the caret behind so many UTF-16 units.
    mutating func setCaret(units: Int) {
        var left = units
        caret = 0
        while caret < characters.count, left > 0 {
            left -= characters[caret].utf16.count
            caret += 1
        }
    }

    /// Puts the caret behind so many characters.
    mutating func setCaret(_ place: Int) { caret = min(max(place, 0), characters.count) }

    /// Types text at the caret, as much of it as fits into `room` more UTF-16 units. Returns whether anything changed.
    mutating func insert(_ text: String, room: Int) -> Bool {
        var left = room
        var new: [Character] = []
        for character in text {
            left -= character.utf16.count
            guard left >= 0 else { break }
            new.append(character)
        }
        guard !new.isEmpty else { return false }
        remember()
        characters.insert(contentsOf: new, at: caret)
        caret += new.count
        return true
    }

    /// Carries out a command. Returns whether the text changed.
    mutating func apply(_ command: EditCommand) -> Bool {
        switch command {
        case .left: caret = max(0, caret - 1)
        case .right: caret = min(characters.count, caret + 1)
        case .wordLeft: caret = wordStart
        case .wordRight: caret = wordEnd
        case .home: caret = lineStart
        case .end: caret = lineEnd
        case .up: moveLine(by: -1)
        case .down: moveLine(by: 1)
        case .backspace: return remove(max(0, caret - 1)..<caret)
        case .delete: return remove(caret..<min(characters.count, caret + 1))
        case .deleteWordLeft: return remove(wordStart..<caret)
        case .deleteWordRight: return remove(caret..<wordEnd)
        case .killToStart: return remove(lineStart..<caret)
        case .killToEnd: return remove(caret..<lineEnd)
        case .undo: return restore(\.done, keepingIn: \.undone)
        case .redo: return restore(\.undone, keepingIn: \.done)
        }
        return false
    }

    private mutating func remove(_ range: Range<Int>) -> Bool {
        guard !range.isEmpty else { return false }
        remember()
        characters.removeSubrange(range)
        caret = range.lowerBound
        return true
    }

    private mutating func remember() {
        done.append(Snapshot(characters: characters, caret: caret))
        if done.count > Self.undoLimit { done.removeFirst() }
        undone = []
    }

    private mutating func restore(
        _ source: WritableKeyPath<Self, [Snapshot]>, keepingIn other: WritableKeyPath<Self, [Snapshot]>
    ) -> Bool {
        guard let snapshot = self[keyPath: source].popLast() else { return false }
        self[keyPath: other].append(Snapshot(characters: characters, caret: caret))
        characters = snapshot.characters
        caret = snapshot.caret
        return true
    }

    private var lineStart: Int {
        characters[..<caret].lastIndex { $0.isNewline }.map { $0 + 1 } ?? 0
    }

    private var lineEnd: Int { characters[caret...].firstIndex { $0.isNewline } ?? characters.count }

    private var wordStart: Int {
        var place = caret
        while place > 0, !Self.isWord(characters[place - 1]) { place -= 1 }
        while place > 0, Self.isWord(characters[place - 1]) { place -= 1 }
        return place
    }

    private var wordEnd: Int {
        var place = caret
        while place < characters.count, !Self.isWord(characters[place]) { place += 1 }
        while place < characters.count, Self.isWord(characters[place]) { place += 1 }
        return place
    }

    private static func isWord(_ character: Character) -> Bool { character.isLetter || character.isNumber }

    /// Moves by whole lines of the text (not of the screen), keeping the place in the line where it can.
    private mutating func moveLine(by step: Int) {
        let column = caret - lineStart
        if step < 0 {
            guard lineStart > 0 else { return caret = 0 }
            caret = lineStart - 1
        } else {
            guard lineEnd < characters.count else { return caret = characters.count }
            caret = lineEnd + 1
            caret = min(caret + column, lineEnd)
            return
        }
        caret = min(lineStart + column, lineEnd)
    }
}
