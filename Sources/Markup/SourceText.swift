/// A source file as its parser reads it: bytes without a byte order mark, and the places of its lines.
package struct SourceText: Sendable {
    /// The UTF-8 bytes. Offsets everywhere in Markup count these.
    package let bytes: [UInt8]
    /// The places of its lines.
    package let lines: LineIndex

    /// Leaves out a byte order mark at the start.
    package init(_ text: String) {
        var bytes = Array(text.utf8)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        self.bytes = bytes
        lines = LineIndex(bytes)
    }

    /// The text of a range; what a cut breaks is repaired.
    package subscript(_ range: Range<Int>) -> String {
        String(decoding: bytes[range.clamped(to: bytes.indices)], as: UTF8.self)
    }
}
