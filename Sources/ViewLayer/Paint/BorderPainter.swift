import Cells

/// Paints a box's borders as far as cells allow without touching the text: a frame where the box has three rows and
/// columns, else thin sides, or a line in a free row.
struct BorderPainter {
    let look: BoxLook
    /// Whether it is a field for text, whose lower border shows where it is.
    let isField: Bool

    private var cells: CellRect { look.cells }

    /// Paints the sides that there are.
    func paint(_ canvas: inout Canvas) {
        paintOutline(&canvas)
        let border = look.style.paint.borderWidth
        guard border.horizontal + border.vertical > 0 else { return }
        let sides = visibleSides
        guard !sides.isEmpty else { return }
        if paintShape(sides, &canvas) { return }
        guard cells.columns > 0 else { return }
        if cells.rows == 0 {
            keepHairline(sides.contains(.top) ? .top : .bottom, [cells.row, cells.row - 1], &canvas)
            return
        }
        paint(sides, &canvas)
    }

    /// Paints the sides of a box in a line of text.
    func paintSidesAlone(_ canvas: inout Canvas) {
        let sides = visibleSides
        guard cells.columns >= 3, sides.contains([.left, .right]) else { return }
        paintThin(sides, &canvas)
    }

    private func paint(_ sides: BoxSides, _ canvas: inout Canvas) {
        let free = sides.intersection(freeSides)
        let levels = sides.intersection([.top, .bottom])
        let isFrame = sides.contains(.all)
        if cells.rows >= 3, cells.columns >= 3, sides.rawValue.nonzeroBitCount > 1, !free.contains(sides),
            keepRing(sides, &canvas)
        {
            return
        }
        if isFrame ? free.contains(.all) && cells.rows >= 3 && cells.columns >= 3 : cells.rows > 1 {
            if !isFrame { paintPartly(sides, free, &canvas) } else { draw(.all, &canvas) }
        } else if isFrame, cells.rows >= 3, free.contains([.top, .bottom]) {
            draw([.top, .bottom], &canvas)
        } else if sides.contains([.left, .right]) {
            if look.style.paint.background == nil { paintThin(sides.intersection(free), &canvas) }
        } else {
            if sides == .left || sides == .right { paintBar(sides.intersection(free), &canvas) }
            for level in [BoxSides.top, .bottom] where levels.contains(level) { keepLevel(level, &canvas) }
        }
    }

    /// Some sides of a box with several rows.
    private func paintPartly(_ sides: BoxSides, _ free: BoxSides, _ canvas: inout Canvas) {
        if sides == .left || sides == .right {
            paintBar(free, &canvas)
            return
        }
        draw(free, &canvas)
        for level in [BoxSides.top, .bottom] where sides.contains(level) && !free.contains(level) {
            keepLevel(level, &canvas)
        }
    }

    /// An upper or lower border without a row of its own.
    private func keepLevel(_ level: BoxSides, _ canvas: inout Canvas) {
        if isField, level == .bottom {
            let row = CellRect(column: cells.column, row: cells.endRow - 1, columns: cells.columns, rows: 1)
            canvas.restyle(row, clip: look.clip) { $0.attributes.insert(.underline) }
        } else {
            keepHairline(
                level, level == .top ? [cells.row - 1] : [cells.endRow - 1, cells.endRow], &canvas)
        }
    }

    private func keepHairline(_ side: BoxSides, _ rows: [Int], _ canvas: inout Canvas) {
        if let line = hairline(side, rows) { canvas.addHairline(line) }
    }

    private func hairline(_ side: BoxSides, _ rows: [Int]) -> Hairline? {
        self.side(side).map {
            Hairline(
                rows: rows, columns: cells.columnRange, color: $0.color, line: $0.line, opacity: look.opacity,
                clip: look.clip)
        }
    }

    /// Several sides without cells of their own: they are drawn in the end, where what is inside leaves the edge blank.
    /// False where they do not look the same.
    private func keepRing(_ sides: BoxSides, _ canvas: inout Canvas) -> Bool {
        let all = [BoxSides.top, .right, .bottom, .left].filter { sides.contains($0) }
        guard let first = all.first.flatMap(side), all.allSatisfy({ side($0) == first }) else { return false }
        let lines = all.compactMap { side -> Hairline? in
            switch side {
            case .top: hairline(side, [cells.row, cells.row - 1])
            case .bottom: hairline(side, [cells.endRow - 1, cells.endRow])
            default: nil
            }
        }
        let ring = Ring(
            cells: cells, sides: sides, color: first.color, line: first.line,
            isRounded: look.style.paint.hasRoundCorners, opacity: look.opacity, joins: look.sharesBorders,
            clip: look.clip, lines: lines)
        return canvas.addRing(ring)
    }

    /// The sides that are declared and can be seen.
    private var visibleSides: BoxSides {
        let border = look.style.paint.borderWidth
        var result: BoxSides = []
        for (side, width) in [
            (BoxSides.top, border.top), (.right, border.right), (.bottom, border.bottom), (.left, border.left),
        ] where width > 0 && self.side(side) != nil { result.insert(side) }
        return result
    }

    /// The sides at which padding or border leaves cells free.
    private var freeSides: BoxSides {
        let content = look.content
        let isEmpty = content.rows == 0
        var result: BoxSides = []
        if isEmpty || content.row > cells.row { result.insert(.top) }
        if (isEmpty && cells.rows > 1) || content.endRow < cells.endRow { result.insert(.bottom) }
        if content.column > cells.column { result.insert(.left) }
        if content.endColumn < cells.endColumn { result.insert(.right) }
        return result
    }

    // MARK: Drawing

    /// Draws the sides of one look together, so that their corners meet.
    private func draw(_ sides: BoxSides, _ canvas: inout Canvas) {
        var open = sides
        for side in [BoxSides.top, .right, .bottom, .left] where open.contains(side) {
            guard let look = self.side(side) else { continue }
            var group: BoxSides = []
            for other in [BoxSides.top, .right, .bottom, .left] where open.contains(other) {
                if let otherLook = self.side(other), otherLook == look { group.insert(other) }
            }
            open.subtract(group)
            canvas.stroke(
                cells, look.color, sides: group, line: look.line, rounded: self.look.style.paint.hasRoundCorners,
                opacity: self.look.opacity, joins: self.look.sharesBorders, clip: self.look.clip)
        }
    }

    /// Left and right at the outer edges of their cells.
    private func paintThin(_ sides: BoxSides, _ canvas: inout Canvas) {
        guard sides.contains([.left, .right]) else { return }
        for (side, column, glyph) in [
            (BoxSides.left, cells.column, "\u{258F}"), (.right, cells.endColumn - 1, "\u{2595}"),
        ] { paint(glyph, column, side, &canvas) }
    }

    /// One side alone: a bar as wide as the border says.
    private func paintBar(_ side: BoxSides, _ canvas: inout Canvas) {
        let border = look.style.paint.borderWidth
        if side == .left {
            paint(border.left >= 3 ? "\u{258E}" : "\u{258F}", cells.column, side, &canvas)
        } else if side == .right {
            paint(border.right >= 4 ? "\u{2590}" : "\u{2595}", cells.endColumn - 1, side, &canvas)
        }
    }

    private func paint(_ glyph: String, _ column: Int, _ side: BoxSides, _ canvas: inout Canvas) {
        guard let look = self.side(side) else { return }
        for row in cells.rowRange.clamped(to: self.look.clip.rowRange) {
            canvas.writeLine(
                glyph, column: column, row: row, color: look.color, opacity: self.look.opacity, clip: self.look.clip)
        }
    }

    // MARK: Shapes

    /// Arrows and triangles that authors make of borders; false where the box is none.
    private func paintShape(_ sides: BoxSides, _ canvas: inout Canvas) -> Bool {
        guard look.rect.width <= 32, look.rect.height <= 32,
            let shape = BorderShape(layout: look.layout, style: look.style.paint, visible: sides),
            let look = side(shape.side)
        else { return false }
        let column = Pixels.cell((self.look.rect.x + self.look.rect.width / 2) / Pixels.perColumn - 0.5)
        let row = Pixels.cell((self.look.rect.y + self.look.rect.height / 2) / Pixels.perRow - 0.5)
        canvas.write(
            String(shape.glyph), column: column, row: row, color: look.color, opacity: self.look.opacity,
            clip: self.look.clip)
        return true
    }

    /// The outline lies on the box's own outermost cells, where all of them are blank.
    private func paintOutline(_ canvas: inout Canvas) {
        guard let outline = look.style.paint.outline, cells.rows >= 3, cells.columns >= 3, freeSides.contains(.all),
            look.style.paint.borderWidth == Edges(0)
        else { return }
        canvas.stroke(
            cells, look.shown(outline.color), sides: .all, line: outline.line.cells,
            rounded: look.style.paint.hasRoundCorners, opacity: look.opacity, clip: look.clip)
    }

    private struct Side: Equatable {
        var color: RGB?
        var line: LineStyle
    }

    /// How a side looks; nil where it is transparent.
    private func side(_ side: BoxSides) -> Side? {
        let colors = look.style.paint.borderColor
        let lines = look.style.paint.borderLine
        let (color, line): (CSSColor, PaintStyle.BorderLine) =
            switch side {
            case .top: (colors.top, lines.top)
            case .right: (colors.right, lines.right)
            case .bottom: (colors.bottom, lines.bottom)
            default: (colors.left, lines.left)
            }
        let resolved = look.shown(color)
        if let resolved, resolved.alpha < 0.02 { return nil }
        return Side(color: resolved, line: line.cells)
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
