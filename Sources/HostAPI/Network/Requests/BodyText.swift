import CloudClient
import Glibc
import Values

/// What a response's bytes are to a program.
enum BodyText {
    /// The text of a body: in the charset that the server names, else UTF-8; without a byte order mark.
    static func text(_ bytes: [UInt8], _ head: WebHead) -> String {
        let charset = charset(of: head)
        if let charset, charset != "utf-8", charset != "utf8", let converted = convert(bytes, from: charset) {
            return converted
        }
        let rest = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        return String(decoding: rest, as: UTF8.self)
    }

    /// The data of a response: bytes, JSON if it is that and wanted, or text.
    static func data(_ bytes: [UInt8], _ head: WebHead, responseType: String?, dataType: String?) -> Value {
        if responseType == "arraybuffer" { return .binary(bytes) }
        let text = text(bytes, head)
        guard dataType == nil || dataType == "json", !text.isEmpty else { return .string(text) }
        do throws(JSONError) {
            return try JSON.parse(text)
        } catch {
            // Not JSON: the program gets the text, as on the platform.
            return .string(text)
        }
    }

    /// The headers as an object; those that come several times are joined. Cookies also as a list.
    static func header(_ head: WebHead) -> (header: Value, cookies: Value) {
        var object = ValueObject()
        var names: [String: String] = [:]
        var cookies: [Value] = []
        for (name, value) in head.headers {
            let lower = name.lowercased()
            if lower == "set-cookie" { cookies.append(.string(value)) }
            let known = names[lower] ?? name
            names[lower] = known
            if case .string(let old)? = object[known] {
                object[known] = .string("\(old),\(value)")
            } else {
                object[known] = .string(value)
            }
        }
        return (.object(object), .array(cookies))
    }

    private static func charset(of head: WebHead) -> String? {
        guard let type = head["content-type"]?.lowercased(), let start = type.firstRange(of: "charset=") else {
            return nil
        }
        let name = type[start.upperBound...].prefix { $0 != ";" && $0 != " " }.filter { $0 != "\"" && $0 != "'" }
        let isPlain = !name.isEmpty && name.utf8.allSatisfy { $0 > 32 && $0 < 127 && $0 != UInt8(ascii: "/") }
        return isPlain && name.utf8.count < 32 ? name : nil
    }

    private static func convert(_ bytes: [UInt8], from charset: String) -> String? {
        guard let converter = iconv_open("UTF-8", charset), converter != iconv_t(bitPattern: -1) else { return nil }
        defer { iconv_close(converter) }
        // No charset of the web needs more than four bytes of UTF-8 for one of its own.
        var output = [CChar](repeating: 0, count: bytes.count * 4 + 16)
        var input = bytes.map { CChar(bitPattern: $0) }
        var inputLeft = input.count
        var outputLeft = output.count
        let failed = input.withUnsafeMutableBufferPointer { source in
            output.withUnsafeMutableBufferPointer { target in
                var from = source.baseAddress
                var to = target.baseAddress
                return iconv(converter, &from, &inputLeft, &to, &outputLeft) == -1
            }
        }
        guard !failed else { return nil }
        let made = output.prefix(output.count - outputLeft).map { UInt8(bitPattern: $0) }
        return String(decoding: made, as: UTF8.self)
    }
}
