/// Reads JSON in one pass over UTF-8 bytes.
struct JSONParser {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let extended: Bool
    private var offset = 0
    private var depth = 0
    /// How many members the last object had: mostly the next has as many.
    private var memberGuess = 0

    /// - Parameter extended: whether tagged objects are read as what they stand for.
    init(_ bytes: UnsafeBufferPointer<UInt8>, extended: Bool) {
        self.bytes = bytes
        self.extended = extended
    }

    /// Reads the whole text.
    mutating func parseText() throws(JSONError) -> Value {
        if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { offset = 3 }
        skipBlanks()
        let value = try parseValue()
        skipBlanks()
        guard offset == bytes.count else { throw unexpected("the end") }
        return value
    }

    // MARK: Values

    private mutating func parseValue() throws(JSONError) -> Value {
        switch byte {
        case UInt8(ascii: "{"): return try parseObject()
        case UInt8(ascii: "["): return try parseArray()
        case UInt8(ascii: "\""): return .string(try parseString())
        case UInt8(ascii: "t"):
            try expect("true")
            return .bool(true)
        case UInt8(ascii: "f"):
            try expect("false")
            return .bool(false)
        case UInt8(ascii: "n"):
            try expect("null")
            return .null
        case UInt8(ascii: "-"), 48...57: return .number(try parseNumber())
        default: throw unexpected("a value")
        }
    }

    private mutating func parseArray() throws(JSONError) -> Value {
        try enter()
        defer { depth -= 1 }
        var elements: [Value] = []
        skipBlanks()
        if take(UInt8(ascii: "]")) { return .array(elements) }
        while true {
            skipBlanks()
            elements.append(try parseValue())
            skipBlanks()
            if take(UInt8(ascii: ",")) { continue }
            guard take(UInt8(ascii: "]")) else { throw unexpected("\",\" or \"]\"") }
            return .array(elements)
        }
    }

    private mutating func parseObject() throws(JSONError) -> Value {
        let object = try parseMembers()
        memberGuess = min(object.count, 64)
        guard extended else { return .object(object) }
        return try untag(object)
    }

    /// Takes the tag or the escapes off an object of extended JSON.
    private func untag(_ object: ValueObject) throws(JSONError) -> Value {
        guard object.keys.contains(where: ExtendedTag.isMarked) else { return .object(object) }
        if object.count == 1, let (key, value) = object.first(where: { _ in true }), !ExtendedTag.isEscaped(key) {
            guard let meaning = ExtendedTag.value(key, value) else { throw failure("unknown tag \(key)") }
            return meaning
        }
        return .object(
            ValueObject(object.map { (ExtendedTag.isEscaped($0.key) ? String($0.key.dropFirst()) : $0.key, $0.value) }))
    }

    private mutating func parseMembers() throws(JSONError) -> ValueObject {
        try enter()
        defer { depth -= 1 }
        skipBlanks()
        if take(UInt8(ascii: "}")) { return ValueObject() }
        var members: [(key: String, value: Value)] = []
        members.reserveCapacity(max(1, memberGuess))
        while true {
            skipBlanks()
            guard byte == UInt8(ascii: "\"") else { throw unexpected("a key in quotes") }
            let key = try parseString()
            skipBlanks()
            guard take(UInt8(ascii: ":")) else { throw unexpected("\":\"") }
            skipBlanks()
            members.append((key, try parseValue()))
            skipBlanks()
            if take(UInt8(ascii: ",")) { continue }
            guard take(UInt8(ascii: "}")) else { throw unexpected("\",\" or \"}\"") }
            return ValueObject(collected: members)
        }
    }

    // MARK: Numbers

    private mutating func parseNumber() throws(JSONError) -> Double {
        let start = offset
        let negative = take(UInt8(ascii: "-"))
        var mantissa: UInt64 = 0
        var digits = 0
        let first = byte
        while let digit = digit {
            mantissa = digits < 18 ? mantissa * 10 + digit : mantissa
            digits += 1
            offset += 1
        }
        guard digits > 0, first != 48 || digits == 1 else { throw unexpected("a digit") }
        var scale = 0
        if take(UInt8(ascii: ".")) {
            guard digit != nil else { throw unexpected("a digit") }
            while let digit = digit {
                mantissa = digits < 18 ? mantissa * 10 + digit : mantissa
                digits += 1
                scale -= 1
                offset += 1
            }
        }
        if byte | 32 == UInt8(ascii: "e") {
            try skipExponent()
            return exact(start)
        }
        if digits > 18 { return exact(start) }
        // Both are exact doubles, so that one division rounds correctly.
        guard mantissa < 1 << 53, scale >= -22 else { return exact(start) }
        let magnitude = Double(mantissa) / Self.powersOfTen[-scale]
        return negative ? -magnitude : magnitude
    }

    private static let powersOfTen: [Double] = [
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20,
        1e21, 1e22,
    ]

    private var digit: UInt64? {
        let byte = byte
        return byte >= 48 && byte <= 57 ? UInt64(byte - 48) : nil
    }

    private mutating func skipExponent() throws(JSONError) {
        offset += 1
        if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { offset += 1 }
        guard digit != nil else { throw unexpected("a digit") }
        while digit != nil { offset += 1 }
    }

    private func exact(_ start: Int) -> Double {
        Double(String(decoding: bytes[start..<offset], as: UTF8.self)) ?? .nan
    }

    // MARK: Strings

    private mutating func parseString() throws(JSONError) -> String {
        offset += 1
        let start = offset
        while offset < bytes.count {
            let byte = bytes[offset]
            if byte == UInt8(ascii: "\"") {
                let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<offset]), as: UTF8.self)
                offset += 1
                return text
            }
            if byte == UInt8(ascii: "\\") { return try parseEscapedString(start) }
            guard byte >= 32 else { throw failure("a control character in a string") }
            offset += 1
        }
        throw failure("a string without its closing quote")
    }

    private mutating func parseEscapedString(_ start: Int) throws(JSONError) -> String {
        var text = Array(bytes[start..<offset])
        while offset < bytes.count {
            let byte = bytes[offset]
            offset += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"): try parseEscape(&text)
            case 0..<32:
                offset -= 1
                throw failure("a control character in a string")
            default: text.append(byte)
            }
        }
        throw failure("a string without its closing quote")
    }

    private mutating func parseEscape(_ text: inout [UInt8]) throws(JSONError) {
        let byte = byte
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
        case UInt8(ascii: "n"): text.append(10)
        case UInt8(ascii: "t"): text.append(9)
        case UInt8(ascii: "r"): text.append(13)
        case UInt8(ascii: "b"): text.append(8)
        case UInt8(ascii: "f"): text.append(12)
        case UInt8(ascii: "u"):
            offset += 1
            var code = try parseHex()
            if code & 0xFC00 == 0xD800, let low = lowSurrogate { code = 0x10000 + ((code & 0x3FF) << 10) + low }
            if code >= 0x10000 { offset += 6 }
            text.append(contentsOf: String(Unicode.Scalar(code) ?? "\u{FFFD}").utf8)
            return
        default: throw unexpected("an escape")
        }
        offset += 1
    }

    private mutating func parseHex() throws(JSONError) -> UInt32 {
        guard let code = hex(at: offset) else { throw unexpected("four hexadecimal digits") }
        offset += 4
        return code
    }

    private func hex(at place: Int) -> UInt32? {
        guard place + 4 <= bytes.count else { return nil }
        var code: UInt32 = 0
        for byte in bytes[place..<(place + 4)] {
            switch byte {
            case 48...57: code = code << 4 | UInt32(byte - 48)
            case 65...70: code = code << 4 | UInt32(byte - 55)
            case 97...102: code = code << 4 | UInt32(byte - 87)
            default: return nil
            }
        }
        return code
    }

    /// The ten bits of the `\uDCxx` that comes next, if it does.
    private var lowSurrogate: UInt32? {
        guard offset + 6 <= bytes.count, bytes[offset] == UInt8(ascii: "\\"), bytes[offset + 1] == UInt8(ascii: "u"),
            let code = hex(at: offset + 2), code & 0xFC00 == 0xDC00
        else { return nil }
        return code & 0x3FF
    }

    // MARK: Bytes

    /// The next byte, or 0 at the end.
    private var byte: UInt8 { offset < bytes.count ? bytes[offset] : 0 }

    private mutating func take(_ wanted: UInt8) -> Bool {
        guard offset < bytes.count, bytes[offset] == wanted else { return false }
        offset += 1
        return true
    }

    private mutating func skipBlanks() {
        while offset < bytes.count {
            switch bytes[offset] {
            case 32, 9, 10, 13: offset += 1
            default: return
            }
        }
    }

    private mutating func expect(_ word: StaticString) throws(JSONError) {
        for place in 0..<word.utf8CodeUnitCount {
            guard byte == word.utf8Start[place] else { throw unexpected("\"\(word)\"") }
            offset += 1
        }
    }

    private mutating func enter() throws(JSONError) {
        guard depth < JSON.maximumDepth else { throw failure("nested more than \(JSON.maximumDepth) levels deep") }
        depth += 1
        offset += 1
    }

    // MARK: Errors

    private func unexpected(_ wanted: String) -> JSONError {
        guard offset < bytes.count else { return failure("expected \(wanted), found the end") }
        let found = String(decoding: bytes[offset..<min(offset + 4, bytes.count)], as: UTF8.self).prefix(1)
        return failure("expected \(wanted), found \"\(found)\"")
    }

    private func failure(_ message: String) -> JSONError {
        var line = 1
        var column = 1
        for byte in bytes[..<min(offset, bytes.count)] {
            if byte == 10 {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += byte >= 0xF0 ? 2 : 1
            }
        }
        return JSONError(message: message, line: line, column: column)
    }
}
