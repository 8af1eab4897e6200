import Values

@testable import CloudDatabase

extension UpdateOperator {
    /// The operator with its operand in MongoDB's own words; nil if mongomock has none for it.
    var mongo: (name: String, operand: Value)? {
        switch self {
        case .set(let value): ("$set", value)
        case .remove: ("$unset", "")
        case .inc(let number): ("$inc", .number(number))
        case .min(let value): ("$min", value)
        case .max(let value): ("$max", value)
        case .rename(let path): path.segments.count == 1 ? ("$rename", .string(path.description)) : nil
        case .push(let push): ("$push", Self.mongo(push))
        case .pop: ("$pop", 1)
        case .shift: ("$pop", -1)
        case .unshift(let values): ("$push", ["$each": .array(values), "$position": 0])
        case .addToSet(let values): ("$addToSet", ["$each": .array(values)])
        case .pull(.equal(let value)): ("$pull", value)
        case .pull(.value(let condition)): Query.operation(condition).map { ("$pull", $0) }
        case .pullAll(let values): ("$pullAll", .array(values))
        case .pull(.document), .mul, .bit: nil
        }
    }

    private static func mongo(_ push: Push) -> Value {
        var operand: ValueObject = ["$each": .array(push.each)]
        if let position = push.position { operand["$position"] = .number(Double(position)) }
        if case .elements(let ascending)? = push.order { operand["$sort"] = ascending ? 1 : -1 }
        if let slice = push.slice { operand["$slice"] = .number(Double(slice)) }
        return .object(operand)
    }
}
