/// The lexical side of WXML: a cursor over the bytes that knows names, quotes and where a `{{ }}` ends.
struct WXMLReader {
    /// The file.
    let source: SourceText
    /// Where the cursor is.
    var offset = 0
    /// Behind the last `}}` of the file: no binding that opens later can end.
    private let lastClose: Int

    init(_ source: SourceText) {
        self.source = source
        lastClose = Self.lastClose(in: source.bytes)
    }

    /// Whether everything is read.
    var isAtEnd: Bool { offset >= source.bytes.count }

    /// The byte some places ahead; 0 behind the end.
    func peek(_ ahead: Int = 0) -> UInt8 {
        let position = offset + ahead
        return position < source.bytes.count ? source.bytes[position] : 0
    }

    /// Whether the text goes on with `text`.
    func isAt(_ text: StaticString) -> Bool {
        guard offset + text.utf8CodeUnitCount <= source.bytes.count else { return false }
        return text.withUTF8Buffer { expected in
            for (index, byte) in expected.enumerated() where source.bytes[offset + index] != byte { return false }
            return true
        }
    }

    /// Moves over white space.
    mutating func skipWhitespace() {
        while peek().isWhitespace { offset += 1 }
    }

    /// Moves behind the next `text`; to the end, and false, when there is none.
    @discardableResult
    mutating func skip(behind text: StaticString) -> Bool {
        while !isAtEnd {
            if isAt(text) {
                offset += text.utf8CodeUnitCount
                return true
            }
            offset += 1
        }
        return false
    }

    /// Moves to the end of the line, or the file.
    mutating func skipLine() {
        while !isAtEnd, !peek().isNewline { offset += 1 }
    }

    /// Moves over a name with its prefixes (`wx:for-item`) and gives its place.
    mutating func readName() -> Range<Int> {
        let start = offset
        while !isAtEnd, Self.continuesName(peek()) || peek() == UInt8(ascii: ":") { offset += 1 }
        return start..<offset
    }

    /// Whether the cursor is at markup rather than at text: a tag, an end tag, a comment or a declaration.
    var isAtMarkup: Bool {
        guard peek() == UInt8(ascii: "<") else { return false }
        let next = peek(1)
        return Self.startsName(next) || next == UInt8(ascii: "/") || next == UInt8(ascii: "!")
    }

    /// Moves over text up to the next markup; bindings are text, whatever is in them.
    mutating func readText() -> Range<Int> {
        let start = offset
        while !isAtEnd, offset == start || !isAtMarkup {
            if !skipBinding(within: nil) { offset += 1 }
        }
        return start..<offset
    }

    /// Moves over a quoted value, the cursor being at its quote, and gives the place of what is inside; false when the
    /// closing quote is missing, and then the value ends in front of `>` or the end of the line.
    mutating func readQuoted() -> (Range<Int>, isClosed: Bool) {
        let quote = peek()
        offset += 1
        let start = offset
        while !isAtEnd, peek() != quote {
            if !skipBinding(within: quote) { offset += 1 }
        }
        if !isAtEnd {
            offset += 1
            return (start..<offset - 1, true)
        }
        offset = start
        while !isAtEnd, !peek().isNewline, peek() != UInt8(ascii: ">") { offset += 1 }
        return (start..<offset, false)
    }

    /// Moves over a value without quotes.
    mutating func readUnquoted() -> Range<Int> {
        let start = offset
        while !isAtEnd {
            let byte = peek()
            if byte.isWhitespace || byte == UInt8(ascii: ">") || isAt("/>") { break }
            if !skipBinding(within: nil) { offset += 1 }
        }
        return start..<offset
    }

    /// Whether a tag's or attribute's name may begin with a byte.
    static func startsName(_ byte: UInt8) -> Bool { byte.isLetter || byte == UInt8(ascii: "_") }

    /// Whether a name may go on with a byte.
    static func continuesName(_ byte: UInt8) -> Bool {
        startsName(byte) || byte.isDigit || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
    }

    private static func lastClose(in bytes: [UInt8]) -> Int {
        var position = bytes.count
        while position >= 2 {
            if bytes[position - 1] == UInt8(ascii: "}"), bytes[position - 2] == UInt8(ascii: "}") { return position }
            position -= 1
        }
        return 0
    }
}

// MARK: - Bindings

extension WXMLReader {
    /// How far a binding may reach, in bytes: what is longer is no binding, so that broken text stays cheap.
    private static let longestBinding = 32768

    /// Moves behind a binding when the cursor is at `{{` and it ends; with `quote` when it stands in such quotes.
    private mutating func skipBinding(within quote: UInt8?) -> Bool {
        guard peek() == UInt8(ascii: "{"), peek(1) == UInt8(ascii: "{"), offset + 4 <= lastClose else { return false }
        guard let end = bindingEnd(within: quote) ?? plainBindingEnd(within: quote) else { return false }
        offset = end
        return true
    }

    /// Behind the `}}` that closes the braces of the expression, strings and nested braces left out.
    private func bindingEnd(within quote: UInt8?) -> Int? {
        let bytes = source.bytes
        let limit = min(lastClose, offset + Self.longestBinding)
        var position = offset + 2
        var depth = 0
        while position < limit {
            let byte = bytes[position]
            switch byte {
            case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"):
                guard let end = Self.stringEnd(bytes, from: position, limit: limit) else { return nil }
                position = end
                continue
            case UInt8(ascii: "{"):
                if bytes[position + 1 < limit ? position + 1 : position] == byte, position + 1 < limit, depth == 0 {
                    return nil
                }
                depth += 1
            case UInt8(ascii: "}"):
                if depth > 0 {
                    depth -= 1
                } else if position + 1 < limit, bytes[position + 1] == byte {
                    return position + 2
                } else {
                    return nil
                }
            default: break
            }
            position += 1
        }
        return nil
    }

    /// For an expression that is broken: behind the next `}}` in front of the quote and on the same line.
    private func plainBindingEnd(within quote: UInt8?) -> Int? {
        let bytes = source.bytes
        let limit = min(lastClose, offset + Self.longestBinding)
        var position = offset + 2
        while position + 1 < limit {
            let byte = bytes[position]
            if byte == quote || byte.isNewline { return nil }
            if byte == UInt8(ascii: "}"), bytes[position + 1] == byte { return position + 2 }
            position += 1
        }
        return nil
    }

    private static func stringEnd(_ bytes: [UInt8], from start: Int, limit: Int) -> Int? {
        var position = start + 1
        while position < limit {
            let byte = bytes[position]
            if byte == bytes[start] { return position + 1 }
            if byte.isNewline { return nil }
            position += byte == UInt8(ascii: "\\") ? 2 : 1
        }
        return nil
    }
}
