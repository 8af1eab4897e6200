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
}
