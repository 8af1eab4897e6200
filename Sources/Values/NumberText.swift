/// JavaScript's text of numbers, both ways (ECMA-262, 6.1.6.1.20 and 7.1.4.1.1).
package enum NumberText {
    /// What `String(number)` gives: `1e+21`, `1e-7`, `0` for -0.
    package static func string(_ number: Double) -> String {
        if let whole = Int64(exactly: number), whole.magnitude < 1 << 53 { return String(whole) }
        if number.isNaN { return "NaN" }
        if number.isInfinite { return number < 0 ? "-Infinity" : "Infinity" }
        let (digits, exponent) = shortest(number.magnitude)
        let sign = number < 0 ? "-" : ""
        return sign + layOut(digits, exponent)
    }

    /// The fewest digits that identify a positive number, and where the point is: 0.digits times ten to the exponent.
    private static func shortest(_ number: Double) -> (digits: [UInt8], exponent: Int) {
        var digits: [UInt8] = []
        var exponent = 0
        var seenPoint = false
        var written = 0
        var negative = false
        var inExponent = false
        for byte in number.description.utf8 {
            switch byte {
            case UInt8(ascii: "e"): inExponent = true
            case UInt8(ascii: "-"): negative = true
            case UInt8(ascii: "."): seenPoint = true
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                if inExponent {
                    written = written * 10 + Int(byte - 48)
                } else {
                    if !seenPoint { exponent += 1 }
                    digits.append(byte)
                }
            default: break
            }
        }
        let zeros = digits.prefix { $0 == 48 }.count
        digits.removeFirst(zeros)
        while digits.last == 48 { digits.removeLast() }
        return (digits, exponent - zeros + (negative ? -written : written))
    }

    private static func layOut(_ digits: [UInt8], _ exponent: Int) -> String {
        let count = digits.count
        let text = String(decoding: digits, as: UTF8.self)
        if count <= exponent, exponent <= 21 { return text + String(repeating: "0", count: exponent - count) }
        if exponent > 0, exponent <= 21 { return text.prefix(exponent) + "." + text.dropFirst(exponent) }
        if exponent > -6, exponent <= 0 { return "0." + String(repeating: "0", count: -exponent) + text }
        let power = exponent - 1
        let tail = (power < 0 ? "e-" : "e+") + String(power.magnitude)
        return count == 1 ? text + tail : text.prefix(1) + "." + text.dropFirst() + tail
    }

    /// What `Number(text)` gives; NaN for what is no number.
    package static func number(_ text: String) -> Double {
        var text = text
        return text.withUTF8 { number(trim($0[...])) }
    }

    private static func number(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Double {
        guard let first = bytes.first else { return 0 }
        if first == 48, bytes.count > 2, let bits = bitsOfDigit(bytes[bytes.startIndex + 1]) {
            return radixNumber(bytes.dropFirst(2), bits: bits)
        }
        let signed = first == UInt8(ascii: "+") || first == UInt8(ascii: "-")
        let body = signed ? bytes.dropFirst() : bytes
        let value: Double
        if body.elementsEqual("Infinity".utf8) {
            value = .infinity
        } else {
            guard isDecimal(body), let parsed = Double(String(decoding: body, as: UTF8.self)) else { return .nan }
            value = parsed
        }
        return first == UInt8(ascii: "-") ? -value : value
    }

    /// Whether this is digits with at most one point and an exponent.
    private static func isDecimal(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        var rest = bytes
        func digits() -> Int {
            let count = rest.prefix { $0 >= 48 && $0 <= 57 }.count
            rest = rest.dropFirst(count)
            return count
        }
        var count = digits()
        if rest.first == UInt8(ascii: ".") {
            rest = rest.dropFirst()
            count += digits()
        }
        guard count > 0 else { return false }
        if let byte = rest.first, byte | 32 == UInt8(ascii: "e") {
            rest = rest.dropFirst()
            if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
            guard digits() > 0 else { return false }
        }
        return rest.isEmpty
    }

    /// How many bits a digit has behind `0x`, `0o` or `0b`.
    private static func bitsOfDigit(_ byte: UInt8) -> Int? {
        switch byte | 32 {
        case UInt8(ascii: "x"): 4
        case UInt8(ascii: "o"): 3
        case UInt8(ascii: "b"): 1
        default: nil
        }
    }

    /// Reads digits of a power-of-two base, rounded to even once.
    package static func radixNumber(_ digits: some Sequence<UInt8>, bits: Int) -> Double {
        var mantissa: UInt64 = 0
        var exponent = 0
        var any = false
        for byte in digits {
            guard let digit = digitValue(byte), digit < 1 << bits else { return .nan }
            any = true
            if mantissa >> 58 == 0 {
                mantissa = mantissa << UInt64(bits) | UInt64(digit)
            } else {
                // Only whether something is set matters of what lies below the bits that can be kept.
                if digit != 0 { mantissa |= 1 }
                exponent += bits
            }
        }
        guard any else { return .nan }
        return exponent > 1100 ? .infinity : Double(sign: .plus, exponent: exponent, significand: Double(mantissa))
    }

    private static func digitValue(_ byte: UInt8) -> Int? {
        switch byte {
        case 48...57: Int(byte) - 48
        case 65...70: Int(byte) - 55
        case 97...102: Int(byte) - 87
        default: nil
        }
    }

    /// Takes JavaScript's white space and line ends off both ends.
    private static func trim(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Slice<UnsafeBufferPointer<UInt8>> {
        var rest = bytes
        while let length = blank(rest) { rest = rest.dropFirst(length) }
        while let length = blankAtEnd(rest) { rest = rest.dropLast(length) }
        return rest
    }

    private static func blank(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
        guard let first = bytes.first else { return nil }
        if first < 0x80 { return first == 32 || (first >= 9 && first <= 13) ? 1 : nil }
        let length = first >= 0xE0 ? 3 : 2
        return bytes.count >= length && isBlank(bytes.prefix(length)) ? length : nil
    }

    private static func blankAtEnd(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
        guard let last = bytes.last else { return nil }
        if last < 0x80 { return last == 32 || (last >= 9 && last <= 13) ? 1 : nil }
        for length in 2...3 where bytes.count >= length && isBlank(bytes.suffix(length)) { return length }
        return nil
    }

    private static func isBlank(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        var code: UInt32 = 0
        for byte in bytes { code = code << 8 | UInt32(byte) }
        switch code {
        case 0xC2A0, 0xE19A80, 0xE28080...0xE2808A, 0xE280A8, 0xE280A9, 0xE280AF, 0xE2819F, 0xE38080, 0xEFBBBF:
            return true
        default: return false
        }
    }
}
