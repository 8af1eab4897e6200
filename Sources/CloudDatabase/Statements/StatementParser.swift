import Values

/// Reads the part of JavaScript in which statements are written: literals, regular expressions, and chains of calls.
struct StatementParser {
    private let bytes: [UInt8]
    private var offset = 0
    private var depth = 0

    /// How deep it may nest.
    static let maximumDepth = 100

    init(_ text: String) { bytes = Array(text.utf8) }

    /// Reads the whole text: one expression, perhaps with `;` behind.
    mutating func parse() throws(StatementError) -> StatementNode {
        let node = try expression()
        skipBlanks()
        while take(";") { skipBlanks() }
        guard offset == bytes.count else { throw unexpected("the end") }
        return node
    }

    private mutating func expression() throws(StatementError) -> StatementNode {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.maximumDepth else { throw failure("nested too deep", at: offset) }
        skipBlanks()
        switch peek {
        case "{": return try object()
        case "[": return .array(try list("[", "]"))
        case "\"", "'", "`": return .constant(.string(try string()))
        case "/": return try pattern()
        case let start? where Self.beginsNumber(start): return .constant(.number(try number()))
        default: return try chain()
        }
    }

    // MARK: Chains

    private mutating func chain() throws(StatementError) -> StatementNode {
        let place = offset
        var root = try name("a value")
        switch root {
        case "true": return .constant(true)
        case "false": return .constant(false)
        case "null": return .constant(nil)
        case "undefined": return .constant(.undefined)
        case "NaN": return .constant(.number(.nan))
        case "Infinity": return .constant(.number(.infinity))
        case "new", "await", "return":
            skipBlanks()
            if root != "new" { return try expression() }
            root = try name("a name")
        default: break
        }
        var steps: [StatementNode.Step] = []
        skipBlanks()
        if peek == "(" { steps.append(.init(name: "", arguments: try list("(", ")"), place: place)) }
        while true {
            skipBlanks()
            guard take(".") else { break }
            skipBlanks()
            let place = offset
            let name = try name("the name of a method")
            skipBlanks()
            steps.append(.init(name: name, arguments: peek == "(" ? try list("(", ")") : nil, place: place))
        }
        return .chain(root: root, steps, place: place)
    }

    private mutating func list(_ open: Unicode.Scalar, _ close: Unicode.Scalar) throws(StatementError)
        -> [StatementNode]
    {
        guard take(open) else { throw unexpected("'\(open)'") }
        var elements: [StatementNode] = []
        skipBlanks()
        while !take(close) {
            elements.append(try expression())
            skipBlanks()
            guard take(",") || peek == close else { throw unexpected("',' or '\(close)'") }
            skipBlanks()
        }
        return elements
    }

    private mutating func object() throws(StatementError) -> StatementNode {
        guard take("{") else { throw unexpected("'{'") }
        var members: [(name: String, value: StatementNode)] = []
        skipBlanks()
        while !take("}") {
            let key: String
            switch peek {
            case "\"", "'", "`": key = try string()
            case let start? where Self.beginsNumber(start): key = NumberText.string(try number())
            default: key = try name("a name")
            }
            skipBlanks()
            guard take(":") else { throw unexpected("':'") }
            members.append((key, try expression()))
            skipBlanks()
            guard take(",") || peek == "}" else { throw unexpected("',' or '}'") }
            skipBlanks()
        }
        return .object(members)
    }

    // MARK: Literals

    private mutating func name(_ wanted: String) throws(StatementError) -> String {
        let start = offset
        while offset < bytes.count, Self.isName(bytes[offset]) { offset += 1 }
        guard offset > start else { throw unexpected(wanted) }
        return String(decoding: bytes[start..<offset], as: UTF8.self)
    }

    private static func isName(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...57, 65...90, 97...122, 36, 95, 128...255: true
        default: false
        }
    }

    private static func beginsNumber(_ scalar: Unicode.Scalar) -> Bool {
        (scalar >= "0" && scalar <= "9") || scalar == "-" || scalar == "+" || scalar == "."
    }

    private mutating func number() throws(StatementError) -> Double {
        let start = offset
        while offset < bytes.count {
            let byte = bytes[offset]
            let isSign = byte == 43 || byte == 45
            let follows = offset == start || bytes[offset - 1] | 32 == UInt8(ascii: "e")
            guard Self.isName(byte) || byte == 46 || (isSign && follows) else { break }
            offset += 1
        }
        let text = String(decoding: bytes[start..<offset], as: UTF8.self)
        let number = NumberText.number(text)
        guard !number.isNaN, offset > start else { throw failure("\"\(text)\" is no number", at: start) }
        return number
    }

    private mutating func string() throws(StatementError) -> String {
        let start = offset
        let quote = bytes[offset]
        offset += 1
        var text: [UInt8] = []
        while offset < bytes.count {
            let byte = bytes[offset]
            offset += 1
            if byte == quote { return String(decoding: text, as: UTF8.self) }
            if byte == 10, quote != UInt8(ascii: "`") { break }
            guard byte == UInt8(ascii: "\\") else {
                text.append(byte)
                continue
            }
            try escape(&text)
        }
        throw failure("a string without its closing quote", at: start)
    }

    private mutating func escape(_ text: inout [UInt8]) throws(StatementError) {
        guard offset < bytes.count else { return }
        let byte = bytes[offset]
        offset += 1
        switch byte {
        case UInt8(ascii: "n"): text.append(10)
        case UInt8(ascii: "t"): text.append(9)
        case UInt8(ascii: "r"): text.append(13)
        case UInt8(ascii: "0"): text.append(0)
        case UInt8(ascii: "u"), UInt8(ascii: "x"):
            let width = byte == UInt8(ascii: "u") ? 4 : 2
            let digits = String(decoding: bytes[offset..<min(offset + width, bytes.count)], as: UTF8.self)
            guard digits.utf8.count == width, let code = UInt32(digits, radix: 16) else {
                throw failure("\(width) hexadecimal digits were expected", at: offset)
            }
            offset += width
            text.append(contentsOf: String(Unicode.Scalar(code) ?? "\u{FFFD}").utf8)
        default: text.append(byte)
        }
    }

    private mutating func pattern() throws(StatementError) -> StatementNode {
        let start = offset
        offset += 1
        var isInSet = false
        while offset < bytes.count, bytes[offset] != 10 {
            switch Unicode.Scalar(bytes[offset]) {
            case "\\": offset += 1
            case "[": isInSet = true
            case "]": isInSet = false
            case "/" where !isInSet:
                let source = String(decoding: bytes[(start + 1)..<offset], as: UTF8.self)
                offset += 1
                let flags = offset
                while offset < bytes.count, Self.isName(bytes[offset]) { offset += 1 }
                return .pattern(source: source, flags: String(decoding: bytes[flags..<offset], as: UTF8.self))
            default: break
            }
            offset += 1
        }
        throw failure("a regular expression without its closing '/'", at: start)
    }

    // MARK: Bytes

    private var peek: Unicode.Scalar? { offset < bytes.count ? Unicode.Scalar(bytes[offset]) : nil }

    private mutating func take(_ wanted: Unicode.Scalar) -> Bool {
        guard peek == wanted else { return false }
        offset += 1
        return true
    }

    /// Skips white space and comments.
    private mutating func skipBlanks() {
        while offset < bytes.count {
            switch bytes[offset] {
            case 32, 9, 10, 13: offset += 1
            case UInt8(ascii: "/") where bytes[offset...].starts(with: "//".utf8):
                while offset < bytes.count, bytes[offset] != 10 { offset += 1 }
            case UInt8(ascii: "/") where bytes[offset...].starts(with: "/*".utf8):
                offset += 2
                while offset < bytes.count, !bytes[offset...].starts(with: "*/".utf8) { offset += 1 }
                offset = min(offset + 2, bytes.count)
            default: return
            }
        }
    }

    private func unexpected(_ wanted: String) -> StatementError {
        guard offset < bytes.count else { return failure("expected \(wanted), found the end", at: offset) }
        let found = String(decoding: bytes[offset..<min(offset + 4, bytes.count)], as: UTF8.self).prefix(1)
        return failure("expected \(wanted), found \"\(found)\"", at: offset)
    }

    /// An error at a place in bytes.
    func failure(_ message: String, at place: Int) -> StatementError {
        var line = 1
        var column = 1
        for byte in bytes[..<min(place, bytes.count)] {
            if byte == 10 {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += byte >= 0xF0 ? 2 : 1
            }
        }
        return StatementError(message, line: line, column: column)
    }
}
