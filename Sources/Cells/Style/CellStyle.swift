/// How a cell looks: 12 bytes, compared and copied without reference counting.
package struct CellStyle: Hashable, Sendable {
    /// Attributes that a terminal can give to text.
    package struct Attributes: OptionSet, Hashable, Sendable {
        package let rawValue: UInt16

        package init(rawValue: UInt16) { self.rawValue = rawValue }

        /// Those that are wanted.
        package init(bold: Bool, italic: Bool, underline: Bool, strikethrough: Bool) {
            rawValue =
                (bold ? Self.bold.rawValue : 0) | (italic ? Self.italic.rawValue : 0)
                | (underline ? Self.underline.rawValue : 0) | (strikethrough ? Self.strikethrough.rawValue : 0)
        }

        package static let bold = Attributes(rawValue: 1)
        package static let dim = Attributes(rawValue: 2)
        package static let italic = Attributes(rawValue: 4)
        package static let underline = Attributes(rawValue: 8)
        package static let reverse = Attributes(rawValue: 16)
        package static let strikethrough = Attributes(rawValue: 32)
    }

    /// The colour of the text.
    package var foreground: Color
    /// The colour behind the text.
    package var background: Color
    package var attributes: Attributes
    /// The number of a web address in `LinkTable`; 0 is none.
    package var link: UInt16

    package init(
        foreground: Color = .terminal, background: Color = .terminal, attributes: Attributes = [], link: UInt16 = 0
    ) {
        self.foreground = foreground
        self.background = background
        self.attributes = attributes
        self.link = link
    }

    /// Takes the look of a mark; what the text itself is, bold or underlined, stays.
    package mutating func mark(_ mark: CellStyle) {
        foreground = mark.foreground
        background = mark.background
        attributes.subtract([.reverse, .dim])
        attributes.formUnion(mark.attributes)
    }

    /// The terminal's own colours, no attributes.
    package static let plain = CellStyle()
}
