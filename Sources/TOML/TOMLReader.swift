/// Reads a TOML text: tables, arrays of tables, strings of all kinds, numbers, truth values, arrays, inline tables,
/// comments. Dates and times are taken as texts.
///
/// Every value knows where it stands. After a mistake reading goes on with the next line.
package struct TOMLReader {
    private static let deepest = 32

    /// One `key = value`, and the header over it.
    package struct Statement: Sendable {
        /// Which of `headers` it stands under; nil is none.
        let header: Int?
        /// The key's parts that dots join.
        let path: [String]
        let place: TOMLPlace
        let value: TOMLNode
    }

    /// One `[table]` or `[[table]]`.
    struct Header {
        let path: [String]
        let isElement: Bool
        let place: TOMLPlace
    }

    private(set) var headers: [Header] = []
    private(set) var statements: [Statement] = []
    /// What could not be read.
    package private(set) var mistakes: [TOMLMistake] = []
    private let text: [Unicode.Scalar]
    private var index = 0
    private var line = 1
    private var lineStart = 0
    /// What was said already, by header and path.
    private var seen: Set<[String]> = []

    package init(_ source: String) {
        text = Array(source.unicodeScalars)
        while skipBlankLines() {
            do throws(TOMLMistake) {
                try readStatement()
            } catch {
                mistakes.append(error)
                skipLine()
            }
        }
    }

    /// The top table's members, then those of each table, in their order; dotted names and keys are one name, one key.
    package var members: [(table: String?, key: String, place: TOMLPlace, value: TOMLNode)] {
        statements.map { statement in
            let table = statement.header.map { headers[$0].path.joined(separator: ".") }
            return (table, statement.path.joined(separator: "."), statement.place, statement.value)
        }
    }

    private mutating func readStatement() throws(TOMLMistake) {
        let place = place
        if take("[") {
            let isElement = take("[")
            skipSpace()
            let path = try readKey()
            skipSpace()
            try expect("]", "a table's name ends with ]")
            if isElement { try expect("]", "the name of an array's table ends with ]]") }
            try endLine()
            headers.append(Header(path: path, isElement: isElement, place: place))
            return
        }
        let path = try readKey()
        skipSpace()
        try expect("=", "a key is followed by =")
        skipSpace()
        let value = try readValue(depth: 0)
        try endLine()
        let header = headers.last.map { $0.isElement ? ["\(headers.count)"] : $0.path } ?? []
        guard seen.insert(header + ["\u{0}"] + path).inserted else {
            throw TOMLMistake(place: place, message: "'\(path.joined(separator: "."))' is there twice")
        }
        statements.append(
            Statement(header: headers.isEmpty ? nil : headers.count - 1, path: path, place: place, value: value))
    }

    /// A key: bare, quoted, or several of these with dots between.
    private mutating func readKey() throws(TOMLMistake) -> [String] {
        var path: [String] = []
        while true {
            if current == "\"" || current == "'" {
                path.append(try readString())
            } else {
                let start = index
                while let scalar = current, Self.isBare(scalar) { index += 1 }
                guard index > start else { throw mistake("a key is expected") }
                path.append(String(String.UnicodeScalarView(text[start..<index])))
            }
            guard path.count <= Self.deepest else { throw mistake("this is nested too deeply") }
            skipSpace()
            guard take(".") else { return path }
            skipSpace()
        }
    }

    private mutating func readValue(depth: Int) throws(TOMLMistake) -> TOMLNode {
        let place = place
        func node(_ value: TOMLNode.Value) -> TOMLNode { TOMLNode(value: value, place: place) }
        guard depth < Self.deepest else { throw mistake("this is nested too deeply") }
        switch current {
        case "\"", "'": return node(.string(try readText()))
        case "[": return node(.array(try readArray(depth: depth)))
        case "{": return node(.table(try readInlineTable(depth: depth)))
        default: return node(try readWord())
        }
    }

    /// A number, a truth value or a date.
    private mutating func readWord() throws(TOMLMistake) -> TOMLNode.Value {
        let start = index
        while let scalar = current, Self.isBare(scalar) || scalar == "+" || scalar == "." || scalar == ":" {
            index += 1
        }
        let word = String(String.UnicodeScalarView(text[start..<index]))
        guard let value = TOMLWord.value(word) else {
            throw mistake("a string, a number, true, false, an array or a table is expected", at: start)
        }
        return value
    }

    /// A string of one line, or of several between three quotes.
    private mutating func readText() throws(TOMLMistake) -> String {
        guard let quote = current else { throw mistake("a string is expected") }
        guard text[index...].starts(with: [quote, quote, quote]) else { return try readString() }
        index += 3
        if current == "\r" { index += 1 }
        newLine()
        var result = ""
        while let scalar = current {
            if scalar == quote, text[index...].starts(with: [quote, quote, quote]) {
                index += 3
                // Up to two more quotes belong to the text.
                for _ in 0..<2 where take(quote) { result.unicodeScalars.append(quote) }
                return result
            }
            if scalar == "\n" {
                newLine()
                result += "\n"
            } else if scalar == "\\", quote == "\"" {
                index += 1
                if current == "\n" || current == "\r" || current == " " || current == "\t" {
                    skipWhitespace()
                } else {
                    result.unicodeScalars.append(try readEscape())
                }
            } else {
                index += 1
                result.unicodeScalars.append(scalar)
            }
        }
        throw mistake("the string is not closed")
    }

    private mutating func readString() throws(TOMLMistake) -> String {
        let quote = current
        index += 1
        var result = ""
        while let scalar = current, scalar != "\n" {
            index += 1
            if scalar == quote { return result }
            if scalar == "\\", quote == "\"" {
                result.unicodeScalars.append(try readEscape())
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        throw mistake("the string is not closed")
    }

    private mutating func readEscape() throws(TOMLMistake) -> Unicode.Scalar {
        guard let scalar = current else { throw mistake("the string is not closed") }
        index += 1
        switch scalar {
        case "\"", "\\": return scalar
        case "n": return "\n"
        case "t": return "\t"
        case "r": return "\r"
        case "b": return "\u{8}"
        case "f": return "\u{C}"
        case "e": return "\u{1B}"
        case "u", "U":
            let digits = text[index...].prefix(scalar == "u" ? 4 : 8)
            let code = UInt32(String(String.UnicodeScalarView(digits)), radix: 16)
            guard let result = code.flatMap(Unicode.Scalar.init) else { throw mistake("this is no character's number") }
            index += digits.count
            return result
        default: throw mistake("'\\\(scalar)' means nothing", at: index - 2)
        }
    }

    private mutating func readArray(depth: Int) throws(TOMLMistake) -> [TOMLNode] {
        var elements: [TOMLNode] = []
        index += 1
        while skipBlankLines() {
            if take("]") { return elements }
            elements.append(try readValue(depth: depth + 1))
            _ = skipBlankLines()
            if take(",") { continue }
            try expect("]", "an array's elements have commas between them and ] after them")
            return elements
        }
        throw mistake("the array is not closed")
    }

    private mutating func readInlineTable(depth: Int) throws(TOMLMistake) -> [TOMLMember] {
        var members: [TOMLMember] = []
        var keys: Set<String> = []
        index += 1
        skipSpace()
        if take("}") { return members }
        while true {
            skipSpace()
            let place = place
            let key = try readKey().joined(separator: ".")
            skipSpace()
            try expect("=", "a key is followed by =")
            skipSpace()
            guard keys.insert(key).inserted else { throw TOMLMistake(place: place, message: "'\(key)' is there twice") }
            members.append(TOMLMember(key: key, place: place, value: try readValue(depth: depth + 1)))
            skipSpace()
            if take(",") { continue }
            try expect("}", "a table's members have commas between them and } after them")
            return members
        }
    }

    private var current: Unicode.Scalar? { index < text.count ? text[index] : nil }

    private static func isBare(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "-", "_": true
        default: false
        }
    }

    private func mistake(_ message: String, at place: Int? = nil) -> TOMLMistake {
        TOMLMistake(
            place: TOMLPlace(line: line, column: max(0, (place ?? index) - lineStart) + 1), message: message)
    }

    /// Where reading is.
    private var place: TOMLPlace { TOMLPlace(line: line, column: index - lineStart + 1) }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard current == scalar else { return false }
        index += 1
        return true
    }

    private mutating func expect(_ scalar: Unicode.Scalar, _ message: String) throws(TOMLMistake) {
        if !take(scalar) { throw mistake(message) }
    }

    private mutating func endLine() throws(TOMLMistake) {
        skipSpace()
        if current == "#" { skipComment() }
        guard let scalar = current else { return }
        guard scalar == "\n" else { throw mistake("nothing more is expected on this line") }
    }

    private mutating func skipSpace() {
        while let scalar = current, " \t\r".unicodeScalars.contains(scalar) { index += 1 }
    }

    private mutating func skipWhitespace() {
        while let scalar = current {
            switch scalar {
            case " ", "\t", "\r": index += 1
            case "\n": newLine()
            default: return
            }
        }
    }

    private mutating func skipComment() { while let scalar = current, scalar != "\n" { index += 1 } }

    private mutating func skipLine() {
        skipComment()
        newLine()
    }

    private mutating func newLine() {
        guard take("\n") else { return }
        line += 1
        lineStart = index
    }

    /// Goes to the next thing that is neither blank nor a comment. False at the end.
    private mutating func skipBlankLines() -> Bool {
        while let scalar = current {
            switch scalar {
            case " ", "\t", "\r": index += 1
            case "\n": newLine()
            case "#": skipComment()
            default: return true
            }
        }
        return false
    }
}
