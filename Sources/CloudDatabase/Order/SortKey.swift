import Values

/// Values as bytes whose order is `ValueOrder`'s: what an index stores and SQL compares.
struct SortKey {
    /// The bytes so far.
    private(set) var bytes: [UInt8] = []

    /// The key of one value, ascending.
    static func bytes(of value: Value) -> [UInt8] {
        var key = SortKey()
        key.append(value)
        return key.bytes
    }

    /// Appends a value; a descending one with all its bits turned.
    mutating func append(_ value: Value, ascending: Bool = true) {
        let start = bytes.count
        encode(value)
        guard !ascending else { return }
        for place in start..<bytes.count { bytes[place] = ~bytes[place] }
    }

    /// The first bytes behind all keys that begin with these; nil if there are none.
    static func end(of prefix: [UInt8]) -> [UInt8]? {
        var end = prefix
        while let last = end.popLast() {
            if last < 0xFF { return end + [last + 1] }
        }
        return nil
    }

    private mutating func encode(_ value: Value) {
        let rank = ValueOrder.rank(value)
        bytes.append(rank.rawValue)
        switch value {
        case .undefined, .null, .opaque: break
        case .bool(let bool): bytes.append(bool ? 1 : 0)
        case .number(let number), .date(let number): encode(number)
        case .string(let string): encode(string)
        case .array(let elements):
            for element in elements { encode(element) }
            bytes.append(0)
        case .object(let object):
            for (name, member) in object {
                bytes.append(ValueOrder.rank(member).rawValue)
                encode(name)
                encode(member)
            }
            bytes.append(0)
        case .binary(let content):
            let count = UInt32(clamping: content.count)
            for shift in [24, 16, 8, 0] as [UInt32] { bytes.append(UInt8(truncatingIfNeeded: count >> shift)) }
            bytes.append(contentsOf: content)
        }
    }

    private mutating func encode(_ number: Double) {
        let pattern = number.isNaN ? 0 : (number == 0 ? 0.0 : number).bitPattern
        let ordered = number.isNaN ? 0 : pattern >> 63 == 0 ? pattern | 1 << 63 : ~pattern
        for shift in stride(from: UInt64(56), through: 0, by: -8) {
            bytes.append(UInt8(truncatingIfNeeded: ordered >> shift))
        }
    }

    /// The bytes of a text, a zero among them followed by FF, and two bytes at its end that are less than any that could follow.
    private mutating func encode(_ string: String) {
        var string = string
        string.withUTF8 { text in
            if !text.contains(0) {
                bytes.append(contentsOf: text)
            } else {
                for byte in text {
                    bytes.append(byte)
                    if byte == 0 { bytes.append(0xFF) }
                }
            }
        }
        bytes.append(0)
        bytes.append(1)
    }
}
