/// Text as XML writes it.
package enum XMLText {
    /// Text with what would be markup as entities and what XML does not allow as U+FFFD. In an attribute a line's end is
    /// an entity, too: it would be lost otherwise.
    package static func escaped(_ text: String, inAttribute: Bool = false) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "\n" where inAttribute: result += "&#10;"
            case _ where scalar.value < 32 && scalar != "\t" && scalar != "\n": result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
