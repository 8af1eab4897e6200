import Values

/// Why a rule's expression means nothing, and where.
struct RuleSyntaxError: Error, Equatable {
    /// What is wrong.
    var message: String
    /// The column in the expression, from 1.
    var column: Int
}

/// Reads a security rule's expression: JavaScript's, as far as the official documentation allows it.
struct RuleParser {
    private var tokens: [RuleToken]
    private var place = 0
    private var depth = 0

    private static let maximumDepth = 64
    private static let variables: Set<String> = ["auth", "doc", "now", "resource"]

    /// Reads a whole expression.
    static func parse(_ text: String) throws(RuleSyntaxError) -> RuleExpression {
        var parser = RuleParser(tokens: try RuleToken.tokens(of: text))
        let expression = try parser.disjunction()
        if let token = parser.next { throw RuleSyntaxError(message: "unexpected \(token.text)", column: token.column) }
        guard expression.getCount <= RuleExpression.maximumGets else {
            throw RuleSyntaxError(
                message: "an expression may have at most \(RuleExpression.maximumGets) get()", column: 1)
        }
        guard expression.getDepth <= RuleExpression.maximumGetDepth else {
            throw RuleSyntaxError(
                message: "get() may be nested at most \(RuleExpression.maximumGetDepth) deep", column: 1)
        }
        return expression
    }

    private init(tokens: [RuleToken]) { self.tokens = tokens }

    private var next: RuleToken? { place < tokens.count ? tokens[place] : nil }

    private var column: Int { next?.column ?? (tokens.last.map { $0.column + $0.text.count } ?? 1) }

    private mutating func take(_ text: String) -> Bool {
        guard let next, next.kind == .sign || next.kind == .name, next.text == text else { return false }
        place += 1
        return true
    }

    private mutating func expect(_ text: String) throws(RuleSyntaxError) {
        guard take(text) else {
            throw RuleSyntaxError(
                message: "expected \(text)\(next.map { " instead of \($0.text)" } ?? "")", column: column)
        }
    }

    private mutating func disjunction() throws(RuleSyntaxError) -> RuleExpression {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.maximumDepth else {
            throw RuleSyntaxError(message: "the expression is nested too deep", column: column)
        }
        var left = try conjunction()
        while take("||") { left = .or(left, try conjunction()) }
        return left
    }

    private mutating func conjunction() throws(RuleSyntaxError) -> RuleExpression {
        var left = try comparison()
        while take("&&") { left = .and(left, try comparison()) }
        return left
    }

    private mutating func comparison() throws(RuleSyntaxError) -> RuleExpression {
        let left = try unary()
        for (sign, comparison) in Self.comparisons where take(sign) {
            return .compare(comparison, left, try unary())
        }
        return left
    }

    private static let comparisons: [(String, RuleComparison)] = [
        ("===", .equal), ("==", .equal), ("!==", .notEqual), ("!=", .notEqual), ("<=", .lessOrEqual),
        ("<", .less), (">=", .greaterOrEqual), (">", .greater), ("in", .within),
    ]

    private mutating func unary() throws(RuleSyntaxError) -> RuleExpression {
        var negations = 0
        while take("!") { negations += 1 }
        let operand = try member()
        return negations == 0 ? operand : negations.isMultiple(of: 2) ? .not(.not(operand)) : .not(operand)
    }

    private mutating func member() throws(RuleSyntaxError) -> RuleExpression {
        var object = try primary()
        while true {
            if take(".") {
                guard let name = next, name.kind == .name else {
                    throw RuleSyntaxError(message: "expected the name of a member", column: column)
                }
                place += 1
                object = .member(object, .constant(.string(name.text)))
            } else if take("[") {
                object = .member(object, try disjunction())
                try expect("]")
            } else {
                return object
            }
        }
    }

    private mutating func primary() throws(RuleSyntaxError) -> RuleExpression {
        guard let token = next else { throw RuleSyntaxError(message: "expected a value", column: column) }
        place += 1
        switch token.kind {
        case .number(let number): return .constant(.number(number))
        case .text: return .constant(.string(token.text))
        case .template(let parts): return try template(parts)
        case .name: return try named(token)
        case .sign where token.text == "(":
            let inner = try disjunction()
            try expect(")")
            return inner
        case .sign where token.text == "[": return try list()
        case .sign where token.text == "-":
            guard case .constant(.number(let number)) = try primary() else {
                throw RuleSyntaxError(message: "expected a number behind -", column: token.column)
            }
            return .constant(.number(-number))
        case .sign: throw RuleSyntaxError(message: "unexpected \(token.text)", column: token.column)
        }
    }

    private mutating func named(_ token: RuleToken) throws(RuleSyntaxError) -> RuleExpression {
        switch token.text {
        case "true": return .constant(true)
        case "false": return .constant(false)
        case "null", "undefined": return .constant(.null)
        case "get":
            try expect("(")
            let path = try disjunction()
            try expect(")")
            return .get(path)
        case let name where Self.variables.contains(name): return .variable(name)
        default: throw RuleSyntaxError(message: "\(token.text) is not known here", column: token.column)
        }
    }

    private mutating func list() throws(RuleSyntaxError) -> RuleExpression {
        var elements: [RuleExpression] = []
        if take("]") { return .list([]) }
        repeat { elements.append(try disjunction()) } while take(",")
        try expect("]")
        return .list(elements)
    }

    private mutating func template(_ parts: [RuleToken.Part]) throws(RuleSyntaxError) -> RuleExpression {
        var expressions: [RuleExpression] = []
        for part in parts {
            switch part {
            case .text(let text): expressions.append(.constant(.string(text)))
            case .code(let code):
                guard depth < Self.maximumDepth else {
                    throw RuleSyntaxError(message: "the expression is nested too deep", column: column)
                }
                var inner = RuleParser(tokens: try RuleToken.tokens(of: code))
                inner.depth = depth + 1
                expressions.append(try inner.disjunction())
                guard inner.next == nil else {
                    throw RuleSyntaxError(message: "unexpected text in a template", column: column)
                }
            }
        }
        return .template(expressions)
    }
}
