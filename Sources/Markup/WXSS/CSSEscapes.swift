/// Backslash escapes of CSS: `\2014 `, `\:`, and a line that goes on.
enum CSSEscapes {
    /// The text that is meant.
    static func decode(_ bytes: ArraySlice<UInt8>) -> String {
        var result: [UInt8] = []
        var position = bytes.startIndex
        while position < bytes.endIndex {
            let byte = bytes[position]
            position += 1
            guard byte == UInt8(ascii: "\\"), position < bytes.endIndex else {
                result.append(byte)
                continue
            }
            if bytes[position].isHexDigit {
                result += Array(String(readCode(bytes, &position)).utf8)
            } else if bytes[position].isNewline {
                position += 1
            } else {
                result.append(bytes[position])
                position += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func readCode(_ bytes: ArraySlice<UInt8>, _ position: inout Int) -> Character {
        var code: UInt32 = 0
        var digits = 0
        while digits < 6, position < bytes.endIndex, bytes[position].isHexDigit {
            code = code * 16 + bytes[position].hexValue
            position += 1
            digits += 1
        }
        if position < bytes.endIndex, bytes[position].isWhitespace { position += 1 }
        return Unicode.Scalar(code).flatMap { code == 0 ? nil : Character($0) } ?? "\u{FFFD}"
    }
}
