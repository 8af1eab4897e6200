import Values

/// A document as a person edits it: extended JSON on several lines; and as a script has it.
enum DocumentText {
    /// What stands on one line at most.
    private static let longestLine = 60
    private static let deepest = 100

    /// The text of a value. `ExtendedJSON.parse` reads it back.
    static func pretty(_ value: Value) -> String {
        var text = ""
        write(value, depth: 0, to: &text)
        return text
    }

    private static func write(_ value: Value, depth: Int, to text: inout String) {
        let line = ExtendedJSON.string(value)
        let isShort = line.count <= longestLine && depth > 0
        let inner = String(repeating: "  ", count: depth + 1)
        let outer = String(repeating: "  ", count: depth)
        switch value {
        case .object(let object) where !isShort && !object.isEmpty && depth < deepest:
            text += "{\n"
            for (place, (key, member)) in object.enumerated() {
                // A name that begins with a dollar has one more, so that none is taken for a date.
                let name = JSON.string(.string(key.hasPrefix("$") ? "$" + key : key)) ?? "\"\""
                text += place == 0 ? "\(inner)\(name): " : ",\n\(inner)\(name): "
                write(member, depth: depth + 1, to: &text)
            }
            text += "\n\(outer)}"
        case .array(let list) where !isShort && !list.isEmpty && depth < deepest:
            text += "[\n"
            for (place, element) in list.enumerated() {
                text += place == 0 ? inner : ",\n\(inner)"
                write(element, depth: depth + 1, to: &text)
            }
            text += "\n\(outer)]"
        default: text += line
        }
    }

    /// The value as an expression of JavaScript; dates are dates.
    static func script(_ value: Value, depth: Int = 0) -> String {
        guard depth < deepest else { return "null" }
        switch value {
        case .date(let time): return "new Date(\(JSON.string(.number(time)) ?? "NaN"))"
        case .undefined: return "undefined"
        case .array(let list): return "[" + list.map { script($0, depth: depth + 1) }.joined(separator: ",") + "]"
        case .object(let object):
            let members = object.map { key, member in
                // In brackets, so that __proto__ is a name like any other.
                let name = JSON.string(.string(key)) ?? "\"\""
                return (key == "__proto__" ? "[\(name)]" : name) + ":" + script(member, depth: depth + 1)
            }
            return "{" + members.joined(separator: ",") + "}"
        default: return JSON.string(value) ?? "null"
        }
    }
}
