package import Values

/// What may be stored: names of fields, depth, size.
package enum DocumentCheck {
    /// How many bytes of JSON a document may have.
    package static let maximumSize = 16 * 1_048_576
    /// How deep a document may nest.
    package static let maximumDepth = 100

    /// - Throws: `invalidDocument`, with the name or the limit.
    package static func check(_ object: ValueObject, depth: Int = 1) throws(DatabaseError) {
        guard depth <= maximumDepth else {
            throw .invalidDocument("data is nested more than \(maximumDepth) levels deep")
        }
        for (key, value) in object {
            try check(name: key)
            try check(value: value, depth: depth)
        }
    }

    /// - Throws: `invalidDocument`, with the name or the limit.
    package static func check(value: Value, depth: Int = 1) throws(DatabaseError) {
        switch value {
        case .object(let object): try check(object, depth: depth + 1)
        case .array(let elements):
            guard depth < maximumDepth else {
                throw .invalidDocument("data is nested more than \(maximumDepth) levels deep")
            }
            for element in elements { try check(value: element, depth: depth + 1) }
        case .opaque: throw .invalidDocument("a function cannot be stored")
        case .undefined, .null, .bool, .number, .string, .date, .binary: break
        }
    }

    /// A document without what no store keeps: undefined members are left out, undefined elements and invalid dates become null, -0 is 0.
    package static func plain(_ object: ValueObject) -> ValueObject {
        object.allSatisfy { isPlain($0.value) }
            ? object
            : ValueObject(
                object.lazy.filter { if case .undefined = $0.value { false } else { true } }.map {
                    ($0.key, plain($0.value))
                })
    }

    private static func plain(_ value: Value) -> Value {
        switch value {
        case .undefined: .null
        case .number(let number): .number(number == 0 ? 0 : number)
        case .date(let time): time.isFinite ? .date(time == 0 ? 0 : time) : .null
        case .array(let elements): .array(elements.map(plain))
        case .object(let object): .object(plain(object))
        case .null, .bool, .string, .binary, .opaque: value
        }
    }

    private static func isPlain(_ value: Value) -> Bool {
        switch value {
        case .undefined: false
        case .number(let number): number != 0 || number.sign == .plus
        case .date(let time): time.isFinite && (time != 0 || time.sign == .plus)
        case .array(let elements): elements.allSatisfy(isPlain)
        case .object(let object): object.allSatisfy { isPlain($0.value) }
        case .null, .bool, .string, .binary, .opaque: true
        }
    }

    /// - Throws: `invalidDocument` for what no field may be called.
    package static func check(name: String) throws(DatabaseError) {
        guard !name.isEmpty else { throw .invalidDocument("a field must have a name") }
        guard name.utf8.first != UInt8(ascii: "$") else {
            throw .invalidDocument("'\(name.prefix(100))' starts with '$', which is not valid for storage")
        }
        guard !name.utf8.contains(where: { $0 == UInt8(ascii: ".") || $0 == 0 }) else {
            throw .invalidDocument("the name '\(name.prefix(100))' must not contain '.'")
        }
    }

    /// Whether this can be an `_id`.
    /// - Throws: `invalidDocument` for all but strings, numbers, booleans and dates.
    package static func check(id: Value) throws(DatabaseError) {
        switch id {
        case .string(let text):
            guard !text.isEmpty, text.utf8.count <= 1024 else {
                throw .invalidDocument("_id must have 1 to 1024 bytes")
            }
        case .number(let number) where number.isFinite: break
        case .bool, .date: break
        default: throw .invalidDocument("_id must be a string or a number instead of \(id.typeof)")
        }
    }
}
