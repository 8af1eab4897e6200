package import Values

/// The order of values of all types: that of BSON, which sorting, `gt`, `min` and indexes share.
///
/// Empty arrays (when sorted by), null, numbers, strings, objects, arrays, bytes, booleans, dates. NaN comes before all numbers;
/// strings go by their bytes in UTF-8; objects by their members one after another (type, name, value), so that the order of keys counts.
package enum ValueOrder {
    /// The types in their order; the numbers are the first bytes of `SortKey`.
    enum Rank: UInt8, Comparable {
        case undefined = 0x01
        case null = 0x05
        case number = 0x0A
        case string = 0x0F
        case object = 0x14
        case array = 0x19
        case binary = 0x1E
        case bool = 0x28
        case date = 0x2D

        static func < (one: Rank, other: Rank) -> Bool { one.rawValue < other.rawValue }
    }

    /// A value's type.
    static func rank(_ value: Value) -> Rank {
        switch value {
        case .undefined, .opaque: .undefined
        case .null: .null
        case .number: .number
        case .string: .string
        case .object: .object
        case .array: .array
        case .binary: .binary
        case .bool: .bool
        case .date: .date
        }
    }

    /// Negative if the first comes before the second, positive if after, 0 if they are equal.
    package static func compare(_ one: Value, _ other: Value) -> Int {
        switch (one, other) {
        case (.number(let one), .number(let other)), (.date(let one), .date(let other)): compare(one, other)
        case (.string(let one), .string(let other)): compare(one, other)
        case (.bool(let one), .bool(let other)): one == other ? 0 : one ? 1 : -1
        case (.array(let one), .array(let other)): compare(one, other)
        case (.object(let one), .object(let other)): compare(one, other)
        case (.binary(let one), .binary(let other)): compare(one, other)
        default: Int(rank(one).rawValue) - Int(rank(other).rawValue)
        }
    }

    /// Whether two values are equal in this order.
    package static func areEqual(_ one: Value, _ other: Value) -> Bool { compare(one, other) == 0 }

    private static func compare(_ one: Double, _ other: Double) -> Int {
        if one < other { return -1 }
        if one > other { return 1 }
        if one == other { return 0 }
        return one.isNaN ? (other.isNaN ? 0 : -1) : 1
    }

    /// The order of strings: of their bytes in UTF-8.
    static func compare(_ one: String, _ other: String) -> Int {
        let result = one.utf8.withContiguousStorageIfAvailable { first in
            other.utf8.withContiguousStorageIfAvailable { second in compareBytes(first, second) }
        }
        return (result ?? nil) ?? compareBytes(one.utf8, other.utf8)
    }

    private static func compareBytes(
        _ one: some Collection<UInt8>, _ other: some Collection<UInt8>
    ) -> Int {
        var others = other.makeIterator()
        for byte in one {
            guard let otherByte = others.next() else { return 1 }
            if byte != otherByte { return byte < otherByte ? -1 : 1 }
        }
        return others.next() == nil ? 0 : -1
    }

    private static func compare(_ one: [Value], _ other: [Value]) -> Int {
        for (first, second) in zip(one, other) {
            let result = compare(first, second)
            if result != 0 { return result }
        }
        return one.count - other.count
    }

    private static func compare(_ one: ValueObject, _ other: ValueObject) -> Int {
        for (first, second) in zip(one, other) {
            let ranks = Int(rank(first.value).rawValue) - Int(rank(second.value).rawValue)
            if ranks != 0 { return ranks }
            let names = compare(first.key, second.key)
            if names != 0 { return names }
            let values = compare(first.value, second.value)
            if values != 0 { return values }
        }
        return one.count - other.count
    }

    private static func compare(_ one: [UInt8], _ other: [UInt8]) -> Int {
        one.count != other.count ? one.count - other.count : compareBytes(one, other)
    }
}
