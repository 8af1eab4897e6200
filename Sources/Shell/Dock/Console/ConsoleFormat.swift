import Values

/// The arguments of a console call as one text, with the `%` directives of its first one carried out.
enum ConsoleFormat {
    /// The text; no more than about `most` characters of each argument.
    static func text(_ arguments: [Value], most: Int = 1_000) -> String {
        guard case .string(let pattern)? = arguments.first, arguments.count > 1, pattern.utf8.contains(0x25) else {
            return arguments.map { ValuePreview.argument($0, most: most) }.joined(separator: " ")
        }
        var rest = arguments.dropFirst()
        var result = ""
        var characters = pattern.prefix(most).makeIterator()
        while let character = characters.next() {
            guard character == "%" else { result.append(character); continue }
            guard let letter = characters.next() else { result += "%"; break }
            if letter == "%" { result += "%"; continue }
            guard "sdifoOcj".contains(letter), let value = rest.popFirst() else {
                result += "%\(letter)"
                continue
            }
            result += directive(letter, value, most)
        }
        return ([result] + rest.map { ValuePreview.argument($0, most: most) }).joined(separator: " ")
    }

    private static func directive(_ letter: Character, _ value: Value, _ most: Int) -> String {
        switch letter {
        case "d", "i":
            let number = value.toNumber()
            return number.isFinite ? NumberText.string(number.rounded(.towardZero)) : "NaN"
        case "f": return NumberText.string(value.toNumber())
        // Styles of a browser's console mean nothing in cells.
        case "c": return ""
        default: return ValuePreview.argument(value, most: most)
        }
    }
}
