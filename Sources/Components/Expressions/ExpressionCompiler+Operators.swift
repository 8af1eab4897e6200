import Markup
import Values

extension ExpressionCompiler {
    /// Compiles an operator in front of an operand.
    func unary(_ unary: UnaryOperator, _ operand: @escaping ExpressionProgram) -> ExpressionProgram {
        switch unary {
        case .not: { scope in .bool(!operand(scope).toBoolean()) }
        case .minus: { scope in .number(-operand(scope).toNumber()) }
        case .plus: { scope in .number(operand(scope).toNumber()) }
        case .bitNot: { scope in .number(Double(~operand(scope).toInt32())) }
        case .typeof: { scope in .string(operand(scope).typeof) }
        case .void:
            { scope in
                _ = operand(scope)
                return .undefined
            }
        }
    }

    /// Compiles an operator that may leave its right side out.
    func logical(
        _ logical: LogicalOperator, _ left: @escaping ExpressionProgram, _ right: @escaping ExpressionProgram
    ) -> ExpressionProgram {
        { scope in
            let value = left(scope)
            let done =
                switch logical {
                case .and: !value.toBoolean()
                case .or: value.toBoolean()
                case .coalesce: !value.isNullish
                }
            return done ? value : right(scope)
        }
    }

    /// Compiles an operator between two operands.
    func binary(
        _ binary: BinaryOperator, _ left: @escaping ExpressionProgram, _ right: @escaping ExpressionProgram
    ) -> ExpressionProgram {
        switch binary {
        case .add: { scope in .add(left(scope), right(scope), timeZoneOffset: scope.timeZoneOffset) }
        case .strictEqual: { scope in .bool(Value.isStrictlyEqual(left(scope), right(scope))) }
        case .strictNotEqual: { scope in .bool(!Value.isStrictlyEqual(left(scope), right(scope))) }
        case .equal:
            { scope in .bool(Value.isLooselyEqual(left(scope), right(scope), timeZoneOffset: scope.timeZoneOffset)) }
        case .notEqual:
            { scope in .bool(!Value.isLooselyEqual(left(scope), right(scope), timeZoneOffset: scope.timeZoneOffset)) }
        case .less: { scope in .bool(Value.less(left(scope), right(scope)) ?? false) }
        case .greater: { scope in .bool(Value.greater(left(scope), right(scope))) }
        case .lessOrEqual: { scope in .bool(!Value.greater(left(scope), right(scope), orUnordered: true)) }
        case .greaterOrEqual: { scope in .bool(!(Value.less(left(scope), right(scope)) ?? true)) }
        default: arithmetic(binary, left, right)
        }
    }

    private func arithmetic(
        _ binary: BinaryOperator, _ left: @escaping ExpressionProgram, _ right: @escaping ExpressionProgram
    ) -> ExpressionProgram {
        { scope in
            let left = left(scope)
            let right = right(scope)
            let result: Double =
                switch binary {
                case .subtract: left.toNumber() - right.toNumber()
                case .multiply: left.toNumber() * right.toNumber()
                case .divide: left.toNumber() / right.toNumber()
                case .remainder: Value.remainder(left.toNumber(), right.toNumber())
                case .power: Value.power(left.toNumber(), right.toNumber())
                case .shiftLeft: Value.shiftLeft(left, right)
                case .shiftRight: Value.shiftRight(left, right)
                case .shiftRightUnsigned: Value.shiftRightUnsigned(left, right)
                case .bitAnd: Double(left.toInt32() & right.toInt32())
                case .bitXor: Double(left.toInt32() ^ right.toInt32())
                case .bitOr: Double(left.toInt32() | right.toInt32())
                case .add, .equal, .notEqual, .strictEqual, .strictNotEqual, .less, .lessOrEqual, .greater,
                    .greaterOrEqual:
                    .nan
                }
            return .number(result)
        }
    }
}

extension Value {
    /// `left > right`; `orUnordered` is the answer if either is NaN.
    fileprivate static func greater(_ left: Value, _ right: Value, orUnordered: Bool = false) -> Bool {
        less(right, left) ?? orUnordered
    }
}
