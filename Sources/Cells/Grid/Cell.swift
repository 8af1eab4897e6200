/// One place of a grid: 16 bytes. A wide glyph takes two cells, the second holding `Glyph.continuation`.
package struct Cell: Hashable, Sendable {
    package var glyph: Glyph
    package var style: CellStyle

    package init(_ glyph: Glyph = .blank, style: CellStyle = .plain) {
        self.glyph = glyph
        self.style = style
    }

    /// Whether it is a printable ASCII character, neither struck through nor a link.
    var isPlainASCII: Bool {
        glyph.isPrintableASCII && style.link == 0 && !style.attributes.contains(.strikethrough)
    }

    /// A space in the terminal's own colours.
    package static let blank = Cell()
}
