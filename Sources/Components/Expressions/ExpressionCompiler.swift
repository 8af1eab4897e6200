import Markup
import Values

/// An expression made into nested closures.
typealias ExpressionProgram = (EvaluationScope) -> Value

/// Makes expressions into programs, resolving names once.
struct ExpressionCompiler {
    /// What the names mean.
    let names: ExpressionNames

    /// Compiles an expression. The parser bounds how deep this recurses.
    func compile(_ expression: Expression) -> ExpressionProgram {
        switch expression.kind {
        case .literal(let value): return { _ in value }
        case .identifier(let name): return identifier(name)
        case .member(let object, let key): return member(of: object, key)
        case .index(let object, let key): return index(of: object, key)
        case .call(let function, let arguments): return call(function, arguments)
        case .unary(let unary, let operand): return self.unary(unary, compile(operand))
        case .binary(let binary, let left, let right): return self.binary(binary, compile(left), compile(right))
        case .logical(let logical, let left, let right): return self.logical(logical, compile(left), compile(right))
        case .conditional(let test, let then, let otherwise):
            let (test, then, otherwise) = (compile(test), compile(then), compile(otherwise))
            return { scope in test(scope).toBoolean() ? then(scope) : otherwise(scope) }
        case .array(let elements): return array(elements)
        case .object(let members): return object(members)
        }
    }

    /// Compiles text and expressions in a row into one string.
    func concatenate(_ parts: [Binding.Part]) -> ExpressionProgram {
        let programs: [ExpressionProgram] = parts.map { part in
            switch part {
            case .text(let text):
                let value = Value.string(text)
                return { _ in value }
            case .expression(let expression): return compile(expression)
            }
        }
        return { scope in
            var text = ""
            for program in programs { text += Self.print(program(scope), scope) }
            return .string(text)
        }
    }

    /// What a value prints as between text: undefined and null as nothing.
    private static func print(_ value: Value, _ scope: EvaluationScope) -> String {
        value.isNullish ? "" : value.toString(timeZoneOffset: scope.timeZoneOffset)
    }

    // MARK: Names and members

    private func identifier(_ name: String) -> ExpressionProgram {
        switch names.resolve(name) {
        case .local(let slot): return { scope in slot < scope.locals.count ? scope.locals[slot] : .undefined }
        case .module(let slot): return { scope in slot < scope.modules.count ? scope.modules[slot] : .undefined }
        case .data:
            var hint = 0
            return { scope in scope.data.member(name, hint: &hint) ?? .undefined }
        }
    }

    private func member(of object: Expression, _ key: String) -> ExpressionProgram {
        let object = compile(object)
        // The members of one list's items mostly stand in the same order.
        var hint = 0
        return { scope in
            switch object(scope) {
            case .object(let object): object.member(key, hint: &hint) ?? .undefined
            case .opaque(let handle): scope.wxs?.member(of: handle, key) ?? .undefined
            case let other: other.member(key)
            }
        }
    }

    private func index(of object: Expression, _ key: Expression) -> ExpressionProgram {
        if case .literal(.string(let name)) = key.kind { return member(of: object, name) }
        let (object, key) = (compile(object), compile(key))
        return { scope in
            let object = object(scope)
            let key = key(scope)
            if case .opaque(let handle) = object {
                return scope.wxs?.member(of: handle, key.toString(timeZoneOffset: scope.timeZoneOffset)) ?? .undefined
            }
            return object.member(at: key)
        }
    }

    private func call(_ function: Expression, _ arguments: [Expression]) -> ExpressionProgram {
        let arguments = arguments.map(compile)
        let target: (EvaluationScope) -> (this: Value, function: Value)
        switch function.kind {
        case .member(let object, let key): target = method(of: object, Expression(.literal(.string(key))))
        case .index(let object, let key): target = method(of: object, key)
        default:
            let function = compile(function)
            target = { scope in (.undefined, function(scope)) }
        }
        return { scope in
            let (this, function) = target(scope)
            guard case .opaque(let handle) = function, handle.kind == .function, let wxs = scope.wxs else {
                return .undefined
            }
            return wxs.call(handle, this: this, arguments: arguments.map { $0(scope) })
        }
    }

    private func method(
        of object: Expression, _ key: Expression
    ) -> (EvaluationScope) -> (this: Value, function: Value) {
        let (object, key) = (compile(object), compile(key))
        return { scope in
            let this = object(scope)
            let key = key(scope)
            if case .opaque(let handle) = this {
                return (this, scope.wxs?.member(of: handle, key.toString()) ?? .undefined)
            }
            return (this, this.member(at: key))
        }
    }

    // MARK: Literals

    private func array(_ elements: [Expression.ArrayElement]) -> ExpressionProgram {
        let steps: [(EvaluationScope, inout [Value]) -> Void] = elements.map { element in
            switch element {
            case .hole: return { _, result in result.append(.undefined) }
            case .item(let item):
                let item = compile(item)
                return { scope, result in result.append(item(scope)) }
            case .spread(let list):
                let list = compile(list)
                return { scope, result in result.append(contentsOf: Self.elements(list(scope))) }
            }
        }
        return { scope in
            var result: [Value] = []
            result.reserveCapacity(steps.count)
            for step in steps { step(scope, &result) }
            return .array(result)
        }
    }

    /// What `...list` adds to an array; of something that cannot be gone through, nothing.
    private static func elements(_ value: Value) -> [Value] {
        switch value {
        case .array(let elements): elements
        case .string(let string): string.unicodeScalars.map { .string(String($0)) }
        default: []
        }
    }

    private func object(_ members: [Expression.ObjectMember]) -> ExpressionProgram {
        let steps: [(EvaluationScope, inout ValueObject) -> Void] = members.map { member in
            switch member {
            case .named(let key, let value):
                let value = compile(value)
                return { scope, result in result[key] = value(scope) }
            case .computed(let key, let value):
                let (key, value) = (compile(key), compile(value))
                return { scope, result in
                    let name = key(scope).toString(timeZoneOffset: scope.timeZoneOffset)
                    result[name] = value(scope)
                }
            case .spread(let object):
                let object = compile(object)
                return { scope, result in Self.spread(object(scope), into: &result) }
            }
        }
        return { scope in
            var result = ValueObject(capacity: steps.count)
            for step in steps { step(scope, &result) }
            return .object(result)
        }
    }

    /// What `...object` adds to an object: its members, an array's elements, a string's units.
    private static func spread(_ value: Value, into result: inout ValueObject) {
        switch value {
        case .object(let object):
            if result.isEmpty {
                result = object
            } else {
                for (key, value) in object { result[key] = value }
            }
        case .array(let elements):
            for (index, element) in elements.enumerated() { result[String(index)] = element }
        case .string(let string):
            for (index, unit) in string.utf16.enumerated() {
                result[String(index)] = .string(String(decoding: CollectionOfOne(unit), as: UTF16.self))
            }
        default: break
        }
    }
}
