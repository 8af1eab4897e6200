extension ExpressionLexer {
    /// Reads a number: decimal with fraction and exponent, 0x, 0o, 0b, or an old octal like 017.
    mutating func readNumber() -> ExpressionToken {
        let start = offset
        let value: Double?
        if byte == UInt8(ascii: "0"), let radix = Self.radix(peek(1)) {
            advance(2)
            value = readDigits(radix: radix)
        } else if byte == UInt8(ascii: "0"), Self.isDigit(peek(1)), let octal = readOldOctal() {
            value = octal
        } else {
            value = readDecimal()
        }
        guard let value, !Self.continuesIdentifier(byte) || isAtEnd else {
            while !isAtEnd, Self.continuesIdentifier(byte) { advance() }
            return .invalid("\"\(String(decoding: bytes[start..<offset], as: UTF8.self))\", which is no number")
        }
        return .number(value)
    }

    private static func radix(_ byte: UInt8) -> Double? {
        switch byte {
        case UInt8(ascii: "x"), UInt8(ascii: "X"): 16
        case UInt8(ascii: "o"), UInt8(ascii: "O"): 8
        case UInt8(ascii: "b"), UInt8(ascii: "B"): 2
        default: nil
        }
    }

    private mutating func readDigits(radix: Double) -> Double? {
        var value = 0.0
        var any = false
        while !isAtEnd, let digit = Self.hexDigit(byte), Double(digit) < radix {
            value = value * radix + Double(digit)
            any = true
            advance()
        }
        return any ? value : nil
    }

    private mutating func readOldOctal() -> Double? {
        var length = 0
        while Self.isDigit(peek(length)) {
            if peek(length) >= UInt8(ascii: "8") { return nil }
            length += 1
        }
        return readDigits(radix: 8)
    }

    private mutating func readDecimal() -> Double? {
        let start = offset
        while Self.isDigit(byte) { advance() }
        if byte == UInt8(ascii: ".") {
            advance()
            while Self.isDigit(byte) { advance() }
        }
        if byte | 32 == UInt8(ascii: "e") {
            let sign = peek(1) == UInt8(ascii: "+") || peek(1) == UInt8(ascii: "-") ? 1 : 0
            guard Self.isDigit(peek(1 + sign)) else { return nil }
            advance(1 + sign)
            while Self.isDigit(byte) { advance() }
        }
        return Double(String(decoding: bytes[start..<offset], as: UTF8.self))
    }

    /// The value of a hexadecimal digit.
    static func hexDigit(_ byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a")) + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A")) + 10
        default: nil
        }
    }

    /// Reads a string in either kind of quotes. A line break inside is kept.
    mutating func readString() -> ExpressionToken {
        let quote = byte
        advance()
        var units: [UInt8] = []
        while !isAtEnd {
            let byte = self.byte
            if byte == quote {
                advance()
                return .string(String(decoding: units, as: UTF8.self))
            }
            advance()
            if byte != UInt8(ascii: "\\") {
                units.append(byte)
            } else if !readEscape(into: &units) {
                return .invalid("a broken escape in a string")
            }
        }
        return .invalid("a string without its closing quote")
    }

    /// Reads what follows a backslash.
    private mutating func readEscape(into units: inout [UInt8]) -> Bool {
        let byte = self.byte
        advance()
        switch byte {
        case UInt8(ascii: "n"): units.append(10)
        case UInt8(ascii: "t"): units.append(9)
        case UInt8(ascii: "r"): units.append(13)
        case UInt8(ascii: "b"): units.append(8)
        case UInt8(ascii: "f"): units.append(12)
        case UInt8(ascii: "v"): units.append(11)
        case UInt8(ascii: "0") where !Self.isDigit(self.byte): units.append(0)
        case 10: break
        case 13: if self.byte == 10 { advance() }
        case UInt8(ascii: "x"):
            guard let code = readHex(2) else { return false }
            Self.append(code, to: &units)
        case UInt8(ascii: "u"):
            guard let code = readUnicodeEscape() else { return false }
            Self.append(code, to: &units)
        default: units.append(byte)
        }
        return true
    }

    /// Reads `XXXX` or `{X...}` behind `\u`, and the other half of a surrogate pair.
    private mutating func readUnicodeEscape() -> UInt32? {
        if byte == UInt8(ascii: "{") {
            advance()
            var code: UInt32 = 0
            var any = false
            while let digit = Self.hexDigit(byte) {
                code = code * 16 + digit
                guard code <= 0x10FFFF else { return nil }
                any = true
                advance()
            }
            guard any, byte == UInt8(ascii: "}") else { return nil }
            advance()
            return code
        }
        guard let first = readHex(4) else { return nil }
        guard (0xD800..<0xDC00).contains(first), starts(with: "\\u") else { return first }
        let before = self
        advance(2)
        guard let second = readHex(4), (0xDC00..<0xE000).contains(second) else {
            self = before
            return first
        }
        return 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00)
    }

    private mutating func readHex(_ count: Int) -> UInt32? {
        var code: UInt32 = 0
        for _ in 0..<count {
            guard let digit = Self.hexDigit(byte) else { return nil }
            code = code * 16 + digit
            advance()
        }
        return code
    }

    /// Appends a character; a lone surrogate becomes U+FFFD.
    private static func append(_ code: UInt32, to units: inout [UInt8]) {
        units.append(contentsOf: Array(String(Character(Unicode.Scalar(code) ?? "\u{FFFD}")).utf8))
    }
}
