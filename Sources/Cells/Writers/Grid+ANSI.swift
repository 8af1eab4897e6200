extension Grid {
    /// The grid as text with SGR sequences, a line a row; plain at each line's end. What is beyond the last cell
    /// that shows anything is left out.
    package func ansi(depth: ColorDepth = .direct) -> String {
        var bytes: [UInt8] = []
        var encoder = StyleEncoder(depth: depth)
        for row in 0..<size.rows {
            let cells = self.row(row)
            let end = cells.lastIndex { $0 != .blank }.map { $0 + 1 } ?? cells.startIndex
            for cell in cells[..<end] where !cell.glyph.isContinuation {
                encoder.switchTo(cell.style, into: &bytes)
                bytes += cell.glyph.text.utf8
            }
            encoder.switchTo(.plain, into: &bytes)
            bytes.append(0x0A)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
