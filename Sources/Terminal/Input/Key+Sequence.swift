extension Key {
    /// The keys of a line such as `Tab Enter "some text" PageDown`: names apart by blanks, text to type in quotes.
    /// Inside quotes `\"` is a quote and `\\` a backslash.
    package static func sequence(_ line: String) throws(UnknownKey) -> [Key] {
        var keys: [Key] = []
        var rest = line[...]
        while let first = rest.first {
            if first.isWhitespace {
                rest.removeFirst()
            } else if first == "\"" {
                keys += try quoted(&rest).map { Key($0 == "\n" ? .enter : .character($0)) }
            } else {
                let name = rest.prefix { !$0.isWhitespace }
                keys.append(try Key(named: String(name)))
                rest = rest[name.endIndex...]
            }
        }
        return keys
    }

    /// Takes a text in quotes from the front.
    private static func quoted(_ rest: inout Substring) throws(UnknownKey) -> [Character] {
        let whole = String(rest)
        var text: [Character] = []
        rest.removeFirst()
        while let next = rest.popFirst() {
            switch next {
            case "\"": return text
            case "\\": if let escaped = rest.popFirst() { text.append(escaped) }
            default: text.append(next)
            }
        }
        throw UnknownKey(name: whole)
    }
}
