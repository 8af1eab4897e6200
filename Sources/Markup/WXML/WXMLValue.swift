/// The text of an attribute or between tags: plain, or with `{{ }}` in it.
package struct WXMLValue: Sendable {
    /// The text as written between the quotes or tags, with its entities.
    package var source: String
    /// What it says, with its entities decoded outside of `{{ }}`.
    package var binding: Binding
    /// Where it is written, without quotes.
    package var range: SourceRange

    /// Whether there is a `{{` in it.
    package var hasBinding: Bool { Self.hasBinding(source.utf8) }

    /// The text with its entities decoded, for values that cannot have bindings (`src`, names, keys).
    package var text: String { Entities.decode(source) }

    /// Whether there is a `{{` in a text.
    static func hasBinding(_ text: some Sequence<UInt8>) -> Bool {
        var previous: UInt8 = 0
        for byte in text {
            if byte == UInt8(ascii: "{"), previous == byte { return true }
            previous = byte
        }
        return false
    }
}
