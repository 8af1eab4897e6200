import Cells

/// Paints what is behind a box: its colour, then the layers of its background image from the lowest up.
@MainActor
struct BackgroundPainter {
    let look: BoxLook
    /// The element that the box belongs to.
    let node: RenderNode
    /// nil shows shades for pictures.
    let pictures: PagePictures?

    /// Paints all of it.
    func paint(_ canvas: inout Canvas) {
        let values = look.style.paint
        guard values.background != nil || !values.layers.isEmpty else { return }
        if look.cells.rows == 0 {
            paintHairline(&canvas)
            return
        }
        if let background = values.background.flatMap(look.shown) {
            fill(background, &canvas)
        }
        for layer in values.layers.reversed() {
            switch layer.image {
            case .gradient(let gradient): paint(gradient, layer, &canvas)
            case .picture(let source):
                guard !paint(source, layer, &canvas), values.background == nil, values.layers.count == 1 else {
                    continue
                }
                // A picture that cannot be shown yet is a shade, so that what it frames is seen.
                let shade = RGB(hex: canvas.appearance.foregroundHex).faded(0.12 * look.opacity)
                canvas.fill(look.cells, shade, clip: look.clip)
            }
        }
    }

    /// One colour; at the ends of a pill of one row only half of the last cells, at round corners three quarters.
    private func fill(_ background: RGB, _ canvas: inout Canvas) {
        let cells = look.cells
        let isSolid = background.alpha * look.opacity > 0.9
        if isSolid, cells.rows >= 2, look.style.paint.borderWidth == Edges(0) {
            let corners = roundCorners
            if !corners.isEmpty { return fill(background, without: corners, &canvas) }
        }
        guard isPill, isSolid else {
            canvas.fill(cells, background.faded(look.opacity), clip: look.clip)
            return
        }
        let inside = CellRect(column: cells.column + 1, row: cells.row, columns: cells.columns - 2, rows: 1)
        canvas.fill(inside, background.faded(look.opacity), clip: look.clip)
        for (column, glyph) in [(cells.column, "\u{2590}"), (cells.endColumn - 1, "\u{258C}")] {
            canvas.write(glyph, column: column, row: cells.row, exactly: background, clip: look.clip)
        }
    }

    /// A corner that is round by at least half a row and free of content, and the glyph that leaves its quarter out.
    private struct Corner {
        var column: Int
        var row: Int
        var glyph: String
    }

    private var roundCorners: [Corner] {
        let (cells, content, radii) = (look.cells, look.content, look.style.paint.corners)
        guard radii.first != .zero, cells.columns >= 4 else { return [] }
        let base = min(look.rect.width, look.rect.height)
        let free = (
            top: content.row > cells.row, bottom: content.endRow < cells.endRow, left: content.column > cells.column,
            right: content.endColumn < cells.endColumn
        )
        let isEmpty = look.layout.children.isEmpty && look.layout.inlineContents.isEmpty
        let all: [(Length, Bool, Corner)] = [
            (radii.topLeft, free.top || free.left, Corner(column: cells.column, row: cells.row, glyph: "\u{259F}")),
            (
                radii.topRight, free.top || free.right,
                Corner(column: cells.endColumn - 1, row: cells.row, glyph: "\u{2599}")
            ),
            (
                radii.bottomRight, free.bottom || free.right,
                Corner(column: cells.endColumn - 1, row: cells.endRow - 1, glyph: "\u{259B}")
            ),
            (
                radii.bottomLeft, free.bottom || free.left,
                Corner(column: cells.column, row: cells.endRow - 1, glyph: "\u{259C}")
            ),
        ]
        return all.compactMap { radius, isFree, corner in
            radius.resolved(base) >= Pixels.perRow / 2 && (isFree || isEmpty) ? corner : nil
        }
    }

    private func fill(_ background: RGB, without corners: [Corner], _ canvas: inout Canvas) {
        let cells = look.cells
        for row in cells.rowRange.clamped(to: look.clip.rowRange) {
            let left = corners.contains { $0.row == row && $0.column == cells.column } ? 1 : 0
            let right = corners.contains { $0.row == row && $0.column == cells.endColumn - 1 } ? 1 : 0
            let line = CellRect(
                column: cells.column + left, row: row, columns: cells.columns - left - right, rows: 1)
            canvas.fill(line, background.faded(look.opacity), clip: look.clip)
        }
        for corner in corners {
            canvas.write(corner.glyph, column: corner.column, row: corner.row, exactly: background, clip: look.clip)
        }
    }

    private var isPill: Bool {
        let radius = look.style.paint.radius.resolved(look.rect.height)
        return look.cells.rows == 1 && look.cells.columns >= 4 && radius >= min(8, look.rect.height * 0.4)
            && radius > 0 && look.content.column > look.cells.column
            && look.content.endColumn < look.cells.endColumn
    }

    /// A box that is too thin for a row, such as a separator.
    private func paintHairline(_ canvas: inout Canvas) {
        guard look.cells.columns >= 3, look.rect.height > 0,
            let color = look.style.paint.background.flatMap(look.shown),
            color.alpha * look.opacity > 0.02
        else { return }
        canvas.addHairline(
            .init(
                rows: [look.cells.row, look.cells.row - 1], columns: look.cells.columnRange, color: color,
                line: .light, opacity: look.opacity, clip: look.clip))
    }
}
