import Values

@testable import CloudDatabase

extension Query {
    /// The query in MongoDB's own words; nil if it has none for it.
    var mongo: Value? {
        switch self {
        case .and(let parts): parts.isEmpty ? [:] : Self.list("$and", parts.map(\.mongo))
        case .or(let parts): Self.list("$or", parts.map(\.mongo))
        case .nor(let parts): Self.list("$nor", parts.map(\.mongo))
        case .field(let path, let condition): Self.mongo(path, condition)
        }
    }

    private static func list(_ name: String, _ parts: [Value?]) -> Value? {
        let known = parts.compactMap(\.self)
        guard known.count == parts.count, !known.isEmpty else { return nil }
        return .object(ValueObject([(name, .array(known))]))
    }

    private static func mongo(_ path: FieldPath, _ condition: Condition) -> Value? {
        switch condition {
        case .and(let parts): return list("$and", parts.map { mongo(path, $0) })
        case .or(let parts): return list("$or", parts.map { mongo(path, $0) })
        case .nor(let parts): return list("$nor", parts.map { mongo(path, $0) })
        case .not(let part): return list("$nor", [mongo(path, part)])
        default:
            guard let operation = operation(condition) else { return nil }
            return .object(ValueObject([(path.description, operation)]))
        }
    }

    static func operation(_ condition: Condition) -> Value? {
        switch condition {
        case .eq(let value): return ["$eq": value]
        case .neq(let value): return ["$ne": value]
        case .gt(let value): return ["$gt": value]
        case .gte(let value): return ["$gte": value]
        case .lt(let value): return ["$lt": value]
        case .lte(let value): return ["$lte": value]
        case .in(let values): return ["$in": .array(values)]
        case .nin(let values): return ["$nin": .array(values)]
        case .exists(let wanted): return ["$exists": .bool(wanted)]
        case .mod(let divisor, let remainder): return ["$mod": [.number(divisor), .number(remainder)]]
        case .size(let size): return ["$size": .number(Double(size))]
        case .regex(let pattern):
            // Python's $ also stands before a last line end, of which these documents have none.
            return ["$regex": .string(pattern.source), "$options": .string(pattern.options)]
        case .all(let parts):
            let values = parts.compactMap { if case .eq(let value) = $0 { value } else { nil } }
            return ["$all": .array(values)]
        case .elemMatch(.document(let query)): return query.mongo.map { ["$elemMatch": $0] }
        case .elemMatch(.value(let part)): return operation(part).map { ["$elemMatch": $0] }
        case .and, .or, .nor, .not: return nil
        }
    }
}
