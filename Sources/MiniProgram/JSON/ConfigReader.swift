import Markup

/// Reads JSON as configuration files have it: comments and trailing commas are accepted with a warning. After an error
/// the part that was read is kept.
struct ConfigReader {
    private let bytes: [UInt8]
    private let lines: SourceLines
    private let path: String
    private var index = 0
    private var depth = 0
    private var warnedOfComment = false
    private(set) var diagnostics: [Diagnostic] = []

    private static let deepest = 200

    /// Reads a text; nil when not even its outermost value begins.
    static func read(_ text: String, path: String) -> (node: ConfigNode?, diagnostics: [Diagnostic]) {
        var reader = ConfigReader(Array(text.utf8), path: path)
        reader.skipSpace()
        guard reader.index < reader.bytes.count else {
            reader.report(.error, reader.index, "the file is empty; a JSON object is expected")
            return (nil, reader.diagnostics)
        }
        let node = reader.value()
        reader.skipSpace()
        if !reader.stopped, reader.index < reader.bytes.count {
            reader.report(.error, reader.index, "unexpected text behind the JSON value")
        }
        return (node, reader.diagnostics)
    }

    private init(_ bytes: [UInt8], path: String) {
        self.bytes = bytes
        self.path = path
        lines = SourceLines(bytes)
    }

    /// Whether an error was met: what follows cannot be read.
    private var stopped = false

    private var current: UInt8? { index < bytes.count ? bytes[index] : nil }

    private mutating func report(_ severity: Diagnostic.Severity, _ offset: Int, _ message: String) {
        let range = lines.range(offset, min(offset + 1, bytes.count))
        diagnostics.append(Diagnostic(severity, path: path, range: range, message: message))
    }

    private mutating func fail(_ message: String) {
        guard !stopped else { return }
        stopped = true
        report(.error, index, message)
    }

    private mutating func skipSpace() {
        while let byte = current {
            switch byte {
            case 0x20, 0x09, 0x0A, 0x0D: index += 1
            case UInt8(ascii: "/"): guard skipComment() else { return }
            case 0xEF where bytes[index...].starts(with: [0xEF, 0xBB, 0xBF]): index += 3
            default: return
            }
        }
    }

    /// Skips one comment; false if there is none here.
    private mutating func skipComment() -> Bool {
        guard index + 1 < bytes.count else { return false }
        let start = index
        switch bytes[index + 1] {
        case UInt8(ascii: "/"):
            while let byte = current, byte != 0x0A, byte != 0x0D { index += 1 }
        case UInt8(ascii: "*"):
            index += 2
            while index < bytes.count, !bytes[index...].starts(with: [0x2A, 0x2F]) { index += 1 }
            if index >= bytes.count {
                index = start
                fail("this comment has no end; write */")
                index = bytes.count
                return true
            }
            index += 2
        default: return false
        }
        if !warnedOfComment {
            warnedOfComment = true
            report(.warning, start, "JSON has no comments; some tools refuse this file")
        }
        return true
    }

    private mutating func value() -> ConfigNode {
        skipSpace()
        let start = index
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.deepest else {
            fail("the JSON is nested more than \(Self.deepest) deep")
            return ConfigNode(kind: .null, range: lines.range(start, start))
        }
        let kind = kindHere()
        return ConfigNode(kind: kind, range: lines.range(start, index))
    }

    private mutating func kindHere() -> ConfigNode.Kind {
        guard let first = current else {
            fail("the file ends where a value is expected")
            return .null
        }
        switch first {
        case UInt8(ascii: "{"): return object()
        case UInt8(ascii: "["): return array()
        case UInt8(ascii: "\""): return .string(string())
        case UInt8(ascii: "t"): return word("true", .bool(true))
        case UInt8(ascii: "f"): return word("false", .bool(false))
        case UInt8(ascii: "n"): return word("null", .null)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return number()
        case UInt8(ascii: "'"): fail("JSON strings stand in double quotes")
        default: fail("a value is expected here: an object, an array, a string, a number, true, false or null")
        }
        return .null
    }

    private mutating func word(_ word: String, _ kind: ConfigNode.Kind) -> ConfigNode.Kind {
        guard bytes[index...].starts(with: word.utf8) else {
            fail("a value is expected here; did you mean \(word)?")
            return .null
        }
        index += word.utf8.count
        return kind
    }

    private mutating func object() -> ConfigNode.Kind {
        var members: [ConfigNode.Member] = []
        index += 1
        while !stopped {
            skipSpace()
            if current == UInt8(ascii: "}") {
                index += 1
                break
            }
            guard current == UInt8(ascii: "\"") else {
                fail(members.isEmpty ? "a key in double quotes or } is expected" : "a key in double quotes is expected")
                break
            }
            let start = index
            let key = string()
            let keyRange = lines.range(start, index)
            skipSpace()
            guard !stopped, current == UInt8(ascii: ":") else {
                fail("a colon is expected behind the key \"\(key)\"")
                break
            }
            index += 1
            let value = value()
            if members.contains(where: { $0.key == key }) {
                report(.warning, start, "the key \"\(key)\" stands here twice; the last one counts")
            }
            members.append(.init(key: key, keyRange: keyRange, value: value))
            guard separator(closing: UInt8(ascii: "}")) else { break }
        }
        return .object(members)
    }

    private mutating func array() -> ConfigNode.Kind {
        var elements: [ConfigNode] = []
        index += 1
        while !stopped {
            skipSpace()
            if current == UInt8(ascii: "]") {
                index += 1
                break
            }
            let element = value()
            guard !stopped || element.members != nil || element.elements != nil else { break }
            elements.append(element)
            guard separator(closing: UInt8(ascii: "]")) else { break }
        }
        return .array(elements)
    }

    /// Reads the comma between two members, or the closing bracket; false when the list is over.
    private mutating func separator(closing: UInt8) -> Bool {
        skipSpace()
        guard !stopped else { return false }
        if current == closing {
            index += 1
            return false
        }
        guard current == UInt8(ascii: ",") else {
            fail("a comma or \(Character(UnicodeScalar(closing))) is expected")
            return false
        }
        let comma = index
        index += 1
        skipSpace()
        if current == closing {
            report(.warning, comma, "JSON allows no comma behind the last element")
        }
        return true
    }

    private mutating func number() -> ConfigNode.Kind {
        let start = index
        while let byte = current, "+-.eE0123456789".utf8.contains(byte) { index += 1 }
        guard let number = Double(String(decoding: bytes[start..<index], as: UTF8.self)) else {
            index = start
            fail("this is not a number")
            return .null
        }
        return .number(number)
    }

    private mutating func string() -> String {
        let start = index
        index += 1
        var text: [UInt8] = []
        while let byte = current {
            switch byte {
            case UInt8(ascii: "\""):
                index += 1
                return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"): escape(into: &text)
            case 0x0A, 0x0D:
                index = start
                fail("this string has no end on its line")
                return String(decoding: text, as: UTF8.self)
            default:
                text.append(byte)
                index += 1
            }
            if stopped { break }
        }
        index = stopped ? index : start
        fail("this string has no end")
        return String(decoding: text, as: UTF8.self)
    }

    private mutating func escape(into text: inout [UInt8]) {
        index += 1
        guard let byte = current else { return }
        index += 1
        switch byte {
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
        case UInt8(ascii: "u"):
            guard var code = hex4() else { return fail("\\u needs four hexadecimal digits") }
            if (0xD800..<0xDC00).contains(code), bytes[index...].starts(with: [0x5C, 0x75]) {
                let before = index
                index += 2
                if let low = hex4(), (0xDC00..<0xE000).contains(low) {
                    code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
                } else {
                    index = before
                }
            }
            text.append(contentsOf: Character(UnicodeScalar(code) ?? "\u{FFFD}").utf8)
        default:
            index -= 1
            fail("there is no such escape in JSON")
        }
    }

    private mutating func hex4() -> UInt32? {
        guard index + 4 <= bytes.count else { return nil }
        let digits = String(decoding: bytes[index..<index + 4], as: UTF8.self)
        guard digits.utf8.allSatisfy({ Character(UnicodeScalar($0)).isHexDigit }) else { return nil }
        index += 4
        return UInt32(digits, radix: 16)
    }
}
