import Cells

/// Paints a box's borders: box-drawing lines where the rounded box has cells for them, else an underline or nothing.
struct BorderPainter {
    let rect: PixelRect
    let layout: LayoutNode
    let style: ComputedStyle
    let opacity: Double
    let clip: CellRect

    /// Paints the sides that there are.
    func paint(_ canvas: inout Canvas) {
        let border = layout.borderEdges
        guard border.horizontal + border.vertical > 0 else { return }
        let cells = rect.cells
        let content = rect.inset(border + layout.paddingEdges).cells
        guard cells.columns > 0 else { return }
        if cells.rows == 0 {
            paintRule(cells, &canvas)
            return
        }
        var sides: BoxSides = []
        let isEmpty = content.rows == 0
        if border.top > 0, isEmpty || content.row > cells.row { sides.insert(.top) }
        if border.bottom > 0, (isEmpty && cells.rows > 1) || content.endRow < cells.endRow {
            sides.insert(.bottom)
        }
        if border.left > 0, content.column > cells.column { sides.insert(.left) }
        if border.right > 0, content.endColumn < cells.endColumn { sides.insert(.right) }
        draw(sides, cells, &canvas)
        if border.bottom > 0, !sides.contains(.bottom), !isEmpty { underline(cells, &canvas) }
    }

    /// Draws the sides of one look together, so that their corners meet.
    private func draw(_ sides: BoxSides, _ cells: CellRect, _ canvas: inout Canvas) {
        var open = sides
        for side in [BoxSides.top, .right, .bottom, .left] where open.contains(side) {
            guard let look = look(side) else {
                open.remove(side)
                continue
            }
            var group: BoxSides = []
            for other in [BoxSides.top, .right, .bottom, .left] where open.contains(other) {
                if let otherLook = self.look(other), otherLook == look { group.insert(other) }
            }
            open.subtract(group)
            canvas.stroke(
                cells, look.color, sides: group, line: look.line, rounded: style.paint.hasRoundCorners,
                opacity: opacity, clip: clip)
        }
    }

    private struct Look: Equatable {
        var color: RGB?
        var line: LineStyle
    }

    /// How a side looks; nil where it is transparent.
    private func look(_ side: BoxSides) -> Look? {
        let colors = style.paint.borderColor
        let lines = style.paint.borderLine
        let (color, line): (CSSColor, PaintStyle.BorderLine) =
            switch side {
            case .top: (colors.top, lines.top)
            case .right: (colors.right, lines.right)
            case .bottom: (colors.bottom, lines.bottom)
            default: (colors.left, lines.left)
            }
        let resolved = color.resolved(style.inherited.values.color)
        if let resolved, resolved.alpha < 0.02 { return nil }
        return Look(color: resolved, line: line.cells)
    }

    /// A box without a row of its own (a separator): a line on the row that it stands on, where nothing is written.
    private func paintRule(_ cells: CellRect, _ canvas: inout Canvas) {
        guard layout.borderEdges.vertical > 0, let look = look(layout.borderEdges.top > 0 ? .top : .bottom) else {
            return
        }
        for column in cells.columnRange.clamped(to: clip.columnRange) {
            let cell = canvas.grid[canvas.area.column + column, canvas.area.row + cells.row]
            guard cell.glyph == .blank else { return }
        }
        canvas.stroke(
            CellRect(column: cells.column, row: cells.row, columns: cells.columns, rows: 1), look.color, sides: .top,
            line: look.line, rounded: false, opacity: opacity, clip: clip)
    }

    /// The lower border of a box whose last row holds text.
    private func underline(_ cells: CellRect, _ canvas: inout Canvas) {
        guard look(.bottom) != nil else { return }
        let row = CellRect(column: cells.column, row: cells.endRow - 1, columns: cells.columns, rows: 1)
        canvas.restyle(row, clip: clip) { $0.attributes.insert(.underline) }
    }
}

extension PaintStyle.BorderLine {
    /// The line that stands for it in cells.
    var cells: LineStyle {
        switch self {
        case .none, .solid: .light
        case .dashed, .dotted: .dashed
        case .double: .double
        }
    }
}
