package import Values

extension Wire {
    /// The data of `update`, as the builders write it.
    /// - Throws: `invalidUpdate`, `invalidPath`, `invalidDocument`, `invalidQuery`.
    package func update(_ value: Value) throws(DatabaseError) -> Update {
        guard case .object(let object) = value else {
            throw .invalidUpdate("parameter data should be object instead of \(value.typeof)")
        }
        var changes: [Update.Change] = []
        try flatten(object, prefix: "", into: &changes, depth: 0)
        return try Update(changes)
    }

    private func flatten(
        _ object: ValueObject, prefix: String, into changes: inout [Update.Change], depth: Int
    ) throws(DatabaseError) {
        guard depth <= Self.maximumDepth else { throw .invalidUpdate("data is nested too deep") }
        for (key, member) in object {
            if case .undefined = member { continue }
            guard changes.count < Self.maximumCount else { throw .invalidUpdate("data has too many fields") }
            guard !Self.isOperator(key) else {
                throw .invalidUpdate("the operator \(key.dropFirst()) stands where the name of a field is expected")
            }
            let name = prefix.isEmpty ? key : prefix + "." + key
            switch member {
            case .object(let inner) where Self.isOperators(inner):
                changes.append(Update.Change(try FieldPath(name), try operation(inner)))
            case .object(let inner) where !inner.isEmpty && !inner.contains("$serverDate"):
                try flatten(inner, prefix: name, into: &changes, depth: depth + 1)
            default: changes.append(Update.Change(try FieldPath(name), .set(try stored(member))))
            }
        }
    }

    private func operation(_ object: ValueObject) throws(DatabaseError) -> UpdateOperator {
        guard object.count == 1, let (name, value) = object.first(where: { _ in true }) else {
            throw .invalidUpdate("a field has several operators: \(object.keys.prefix(5).joined(separator: ", "))")
        }
        switch name {
        case "$set": return .set(try stored(value))
        case "$remove", "$unset": return .remove
        case "$inc": return .inc(try number(name, value))
        case "$mul": return .mul(try number(name, value))
        case "$min": return .min(try stored(value))
        case "$max": return .max(try stored(value))
        case "$rename":
            guard case .string(let path) = value else { throw .invalidUpdate("rename needs the new name") }
            return .rename(try FieldPath(path))
        case "$bit": return try bit(value)
        default: return try arrayOperation(name, value)
        }
    }

    private func arrayOperation(_ name: String, _ value: Value) throws(DatabaseError) -> UpdateOperator {
        switch name {
        case "$push": return .push(try push(value))
        case "$pop": return .pop
        case "$shift": return .shift
        case "$unshift": return .unshift(try elements(value))
        case "$addToSet":
            if let each = each(value) { return .addToSet(try elements(each)) }
            return .addToSet([try stored(value)])
        case "$pull":
            if isCondition(value, depth: 0) { return .pull(.value(try condition(value))) }
            if case .object(let object) = value, !object.isEmpty, !object.contains("$serverDate") {
                return .pull(.document(try query(value)))
            }
            return .pull(.equal(try stored(value)))
        case "$pullAll":
            guard case .array = value else { throw .invalidUpdate("pullAll needs an array instead of \(value.typeof)") }
            return .pullAll(try elements(value))
        default: throw .invalidUpdate("unknown operator: \(name)")
        }
    }

    private func push(_ value: Value) throws(DatabaseError) -> UpdateOperator.Push {
        guard case .object(let options) = value, let each = each(value) else {
            return UpdateOperator.Push(each: try elements(value))
        }
        guard case .array = each else { throw .invalidUpdate("each of push must be an array") }
        var push = UpdateOperator.Push(each: try elements(each))
        func option(_ name: String) -> Value { options["$" + name] ?? options[name] ?? .undefined }
        push.position = try whole("position", option("position"))
        push.slice = try whole("slice", option("slice"))
        switch option("sort") {
        case .undefined: break
        case .number(1): push.order = .elements(ascending: true)
        case .number(-1): push.order = .elements(ascending: false)
        case .object(let fields) where !fields.isEmpty && fields.count <= IndexDefinition.maximumKeys:
            var keys: [Sort.Key] = []
            for (path, direction) in fields {
                guard direction == 1 || direction == -1 else { throw .invalidUpdate("sort of push must be 1 or -1") }
                keys.append(Sort.Key(try FieldPath(path), ascending: direction == 1))
            }
            push.order = .fields(Sort(keys))
        default: throw .invalidUpdate("sort of push must be 1, -1 or an object of them")
        }
        return push
    }

    private func each(_ value: Value) -> Value? {
        guard case .object(let object) = value else { return nil }
        return object["$each"] ?? object["each"]
    }

    private func bit(_ value: Value) throws(DatabaseError) -> UpdateOperator {
        guard case .object(let object) = value, object.count == 1,
            let (name, operand) = object.first(where: { _ in true }),
            let operation = UpdateOperator.BitOperation(
                rawValue: Self.isOperator(name) ? String(name.dropFirst()) : name),
            case .number(let number) = operand, let bits = Int64(exactly: number)
        else { throw .invalidUpdate("bit needs one of and, or, xor with a whole number") }
        return .bit(operation, bits)
    }

    private func elements(_ value: Value) throws(DatabaseError) -> [Value] {
        guard case .array(let elements) = value else { return [try stored(value)] }
        var result: [Value] = []
        result.reserveCapacity(elements.count)
        for element in elements { result.append(try stored(element)) }
        return result
    }

    private func number(_ name: String, _ value: Value) throws(DatabaseError) -> Double {
        guard case .number(let number) = value else {
            throw .invalidUpdate("\(name.dropFirst()) needs a number instead of \(value.typeof)")
        }
        return number
    }

    private func whole(_ name: String, _ value: Value) throws(DatabaseError) -> Int? {
        switch value {
        case .undefined: return nil
        case .number(let number):
            if let whole = Int(exactly: number), whole.magnitude < 1 << 31 { return whole }
            fallthrough
        default: throw .invalidUpdate("\(name) of push must be a whole number")
        }
    }

    /// A value that may be stored.
    private func stored(_ value: Value) throws(DatabaseError) -> Value {
        let constant = try constant(value)
        try DocumentCheck.check(value: constant)
        return constant
    }
}
