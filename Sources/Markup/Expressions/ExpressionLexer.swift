/// Cuts expression text into tokens, keeping line and column.
struct ExpressionLexer {
    /// The text; the lexer reads on into what follows the expression only by one token.
    let bytes: ArraySlice<UInt8>
    /// Where the next byte is.
    private(set) var offset: Int
    /// The place of the next byte in the file.
    private(set) var location: SourceLocation

    init(_ bytes: ArraySlice<UInt8>, offset: Int, location: SourceLocation) {
        self.bytes = bytes
        self.offset = offset
        self.location = location
    }

    /// The next byte, or 0 at the end.
    var byte: UInt8 { peek(0) }

    /// The byte this far ahead, or 0 behind the end.
    func peek(_ distance: Int) -> UInt8 {
        let place = offset + distance
        return place < bytes.endIndex ? bytes[place] : 0
    }

    /// Whether all is read.
    var isAtEnd: Bool { offset >= bytes.endIndex }

    /// Whether the text goes on with this.
    func starts(with text: StaticString) -> Bool {
        let count = text.utf8CodeUnitCount
        guard offset + count <= bytes.endIndex else { return false }
        for place in 0..<count where bytes[offset + place] != text.utf8Start[place] { return false }
        return true
    }

    /// Goes forward by this many bytes.
    mutating func advance(_ count: Int = 1) {
        for _ in 0..<count where offset < bytes.endIndex {
            let byte = bytes[offset]
            offset += 1
            if byte == UInt8(ascii: "\n") {
                location.line += 1
                location.column = 1
            } else if byte & 0xC0 != 0x80 {
                location.column += byte >= 0xF0 ? 2 : 1
            }
        }
    }

    /// Goes forward up to this text and returns what lies before it; nil (and everything read) if it does not come.
    mutating func skip(to text: StaticString) -> ArraySlice<UInt8>? {
        let start = offset
        while !isAtEnd {
            if starts(with: text) { return bytes[start..<offset] }
            advance()
        }
        return nil
    }

    /// Goes forward over white space and comments.
    mutating func skipBlanks() {
        while !isAtEnd {
            if starts(with: "/*") {
                advance(2)
                if skip(to: "*/") != nil { advance(2) }
            } else if starts(with: "//") {
                if skip(to: "\n") != nil { advance() }
            } else if blankLength > 0 {
                advance(blankLength)
            } else {
                return
            }
        }
    }

    /// How many bytes of white space stand here as one character: 0 if it is none.
    private var blankLength: Int {
        switch byte {
        case 9, 10, 11, 12, 13, 32: 1
        case 0xC2 where peek(1) == 0xA0: 2
        case 0xE3 where peek(1) == 0x80 && peek(2) == 0x80: 3
        case 0xEF where peek(1) == 0xBB && peek(2) == 0xBF: 3
        default: 0
        }
    }

    /// Reads the next token and says where it stands.
    mutating func next() -> (token: ExpressionToken, range: SourceRange) {
        skipBlanks()
        let start = location
        let token = read()
        return (token, SourceRange(start: start, end: location))
    }

    private mutating func read() -> ExpressionToken {
        if isAtEnd { return .end }
        let first = byte
        if Self.startsIdentifier(first) { return .identifier(readIdentifier()) }
        if Self.isDigit(first) || (first == UInt8(ascii: ".") && Self.isDigit(peek(1))) { return readNumber() }
        if first == UInt8(ascii: "'") || first == UInt8(ascii: "\"") { return readString() }
        if let symbol = readSymbol() { return .symbol(symbol) }
        let start = offset
        advance()
        while !isAtEnd, byte & 0xC0 == 0x80 { advance() }
        return .invalid("\"\(String(decoding: bytes[start..<offset], as: UTF8.self))\"")
    }

    private mutating func readIdentifier() -> String {
        let start = offset
        while !isAtEnd, Self.continuesIdentifier(byte), blankLength == 0 { advance() }
        return String(decoding: bytes[start..<offset], as: UTF8.self)
    }

    /// Operators as entities: some programs write them so, as in XML.
    private static let spelled: [(text: StaticString, symbol: String)] = [
        ("&lt;=", "<="), ("&gt;=", ">="), ("&lt;", "<"), ("&gt;", ">"), ("&amp;&amp;", "&&"), ("&amp;", "&"),
    ]

    private mutating func readSymbol() -> ExpressionToken.Symbol? {
        if byte == UInt8(ascii: "&") {
            for (text, name) in Self.spelled where starts(with: text) {
                guard let symbol = ExpressionToken.Symbol(rawValue: name) else { continue }
                advance(text.utf8CodeUnitCount)
                return symbol
            }
        }
        for length in stride(from: min(3, bytes.endIndex - offset), to: 0, by: -1) {
            let text = String(decoding: bytes[offset..<(offset + length)], as: UTF8.self)
            guard let symbol = ExpressionToken.Symbol(rawValue: text) else { continue }
            // `a?.5:b` is a condition.
            if symbol == .optionalDot, Self.isDigit(peek(2)) { continue }
            advance(length)
            return symbol
        }
        return nil
    }

    /// Whether a byte can begin a name. Every character beyond ASCII can.
    static func startsIdentifier(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), 0x80...: true
        case UInt8(ascii: "_"), UInt8(ascii: "$"): true
        default: false
        }
    }

    /// Whether a byte can stand inside a name.
    static func continuesIdentifier(_ byte: UInt8) -> Bool { startsIdentifier(byte) || isDigit(byte) }

    /// Whether a byte is a decimal digit.
    static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
}
