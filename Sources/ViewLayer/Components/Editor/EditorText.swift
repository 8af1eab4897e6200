import Values

/// The text of an `editor` with its formats: each character has one, a line break that of its line.
struct EditorText: Equatable {
    /// A format: names as `EditorContext.format` knows them, and their values.
    typealias Format = [String: Value]

    /// What stands for an image or a line across; its format says which.
    static let object: Character = "\u{FFFC}"

    private(set) var characters: [Character] = []
    private(set) var formats: [Format] = []
    /// The format of the last line, which no line break ends.
    var lastLine: Format = [:]

    /// The names that belong to lines.
    static let lineNames: Set<String> = [
        "header", "align", "direction", "indent", "list", "margin", "marginTop", "marginBottom", "marginLeft",
        "marginRight", "padding", "paddingTop", "paddingBottom", "paddingLeft", "paddingRight", "lineHeight",
        "textIndent",
    ]

    /// Adds characters at the end.
    mutating func append(_ text: some Sequence<Character>, _ format: Format) {
        for character in text {
            characters.append(character)
            formats.append(format)
        }
    }

    /// Follows a text that was edited elsewhere: what is new gets a format, or that of what stands before it.
    mutating func follow(_ new: [Character], inserting format: Format?) {
        var start = 0
        while start < characters.count, start < new.count, characters[start] == new[start] { start += 1 }
        var tail = 0
        while tail < characters.count - start, tail < new.count - start,
            characters[characters.count - 1 - tail] == new[new.count - 1 - tail]
        {
            tail += 1
        }
        let inserted = start..<(new.count - tail)
        let before = start > 0 && !characters[start - 1].isNewline && characters[start - 1] != Self.object
        let inherited = format ?? (before ? formats[start - 1] : [:])
        let line = lineFormat(at: start)
        formats.replaceSubrange(
            start..<(characters.count - tail), with: inserted.map { new[$0].isNewline ? line : inherited })
        characters = new
    }

    /// The place of the line break that ends the line of a place; the end where none does.
    func lineEnd(at place: Int) -> Int {
        characters[min(max(place, 0), characters.count)...].firstIndex { $0.isNewline } ?? characters.count
    }

    /// The format of the line of a place.
    func lineFormat(at place: Int) -> Format {
        let end = lineEnd(at: place)
        return end < formats.count ? formats[end] : lastLine
    }

    /// Changes the formats of lines that a range touches.
    mutating func changeLines(in range: Range<Int>, _ change: (inout Format) -> Void) {
        var place = range.lowerBound
        while true {
            let end = lineEnd(at: place)
            guard end < formats.count else { return change(&lastLine) }
            change(&formats[end])
            place = end + 1
            if place > range.upperBound || (place == range.upperBound && !range.isEmpty) { return }
        }
    }

    /// Changes the formats of characters, but for line breaks.
    mutating func change(in range: Range<Int>, _ change: (inout Format) -> Void) {
        for place in range.clamped(to: 0..<formats.count) where !characters[place].isNewline { change(&formats[place]) }
    }

    /// Puts characters of a format at a place.
    mutating func insert(_ new: [Character], at place: Int, _ format: Format) {
        let place = min(max(place, 0), characters.count)
        characters.insert(contentsOf: new, at: place)
        formats.insert(contentsOf: new.map { _ in format }, at: place)
    }

    /// The lines: their characters without the break, and their formats.
    var lines: [(range: Range<Int>, format: Format)] {
        var lines: [(Range<Int>, Format)] = []
        var start = 0
        for (place, character) in characters.enumerated() where character.isNewline {
            lines.append((start..<place, formats[place]))
            start = place + 1
        }
        lines.append((start..<characters.count, lastLine))
        return lines
    }

    /// The runs of equal format in a range.
    func runs(in range: Range<Int>) -> [(range: Range<Int>, format: Format)] {
        var runs: [(Range<Int>, Format)] = []
        var start = range.lowerBound
        for place in range where place > start {
            if formats[place] != formats[start] || characters[place] == Self.object
                || characters[start] == Self.object
            {
                runs.append((start..<place, formats[start]))
                start = place
            }
        }
        if start < range.upperBound { runs.append((start..<range.upperBound, formats[start])) }
        return runs
    }
}
