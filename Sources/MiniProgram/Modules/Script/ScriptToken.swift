/// A token of JavaScript, by its place in the source.
struct ScriptToken {
    /// What kind of token it is.
    enum Kind: UInt8 {
        /// An identifier, a keyword or a contextual keyword: the grammar decides.
        case word
        /// `#name`
        case privateName
        case number
        case string
        case regularExpression
        case punctuator
        /// A template without substitutions.
        case template
        /// From the opening backtick to `${`.
        case templateHead
        /// From `}` to the next `${`.
        case templateMiddle
        /// From `}` to the closing backtick.
        case templateTail
        case end
    }

    /// What it is.
    var kind: Kind
    /// Where the white space and comments in front of it begin.
    var fullStart: Int
    /// The offset of its first byte.
    var start: Int
    /// The offset behind its last byte.
    var end: Int
    /// Whether a line ends between the token before it and this one.
    var newlineBefore: Bool
    /// For a word its interned name, for a punctuator its spelling in a number.
    var code: UInt32 = 0

    /// Whether it is this punctuator.
    func `is`(_ punctuator: Punctuator) -> Bool { kind == .punctuator && code == punctuator.code }

    /// Whether it is this word, written without escapes.
    func `is`(_ word: Word) -> Bool { kind == .word && code == word.rawValue }
}

/// A punctuator by its spelling, at most four characters.
struct Punctuator: Hashable, ExpressibleByStringLiteral {
    /// The spelling in a number, a byte a character.
    let code: UInt32

    init(stringLiteral spelling: StaticString) {
        code = spelling.withUTF8Buffer { $0.reduce(0) { $0 << 8 | UInt32($1) } }
    }

    /// The code of a spelling in the source.
    static func code(_ bytes: ArraySlice<UInt8>) -> UInt32 {
        bytes.reduce(0) { $0 << 8 | UInt32($1) }
    }
}

/// The words that the grammar knows; their raw values are their interned names.
enum Word: UInt32, CaseIterable {
    case `break`, `case`, `catch`, `class`, const, `continue`, debugger, `default`, delete, `do`, `else`, `enum`, export
    case extends, `false`, finally, `for`, function, `if`, `import`, `in`, instanceof, new, null, `return`, `super`
    case `switch`, `this`, `throw`, `true`, `try`, typeof, `var`, void, `while`, with
    // From here on they are words like any other, except in certain places.
    case `let`, `static`, yield, await, async, of, get, set, accessor, `as`, from, assert, meta, target, exports,
        require
    case module, eval, arguments, using

    /// Whether the word can never name a variable.
    var isReserved: Bool { rawValue <= Word.with.rawValue }
}
