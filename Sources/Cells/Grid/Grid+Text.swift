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
        if let columns = drawASCII(text, point.column, rowStart: rowStart, within: area, style, keepsBackground) {
            return columns
        }
        var column = point.column
        var glyphs = Glyphs(text)
        while let glyph = glyphs.next() {
            set(glyph, column, rowStart: rowStart, within: area, style, keepsBackground)
            column &+= glyph.width
        }
        return column &- point.column
    }

    /// Draws a text of printable ASCII, a cell for each byte, and returns the columns it takes. Nil, and nothing is drawn,
    /// where there is anything else in it.
    private mutating func drawASCII(
        _ text: String, _ column: Int, rowStart: Int, within area: CellRect, _ style: CellStyle, _ keepsBackground: Bool
    ) -> Int? {
        let taken = text.utf8.withContiguousStorageIfAvailable { bytes -> Int? in
            guard bytes.arePrintableASCII else { return nil }
            let first = max(column, area.column)
            let end = min(column &+ bytes.count, area.endColumn)
            guard first < end else { return bytes.count }
            splitWide(before: first, rowStart: rowStart)
            splitWide(before: end, rowStart: rowStart)
            for place in first..<end {
                store(Glyph(printableASCII: bytes[place &- column]), rowStart &+ place, style, keepsBackground)
            }
            return bytes.count
        }
        return taken ?? nil
    }
}
