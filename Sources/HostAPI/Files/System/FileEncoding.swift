import Values

/// The encodings between text and bytes that files are read and written in.
enum FileEncoding: Sendable {
    case utf8, utf16, latin1, ascii, base64, hex

    /// The encoding of this name; nil if the platform knows none such.
    init?(name: String) {
        switch name.lowercased() {
        case "utf8", "utf-8": self = .utf8
        case "ucs2", "ucs-2", "utf16le", "utf-16le": self = .utf16
        case "latin1", "binary": self = .latin1
        case "ascii": self = .ascii
        case "base64": self = .base64
        case "hex": self = .hex
        default: return nil
        }
    }

    /// The text that bytes stand for. What is malformed becomes U+FFFD; an odd last byte of UTF-16 is left out.
    func text(_ bytes: [UInt8]) -> String {
        switch self {
        case .utf8: return String(decoding: bytes, as: UTF8.self)
        case .utf16:
            let units = (0..<bytes.count / 2).map { UInt16(bytes[2 * $0]) | UInt16(bytes[2 * $0 + 1]) << 8 }
            return String(decoding: units, as: UTF16.self)
        case .latin1: return Self.text(bytes, mask: 0xFF)
        case .ascii: return Self.text(bytes, mask: 0x7F)
        case .base64: return Base64.string(bytes)
        case .hex:
            let digits = Array("0123456789abcdef".utf8)
            var text: [UInt8] = []
            text.reserveCapacity(bytes.count * 2)
            for byte in bytes {
                text.append(digits[Int(byte >> 4)])
                text.append(digits[Int(byte & 15)])
            }
            return String(decoding: text, as: UTF8.self)
        }
    }

    /// The bytes of a text; nil if it is not written in base64. Hexadecimal digits end at the first that is none.
    func bytes(_ text: String) -> [UInt8]? {
        switch self {
        case .utf8: return Array(text.utf8)
        case .utf16: return text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        case .latin1, .ascii: return text.utf16.map { UInt8($0 & 0xFF) }
        case .base64: return Base64.bytes(text)
        case .hex: return Self.hexBytes(text)
        }
    }

    private static func text(_ bytes: [UInt8], mask: UInt8) -> String {
        String(decoding: bytes.lazy.map { UInt16($0 & mask) }, as: UTF16.self)
    }

    private static func hexBytes(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        var high: UInt8?
        for unit in text.utf8 {
            let digit: UInt8
            switch unit {
            case 48...57: digit = unit - 48
            case 65...70: digit = unit - 55
            case 97...102: digit = unit - 87
            default: return bytes
            }
            if let first = high {
                bytes.append(first << 4 | digit)
                high = nil
            } else {
                high = digit
            }
        }
        return bytes
    }
}
