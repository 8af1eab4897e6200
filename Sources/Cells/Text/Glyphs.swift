/// The glyphs of a text, in order, without those that show nothing.
///
/// Plain ASCII, CJK and kana are told apart scalar by scalar; only around other scalars does it ask for the
/// grapheme cluster, which costs ten times as much.
package struct Glyphs: IteratorProtocol {
    private let text: String
    private let scalars: String.UnicodeScalarView
    private var index: String.Index

    package init(_ text: String) {
        self.text = text
        scalars = text.unicodeScalars
        index = scalars.startIndex
    }

    /// The next glyph, or nil at the end.
    package mutating func next() -> Glyph? {
        while index < scalars.endIndex {
            if let glyph = nextASCII() { return glyph }
            let scalar = scalars[index]
            let after = scalars.index(after: index)
            if Self.isPlain(scalar), after == scalars.endIndex || Self.isPlain(scalars[after]) {
                index = after
                return Glyph(scalar)
            }
            let character = text[index]
            index = text.index(after: index)
            if let glyph = Glyph(character) { return glyph }
        }
        return nil
    }

    /// The next glyph if it and what follows are plain ASCII: the byte says all.
    private mutating func nextASCII() -> Glyph? {
        let byte = text.utf8[index]
        guard (0x20..<0x7F).contains(byte) else { return nil }
        let after = text.utf8.index(after: index)
        guard after == text.utf8.endIndex || (0x20..<0x7F).contains(text.utf8[after]) else { return nil }
        index = after
        return Glyph(printableASCII: byte)
    }

    /// Whether a scalar always begins a new cluster, and ends it if another such one follows.
    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20..<0x7F, 0x3041...0x3096, 0x30A0...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7A3,
            0xFF01...0xFF60, 0x3000...0x3029, 0x2500...0x25A0:
            true
        default: false
        }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether each is a character from 0x20 to 0x7E, and so a glyph of one column.
    var arePrintableASCII: Bool { allSatisfy { $0 &- 0x20 < 0x5F } }
}
