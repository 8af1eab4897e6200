/// Reads WXSS, after CSS Syntax Level 3, more forgiving where a `;` or a `}` is missing.
package enum WXSSParser {
    /// How deep brackets and at-rules nest; what is deeper is left out.
    package static let deepest = 64

    /// The rules of a file. Never fails: what cannot be used is diagnosed and the rest is kept. Cost: linear.
    /// - Parameter supports: what `@supports` asks: whether a property takes a value. By default all do.
    package static func parse(
        _ source: String, path: String, supports: (String, [ComponentValue]) -> Bool = { _, _ in true }
    ) -> StyleSheet {
        withoutActuallyEscaping(supports) { supports in
            var parser = StyleSheetParser(SourceText(source), path: path, supports: supports)
            return parser.parse()
        }
    }

    /// The declarations of an inline style, without ranges. What cannot be used is left out.
    package static func parseDeclarations(_ text: String) -> [Declaration] {
        var parser = DeclarationParser(CSSLexer(Array(text.utf8)), lines: nil)
        return parser.parseList()
    }

    /// The value of one property, as it would stand behind its colon.
    package static func parseValue(_ text: String) -> [ComponentValue] {
        var parser = DeclarationParser(CSSLexer(Array(text.utf8)), lines: nil)
        return parser.parseWholeValue()
    }

    /// The selectors of a list, for `selectComponent` and selector queries (where `>>>` crosses into shadow trees); nil
    /// when the text is not one.
    package static func parseSelectors(_ text: String) -> [Selector]? {
        var parser = SelectorParser(CSSLexer(Array(text.utf8)), allowsCrossing: true)
        return try? parser.parseWholeList()
    }
}
