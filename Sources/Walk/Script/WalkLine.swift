/// The words of one line: bare ones, texts in quotes, regular expressions between slashes.
struct WalkLine {
    /// One of them, and where it begins.
    struct Word {
        enum Kind: Equatable {
            case bare(String)
            case text(String)
            case expression(String, ignoresCase: Bool)
        }

        var kind: Kind
        /// From 1.
        var column: Int
        /// Its letters in the line, from 0.
        var range: Range<Int>
    }

    /// What is wrong with a line, and where.
    struct Problem: Error {
        var column: Int
        var message: String
    }

    private(set) var words: [Word] = []
    private let letters: [Character]
    private var place = 0

    /// - Throws: `Problem` where a quote or an expression does not end, or an escape is none.
    init(_ line: some StringProtocol) throws(Problem) {
        letters = Array(line)
        while let next = peek {
            if next.isWhitespace {
                place += 1
            } else if next == "#" {
                break
            } else {
                words.append(try word())
            }
        }
    }

    /// What was written from one word to another one, with both.
    func source(_ range: ClosedRange<Int>) -> String {
        guard words.indices.contains(range.lowerBound), words.indices.contains(range.upperBound) else { return "" }
        return String(letters[words[range.lowerBound].range.lowerBound..<words[range.upperBound].range.upperBound])
    }

    private var peek: Character? { place < letters.count ? letters[place] : nil }

    private mutating func word() throws(Problem) -> Word {
        let start = place
        let kind: Word.Kind
        switch letters[place] {
        case "\"": kind = .text(try text())
        case "/" where isExpression: kind = try expression()
        default:
            while let next = peek, !next.isWhitespace { place += 1 }
            kind = .bare(String(letters[start..<place]))
        }
        return Word(kind: kind, column: start + 1, range: start..<place)
    }

    /// A slash alone is a key; with something behind it, an expression begins.
    private var isExpression: Bool { place + 1 < letters.count && !letters[place + 1].isWhitespace }

    private mutating func text() throws(Problem) -> String {
        let start = place
        var text = ""
        place += 1
        while let next = peek {
            place += 1
            switch next {
            case "\"": return text
            case "\\": text.append(try escape())
            default: text.append(next)
            }
        }
        throw Problem(column: start + 1, message: "this text has no closing quote")
    }

    private mutating func escape() throws(Problem) -> Character {
        let start = place
        guard let next = peek else { throw Problem(column: start, message: "this text has no closing quote") }
        place += 1
        switch next {
        case "n": return "\n"
        case "t": return "\t"
        case "\"", "\\", "/", "#": return next
        case "u":
            guard peek == "{", let end = letters[place...].firstIndex(of: "}"),
                let code = UInt32(String(letters[place + 1..<end]), radix: 16), let scalar = Unicode.Scalar(code)
            else { break }
            place = end + 1
            return Character(scalar)
        default: break
        }
        throw Problem(column: start, message: "\\\(next) is no escape; there are \\n \\t \\\" \\\\ and \\u{4E2D}")
    }

    private mutating func expression() throws(Problem) -> Word.Kind {
        let start = place
        var source = ""
        place += 1
        while let next = peek {
            place += 1
            if next == "/" {
                let ignoresCase = peek == "i"
                if ignoresCase { place += 1 }
                if let behind = peek, !behind.isWhitespace {
                    throw Problem(column: place + 1, message: "only an i may stand behind an expression")
                }
                return .expression(source, ignoresCase: ignoresCase)
            }
            if next == "\\", let escaped = peek {
                place += 1
                source += escaped == "/" ? "/" : "\\\(escaped)"
            } else {
                source.append(next)
            }
        }
        throw Problem(column: start + 1, message: "this expression has no closing slash")
    }
}
