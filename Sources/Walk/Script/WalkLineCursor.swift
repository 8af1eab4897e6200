/// Reads the arguments of a command, one by one.
struct WalkLineCursor {
    private var line: WalkLine?
    private var place = 1

    init() {}

    /// Begins behind the command.
    init(_ line: WalkLine) { self.line = line }

    private var words: [WalkLine.Word] { line?.words ?? [] }

    /// The next word, which stays.
    var peek: WalkLine.Word? { place < words.count ? words[place] : nil }

    /// Where the next word begins, or would begin.
    var column: Int { peek?.column ?? (words.last.map { $0.range.upperBound + 1 } ?? 1) }

    mutating func next() -> WalkLine.Word? {
        defer { place += 1 }
        return peek
    }

    /// Takes a bare word if it is the next one.
    mutating func takes(_ word: String) -> Bool {
        guard peek?.kind == .bare(word), place + 1 < words.count else { return false }
        place += 1
        return true
    }

    /// A bare word or a text.
    mutating func text(_ wanted: String) throws(WalkLine.Problem) -> String {
        let column = column
        switch next()?.kind {
        case .bare(let text)?, .text(let text)?: return text
        case .expression?: throw WalkLine.Problem(column: column, message: "\(wanted) must stand here")
        case nil:
            place -= 1
            throw missing(wanted)
        }
    }

    /// A bare word or a text, if there is one.
    mutating func optionalText() throws(WalkLine.Problem) -> String? { peek == nil ? nil : try text("a page") }

    /// All that is left, as texts.
    mutating func texts() throws(WalkLine.Problem) -> [String] {
        var texts: [String] = []
        while peek != nil { texts.append(try text("a text")) }
        return texts
    }

    /// All that is left, as it was written.
    mutating func rest() -> String {
        guard place < words.count else { return "" }
        defer { place = words.count }
        return line?.source(place...(words.count - 1)) ?? ""
    }

    /// A text or an expression to look for.
    mutating func pattern() throws(WalkLine.Problem) -> WalkPattern {
        let column = column
        switch next()?.kind {
        case .bare(let text)?, .text(let text)?:
            guard !text.isEmpty else { throw WalkLine.Problem(column: column, message: "an empty text is everywhere") }
            return WalkPattern(text: text)
        case .expression(let source, let ignoresCase)?:
            do {
                return try WalkPattern(expression: source, ignoresCase: ignoresCase)
            } catch {
                throw WalkLine.Problem(column: column, message: "this is no regular expression: \(error)")
            }
        case nil:
            place -= 1
            throw missing("a text or /an expression/")
        }
    }

    /// A number from 1 on, if there is one.
    mutating func optionalNumber() throws(WalkLine.Problem) -> Int? {
        guard peek != nil else { return nil }
        let column = column
        let text = try text("which of them, from 1")
        guard let number = Int(text), (1...1_000).contains(number) else {
            throw WalkLine.Problem(column: column, message: "'\(text)' does not say which of them; write 1, 2 ...")
        }
        return number
    }

    /// Milliseconds of `500ms`, `1.5s` or `2m`.
    mutating func duration() throws(WalkLine.Problem) -> Double {
        let column = column
        let text = try text("a time such as 2s")
        let units: [(String, Double)] = [("ms", 1), ("s", 1_000), ("m", 60_000)]
        for (unit, factor) in units where text.hasSuffix(unit) {
            guard let number = Double(text.dropLast(unit.count)), number >= 0 else { continue }
            let milliseconds = number * factor
            guard milliseconds <= 3_600_000 else { break }
            return milliseconds
        }
        throw WalkLine.Problem(column: column, message: "'\(text)' is no time up to an hour; write 500ms, 2s or 1m")
    }

    mutating func optionalDuration() throws(WalkLine.Problem) -> Double? { peek == nil ? nil : try duration() }

    /// One of some words.
    mutating func choice(_ words: [String], _ wanted: String) throws(WalkLine.Problem) -> String {
        let column = column
        let list = words.joined(separator: ", ")
        let word = try text("\(wanted): \(list)")
        guard words.contains(word) else {
            throw WalkLine.Problem(column: column, message: "'\(word)' does not say \(wanted): \(list)")
        }
        return word
    }

    /// Nothing may be left.
    func end() throws(WalkLine.Problem) {
        if let peek { throw WalkLine.Problem(column: peek.column, message: "nothing more belongs here") }
    }

    /// Says that something is missing at the end.
    func missing(_ wanted: String) -> WalkLine.Problem {
        WalkLine.Problem(column: column, message: "\(wanted) is missing here")
    }
}
