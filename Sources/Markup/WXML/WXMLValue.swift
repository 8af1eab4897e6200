/// The text of an attribute or between tags: plain, or with `{{ }}` in it.
package struct WXMLValue: Hashable, Sendable {
    /// The text as written between the quotes or tags, with its entities.
    package var source: String
    /// Where it is written, without quotes.
    package var range: SourceRange

    /// Whether there is a `{{` in it.
    package var hasBinding: Bool {
        var previous: UInt8 = 0
        for byte in source.utf8 {
            if byte == UInt8(ascii: "{"), previous == byte { return true }
            previous = byte
        }
        return false
    }

    /// The text with its entities decoded, for values that cannot have bindings (`src`, names, keys).
    package var text: String { Entities.decode(source) }
}
