import Cells

/// Shows which element the keys go to: one bar of the theme's focus style over it, beside large boxes a bar at their left.
///
/// The whole bar has one look, since elements have many colours of their own; without colours it is reversed.
@MainActor
enum FocusMark {
    private static let mostRows = 3

    /// Marks a node where it is in sight.
    static func paint(_ node: RenderNode, _ list: DisplayList, _ canvas: inout Canvas) {
        if node.control?.paintsFocus == true { return }
        for item in list.items where item.node === node && item.pseudo == nil {
            guard case .box = item.content else { continue }
            let cells = item.rect.clipCells
            if node.control?.editor != nil {
                canvas.restyle(cells, clip: item.clip) { $0.attributes.insert(.underline) }
            } else if cells.rows <= mostRows {
                let mark = canvas.appearance.focus
                canvas.restyle(cells, clip: item.clip) { $0.mark(mark) }
            } else {
                paintEdge(cells, clip: item.clip, &canvas)
            }
        }
    }

    /// Marks the left column of a large box: a bar where there is room or a border, else what stands there is marked.
    private static func paintEdge(_ cells: CellRect, clip: CellRect, _ canvas: inout Canvas) {
        let edge = CellRect(column: cells.column, row: cells.row, columns: 1, rows: cells.rows)
        let mark = canvas.appearance.focus
        let seen = canvas.place(edge.intersection(clip))
        guard let bar = Glyph("\u{258C}" as Unicode.Scalar) else { return }
        for row in seen.rowRange where !seen.isEmpty {
            let place = CellPoint(column: seen.column, row: row)
            let cell = canvas.grid[place.column, place.row]
            if cell.glyph == .blank || cell.glyph.isLine {
                let color = mark.background == .terminal ? mark.foreground : mark.background
                canvas.grid.put(
                    bar, at: place, style: CellStyle(foreground: color), clip: canvas.area, keepsBackground: true)
            } else {
                canvas.grid.restyle(CellRect(column: place.column, row: row, columns: 1, rows: 1)) { $0.mark(mark) }
            }
        }
    }
}

extension Glyph {
    /// Whether it is a piece of a box's frame.
    var isLine: Bool {
        guard let scalar = text.unicodeScalars.first else { return false }
        return (0x2500...0x257F).contains(scalar.value)
    }
}
