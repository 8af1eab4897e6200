/// A word of the expression language.
enum ExpressionToken: Equatable {
    case identifier(String)
    case number(Double)
    case string(String)
    /// An operator or bracket, the longest that fits: `>>>`, `?.`, `...`, `{`.
    case symbol(Symbol)
    /// Something that no expression contains, with a sentence about it.
    case invalid(String)
    /// The end of the text.
    case end

    /// Operators and brackets.
    enum Symbol: String, CaseIterable {
        case leftBrace = "{", rightBrace = "}", leftBracket = "[", rightBracket = "]", leftParen = "(", rightParen = ")"
        case dot = ".", optionalDot = "?.", ellipsis = "...", comma = ",", colon = ":", question = "?"
        case not = "!", bitNot = "~", plus = "+", minus = "-", times = "*", slash = "/", percent = "%", power = "**"
        case shiftLeft = "<<", shiftRight = ">>", shiftRightUnsigned = ">>>"
        case less = "<", lessOrEqual = "<=", greater = ">", greaterOrEqual = ">="
        case equal = "==", notEqual = "!=", strictEqual = "===", strictNotEqual = "!=="
        case bitAnd = "&", bitOr = "|", bitXor = "^", and = "&&", or = "||", coalesce = "??"
        case assign = "=", increment = "++", decrement = "--", arrow = "=>", semicolon = ";"
    }

    /// How it is called in a message.
    var name: String {
        switch self {
        case .identifier(let name): "\"\(name)\""
        case .number(let number): "number \(number)"
        case .string: "a string"
        case .symbol(let symbol): "\"\(symbol.rawValue)\""
        case .invalid(let message): message
        case .end: "the end"
        }
    }
}
