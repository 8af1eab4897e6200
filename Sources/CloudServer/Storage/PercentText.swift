/// Texts as they stand in the path and the query of a URL (RFC 3986, section 2.1).
enum PercentText {
    /// The text with all but unreserved characters and slashes escaped.
    static func encode(_ text: String) -> String {
        var escaped = ""
        for byte in text.utf8 {
            switch byte {
            case 48...57, 65...90, 97...122, 45, 46, 95, 126, 47: escaped.unicodeScalars.append(UnicodeScalar(byte))
            default: escaped += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
        return escaped
    }

    /// The text that was escaped; what is no escape stays.
    static func decode(_ text: String) -> String {
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var place = 0
        while place < bytes.count {
            if bytes[place] == 37, place + 2 < bytes.count,
                let high = Character(UnicodeScalar(bytes[place + 1])).hexDigitValue,
                let low = Character(UnicodeScalar(bytes[place + 2])).hexDigitValue
            {
                result.append(UInt8(high * 16 + low))
                place += 3
            } else {
                result.append(bytes[place])
                place += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
