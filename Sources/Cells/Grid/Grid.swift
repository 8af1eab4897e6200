/// A picture made of cells: what views paint on, screens show and writers write.
///
/// Painting outside is allowed and does nothing. A wide glyph is always whole: whoever overwrites one half of it
/// blanks the other.
package struct Grid: Equatable, Sendable {
    package let size: CellSize
    /// The cells, row by row.
    package internal(set) var cells: [Cell]
    /// The pictures that some of the cells stand for.
    package internal(set) var pictures: [PlacedPicture] = []

    /// A grid filled with one cell, which must be narrow.
    package init(_ size: CellSize, filledWith cell: Cell = .blank) {
        self.size = size
        cells = Array(repeating: cell, count: size.columns * size.rows)
    }

    /// A grid filled with one cell, which must be narrow.
    package init(columns: Int, rows: Int, filledWith cell: Cell = .blank) {
        self.init(CellSize(columns: columns, rows: rows), filledWith: cell)
    }

    /// The whole grid.
    package var bounds: CellRect { CellRect(size) }

    /// The cell at a place; a blank outside.
    package subscript(column: Int, row: Int) -> Cell {
        contains(column, row) ? cells[row &* size.columns &+ column] : .blank
    }

    /// The first column of a row, from one on, whose cell is more than a printable ASCII character: another one, struck
    /// through, or a link. Nil where there is none.
    package func firstColumnBeyondASCII(row: Int, from column: Int) -> Int? {
        guard row >= 0, row < size.rows else { return nil }
        return cells.withUnsafeBufferPointer { cells in
            let start = row &* size.columns
            var column = max(0, column)
            while column < size.columns, cells[start &+ column].isPlainASCII { column &+= 1 }
            return column < size.columns ? column : nil
        }
    }

    /// The cells of a row; empty outside.
    package func row(_ row: Int) -> ArraySlice<Cell> {
        row >= 0 && row < size.rows ? cells[row * size.columns..<(row + 1) * size.columns] : []
    }

    /// Puts a glyph at a place. A wide glyph of which a half would be outside of `clip` becomes a blank inside it.
    /// With `keepsBackground` the cell's own background stays.
    package mutating func put(
        _ glyph: Glyph, at point: CellPoint, style: CellStyle, clip: CellRect? = nil, keepsBackground: Bool = false
    ) {
        let area = clip.map(bounds.intersection) ?? bounds
        guard point.row >= area.row, point.row < area.endRow, !glyph.isContinuation else { return }
        set(glyph, point.column, rowStart: point.row &* size.columns, within: area, style, keepsBackground)
    }

    /// Fills an area with one narrow cell.
    package mutating func fill(_ rect: CellRect, with cell: Cell) {
        let area = bounds.intersection(rect)
        guard !area.isEmpty else { return }
        for row in area.rowRange {
            let start = row &* size.columns
            splitWide(before: area.column, rowStart: start)
            splitWide(before: area.endColumn, rowStart: start)
            cells.withUnsafeMutableBufferPointer { cells in
                cells[start &+ area.column..<start &+ area.endColumn].update(repeating: cell)
            }
        }
    }

    /// Fills an area with blanks in a style.
    package mutating func fill(_ rect: CellRect, style: CellStyle) { fill(rect, with: Cell(.blank, style: style)) }

    /// Changes the style of each cell of an area and leaves the text.
    package mutating func restyle(_ rect: CellRect, _ change: (inout CellStyle) -> Void) {
        let area = bounds.intersection(rect)
        for row in area.rowRange {
            let start = row &* size.columns
            for index in start &+ area.column..<start &+ area.endColumn { change(&cells[index].style) }
        }
    }

    /// Copies a part of another grid, its top left to `point`. Wide glyphs cut by an edge become blanks.
    package mutating func blit(_ source: Grid, from part: CellRect? = nil, at point: CellPoint, clip: CellRect? = nil) {
        let from = part ?? source.bounds
        let wanted = source.bounds.intersection(from)
        let shift = (column: point.column - from.column, row: point.row - from.row)
        var area = bounds.intersection(wanted.offset(columns: shift.column, rows: shift.row))
        if let clip { area = area.intersection(clip) }
        guard !area.isEmpty else { return }
        for row in area.rowRange {
            let start = row &* size.columns
            let other = (row &- shift.row) &* source.size.columns &- shift.column
            splitWide(before: area.column, rowStart: start)
            splitWide(before: area.endColumn, rowStart: start)
            for column in area.columnRange { cells[start &+ column] = source.cells[other &+ column] }
            if cells[start &+ area.column].glyph.isContinuation { cells[start &+ area.column].glyph = .blank }
            let last = start &+ area.endColumn &- 1
            if cells[last].glyph.width == 2 { cells[last].glyph = .blank }
        }
    }

    /// A part of this grid as a grid of its own; what lies outside is blank.
    package func cropped(to rect: CellRect) -> Grid {
        var result = Grid(rect.size)
        result.blit(self, from: rect, at: CellPoint(column: 0, row: 0))
        return result
    }

    /// Puts a glyph into a row, which the area must contain.
    mutating func set(
        _ glyph: Glyph, _ column: Int, rowStart: Int, within area: CellRect, _ style: CellStyle, _ keepsBackground: Bool
    ) {
        let last = column &+ glyph.width &- 1
        if column >= area.column && last < area.endColumn {
            splitWide(before: column, rowStart: rowStart)
            splitWide(before: last &+ 1, rowStart: rowStart)
            store(glyph, rowStart &+ column, style, keepsBackground)
            if last > column { store(.continuation, rowStart &+ last, style, keepsBackground) }
        } else if column >= area.column && column < area.endColumn {
            set(.blank, column, rowStart: rowStart, within: area, style, keepsBackground)
        } else if last > column && last >= area.column && last < area.endColumn {
            set(.blank, last, rowStart: rowStart, within: area, style, keepsBackground)
        }
    }

    /// Puts a glyph into a cell, whatever stands beside it.
    mutating func store(_ glyph: Glyph, _ index: Int, _ style: CellStyle, _ keepsBackground: Bool) {
        var style = style
        if keepsBackground { style.background = cells[index].style.background }
        cells[index] = Cell(glyph, style: style)
    }

    /// If a wide glyph stands across the left edge of `column`, blanks both its halves.
    mutating func splitWide(before column: Int, rowStart: Int) {
        guard column > 0, column < size.columns, cells[rowStart &+ column].glyph.isContinuation else { return }
        cells[rowStart &+ column].glyph = .blank
        cells[rowStart &+ column &- 1].glyph = .blank
    }

    private func contains(_ column: Int, _ row: Int) -> Bool {
        column >= 0 && column < size.columns && row >= 0 && row < size.rows
    }
}
