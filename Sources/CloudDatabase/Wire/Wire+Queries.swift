package import Values

extension Wire {
    /// A query of `where`, as the builders write it.
    /// - Throws: `invalidQuery`, `invalidPath`, `unsupported`.
    package func query(_ value: Value) throws(DatabaseError) -> Query {
        var budget = Self.maximumCount
        return try query(value, &budget, depth: 0)
    }

    private func query(_ value: Value, _ budget: inout Int, depth: Int) throws(DatabaseError) -> Query {
        guard case .object(let object) = value else {
            throw .invalidQuery("query must be an object instead of \(value.typeof)")
        }
        try spend(&budget, depth)
        let parts = try members(of: object, prefix: "", &budget, depth: depth)
        if parts.isEmpty, !object.isEmpty {
            throw .invalidQuery("query condition invalid: every field of it is undefined")
        }
        return parts.count == 1 ? parts[0] : .and(parts)
    }

    /// What must hold of the members of an object at a path.
    private func members(
        of object: ValueObject, prefix: String, _ budget: inout Int, depth: Int
    ) throws(DatabaseError) -> [Query] {
        var parts: [Query] = []
        for (key, member) in object {
            if case .undefined = member { continue }
            try spend(&budget, depth)
            if Self.isOperator(key) {
                guard prefix.isEmpty else {
                    throw .invalidQuery("'\(key)' stands beside names of fields in '\(prefix)'")
                }
                parts.append(try logic(key, member, &budget, depth: depth))
                continue
            }
            let name = prefix.isEmpty ? key : prefix + "." + key
            if case .object(let inner) = member, !inner.isEmpty, !Self.isOperators(inner), !isConstant(inner) {
                parts += try members(of: inner, prefix: name, &budget, depth: depth + 1)
            } else {
                parts.append(.field(try FieldPath(name), try condition(member, &budget, depth: depth + 1)))
            }
        }
        return parts
    }

    private func isConstant(_ object: ValueObject) -> Bool { object.count == 1 && object.contains("$serverDate") }

    /// A logical operator at the root of a query.
    private func logic(
        _ name: String, _ value: Value, _ budget: inout Int, depth: Int
    ) throws(DatabaseError) -> Query {
        switch name {
        case "$and": return .and(try queries(name, value, &budget, depth))
        case "$or": return .or(try queries(name, value, &budget, depth))
        case "$nor": return .nor(try queries(name, value, &budget, depth))
        case "$not": return .nor([try query(value, &budget, depth: depth + 1)])
        case "$expr", "$text", "$where": throw .unsupported("the query operator \(name.dropFirst())")
        default: throw .invalidQuery("unknown operator: \(name)")
        }
    }

    private func queries(
        _ name: String, _ value: Value, _ budget: inout Int, _ depth: Int
    ) throws(DatabaseError) -> [Query] {
        var result: [Query] = []
        for element in try list(name, value) { result.append(try query(element, &budget, depth: depth + 1)) }
        return result
    }

    /// What a field must be: a constant, or operators.
    private func condition(_ value: Value, _ budget: inout Int, depth: Int) throws(DatabaseError) -> Condition {
        try spend(&budget, depth)
        guard case .object(let object) = value, Self.isOperators(object) else {
            if case .object(let object) = value, Self.isMixed(object) {
                throw .invalidQuery(
                    "an object has operators beside names: \(object.keys.prefix(5).joined(separator: ", "))")
            }
            return .eq(try constant(value, depth: depth))
        }
        var parts: [Condition] = []
        for (key, member) in object where key != "$options" {
            parts.append(try condition(key, member, options: object["$options"], &budget, depth: depth + 1))
        }
        guard !parts.isEmpty else { throw .invalidQuery("$options needs a $regex") }
        return parts.count == 1 ? parts[0] : .and(parts)
    }

    private func condition(
        _ name: String, _ value: Value, options: Value?, _ budget: inout Int, depth: Int
    ) throws(DatabaseError) -> Condition {
        switch name {
        case "$eq":
            if isPattern(value) { return try condition(value, &budget, depth: depth) }
            return .eq(try constant(value, depth: depth))
        case "$neq", "$ne":
            if isPattern(value) { return .not(try condition(value, &budget, depth: depth)) }
            return .neq(try constant(value, depth: depth))
        case "$gt": return .gt(try constant(value, depth: depth))
        case "$gte": return .gte(try constant(value, depth: depth))
        case "$lt": return .lt(try constant(value, depth: depth))
        case "$lte": return .lte(try constant(value, depth: depth))
        case "$in": return try membership(name, value, &budget, depth)
        case "$nin": return .not(try membership(name, value, &budget, depth)).simplified
        case "$and": return .and(try conditions(name, value, &budget, depth))
        case "$or": return .or(try conditions(name, value, &budget, depth))
        case "$nor": return .nor(try conditions(name, value, &budget, depth))
        case "$not": return .not(try condition(value, &budget, depth: depth + 1))
        case "$exists": return .exists(value.isNullish ? true : value.toBoolean())
        case "$regex": return .regex(try pattern(value, options: options))
        default: return try arrayCondition(name, value, &budget, depth: depth)
        }
    }

    private func arrayCondition(
        _ name: String, _ value: Value, _ budget: inout Int, depth: Int
    ) throws(DatabaseError) -> Condition {
        switch name {
        case "$mod":
            let numbers = try list(name, value).map { $0.toNumber().rounded(.towardZero) }
            guard numbers.count == 2, numbers.allSatisfy({ $0.isFinite }), numbers[0] != 0 else {
                throw .invalidQuery("mod needs a divisor that is not 0, and a remainder")
            }
            return .mod(divisor: numbers[0], remainder: numbers[1])
        case "$size":
            guard let size = Int(exactly: value.toNumber()), size >= 0, !value.isNullish else {
                throw .invalidQuery("size must be a whole number that is not negative")
            }
            return .size(size)
        case "$all":
            var parts: [Condition] = []
            for element in try list(name, value) {
                if case .object(let object) = element, Self.isOperators(object) {
                    guard object.count == 1, object.contains("$elemMatch") || isPattern(element) else {
                        throw .invalidQuery("no operators but elemMatch in all")
                    }
                }
                parts.append(try condition(element, &budget, depth: depth + 1))
            }
            return .all(parts)
        case "$elemMatch":
            if isCondition(value, depth: 0) {
                return .elemMatch(.value(try condition(value, &budget, depth: depth + 1)))
            }
            return .elemMatch(.document(try query(value, &budget, depth: depth + 1)))
        case "$geoNear", "$geoWithin", "$geoIntersects", "$nearSphere", "$near":
            throw .unsupported("the query operator \(name.dropFirst())")
        default: throw .invalidQuery("unknown operator: \(name)")
        }
    }

    /// `in`, whose list may have patterns too.
    private func membership(
        _ name: String, _ value: Value, _ budget: inout Int, _ depth: Int
    ) throws(DatabaseError) -> Condition {
        var constants: [Value] = []
        var patterns: [Condition] = []
        for element in try list(name, value) {
            try spend(&budget, depth)
            if isPattern(element) {
                patterns.append(try condition(element, &budget, depth: depth + 1))
            } else {
                constants.append(try constant(element, depth: depth))
            }
        }
        return patterns.isEmpty ? .in(constants) : .or([.in(constants)] + patterns)
    }

    private func conditions(
        _ name: String, _ value: Value, _ budget: inout Int, _ depth: Int
    ) throws(DatabaseError) -> [Condition] {
        var result: [Condition] = []
        for element in try list(name, value) { result.append(try condition(element, &budget, depth: depth + 1)) }
        return result
    }

    private func pattern(_ value: Value, options: Value?) throws(DatabaseError) -> Pattern {
        guard case .string(let source) = value else {
            throw .invalidQuery("regexp should be string instead of \(value.typeof)")
        }
        switch options {
        case .string(let flags): return try Pattern(source, options: flags)
        case nil, .undefined, .null: return try Pattern(source)
        default: throw .invalidQuery("options of a regular expression should be string")
        }
    }

    private func list(_ name: String, _ value: Value) throws(DatabaseError) -> [Value] {
        guard case .array(let elements) = value else {
            throw .invalidQuery("\(name.dropFirst()) needs an array instead of \(value.typeof)")
        }
        return elements
    }

    private func isPattern(_ value: Value) -> Bool {
        guard case .object(let object) = value else { return false }
        return object.contains("$regex")
    }

    /// Whether this is a condition of a value rather than a query of a document: for `elemMatch` and `pull`.
    func isCondition(_ value: Value, depth: Int) -> Bool {
        guard case .object(let object) = value, Self.isOperators(object), depth < Self.maximumDepth else {
            return false
        }
        return object.allSatisfy { key, member in
            switch key {
            case "$and", "$or", "$nor":
                guard case .array(let elements) = member else { return true }
                return elements.allSatisfy { element in
                    if case .object = element { isCondition(element, depth: depth + 1) } else { true }
                }
            case "$not": if case .object = member { return isCondition(member, depth: depth + 1) } else { return true }
            default: return true
            }
        }
    }

    /// A condition by itself: what `pull` takes.
    func condition(_ value: Value) throws(DatabaseError) -> Condition {
        var budget = Self.maximumCount
        return try condition(value, &budget, depth: 0)
    }

    private func spend(_ budget: inout Int, _ depth: Int) throws(DatabaseError) {
        budget -= 1
        guard budget >= 0, depth <= Self.maximumDepth else {
            throw .invalidQuery("the query is too large or nested too deep")
        }
    }
}

extension Condition {
    /// `not(in)` is `nin`.
    fileprivate var simplified: Condition {
        if case .not(.in(let values)) = self { .nin(values) } else { self }
    }
}
