/// A grapheme cluster as a cell shows it, with its width: four bytes, equal exactly when text and width are.
///
/// A cluster of one scalar is held inline, a longer one as a number of the shared `GraphemeTable`.
package struct Glyph: Hashable, Sendable {
    /// Bits 0 to 20 a scalar or a table's index, bit 24 which of the two, bits 25 and 26 the width.
    let raw: UInt32

    private init(raw: UInt32) { self.raw = raw }

    /// A space.
    package static let blank = Glyph(raw: 1 << 25 | 0x20)
    /// The second half of a wide glyph.
    package static let continuation = Glyph(raw: 0)

    /// The glyph of a cluster, or nil if it shows nothing (a control character, a lone joiner).
    /// Tab and line breaks become a blank.
    package init?(_ character: Character) {
        let scalars = character.unicodeScalars
        guard let first = scalars.first else { return nil }
        if scalars.index(after: scalars.startIndex) == scalars.endIndex {
            self.init(first)
            return
        }
        if first.value == 0x0D {
            self = .blank
            return
        }
        let width = TextWidth.of(scalars)
        guard width > 0 else { return nil }
        if let index = GraphemeTable.shared.index(of: character) {
            self.init(raw: UInt32(width) << 25 | 1 << 24 | index)
        } else {
            self.init(first)
        }
    }

    /// The glyph of a lone scalar, or nil if it shows nothing. Tab and line feed become a blank.
    package init?(_ scalar: Unicode.Scalar) {
        let width = TextWidth.of(scalar)
        guard width > 0 else { return nil }
        self = scalar.value < 0x20 ? .blank : Glyph(raw: UInt32(width) << 25 | scalar.value)
    }

    /// The glyph of a byte from 0x20 to 0x7E.
    init(printableASCII byte: UInt8) { raw = 1 << 25 | UInt32(byte) }

    /// Whether it is a lone scalar from 0x20 to 0x7E.
    var isPrintableASCII: Bool { raw &- (1 << 25 | 0x20) < 0x5F }

    /// The columns it takes: 1 or 2; 0 for the second half of a wide glyph.
    package var width: Int { Int(raw >> 25) }

    /// Whether this is the second half of a wide glyph.
    package var isContinuation: Bool { raw == 0 }

    /// The only scalar, if it is one.
    package var scalar: Unicode.Scalar? {
        raw & (1 << 24) == 0 && raw != 0 ? Unicode.Scalar(raw & 0x1FFFFF) : nil
    }

    /// The cluster; empty for the second half of a wide glyph.
    package var text: String {
        if raw == 0 { return "" }
        if let scalar { return String(scalar) }
        return GraphemeTable.shared.text(at: raw & 0x1FFFFF)
    }
}
