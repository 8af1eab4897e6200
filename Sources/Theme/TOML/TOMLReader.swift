/// Reads the part of TOML that theme files use: tables, strings, integers, arrays, inline tables, comments.
///
/// TOMLKit does not tell where a value stands, and its parser aborts the process on some broken texts. A dotted key is
/// one key here, quoted or not. After a mistake reading goes on with the next line.
struct TOMLReader {
    private static let deepest = 8

    /// The top table's members, then those of each `[table]`, in their order.
    private(set) var members: [(table: String?, key: String, value: TOMLNode)] = []
    private(set) var mistakes: [TOMLMistake] = []
    private let text: [Unicode.Scalar]
    private var index = 0
    private var line = 1
    private var lineStart = 0

    init(_ source: String) {
        text = Array(source.unicodeScalars)
        var table: String?
        while skipBlankLines() {
            do throws(TOMLMistake) {
                try readStatement(&table)
            } catch {
                mistakes.append(error)
                skipLine()
            }
        }
    }

    private mutating func readStatement(_ table: inout String?) throws(TOMLMistake) {
        if take("[") {
            skipSpace()
            let name = try readKey()
            skipSpace()
            try expect("]", "a table's name ends with ]")
            try endLine()
            table = name
            return
        }
        let start = index
        let key = try readKey()
        skipSpace()
        try expect("=", "a key is followed by =")
        skipSpace()
        let value = try readValue(depth: 0)
        try endLine()
        guard !members.contains(where: { $0.table == table && $0.key == key }) else {
            throw mistake("'\(key)' is there twice", at: start)
        }
        members.append((table, key, value))
    }

    /// A key: bare, quoted, or several of these with dots between.
    private mutating func readKey() throws(TOMLMistake) -> String {
        var key = ""
        while true {
            if current == "\"" || current == "'" {
                key += try readString()
            } else {
                let start = index
                while let scalar = current, Self.isBare(scalar) { index += 1 }
                guard index > start else { throw mistake("a key is expected") }
                key.unicodeScalars.append(contentsOf: text[start..<index])
            }
            skipSpace()
            guard take(".") else { return key }
            key += "."
            skipSpace()
        }
    }

    private mutating func readValue(depth: Int) throws(TOMLMistake) -> TOMLNode {
        let (line, column) = (line, index - lineStart + 1)
        func node(_ value: TOMLNode.Value) -> TOMLNode { TOMLNode(value: value, line: line, column: column) }
        guard depth < Self.deepest else { throw mistake("this is nested too deeply") }
        switch current {
        case "\"", "'": return node(.string(try readString()))
        case "[": return node(.array(try readArray(depth: depth)))
        case "{": return node(.table(try readInlineTable(depth: depth)))
        default: return node(.integer(try readInteger()))
        }
    }

    private mutating func readInteger() throws(TOMLMistake) -> Int {
        let start = index
        if current == "-" || current == "+" { index += 1 }
        while let scalar = current, ("0"..."9").contains(scalar) { index += 1 }
        guard let number = Int(String(String.UnicodeScalarView(text[start..<index]))) else {
            throw mistake("a string, an integer, an array or a table is expected", at: start)
        }
        return number
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

    private mutating func readInlineTable(depth: Int) throws(TOMLMistake) -> [(key: String, value: TOMLNode)] {
        var members: [(key: String, value: TOMLNode)] = []
        index += 1
        skipSpace()
        if take("}") { return members }
        while true {
            skipSpace()
            let start = index
            let key = try readKey()
            skipSpace()
            try expect("=", "a key is followed by =")
            skipSpace()
            guard !members.contains(where: { $0.key == key }) else {
                throw mistake("'\(key)' is there twice", at: start)
            }
            members.append((key, try readValue(depth: depth + 1)))
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
        TOMLMistake(line: line, column: max(0, (place ?? index) - lineStart) + 1, message: message)
    }

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
