/// The texts that string literals and escaped names mean.
enum ScriptText {
    /// The length of `\uXXXX` or `\u{X}` at an offset; nil if there is none.
    static func unicodeEscapeLength(_ bytes: [UInt8], at index: Int) -> Int? {
        guard index + 2 < bytes.count, bytes[index + 1] == UInt8(ascii: "u") else { return nil }
        if bytes[index + 2] == UInt8(ascii: "{") {
            var end = index + 3
            while end < bytes.count, isHex(bytes[end]) { end += 1 }
            guard end < bytes.count, bytes[end] == UInt8(ascii: "}"), end > index + 3 else { return nil }
            return end + 1 - index
        }
        guard index + 6 <= bytes.count, bytes[(index + 2)..<(index + 6)].allSatisfy(isHex) else { return nil }
        return 6
    }

    /// The text of a literal's inside; a lone surrogate becomes U+FFFD.
    static func decode(_ source: ArraySlice<UInt8>) -> String {
        guard source.contains(UInt8(ascii: "\\")) else { return String(decoding: source, as: UTF8.self) }
        let bytes = Array(source)
        var units: [UInt16] = []
        var index = 0
        var plain = 0
        func flush(_ end: Int) { units.append(contentsOf: String(decoding: bytes[plain..<end], as: UTF8.self).utf16) }
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "\\"), index + 1 < bytes.count else {
                index += 1
                continue
            }
            flush(index)
            index = escape(bytes, index, &units)
            plain = index
        }
        flush(bytes.count)
        return String(decoding: units, as: UTF16.self)
    }

    private static func isHex(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
            UInt8(ascii: "A")...UInt8(ascii: "F"):
            true
        default: false
        }
    }

    /// Decodes the escape at an offset and returns where it ends.
    private static func escape(_ bytes: [UInt8], _ index: Int, _ units: inout [UInt16]) -> Int {
        let next = bytes[index + 1]
        let terminator = SourceLines.lineTerminator(in: bytes, at: index + 1)
        if terminator > 0 { return index + 1 + terminator }
        switch next {
        case UInt8(ascii: "n"): units.append(0x0A)
        case UInt8(ascii: "t"): units.append(0x09)
        case UInt8(ascii: "r"): units.append(0x0D)
        case UInt8(ascii: "b"): units.append(0x08)
        case UInt8(ascii: "f"): units.append(0x0C)
        case UInt8(ascii: "v"): units.append(0x0B)
        case UInt8(ascii: "0"): units.append(0)
        case UInt8(ascii: "x"):
            guard index + 4 <= bytes.count, let code = hex(bytes[(index + 2)..<(index + 4)]) else { break }
            units.append(UInt16(truncatingIfNeeded: code))
            return index + 4
        case UInt8(ascii: "u"):
            guard let length = unicodeEscapeLength(bytes, at: index) else { break }
            let digits = bytes[(index + 2)..<(index + length)].filter(isHex)
            let code = hex(digits[...]) ?? 0xFFFD
            if code < 0x10000 {
                units.append(UInt16(code))
            } else {
                units.append(contentsOf: String(Character(UnicodeScalar(code) ?? "\u{FFFD}")).utf16)
            }
            return index + length
        default:
            // Any other character stands for itself; the bytes of a longer one follow as plain text.
            if next < 0x80 { units.append(UInt16(next)) } else { return index + 1 }
        }
        return index + 2
    }

    private static func hex(_ digits: ArraySlice<UInt8>) -> UInt32? {
        guard digits.count <= 8 else { return nil }
        return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    }
}
