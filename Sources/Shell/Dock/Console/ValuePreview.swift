import Values

/// A value on one line, as developer tools print it: `{a: 1, b: Array(3)}`.
enum ValuePreview {
    /// The text of a console argument; strings stand as they are.
    static func argument(_ value: Value, most: Int = 1_000) -> String {
        if case .string(let text) = value { return String(text.prefix(most)) }
        return line(value, most: most)
    }

    /// The text of a value, with its members where it has any; about `most` characters at most.
    static func line(_ value: Value, most: Int = 200) -> String {
        switch value {
        case .array(let items):
            if items.isEmpty { return "[]" }
            var parts: [String] = []
            var length = 0
            for item in items {
                if length > most || parts.count == 100 { parts.append("\u{2026}"); break }
                parts.append(short(item))
                length += parts.last?.utf8.count ?? 0
            }
            return "(\(items.count)) [\(parts.joined(separator: ", "))]"
        case .object(let object):
            if object.count == 0 { return "{}" }
            var parts: [String] = []
            var length = 0
            for (key, member) in object {
                if length > most || parts.count == 100 { parts.append("\u{2026}"); break }
                parts.append("\(name(key)): \(short(member))")
                length += parts.last?.utf8.count ?? 0
            }
            return "{\(parts.joined(separator: ", "))}"
        default: return short(value, most: most)
        }
    }

    /// A value inside another one.
    static func short(_ value: Value, most: Int = 100) -> String {
        switch value {
        case .undefined: "undefined"
        case .null: "null"
        case .bool(let flag): flag ? "true" : "false"
        case .number(let number): NumberText.string(number)
        case .string(let text): quoted(text, most: most)
        case .array(let items): items.isEmpty ? "[]" : "Array(\(items.count))"
        case .object(let object): object.count == 0 ? "{}" : "{\u{2026}}"
        case .date(let time): DateText.iso(time) ?? "Invalid Date"
        case .binary(let bytes): "ArrayBuffer(\(bytes.count))"
        case .opaque(let handle): handle.kind == .function ? "\u{192}" : "{\u{2026}}"
        }
    }

    /// A member's name; one that is no identifier is quoted.
    static func name(_ key: String) -> String {
        let isPlain = key.unicodeScalars.allSatisfy {
            $0 == "_" || $0 == "$" || $0.properties.isAlphabetic || ("0"..."9").contains($0)
        }
        return isPlain && !key.isEmpty ? key : quoted(key, most: 60)
    }

    private static func quoted(_ text: String, most: Int) -> String {
        var result = "'"
        for character in text.prefix(most) {
            switch character {
            case "\n", "\r\n": result += "\\n"
            case "\t": result += "\\t"
            case "'": result += "\\'"
            case "\\": result += "\\\\"
            default: result.append(character)
            }
        }
        if text.utf8.count > most, text.count > most { result += "\u{2026}" }
        return result + "'"
    }
}
