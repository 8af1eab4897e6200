/// Percent-encoding (RFC 3986, section 2.1).
package enum PercentEncoding {
    /// The text with every byte of its UTF-8 as `%XX` but those that are kept.
    package static func encode(_ text: some StringProtocol, keeping isKept: (UInt8) -> Bool) -> String {
        encode(text.utf8, keeping: isKept)
    }

    /// The bytes as `%XX` but those that are kept, which are ASCII.
    package static func encode(_ encoded: some Sequence<UInt8>, keeping isKept: (UInt8) -> Bool) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in encoded {
            if isKept(byte) {
                bytes.append(byte)
            } else {
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Whether a byte is a letter or a digit of ASCII.
    package static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...57, 65...90, 97...122: true
        default: false
        }
    }

    /// Whether a byte stands as it is in the path of a URL: what is unreserved, and the slash.
    package static func isPath(_ byte: UInt8) -> Bool { isAlphanumeric(byte) || "-._~/".utf8.contains(byte) }

    /// The bytes that were encoded; what is no escape stays.
    package static func decodedBytes(_ text: some StringProtocol) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), let high = rest.first.flatMap(digit),
                let low = rest.dropFirst().first.flatMap(digit)
            {
                bytes.append(high << 4 | low)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return bytes
    }

    /// The text that was encoded, with U+FFFD for what is not UTF-8.
    package static func decode(_ text: some StringProtocol) -> String {
        String(decoding: decodedBytes(text), as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 48...57: byte - 48
        case 65...70: byte - 55
        case 97...102: byte - 87
        default: nil
        }
    }
}
