import Values

/// The form in which queries, updates and documents travel: what the JavaScript builders of `wx.cloud.database()` produce, what
/// requests to the server contain, what `termina cloud query` reads.
///
/// It is a `Value`: an object whose keys that begin with `$` are operators. As text it is extended JSON (`ExtendedJSON`, which
/// doubles the `$` of such keys, so that they are never taken for the tags of dates and bytes); `WireText` reads what people write.
///
/// **Query** (`where`): `{field: constant | object | condition, ...}`, all of which must hold.
/// - A constant is what the field equals. Members that are undefined are left out.
/// - An object without operators stands for its members: `{style: {color: "red"}}` is `{"style.color": "red"}`. Builders need not flatten.
///   `{}` and arrays are constants. For a constant object (`_.eq({...})`, `db.Geo` objects) write `{$eq: {...}}`.
/// - A condition: `{$eq: v}`, `$neq` (or `$ne`), `$gt`, `$gte`, `$lt`, `$lte`, `$in: [...]`, `$nin: [...]`, `$exists: bool`,
///   `$mod: [divisor, remainder]`, `$all: [constant or {$elemMatch}...]`, `$size: n`, `$elemMatch: query or condition`,
///   `$regex: source` with `$options: "ims"` (a RegExp of JavaScript and `db.RegExp`: source and flags),
///   `$and`, `$or`, `$nor`: `[condition or constant, ...]`, `$not: condition or constant`.
///   Several operators in one object must all hold. `_.gt(1).lt(5)` is `{$and: [{$gt: 1}, {$lt: 5}]}` (or `{$gt: 1, $lt: 5}`).
/// - At the root: `{$and: [query, ...]}`, `$or`, `$nor`, `$not: query`; also beside fields.
/// - `$expr`, `$geoNear`, `$geoWithin`, `$geoIntersects` are known and answered by `DatabaseError.unsupported`.
///
/// **Update** (`update({data})`): `{field: constant | object | operator, ...}`.
/// - An object without operators stands for its members, as in queries; `{}`, arrays and constants are set.
/// - An operator: `{$set: v}`, `{$remove: true}`, `{$inc: n}`, `{$mul: n}`, `{$min: v}`, `{$max: v}`, `{$rename: "path"}`,
///   `{$bit: {and|or|xor: n}}`, `{$push: [v, ...]}` or `{$push: {$each: [...], $position, $sort: 1|-1|{field: 1}, $slice}}` (the inner
///   names also without `$`), `{$pop: true}`, `{$shift: true}`, `{$unshift: [v, ...]}`, `{$addToSet: v}` or `{$addToSet: {$each: [...]}}`
///   (also `each`), `{$pull: constant or condition or query}`, `{$pullAll: [v, ...]}`. `$push: v` of no array pushes that one value.
///
/// **Document** (`add`, `set`): plain data. No key may begin with `$`, contain `.` or be empty.
///
/// **serverDate**, anywhere in the three: `{$serverDate: offset in milliseconds}`, the moment at which the server reads it plus the offset.
///
/// **Order**: `[["path", "asc" | "desc"], ...]`. **Fields**: `{path: true | false | 1 | 0 | -1, ...}`.
package struct Wire: Sendable {
    /// The server's time, in milliseconds since 1970, that `serverDate` stands for.
    package var now: Double
    /// What the text `{openid}` stands for as a constant; nil leaves it.
    package var openid: String?

    package init(now: Double, openid: String? = nil) {
        self.now = now
        self.openid = openid
    }

    /// How deep queries, updates and documents may nest.
    package static let maximumDepth = 100
    /// How many conditions a query may have, how many changes an update.
    package static let maximumCount = 10_000

    /// Data with its server dates filled in.
    /// - Throws: `invalidDocument` for a key that begins with `$`.
    func constant(_ value: Value, depth: Int = 0) throws(DatabaseError) -> Value {
        guard depth <= Self.maximumDepth else {
            throw .invalidDocument("data is nested more than \(Self.maximumDepth) levels deep")
        }
        switch value {
        case .array(let elements):
            var result: [Value] = []
            result.reserveCapacity(elements.count)
            for element in elements { result.append(try constant(element, depth: depth + 1)) }
            return .array(result)
        case .object(let object):
            if let date = try serverDate(object) { return .date(date) }
            var result = ValueObject(capacity: object.count)
            for (key, member) in object {
                guard !Self.isOperator(key) else {
                    throw .invalidDocument("'\(key)' starts with '$', which is not valid for storage")
                }
                if case .undefined = member { continue }
                result[key] = try constant(member, depth: depth + 1)
            }
            return .object(result)
        case .string(let text):
            if let openid, text.utf8.count == 8, text == "{openid}" { return .string(openid) }
            return value
        case .undefined, .null: return .null
        case .number(let number): return .number(number == 0 ? 0 : number)
        case .date(let time): return time.isFinite ? .date(time == 0 ? 0 : time) : .null
        case .bool, .binary: return value
        case .opaque: throw .invalidDocument("a function cannot be stored")
        }
    }

    /// The time that a `$serverDate` object stands for.
    private func serverDate(_ object: ValueObject) throws(DatabaseError) -> Double? {
        guard object.count == 1, let content = object["$serverDate"] else { return nil }
        let offset: Double =
            switch content {
            case .number(let offset): offset
            case .object(let options): if case .number(let offset) = options["offset"] { offset } else { 0 }
            default: 0
            }
        let time = (now + offset).rounded(.towardZero)
        guard time.isFinite, time.magnitude <= 8.64e15 else {
            throw .invalidDocument("serverDate: the offset must be a number of milliseconds")
        }
        return time
    }

    /// Whether a key is an operator's.
    static func isOperator(_ key: String) -> Bool { key.utf8.first == UInt8(ascii: "$") }

    /// Whether every key of an object (and there is one) is an operator's, so that it is a condition or an update's operator.
    static func isOperators(_ object: ValueObject) -> Bool {
        !object.isEmpty && object.keys.allSatisfy(isOperator) && !(object.count == 1 && object.contains("$serverDate"))
    }

    /// Whether an object mixes operators with names.
    static func isMixed(_ object: ValueObject) -> Bool {
        object.keys.contains(where: isOperator) && !object.keys.allSatisfy(isOperator)
    }
}
