import Values

/// Finds out what a statement's expression means: values in the wire's form.
struct StatementReader {
    private let parser: StatementParser

    /// - Parameter parser: tells where things are.
    init(_ parser: StatementParser) { self.parser = parser }

    /// The value of an expression.
    func value(_ node: StatementNode) throws(StatementError) -> Value {
        switch node {
        case .constant(let value): return value
        case .pattern(let source, let flags): return ["$regex": .string(source), "$options": .string(flags)]
        case .array(let elements): return .array(try values(elements))
        case .object(let members):
            var object = ValueObject()
            for (name, member) in members { object[name] = try value(member) }
            return .object(object)
        case .chain(let root, let steps, let place): return try value(of: root, steps[...], place)
        }
    }

    private func values(_ nodes: [StatementNode]) throws(StatementError) -> [Value] {
        var result: [Value] = []
        for node in nodes { result.append(try value(node)) }
        return result
    }

    private func value(
        of root: String, _ steps: ArraySlice<StatementNode.Step>, _ place: Int
    ) throws(StatementError) -> Value {
        switch root {
        case "_": return try command(steps, place)
        case "Date", "ISODate":
            if let arguments = steps.first?.arguments, steps.count == 1 {
                return try date(try values(arguments), place)
            }
        case "ObjectId", "String":
            if let argument = steps.first?.arguments?.first, steps.count == 1 { return try value(argument) }
        case "db":
            switch steps.first?.name {
            case "command": return try command(steps.dropFirst(), place)
            case "serverDate":
                let options = try values(steps.first?.arguments ?? []).first ?? [:]
                return ["$serverDate": options]
            case "RegExp":
                let options = try values(steps.first?.arguments ?? []).first ?? [:]
                return ["$regex": options.member("regexp"), "$options": options.member("options")]
            case "Geo" where steps.count == 2: if let geo = steps.last { return try geometry(geo) }
            default: break
            }
        default: break
        }
        throw parser.failure("\"\(root)\" is not known here", at: place)
    }

    private func date(_ arguments: [Value], _ place: Int) throws(StatementError) -> Value {
        switch arguments.first {
        case nil: return ["$serverDate": 0]
        case .number(let time): return .date(time)
        case .string(let text):
            guard let time = ISODate.time(text) else { throw parser.failure("\"\(text)\" is no date", at: place) }
            return .date(time)
        default: throw parser.failure("a date needs a text or a number", at: place)
        }
    }

    private func geometry(_ step: StatementNode.Step) throws(StatementError) -> Value {
        let arguments = try values(step.arguments ?? [])
        guard step.name == "Point", arguments.count == 2 else {
            throw parser.failure("only db.Geo.Point(longitude, latitude) is known here", at: step.place)
        }
        return ["$eq": ["type": "Point", "coordinates": .array(arguments)]]
    }

    /// `_.gt(1).lt(5)`, `_.or([...])`, `_.push({...})`.
    private func command(_ steps: ArraySlice<StatementNode.Step>, _ place: Int) throws(StatementError) -> Value {
        var result: Value?
        for step in steps {
            guard let nodes = step.arguments else {
                throw parser.failure("\(step.name) must be called", at: step.place)
            }
            let arguments = try values(nodes)
            let next = try operation(step, arguments, after: result)
            result = next
        }
        guard let result else { throw parser.failure("an operator is expected behind _", at: place) }
        return result
    }

    private func operation(
        _ step: StatementNode.Step, _ arguments: [Value], after former: Value?
    ) throws(StatementError) -> Value {
        var list = arguments
        if arguments.count == 1, case .array(let elements) = arguments[0] { list = elements }
        switch step.name {
        case "and", "or":
            return [("$" + step.name): .array((former.map { [$0] } ?? []) + list)].wire
        case "mod": return Self.joined(former, ["$mod": .array(list)])
        case "nor": return Self.joined(former, ["$nor": .array(list)])
        case "exists": return Self.joined(former, ["$exists": arguments.first ?? true])
        case "remove", "pop", "shift": return [("$" + step.name): .bool(true)].wire
        case "eq", "neq", "gt", "gte", "lt", "lte", "in", "nin", "all", "elemMatch", "size", "not":
            return Self.joined(former, [("$" + step.name): arguments.first ?? .undefined].wire)
        case "set", "inc", "mul", "min", "max", "rename", "bit", "push", "unshift", "addToSet", "pull", "pullAll":
            let content = arguments.count > 1 ? .array(arguments) : arguments.first ?? .undefined
            return [("$" + step.name): content].wire
        case "expr", "geoNear", "geoWithin", "geoIntersects":
            return Self.joined(former, [("$" + step.name): arguments.first ?? .undefined].wire)
        default: throw parser.failure("_.\(step.name) is not known", at: step.place)
        }
    }

    private static func joined(_ former: Value?, _ next: Value) -> Value {
        former.map { ["$and": [$0, next]] } ?? next
    }
}

extension [String: Value] {
    /// The object of these members.
    fileprivate var wire: Value { .object(ValueObject(map { ($0.key, $0.value) })) }
}
