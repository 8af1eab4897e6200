/// Looks through a TOML text for what stops the process in the library's parser instead of being an error: a table's
/// header that does not begin with a key.
enum TOMLScreen {
    /// The offset of the first such header; nil if there is none.
    static func badHeader(_ bytes: [UInt8]) -> Int? {
        var index = 0
        while index < bytes.count {
            index = skip(bytes, index) { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
            guard index < bytes.count else { return nil }
            if bytes[index] == UInt8(ascii: "[") {
                var key = skip(bytes, index + 1, isBlank)
                if key < bytes.count, bytes[key] == UInt8(ascii: "[") { key = skip(bytes, key + 1, isBlank) }
                guard key < bytes.count, startsKey(bytes[key]) else { return index }
            }
            index = statementEnd(bytes, index)
        }
        return nil
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

    private static func startsKey(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "\""),
            UInt8(ascii: "'"):
            true
        default: false
        }
    }

    private static func skip(_ bytes: [UInt8], _ start: Int, _ skipped: (UInt8) -> Bool) -> Int {
        var index = start
        while index < bytes.count, skipped(bytes[index]) { index += 1 }
        return index
    }

    /// The end of a statement: the end of its line outside strings and brackets.
    private static func statementEnd(_ bytes: [UInt8], _ start: Int) -> Int {
        var index = start
        var depth = 0
        while index < bytes.count {
            switch bytes[index] {
            case 0x0A where depth <= 0: return index + 1
            case UInt8(ascii: "#"):
                index = skip(bytes, index) { $0 != 0x0A }
                continue
            case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                index = stringEnd(bytes, index)
                continue
            default: break
            }
            index += 1
        }
        return index
    }

    private static func stringEnd(_ bytes: [UInt8], _ start: Int) -> Int {
        let quote = bytes[start]
        let isLong = bytes[start...].starts(with: [quote, quote, quote])
        var index = start + (isLong ? 3 : 1)
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
                index += 2
                continue
            }
            if isLong {
                if bytes[index...].starts(with: [quote, quote, quote]) { return index + 3 }
            } else if bytes[index] == quote {
                return index + 1
            } else if bytes[index] == 0x0A {
                return index
            }
            index += 1
        }
        return min(index, bytes.count)
    }
}
