/// Reads WXSS.
package enum WXSSParser {
    /// The rules of a file. Never fails: what cannot be used is diagnosed and the rest is kept.
    package static func parse(_ source: String, path: String) -> StyleSheet {
        StyleSheet(path: path)
    }

    /// The declarations of an inline style. What cannot be used is left out.
    package static func parseDeclarations(_ text: String) -> [Declaration] {
        []
    }
}
