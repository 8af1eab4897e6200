/// A value as every layer speaks it: what JavaScript, templates, the Bridge and the cloud exchange.
///
/// It is data, not an object: copying one is a deep copy in meaning and O(1) in cost (storage is shared until written).
/// Functions and other live objects stay in the virtual machine and travel as `opaque` handles.
package enum Value: Sendable {
    /// JavaScript's `undefined`.
    case undefined
    /// JavaScript's `null`.
    case null
    /// A boolean.
    case bool(Bool)
    /// A number: always a double, as in JavaScript.
    case number(Double)
    /// A string, in UTF-8. A lone surrogate of JavaScript's becomes U+FFFD.
    case string(String)
    /// A dense array; a hole is `undefined`.
    case array([Value])
    /// An object with its keys in JavaScript's order.
    case object(ValueObject)
    /// A date, in milliseconds since 1970-01-01T00:00:00Z; NaN is an invalid date.
    case date(Double)
    /// Bytes: an ArrayBuffer or a typed array's.
    case binary([UInt8])
    /// A live object of the virtual machine, by handle.
    case opaque(OpaqueHandle)
}

/// Names a live JavaScript object (a function, mostly) that cannot be copied as data.
package struct OpaqueHandle: Hashable, Sendable {
    /// What kind of object it is, since `typeof` must answer without asking the virtual machine.
    package enum Kind: UInt8, Sendable, Codable {
        case function
        case object
    }

    /// The virtual machine's number for the object; 0 is never used.
    package var id: UInt32
    /// Whether `typeof` says "function" or "object".
    package var kind: Kind

    package init(id: UInt32, kind: Kind) {
        self.id = id
        self.kind = kind
    }
}

extension Value: ExpressibleByStringLiteral, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
    package init(stringLiteral value: String) { self = .string(value) }
    package init(floatLiteral value: Double) { self = .number(value) }
    package init(integerLiteral value: Int) { self = .number(Double(value)) }
    package init(booleanLiteral value: Bool) { self = .bool(value) }
    package init(arrayLiteral elements: Value...) { self = .array(elements) }
    package init(dictionaryLiteral elements: (String, Value)...) { self = .object(ValueObject(elements)) }
    package init(nilLiteral: ()) { self = .null }
}
