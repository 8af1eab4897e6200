extension Grid {
    /// The text of the grid, a line a row, each ended by a line feed; blanks at the end of a row are left out.
    package var plainText: String { (0..<size.rows).map { plainText(ofRow: $0) + "\n" }.joined() }

    /// The text of a row without blanks at its end; empty outside.
    package func plainText(ofRow row: Int) -> String {
        var line = ""
        var end = line.endIndex
        for cell in self.row(row) {
            line += cell.glyph.text
            if cell.glyph != .blank { end = line.endIndex }
        }
        return String(line[..<end])
    }
}
