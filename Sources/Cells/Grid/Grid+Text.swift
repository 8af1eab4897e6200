extension Grid {
    /// Draws a text on one line, from left to right, and returns the columns it takes, clipped or not.
    ///
    /// Control characters show nothing (tab and line breaks a blank), so no text can speak to the terminal.
    @discardableResult
    package mutating func draw(
        _ text: String, at point: CellPoint, style: CellStyle, clip: CellRect? = nil, keepsBackground: Bool = false
    ) -> Int {
        let area = clip.map(bounds.intersection) ?? bounds
        guard point.row >= area.row, point.row < area.endRow else { return TextWidth.of(text) }
        let rowStart = point.row &* size.columns
        var column = point.column
        var glyphs = Glyphs(text)
        while let glyph = glyphs.next() {
            set(glyph, column, rowStart: rowStart, within: area, style, keepsBackground)
            column &+= glyph.width
        }
        return column &- point.column
    }
}
