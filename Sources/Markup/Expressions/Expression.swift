package import Values

/// An expression of `{{ }}`, with the place where it was written.
package struct Expression: Sendable {
    /// What it is.
    package let kind: Kind
    /// Where it was written.
    package let range: SourceRange
    /// How many expressions deep it is, itself included. The parser bounds it, so that a walk may recurse.
    package let depth: Int

    package init(_ kind: Kind, range: SourceRange = .none) {
        self.kind = kind
        self.range = range
        depth = 1 + kind.operands.reduce(0) { max($0, $1.depth) }
    }

    /// What an expression can be.
    package indirect enum Kind: Sendable {
        /// `1`, `'a'`, `true`, `null`, `undefined`.
        case literal(Value)
        /// A name: a loop's variable, a WXS module, or a member of the data.
        case identifier(String)
        /// `a.b`; also `a?.b`, which means the same, since a member of undefined is undefined.
        case member(Expression, String)
        /// `a[b]`; also `a?.[b]`.
        case index(Expression, Expression)
        /// `f(a)`; also `f?.(a)`.
        case call(Expression, [Expression])
        /// `!a`.
        case unary(UnaryOperator, Expression)
        /// `a + b`.
        case binary(BinaryOperator, Expression, Expression)
        /// `a && b`: the right side is evaluated only if needed.
        case logical(LogicalOperator, Expression, Expression)
        /// `a ? b : c`.
        case conditional(Expression, Expression, Expression)
        /// `[a, ...b]`.
        case array([ArrayElement])
        /// `{a: 1, ...b}`, or the same without its braces.
        case object([ObjectMember])
    }

    /// One place of an array literal.
    package enum ArrayElement: Sendable {
        case item(Expression)
        case spread(Expression)
        /// Nothing between two commas: undefined.
        case hole
    }

    /// One member of an object literal.
    package enum ObjectMember: Sendable {
        /// `a: 1`, `'a': 1` or `a`.
        case named(String, Expression)
        /// `[a]: 1`.
        case computed(Expression, Expression)
        /// `...a`.
        case spread(Expression)
    }
}

extension Expression.Kind {
    /// The expressions directly below, from left to right.
    package var operands: [Expression] {
        switch self {
        case .literal, .identifier: []
        case .member(let object, _), .unary(_, let object): [object]
        case .index(let left, let right), .binary(_, let left, let right), .logical(_, let left, let right):
            [left, right]
        case .call(let function, let arguments): [function] + arguments
        case .conditional(let test, let then, let otherwise): [test, then, otherwise]
        case .array(let elements):
            elements.compactMap {
                switch $0 {
                case .item(let item), .spread(let item): item
                case .hole: nil
                }
            }
        case .object(let members):
            members.flatMap {
                switch $0 {
                case .named(_, let value), .spread(let value): [value]
                case .computed(let key, let value): [key, value]
                }
            }
        }
    }
}

/// The operators in front of one operand.
package enum UnaryOperator: String, Sendable, CaseIterable {
    case not = "!"
    case minus = "-"
    case plus = "+"
    case bitNot = "~"
    case typeof
    case void
}

/// The operators between two operands that always evaluate both.
package enum BinaryOperator: String, Sendable, CaseIterable {
    case multiply = "*"
    case divide = "/"
    case remainder = "%"
    case power = "**"
    case add = "+"
    case subtract = "-"
    case shiftLeft = "<<"
    case shiftRight = ">>"
    case shiftRightUnsigned = ">>>"
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case equal = "=="
    case notEqual = "!="
    case strictEqual = "==="
    case strictNotEqual = "!=="
    case bitAnd = "&"
    case bitXor = "^"
    case bitOr = "|"
}

/// The operators that may leave their right side unevaluated.
package enum LogicalOperator: String, Sendable, CaseIterable {
    case and = "&&"
    case or = "||"
    case coalesce = "??"
}
