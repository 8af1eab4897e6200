import Values

/// `text`: which characters it shows (official documentation: component/text).
@MainActor
enum TextComponent {
    private static let entities: [(String, String)] = [
        ("&nbsp;", "\u{A0}"), ("&lt;", "<"), ("&gt;", ">"), ("&apos;", "'"), ("&ensp;", "\u{2002}"),
        ("&emsp;", "\u{2003}"), ("&quot;", "\""), ("&amp;", "&"),
    ]

    /// The characters of a text inside a `text` element: `decode` reads entities, `space` keeps and sizes blanks.
    static func shown(_ text: String, in element: RenderNode) -> String {
        // Most texts hold none of these; a walk over the bytes costs a tenth of one over characters.
        guard text.utf8.contains(where: isSpecial) else { return text }
        var result = text.contains("\\n") ? text.replacing("\\n", with: "\n") : text
        if result.contains("&"), element.flag("decode") {
            for (entity, character) in entities { result = result.replacing(entity, with: character) }
        }
        guard result.contains(" ") else { return result }
        switch element.string("space") {
        case "emsp": return result.replacing(" ", with: "\u{3000}")
        case "ensp", "nbsp": return result.replacing(" ", with: "\u{A0}")
        default: return result
        }
    }

    /// Whether a byte is a backslash, an ampersand or a blank.
    // Asked of every byte: not the place to find out each time that this is the main actor.
    nonisolated private static func isSpecial(_ byte: UInt8) -> Bool { byte == 0x5C || byte == 0x26 || byte == 0x20 }
}
