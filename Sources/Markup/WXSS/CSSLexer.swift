/// Cuts CSS into tokens. It can be copied to look ahead, and set back by its offset.
struct CSSLexer {
    /// The text.
    let bytes: [UInt8]
    /// Where the next token begins.
    var offset: Int
    /// Where `//` comments were met, which CSS does not have; the first hundred of them.
    private(set) var lineComments: [Range<Int>] = []

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        offset = 0
    }

    /// The next token.
    mutating func next() -> CSSToken {
        let start = offset
        guard start < bytes.count else {
            return CSSToken(kind: .end, byte: 0, start: start, end: start, text: start..<start)
        }
        let byte = bytes[start]
        if byte.isWhitespace {
            repeat { offset += 1 } while peek().isWhitespace
            return token(.whitespace, start)
        }
        if Self.startsIdent(byte) { return ident(start) }
        if byte.isDigit { return number(start) }
        switch byte {
        case UInt8(ascii: "/"): return slash(start)
        case UInt8(ascii: "\""), UInt8(ascii: "'"): return string(start)
        case UInt8(ascii: "#"): return prefixed(.hash, start)
        case UInt8(ascii: "@"): return prefixed(.atKeyword, start)
        case UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "-"): return signed(start)
        case UInt8(ascii: "\\") where !peek(1).isNewline && peek(1) != 0: return ident(start)
        default: return delim(start)
        }
    }

    /// The text of interest of a token, escapes decoded.
    func text(_ token: CSSToken) -> String {
        guard token.hasEscape else { return String(decoding: bytes[token.text], as: UTF8.self) }
        return CSSEscapes.decode(bytes[token.text])
    }

    /// The same in lower case (ASCII).
    func lowercasedText(_ token: CSSToken) -> String {
        let slice = bytes[token.text]
        guard token.hasEscape || slice.contains(where: { $0 &- 0x41 < 26 }) else {
            return String(decoding: slice, as: UTF8.self)
        }
        return text(token).lowercased()
    }

    /// Whether the text of interest of a token is this (lower case ASCII), whatever its case.
    func isText(_ token: CSSToken, _ expected: StaticString) -> Bool {
        guard token.text.count == expected.utf8CodeUnitCount else { return false }
        return expected.withUTF8Buffer { expected in
            for (index, byte) in expected.enumerated() {
                let own = bytes[token.text.lowerBound + index]
                if own != byte, own &- 0x41 >= 26 || own | 0x20 != byte { return false }
            }
            return true
        }
    }

    private func peek(_ ahead: Int = 0) -> UInt8 {
        let position = offset + ahead
        return position < bytes.count ? bytes[position] : 0
    }

    private func token(_ kind: CSSToken.Kind, _ start: Int) -> CSSToken {
        CSSToken(kind: kind, byte: bytes[start], start: start, end: offset, text: start..<offset)
    }

    private mutating func delim(_ start: Int) -> CSSToken {
        offset += 1
        return token(.delim, start)
    }
}

// MARK: - Names and numbers

extension CSSLexer {
    /// Whether a name may begin with a byte (apart from `-` and escapes).
    static func startsIdent(_ byte: UInt8) -> Bool { byte.isLetter || byte == UInt8(ascii: "_") || byte >= 0x80 }

    private static func continuesIdent(_ byte: UInt8) -> Bool {
        startsIdent(byte) || byte.isDigit || byte == UInt8(ascii: "-")
    }

    /// Moves over the rest of a name; whether an escape was in it.
    private mutating func skipName() -> Bool {
        var hasEscape = false
        while offset < bytes.count {
            if Self.continuesIdent(bytes[offset]) {
                offset += 1
            } else if bytes[offset] == UInt8(ascii: "\\"), offset + 1 < bytes.count, !peek(1).isNewline {
                hasEscape = true
                skipEscape()
            } else {
                break
            }
        }
        return hasEscape
    }

    private mutating func skipEscape() {
        offset += 1
        guard peek().isHexDigit else {
            offset += 1
            while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
            return
        }
        var digits = 0
        while digits < 6, peek().isHexDigit {
            offset += 1
            digits += 1
        }
        if peek().isWhitespace { offset += 1 }
    }

    private mutating func ident(_ start: Int) -> CSSToken {
        var token = CSSToken(kind: .ident, byte: bytes[start], start: start, end: start, text: start..<start)
        token.hasEscape = skipName()
        token.text = start..<offset
        if peek() == UInt8(ascii: "(") {
            offset += 1
            token.kind = .function
            if isText(token, "url") { return url(start) ?? ended(token) }
        }
        return ended(token)
    }

    private func ended(_ token: CSSToken) -> CSSToken {
        var token = token
        token.end = offset
        return token
    }

    private mutating func prefixed(_ kind: CSSToken.Kind, _ start: Int) -> CSSToken {
        guard Self.continuesIdent(peek(1)) || peek(1) == UInt8(ascii: "\\") else { return delim(start) }
        offset += 1
        let hasEscape = skipName()
        guard offset > start + 1 else {
            offset = start
            return delim(start)
        }
        var token = token(kind, start)
        token.hasEscape = hasEscape
        token.text = start + 1..<offset
        return token
    }

    /// `+`, `-` or `.`: a number, a name or a delimiter.
    private mutating func signed(_ start: Int) -> CSSToken {
        let first = bytes[start]
        let second = peek(1)
        if second.isDigit { return number(start) }
        guard first != UInt8(ascii: ".") else { return delim(start) }
        if second == UInt8(ascii: "."), peek(2).isDigit { return number(start) }
        guard first == UInt8(ascii: "-") else { return delim(start) }
        if second == first, peek(2) == UInt8(ascii: ">") { return delim(start) }
        if Self.startsIdent(second) || second == first || (second == UInt8(ascii: "\\") && !peek(2).isNewline) {
            return ident(start)
        }
        return delim(start)
    }

    private mutating func number(_ start: Int) -> CSSToken {
        let value = readNumber()
        var token = token(.number, start)
        token.number = value
        if peek() == UInt8(ascii: "%") {
            offset += 1
            token.kind = .percentage
        } else if Self.startsIdent(peek()) || startsUnitWithDash {
            let unit = offset
            token.kind = .dimension
            token.hasEscape = skipName()
            token.text = unit..<offset
        }
        return ended(token)
    }

    private var startsUnitWithDash: Bool {
        peek() == UInt8(ascii: "-") && (Self.startsIdent(peek(1)) || peek(1) == UInt8(ascii: "-"))
    }

    private mutating func readNumber() -> Double {
        let start = offset
        let isNegative = peek() == UInt8(ascii: "-")
        if isNegative || peek() == UInt8(ascii: "+") { offset += 1 }
        var mantissa = 0.0
        var digits = 0
        var scale = 0
        func take(_ mantissa: inout Double) {
            mantissa = mantissa * 10 + Double(bytes[offset] &- 0x30)
            digits += 1
            offset += 1
        }
        while peek().isDigit { take(&mantissa) }
        if peek() == UInt8(ascii: "."), peek(1).isDigit {
            offset += 1
            while peek().isDigit {
                take(&mantissa)
                scale += 1
            }
        }
        let hasExponent = skipExponent()
        if digits <= 15, scale <= 15, !hasExponent {
            // Both are exact, so the quotient is the nearest double.
            let value = scale == 0 ? mantissa : mantissa / Self.powers[scale]
            return isNegative ? -value : value
        }
        let value = Double(String(decoding: bytes[start..<offset], as: UTF8.self)) ?? 0
        return max(-Self.greatest, min(Self.greatest, value))
    }

    private mutating func skipExponent() -> Bool {
        guard peek() | 0x20 == UInt8(ascii: "e") else { return false }
        let isSigned = peek(1) == UInt8(ascii: "-") || peek(1) == UInt8(ascii: "+")
        guard peek(isSigned ? 2 : 1).isDigit else { return false }
        offset += isSigned ? 2 : 1
        while peek().isDigit { offset += 1 }
        return true
    }

    private static let powers: [Double] = (0...15).map { exponent in
        (0..<exponent).reduce(1.0) { power, _ in power * 10 }
    }
    /// Larger numbers are cut to this, as engines do.
    private static let greatest = Double(Float.greatestFiniteMagnitude)
}

// MARK: - Comments, strings, addresses

extension CSSLexer {
    private mutating func slash(_ start: Int) -> CSSToken {
        if peek(1) == UInt8(ascii: "*") {
            offset += 2
            while offset < bytes.count {
                if peek() == UInt8(ascii: "*"), peek(1) == UInt8(ascii: "/") {
                    offset += 2
                    return token(.comment, start)
                }
                offset += 1
            }
            return token(.comment, start)
        }
        if peek(1) == UInt8(ascii: "/") {
            while offset < bytes.count, !bytes[offset].isNewline { offset += 1 }
            if lineComments.count < 100, lineComments.last.map({ $0.lowerBound < start }) ?? true {
                lineComments.append(start..<offset)
            }
            return token(.comment, start)
        }
        return delim(start)
    }

    private mutating func string(_ start: Int) -> CSSToken {
        let quote = bytes[start]
        offset += 1
        var hasEscape = false
        while offset < bytes.count, bytes[offset] != quote {
            if bytes[offset].isNewline { return token(.bad, start) }
            if bytes[offset] == UInt8(ascii: "\\") {
                hasEscape = true
                offset = min(offset + 2, bytes.count)
            } else {
                offset += 1
            }
        }
        let end = offset
        if offset < bytes.count { offset += 1 }
        var token = token(.string, start)
        token.hasEscape = hasEscape
        token.text = start + 1..<end
        return token
    }

    /// `url(` without quotes behind; nil when there are quotes, and then it is a function.
    private mutating func url(_ start: Int) -> CSSToken? {
        let open = offset
        while peek().isWhitespace { offset += 1 }
        if peek() == UInt8(ascii: "\"") || peek() == UInt8(ascii: "'") {
            offset = open
            return nil
        }
        let begin = offset
        var end = offset
        var hasEscape = false
        while offset < bytes.count, bytes[offset] != UInt8(ascii: ")") {
            // An address that is never closed should not take the rest of the file.
            if bytes[offset].isNewline || bytes[offset] == UInt8(ascii: "{") || bytes[offset] == UInt8(ascii: "}") {
                return token(.bad, start)
            }
            if bytes[offset] == UInt8(ascii: "\\"), offset + 1 < bytes.count {
                hasEscape = true
                offset += 1
            }
            offset += 1
            if !bytes[offset - 1].isWhitespace { end = offset }
        }
        if offset < bytes.count { offset += 1 }
        var token = token(.url, start)
        token.hasEscape = hasEscape
        token.text = begin..<end
        return token
    }
}
