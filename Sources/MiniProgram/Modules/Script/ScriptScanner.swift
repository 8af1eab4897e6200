/// Cuts JavaScript into tokens, one at a time. Where `/` and `}` mean different things in different places, the parser
/// says which is meant (`regularExpression(at:)`, `templateContinuation(at:)`).
struct ScriptScanner {
    /// The source.
    let bytes: [UInt8]
    private var names: [String: UInt32] = [:]
    /// The words by their interned number.
    private(set) var words: [String] = []

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        for word in Word.allCases { _ = intern("\(word)") }
    }

    /// The number of a name.
    mutating func intern(_ name: String) -> UInt32 {
        if let known = names[name] { return known }
        let number = UInt32(words.count)
        names[name] = number
        words.append(name)
        return number
    }

    /// The token that begins at or behind an offset, `/` read as a division and `}` as a brace.
    mutating func token(after offset: Int) throws(ScriptError) -> ScriptToken {
        let (start, newline) = try skipTrivia(offset)
        var token = ScriptToken(
            kind: .end, fullStart: offset, start: start, end: start, newlineBefore: newline)
        guard start < bytes.count else { return token }
        let byte = bytes[start]
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            token.kind = .string
            token.end = try stringEnd(start)
        case UInt8(ascii: "`"):
            (token.kind, token.end) = try templateEnd(start, first: true)
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            token.kind = .number
            token.end = numberEnd(start)
        case UInt8(ascii: ".") where isDigit(start + 1):
            token.kind = .number
            token.end = numberEnd(start)
        case UInt8(ascii: "#"):
            token.kind = .privateName
            token.end = wordEnd(start + 1)
            guard token.end > start + 1 else { throw ScriptError(offset: start, message: "unexpected character '#'") }
        default:
            if Self.isWordByte(byte) || byte == UInt8(ascii: "\\") {
                token.kind = .word
                token.end = wordEnd(start)
                guard token.end > start else { throw unexpected(start) }
                token.code = name(start, token.end)
            } else {
                token.kind = .punctuator
                token.end = try punctuatorEnd(start)
                token.code = Punctuator.code(bytes[start..<token.end])
            }
        }
        return token
    }

    /// The regular expression that a `/` token begins.
    func regularExpression(at token: ScriptToken) throws(ScriptError) -> ScriptToken {
        var index = token.start + 1
        var inClass = false
        while true {
            guard index < bytes.count, SourceLines.lineTerminator(in: bytes, at: index) == 0 else {
                throw ScriptError(offset: token.start, message: "this regular expression has no end")
            }
            let byte = bytes[index]
            index += 1
            if byte == UInt8(ascii: "\\"), index < bytes.count, SourceLines.lineTerminator(in: bytes, at: index) == 0 {
                index += 1
            } else if byte == UInt8(ascii: "[") {
                inClass = true
            } else if byte == UInt8(ascii: "]") {
                inClass = false
            } else if byte == UInt8(ascii: "/"), !inClass {
                break
            }
        }
        var result = token
        result.kind = .regularExpression
        result.end = wordEnd(index)
        result.code = 0
        return result
    }

    /// The part of a template that a `}` token begins.
    func templateContinuation(at token: ScriptToken) throws(ScriptError) -> ScriptToken {
        var result = token
        (result.kind, result.end) = try templateEnd(token.start, first: false)
        result.code = 0
        return result
    }

    /// The text of a string token, escapes decoded.
    func string(_ token: ScriptToken) -> String {
        ScriptText.decode(bytes[(token.start + 1)..<max(token.start + 1, token.end - 1)])
    }

    /// The source of a token.
    func text(_ token: ScriptToken) -> String {
        String(decoding: bytes[token.start..<token.end], as: UTF8.self)
    }

    // MARK: White space and comments

    private func skipTrivia(_ offset: Int) throws(ScriptError) -> (start: Int, newline: Bool) {
        var index = offset
        var newline = false
        if index == 0, bytes.starts(with: [0x23, 0x21]) { index = lineEnd(index) }
        while index < bytes.count {
            let terminator = SourceLines.lineTerminator(in: bytes, at: index)
            if terminator > 0 {
                newline = true
                index += terminator
            } else if let space = Self.spaceLength(bytes, index) {
                index += space
            } else if bytes[index] == UInt8(ascii: "/"), index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "/")
            {
                index = lineEnd(index)
            } else if bytes[index] == UInt8(ascii: "/"), index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "*")
            {
                index = try commentEnd(index, &newline)
            } else {
                break
            }
        }
        return (index, newline)
    }

    private func lineEnd(_ start: Int) -> Int {
        var index = start
        while index < bytes.count, SourceLines.lineTerminator(in: bytes, at: index) == 0 { index += 1 }
        return index
    }

    private func commentEnd(_ start: Int, _ newline: inout Bool) throws(ScriptError) -> Int {
        var index = start + 2
        while index + 1 < bytes.count {
            if bytes[index] == UInt8(ascii: "*"), bytes[index + 1] == UInt8(ascii: "/") { return index + 2 }
            if SourceLines.lineTerminator(in: bytes, at: index) > 0 { newline = true }
            index += 1
        }
        throw ScriptError(offset: start, message: "this comment has no end; write */")
    }

    /// The length of the white space character at an offset (ECMA-262, 12.2); nil if there is none.
    private static func spaceLength(_ bytes: [UInt8], _ index: Int) -> Int? {
        switch bytes[index] {
        case 0x20, 0x09, 0x0B, 0x0C: return 1
        case 0xC2: return index + 1 < bytes.count && bytes[index + 1] == 0xA0 ? 2 : nil
        case 0xE1, 0xE2, 0xE3, 0xEF:
            guard index + 2 < bytes.count else { return nil }
            let code = UInt32(bytes[index]) << 16 | UInt32(bytes[index + 1]) << 8 | UInt32(bytes[index + 2])
            switch code {
            case 0xE19A80, 0xE28080...0xE2808A, 0xE280AF, 0xE2819F, 0xE38080, 0xEFBBBF: return 3
            default: return nil
            }
        default: return nil
        }
    }

    // MARK: Literals

    private func stringEnd(_ start: Int) throws(ScriptError) -> Int {
        let quote = bytes[start]
        var index = start + 1
        while index < bytes.count {
            let byte = bytes[index]
            if byte == quote { return index + 1 }
            if byte == 0x0A || byte == 0x0D { break }
            if byte == UInt8(ascii: "\\"), index + 1 < bytes.count {
                index += 1 + max(1, SourceLines.lineTerminator(in: bytes, at: index + 1))
            } else {
                index += 1
            }
        }
        throw ScriptError(offset: start, message: "this string has no end on its line")
    }

    private func templateEnd(_ start: Int, first: Bool) throws(ScriptError) -> (ScriptToken.Kind, Int) {
        var index = start + 1
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "`"): return (first ? .template : .templateTail, index + 1)
            case UInt8(ascii: "\\"): index += 2
            case UInt8(ascii: "$") where index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "{"):
                return (first ? .templateHead : .templateMiddle, index + 2)
            default: index += 1
            }
        }
        throw ScriptError(offset: start, message: "this template string has no end")
    }

    private func isDigit(_ index: Int) -> Bool {
        index < bytes.count && (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index])
    }

    private func numberEnd(_ start: Int) -> Int {
        var index = start
        if bytes[index] == UInt8(ascii: "0"), index + 1 < bytes.count, "xXoObB".utf8.contains(bytes[index + 1]) {
            return wordEnd(index + 2)
        }
        func digits() {
            while index < bytes.count, isDigit(index) || bytes[index] == UInt8(ascii: "_") { index += 1 }
        }
        digits()
        if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
            index += 1
            digits()
        }
        if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
            let sign = index + 1 < bytes.count && "+-".utf8.contains(bytes[index + 1]) ? 1 : 0
            if isDigit(index + 1 + sign) {
                index += 1 + sign
                digits()
            }
        }
        if index < bytes.count, bytes[index] == UInt8(ascii: "n") { index += 1 }
        return index
    }

    // MARK: Words and punctuators

    private static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"), 0x80...:
            true
        default: false
        }
    }

    private func wordEnd(_ start: Int) -> Int {
        var index = start
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\\") {
                guard let length = ScriptText.unicodeEscapeLength(bytes, at: index) else { break }
                index += length
            } else if byte < 0x80 {
                guard Self.isWordByte(byte) else { break }
                index += 1
            } else {
                if Self.spaceLength(bytes, index) != nil { break }
                if SourceLines.lineTerminator(in: bytes, at: index) > 0 { break }
                index += 1
                while index < bytes.count, bytes[index] & 0xC0 == 0x80 { index += 1 }
            }
        }
        return index
    }

    private mutating func name(_ start: Int, _ end: Int) -> UInt32 {
        let slice = bytes[start..<end]
        guard slice.contains(UInt8(ascii: "\\")) else { return intern(String(decoding: slice, as: UTF8.self)) }
        let name = ScriptText.decode(slice)
        // A keyword spelt with an escape is no keyword.
        if let known = names[name], known < Word.allCases.count { return intern("\\" + name) }
        return intern(name)
    }

    private static let punctuators: [[Punctuator]] = [
        [">>>="], ["...", "===", "!==", "**=", "<<=", ">>=", ">>>", "&&=", "||=", "??="],
        [
            "=>", "==", "!=", "<=", ">=", "&&", "||", "??", "?.", "++", "--", "+=", "-=", "*=", "/=", "%=", "&=", "|=",
            "^=", "<<", ">>", "**",
        ],
    ]
    private static let longest = punctuators.map { Set($0.map(\.code)) }

    private func punctuatorEnd(_ start: Int) throws(ScriptError) -> Int {
        guard "{}()[];,<>+-*/%&|^!~?:=.@".utf8.contains(bytes[start]) else { throw unexpected(start) }
        for (index, codes) in Self.longest.enumerated() {
            let end = start + 4 - index
            guard end <= bytes.count, codes.contains(Punctuator.code(bytes[start..<end])) else { continue }
            // `a?.5:b` is a condition with a number.
            if end - start == 2, bytes[start] == UInt8(ascii: "?"), bytes[start + 1] == UInt8(ascii: "."), isDigit(end)
            {
                continue
            }
            return end
        }
        return start + 1
    }

    private func unexpected(_ offset: Int) -> ScriptError {
        let end = min(bytes.count, offset + 4)
        let character = String(decoding: bytes[offset..<end], as: UTF8.self).first ?? "?"
        return ScriptError(offset: offset, message: "unexpected character '\(character)'")
    }
}
