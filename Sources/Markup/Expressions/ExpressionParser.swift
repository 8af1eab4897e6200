import Values

/// Parses expressions with JavaScript's precedence. What it cannot read it reports once and gives up on.
struct ExpressionParser {
    /// Why an expression could not be read.
    struct Failure: Error {
        /// Where.
        let range: SourceRange
        /// A sentence.
        let message: String
    }

    /// How deep expressions may nest.
    static let maximumDepth = 200

    /// The lexer, behind `token`.
    private(set) var lexer: ExpressionLexer
    /// The next token, not yet used.
    private(set) var token: ExpressionToken
    /// Where the next token stands.
    private(set) var range: SourceRange
    /// Where the last used token ended.
    private var lastEnd: SourceLocation
    private var nesting = 0

    /// Starts where the lexer stands.
    init(_ lexer: ExpressionLexer) {
        self.lexer = lexer
        lastEnd = lexer.location
        (token, range) = self.lexer.next()
    }

    /// Whether the next token is this one.
    func at(_ symbol: ExpressionToken.Symbol) -> Bool { token == .symbol(symbol) }

    /// Uses the next token.
    mutating func take() {
        lastEnd = range.end
        (token, range) = lexer.next()
    }

    /// Uses the next token if it is this one.
    mutating func take(_ symbol: ExpressionToken.Symbol) -> Bool {
        guard at(symbol) else { return false }
        take()
        return true
    }

    /// Uses the next token, which must be this one.
    mutating func expect(_ symbol: ExpressionToken.Symbol) throws(Failure) {
        guard take(symbol) else { throw unexpected(wanted: "\"\(symbol.rawValue)\"") }
    }

    /// A failure about the next token.
    func unexpected(wanted: String) -> Failure {
        Failure(range: range, message: "expected \(wanted) in an expression, found \(token.name)")
    }

    /// Parses a whole expression: everything down from `a ? b : c`.
    mutating func parseExpression() throws(Failure) -> Expression {
        try nested { parser throws(Failure) in
            let start = parser.range.start
            let test = try parser.parseBinary(minimum: 1)
            guard parser.take(.question) else { return test }
            let then = try parser.parseExpression()
            try parser.expect(.colon)
            let otherwise = try parser.parseExpression()
            return try parser.make(.conditional(test, then, otherwise), from: start)
        }
    }

    /// Makes a node that ends at the last used token.
    func make(_ kind: Expression.Kind, from start: SourceLocation) throws(Failure) -> Expression {
        let expression = Expression(kind, range: SourceRange(start: start, end: lastEnd))
        guard expression.depth <= Self.maximumDepth else { throw tooDeep(expression.range) }
        return expression
    }

    private func tooDeep(_ range: SourceRange) -> Failure {
        Failure(range: range, message: "the expression is nested more than \(Self.maximumDepth) levels deep")
    }

    private mutating func nested<T>(
        _ body: (inout ExpressionParser) throws(Failure) -> T
    ) throws(Failure) -> T {
        guard nesting < Self.maximumDepth else { throw tooDeep(range) }
        nesting += 1
        defer { nesting -= 1 }
        return try body(&self)
    }

    // MARK: Operators

    /// How tightly an operator between two operands binds; only `**` groups from the right.
    private static func precedence(_ symbol: ExpressionToken.Symbol) -> Int? {
        switch symbol {
        case .coalesce: 1
        case .or: 2
        case .and: 3
        case .bitOr: 4
        case .bitXor: 5
        case .bitAnd: 6
        case .equal, .notEqual, .strictEqual, .strictNotEqual: 7
        case .less, .lessOrEqual, .greater, .greaterOrEqual: 8
        case .shiftLeft, .shiftRight, .shiftRightUnsigned: 9
        case .plus, .minus: 10
        case .times, .slash, .percent: 11
        case .power: 12
        default: nil
        }
    }

    private mutating func parseBinary(minimum: Int) throws(Failure) -> Expression {
        let start = range.start
        var left = try parseUnary()
        while case .symbol(let symbol) = token, let precedence = Self.precedence(symbol), precedence >= minimum {
            let place = range
            take()
            // In parentheses its range would begin behind the first of them.
            if symbol == .power, case .unary = left.kind, left.range.start == start {
                throw Failure(range: place, message: "put parentheses around the operand on the left of \"**\"")
            }
            let right = try nested { parser throws(Failure) in
                try parser.parseBinary(minimum: symbol == .power ? precedence : precedence + 1)
            }
            if let logical = LogicalOperator(rawValue: symbol.rawValue) {
                left = try make(.logical(logical, left, right), from: start)
            } else if let binary = BinaryOperator(rawValue: symbol.rawValue) {
                left = try make(.binary(binary, left, right), from: start)
            }
        }
        return left
    }

    private mutating func parseUnary() throws(Failure) -> Expression {
        let start = range.start
        guard let unary = unaryOperator else { return try parsePostfix() }
        take()
        let operand = try nested { parser throws(Failure) in try parser.parseUnary() }
        return try make(.unary(unary, operand), from: start)
    }

    private var unaryOperator: UnaryOperator? {
        switch token {
        case .symbol(.not): .not
        case .symbol(.minus): .minus
        case .symbol(.plus): .plus
        case .symbol(.bitNot): .bitNot
        case .identifier("typeof"): .typeof
        case .identifier("void"): .void
        default: nil
        }
    }

    // MARK: Members and calls

    private mutating func parsePostfix() throws(Failure) -> Expression {
        let start = range.start
        var result = try parsePrimary()
        while case .symbol(let symbol) = token {
            switch symbol {
            case .dot:
                take()
                result = try make(.member(result, takeName()), from: start)
            case .optionalDot:
                take()
                if at(.leftBracket) || at(.leftParen) { continue }
                result = try make(.member(result, takeName()), from: start)
            case .leftBracket:
                take()
                let key = try parseExpression()
                try expect(.rightBracket)
                result = try make(.index(result, key), from: start)
            case .leftParen:
                take()
                result = try make(.call(result, parseArguments()), from: start)
            default:
                return result
            }
        }
        return result
    }

    private mutating func takeName() throws(Failure) -> String {
        guard case .identifier(let name) = token else { throw unexpected(wanted: "a name") }
        take()
        return name
    }

    private mutating func parseArguments() throws(Failure) -> [Expression] {
        var arguments: [Expression] = []
        while !at(.rightParen) {
            arguments.append(try parseExpression())
            if !take(.comma) { break }
        }
        try expect(.rightParen)
        return arguments
    }

    private mutating func parsePrimary() throws(Failure) -> Expression {
        let start = range.start
        switch token {
        case .number(let number):
            take()
            return try make(.literal(.number(number)), from: start)
        case .string(let string):
            take()
            return try make(.literal(.string(string)), from: start)
        case .identifier(let name):
            take()
            return try make(Self.keyword(name) ?? .identifier(name), from: start)
        case .symbol(.leftParen):
            take()
            let inner = try parseExpression()
            try expect(.rightParen)
            return inner
        case .symbol(.leftBracket): return try parseArray()
        case .symbol(.leftBrace): return try parseObject()
        default: throw unexpected(wanted: "a value")
        }
    }

    private static func keyword(_ name: String) -> Expression.Kind? {
        switch name {
        case "true": .literal(.bool(true))
        case "false": .literal(.bool(false))
        case "null": .literal(.null)
        case "undefined": .literal(.undefined)
        default: nil
        }
    }
}
