import Cells

/// A rectangle in px.
struct PixelRect: Equatable {
    var x: Double
    var y: Double
    var width: Double
    var height: Double

    var right: Double { x + width }
    var bottom: Double { y + height }

    /// The cells that it covers, its edges rounded to theirs.
    var cells: CellRect {
        let column = Pixels.column(x)
        let row = Pixels.row(y)
        return CellRect(
            column: column, row: row, columns: Pixels.column(right) - column, rows: Pixels.row(bottom) - row)
    }

    /// The cells in which its content may show: at least one where it is no thinner than half a cell.
    var clipCells: CellRect {
        var cells = cells
        if cells.rows == 0, height >= Pixels.perRow / 2 { cells.rows = 1 }
        if cells.columns == 0, width >= Pixels.perColumn / 2 { cells.columns = 1 }
        return cells
    }

    /// The row of one line of text in the middle: the same for all boxes that are centred on one another.
    var middleRow: Int { Pixels.row(y + (height - Pixels.perRow) / 2) }

    /// The cells of that row.
    var middleCells: CellRect {
        let cells = clipCells
        return CellRect(column: cells.column, row: middleRow, columns: cells.columns, rows: min(cells.rows, 1))
    }

    /// The smallest rectangle around both.
    func union(_ other: PixelRect) -> PixelRect {
        let left = min(x, other.x)
        let top = min(y, other.y)
        return PixelRect(
            x: left, y: top, width: max(right, other.right) - left, height: max(bottom, other.bottom) - top)
    }

    /// The rectangle moved.
    func offset(_ dx: Double, _ dy: Double) -> PixelRect {
        PixelRect(x: x + dx, y: y + dy, width: width, height: height)
    }

    /// The rectangle without its edges.
    func inset(_ edges: Edges<Double>) -> PixelRect {
        PixelRect(
            x: x + edges.left, y: y + edges.top, width: max(0, width - edges.horizontal),
            height: max(0, height - edges.vertical))
    }
}

extension LayoutNode {
    /// The border box from the parent's.
    var frame: PixelRect { PixelRect(x: x, y: y, width: width, height: height) }
}
