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
