package import Values

extension Wire {
    /// A document as a client sends it: for `add` and `set`.
    /// - Throws: `invalidDocument`.
    package func document(_ value: Value) throws(DatabaseError) -> ValueObject {
        guard case .object = value, case .object(let object) = try constant(value) else {
            throw .invalidDocument("parameter data should be object instead of \(value.typeof)")
        }
        try DocumentCheck.check(object)
        return object
    }

    /// An order: pairs of path and direction.
    /// - Throws: `invalidQuery`, `invalidPath`.
    package func sort(_ value: Value) throws(DatabaseError) -> Sort {
        guard case .array(let pairs) = value else {
            guard value.isNullish else { throw .invalidQuery("an order is a list of [field, \"asc\" or \"desc\"]") }
            return .none
        }
        var keys: [Sort.Key] = []
        for pair in pairs.prefix(IndexDefinition.maximumKeys + 1) {
            guard case .array(let parts) = pair, case .string(let path) = parts.first else {
                throw .invalidQuery("an order is a list of [field, \"asc\" or \"desc\"]")
            }
            switch parts.dropFirst().first {
            case .string("asc"), nil: keys.append(Sort.Key(try FieldPath(path)))
            case .string("desc"): keys.append(Sort.Key(try FieldPath(path), ascending: false))
            default: throw .invalidQuery("order of '\(path)' must be \"asc\" or \"desc\"")
            }
        }
        guard keys.count <= IndexDefinition.maximumKeys else {
            throw .invalidQuery("results are ordered by at most \(IndexDefinition.maximumKeys) fields")
        }
        return Sort(keys)
    }

    /// Which fields are wanted; nil if all are.
    /// - Throws: `invalidQuery` for a mixture of wanted and unwanted fields, `unsupported` for `$slice` and `$elemMatch`.
    package func projection(_ value: Value) throws(DatabaseError) -> Projection? {
        guard case .object(let object) = value, !object.isEmpty else {
            guard value.isNullish || value == .object([:]) else {
                throw .invalidQuery("parameter of field should be object instead of \(value.typeof)")
            }
            return nil
        }
        guard object.count <= Self.maximumCount else { throw .invalidQuery("there are too many fields") }
        var paths: [Bool: [FieldPath]] = [:]
        var includesID: Bool?
        for (key, member) in object {
            let isWanted: Bool
            switch member {
            case .bool(let bool): isWanted = bool
            case .number(let number): isWanted = number > 0
            case .undefined: continue
            case .object: throw .unsupported("an operator in field()")
            default: throw .invalidQuery("field '\(key)' must be true or false")
            }
            if key == "_id" { includesID = isWanted } else { paths[isWanted, default: []].append(try FieldPath(key)) }
        }
        guard paths.count < 2 else {
            throw .invalidQuery("Projection cannot have a mix of inclusion and exclusion.")
        }
        if let wanted = paths[true] { return Projection(paths: wanted, includes: true, includesID: includesID ?? true) }
        if let unwanted = paths[false] {
            return Projection(paths: unwanted, includes: false, includesID: includesID ?? true)
        }
        guard let includesID else { return nil }
        return Projection(paths: [], includes: includesID, includesID: includesID)
    }
}
