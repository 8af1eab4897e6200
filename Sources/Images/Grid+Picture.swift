package import Cells

extension Grid {
    /// Draws a picture; where it is transparent, and in a terminal without colours, the style shows.
    package mutating func draw(_ picture: CellPicture, at origin: CellPoint, style: CellStyle, clip: CellRect) {
        for row in 0..<picture.rows {
            for column in 0..<picture.columns {
                let cell = picture.cells[row * picture.columns + column]
                var own = style
                if let foreground = cell.foreground { own.foreground = .rgb(hex: foreground) }
                if let background = cell.background { own.background = .rgb(hex: background) }
                draw(
                    String(cell.scalar), at: CellPoint(column: origin.column + column, row: origin.row + row),
                    style: own,
                    clip: clip)
            }
        }
        guard let pixels = picture.pixels else { return }
        let whole = CellRect(column: origin.column, row: origin.row, columns: picture.columns, rows: picture.rows)
        place(pixels, in: whole, clip: clip)
    }
}
