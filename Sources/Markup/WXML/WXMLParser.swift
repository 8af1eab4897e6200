/// Reads WXML, as the platform's own template compiler does where the documentation is silent.
package enum WXMLParser {
    /// How deep elements nest. Deeper ones become siblings, so that whoever walks a tree may recurse.
    package static let deepest = 200

    /// The tree of a file. Never fails: what cannot be used is diagnosed and the rest is kept. Cost: linear.
    package static func parse(_ source: String, path: String) -> WXMLDocument {
        var builder = WXMLTreeBuilder(SourceText(source), path: path)
        return builder.build()
    }
}
