/// The text of an input with its caret, as keys change it. Places count characters as a person sees them.
package struct TextEditor: Sendable {
    package private(set) var characters: [Character] = []
    /// How many characters stand before the caret.
    package private(set) var caret = 0
    /// Where the selection began; nil is no selection.
    private var anchor: Int?
    private var undone: [Snapshot] = []
    private var done: [Snapshot] = []
    /// What the last change was: more of the same is undone with it.
    private var run = Run.none
    /// What was killed last, for yank.
    private var killed: [Character] = []

    private struct Snapshot: Sendable {
        var characters: [Character]
        var caret: Int
    }

    private enum Run {
        case none, typing, deleting, killing
    }

    private static let undoLimit = 100

    package init(_ text: String = "") {
        characters = Array(text)
        caret = characters.count
    }

    /// The text.
    package var text: String { String(characters) }
    /// What yank inserts: what was killed last.
    var yanked: String { String(killed) }
    /// The text that is selected; empty where none is.
    package var selectedText: String { selection.map { String(characters[$0]) } ?? "" }
    /// What stands before the caret.
    package var head: String { String(characters[..<caret]) }
    /// The caret as JavaScript counts: in UTF-16 units.
    var caretUnits: Int { characters[..<caret].reduce(0) { $0 + $1.utf16.count } }
    /// The characters that are selected; nil where none is.
    package var selection: Range<Int>? {
        guard let anchor, anchor != caret else { return nil }
        return min(anchor, caret)..<max(anchor, caret)
    }

    /// Replaces the text as the program does: nothing to undo. The caret stays as far from the start as it was, or goes to
    /// the end where that is behind it.
    mutating func replace(with text: String, caretAtEnd: Bool = false) {
        let wasAtEnd = caret == characters.count
        characters = Array(text)
        caret = caretAtEnd || wasAtEnd ? characters.count : min(caret, characters.count)
        anchor = nil
        run = .none
        done = []
        undone = []
    }

    /// Puts the caret behind so many UTF-16 units.
    mutating func setCaret(units: Int) {
        var left = units
        var place = 0
        while place < characters.count, left > 0 {
            left -= characters[place].utf16.count
            place += 1
        }
        setCaret(place)
    }

    /// Selects from the caret to behind so many UTF-16 units.
    mutating func extend(toUnits units: Int) {
        let start = caret
        setCaret(units: units)
        anchor = start
    }

    /// Puts the caret behind so many characters.
    /// - Parameter selecting: whether what lies between is selected.
    package mutating func setCaret(_ place: Int, selecting: Bool = false) {
        anchor = selecting ? anchor ?? caret : nil
        caret = min(max(place, 0), characters.count)
        run = .none
    }

    /// Types text at the caret or over the selection, as much of it as fits into `room` more UTF-16 units. Returns whether
    /// anything changed.
    package mutating func insert(_ text: String, room: Int = .max) -> Bool {
        let selected = selection
        var left = room
        if let selected, left != .max { left += characters[selected].reduce(0) { $0 + $1.utf16.count } }
        var new: [Character] = []
        for character in text {
            left -= character.utf16.count
            guard left >= 0 else { break }
            new.append(character)
        }
        guard !new.isEmpty else { return false }
        // A word is undone at once; a paste by itself.
        let continues = new.count == 1 && selected == nil && !(new[0].isWhitespace && !endsInBlank)
        remember(continues ? .typing : .none)
        if let selected { take(selected) }
        characters.insert(contentsOf: new, at: caret)
        caret += new.count
        if new.count == 1 { run = .typing }
        return true
    }

    private var endsInBlank: Bool { caret > 0 && characters[caret - 1].isWhitespace }

    /// Carries out a command. Returns whether the text changed.
    package mutating func apply(_ command: EditCommand) -> Bool {
        if let move = command.selectingMove {
            let start = anchor ?? caret
            anchor = nil
            self.move(move)
            anchor = start
            return false
        }
        switch command {
        case .selectAll:
            anchor = 0
            caret = characters.count
            run = .none
            return false
        case .undo: return restore(\.done, keepingIn: \.undone)
        case .redo: return restore(\.undone, keepingIn: \.done)
        case .yank: return insert(yanked)
        default: break
        }
        guard let range = deletion(command) else {
            move(command)
            return false
        }
        return remove(range, command)
    }

    /// What a deleting command takes away: the selection where there is one.
    private func deletion(_ command: EditCommand) -> Range<Int>? {
        let range: Range<Int>
        switch command {
        case .backspace: range = max(0, caret - 1)..<caret
        case .delete: range = caret..<min(characters.count, caret + 1)
        case .deleteWordLeft: range = wordStart..<caret
        case .deleteWordRight: range = caret..<wordEnd
        case .killToStart: range = lineStart..<caret
        // At the end of a line its break goes.
        case .killToEnd: range = caret..<(lineEnd == caret ? min(caret + 1, characters.count) : lineEnd)
        case .cut: range = caret..<caret
        default: return nil
        }
        return selection ?? range
    }

    private mutating func move(_ command: EditCommand) {
        let selected = selection
        anchor = nil
        run = .none
        switch command {
        case .left: caret = selected?.lowerBound ?? max(0, caret - 1)
        case .right: caret = selected?.upperBound ?? min(characters.count, caret + 1)
        case .wordLeft: caret = wordStart
        case .wordRight: caret = wordEnd
        case .home: caret = lineStart
        case .end: caret = lineEnd
        case .textStart: caret = 0
        case .textEnd: caret = characters.count
        case .up: moveLine(by: -1)
        case .down: moveLine(by: 1)
        default: break
        }
    }

    private mutating func remove(_ range: Range<Int>, _ command: EditCommand) -> Bool {
        guard !range.isEmpty else { return false }
        let isKillRun = run == .killing
        remember(command.kills ? .none : .deleting)
        if command.kills {
            let gone = Array(characters[range])
            let isBefore = range.upperBound == caret && selection == nil
            killed = !isKillRun ? gone : isBefore ? gone + killed : killed + gone
        }
        take(range)
        run = command.kills ? .killing : .deleting
        return true
    }

    private mutating func take(_ range: Range<Int>) {
        characters.removeSubrange(range)
        caret = range.lowerBound
        anchor = nil
    }

    /// Keeps the text for undo, unless the change only goes on with the last one.
    private mutating func remember(_ new: Run) {
        undone = []
        guard new == .none || new != run || selection != nil else { return }
        done.append(Snapshot(characters: characters, caret: caret))
        if done.count > Self.undoLimit { done.removeFirst() }
        run = .none
    }

    private mutating func restore(
        _ source: WritableKeyPath<Self, [Snapshot]>, keepingIn other: WritableKeyPath<Self, [Snapshot]>
    ) -> Bool {
        guard let snapshot = self[keyPath: source].popLast() else { return false }
        self[keyPath: other].append(Snapshot(characters: characters, caret: caret))
        characters = snapshot.characters
        caret = snapshot.caret
        anchor = nil
        run = .none
        return true
    }

    // MARK: Places

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
