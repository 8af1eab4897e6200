/// What a word without quotes says.
enum TOMLWord {
    /// A truth value, a number or a date; nil if it is none of them.
    static func value(_ word: String) -> TOMLNode.Value? {
        switch word {
        case "": return nil
        case "true": return .bool(true)
        case "false": return .bool(false)
        case "inf", "+inf": return .float(.infinity)
        case "-inf": return .float(-.infinity)
        case "nan", "+nan", "-nan": return .float(.nan)
        default: break
        }
        let digits = word.filter { $0 != "_" }
        for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] where digits.hasPrefix(prefix) {
            let rest = digits.dropFirst(2)
            guard let first = rest.first, first.isHexDigit else { return nil }
            return Int(rest, radix: radix).map { .integer($0) }
        }
        if let number = Int(digits) { return .integer(number) }
        // A number without a point that is none of ours is too large, not a fraction.
        guard digits.contains(where: { ".eE:".contains($0) }) || digits.dropFirst().contains("-") else { return nil }
        guard let first = digits.unicodeScalars.first, ("0"..."9").contains(first) || first == "-" || first == "+"
        else {
            return nil
        }
        if isDate(word) { return .string(word) }
        let isNumber = digits.allSatisfy { $0.isASCII && ($0.isNumber || "+-.eE".contains($0)) }
        return isNumber ? Double(digits).map { .float($0) } : nil
    }

    /// Whether a word looks like a date, a time or both.
    private static func isDate(_ word: String) -> Bool {
        let bytes = Array(word.utf8)
        guard bytes.count >= 8 else { return false }
        let mark = bytes[4] == UInt8(ascii: "-") ? UInt8(ascii: "-") : UInt8(ascii: ":")
        guard bytes[4] == mark || bytes[2] == mark else { return false }
        return bytes.allSatisfy { ($0 >= 0x30 && $0 <= 0x3A) || [0x2D, 0x2B, 0x2E, 0x54, 0x5A].contains($0) }
    }
}
