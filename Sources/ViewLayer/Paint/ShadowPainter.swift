import Cells

/// Paints a box's shadow: a shade in the row below (or above) it, where there is enough of it.
struct ShadowPainter {
    let look: BoxLook

    /// Paints the strongest layer.
    func paint(_ canvas: inout Canvas) {
        let outer = look.style.paint.shadows.filter { !$0.isInset }
        guard !outer.isEmpty, look.cells.rows >= 2, look.cells.columns >= 3 else { return }
        let strongest = outer.max { reach($0) < reach($1) }
        guard let shadow = strongest, reach(shadow) >= 4 else { return }
        let color = shadow.color.resolved(look.style.inherited.values.color) ?? RGB(hex: 0)
        let shade = color.faded(look.opacity * 0.7)
        guard shade.alpha > 0.02 else { return }
        let columns = Pixels.column(look.rect.x + shadow.x)..<Pixels.column(look.rect.right + shadow.x)
        let row = shadow.y < 0 ? look.cells.row - 1 : look.cells.endRow
        let target = CellRect(column: columns.lowerBound, row: row, columns: columns.count, rows: 1)
        canvas.fill(target, shade, clip: look.clip)
    }

    /// How far the shadow sticks out on its own side, in px.
    private func reach(_ shadow: BoxShadow) -> Double { abs(shadow.y) + shadow.blur / 2 + shadow.spread }
}
