import Cells
import Values

extension SwiperComponent {
    /// Paints the dots, and while it has the focus the ways that arrows lead.
    func paintMarks(_ canvas: inout Canvas, _ frame: PaintFrame) {
        let cells = frame.rect.inset(node.layout.borderEdges).clipCells
        guard canTurn, cells.rows > 0, cells.columns > 0 else { return }
        if frame.isFocused { paintArrows(cells, frame, &canvas) }
        if node.flag("indicator-dots") { paintDots(cells, frame, &canvas) }
    }

    /// A dot for each slide, the ones that are shown filled; too many of them are a count.
    private func paintDots(_ cells: CellRect, _ frame: PaintFrame, _ canvas: inout Canvas) {
        let dots = (0..<slides.count).map { isShown($0) ? "\u{25CF}" : "\u{25CB}" }
        let room = isVertical ? cells.rows : cells.columns
        let active = node.color("indicator-active-color") ?? RGB(hex: 0)
        let rest = node.color("indicator-color") ?? RGB(hex: 0).faded(0.3)
        func put(_ text: String, _ column: Int, _ row: Int, _ color: RGB) {
            canvas.write(
                text, column: column, row: row, color: legible(color, column, row, canvas),
                opacity: frame.opacity, clip: frame.clip)
        }
        guard slides.count * 2 - 1 <= room else {
            let text = "\(current + 1)/\(slides.count)"
            let column = isVertical ? cells.endColumn - text.count : cells.column + (cells.columns - text.count) / 2
            return put(text, max(cells.column, column), cells.endRow - 1, active)
        }
        for (index, dot) in dots.enumerated() {
            let color = isShown(index) ? active : rest
            let along = (room - slides.count * 2 + 1) / 2 + index * 2
            if isVertical {
                put(dot, max(cells.column, cells.endColumn - 2), cells.row + along, color)
            } else {
                put(dot, cells.column + along, cells.endRow - 1, color)
            }
        }
    }

    private func isShown(_ index: Int) -> Bool {
        let behind = ((index - current) % slides.count + slides.count) % slides.count
        return behind < shownCount
    }

    /// The colour, stronger where it could not be told from what is behind it.
    private func legible(_ color: RGB, _ column: Int, _ row: Int, _ canvas: Canvas) -> RGB {
        guard !canvas.place(CellRect(column: column, row: row, columns: 1, rows: 1)).isEmpty else { return color }
        let below = canvas.background(column, row)
        guard abs(color.over(below).luminance - below.luminance) < 0.3 else { return color }
        return RGB(hex: below.luminance > 0.5 ? 0x222222 : 0xEEEEEE)
    }

    /// Where the arrow keys lead, at the edges of the one that has the focus.
    private func paintArrows(_ cells: CellRect, _ frame: PaintFrame, _ canvas: inout Canvas) {
        let hasPrevious = isCircular || current > 0
        let hasNext = isCircular || current < lastCurrent
        func put(_ sign: String, _ column: Int, _ row: Int, _ isActive: Bool) {
            let place = CellRect(column: column, row: row, columns: 1, rows: 1)
            let target = canvas.place(place.intersection(frame.clip))
            guard !target.isEmpty else { return }
            // What is written there stays to be read.
            if isActive, canvas.grid[target.column, target.row].glyph == .blank {
                canvas.write(
                    sign, column: column, row: row, color: nil, attributes: [.bold], opacity: frame.opacity,
                    clip: frame.clip)
            }
            canvas.restyle(place, clip: frame.clip) { $0.attributes.insert(.reverse) }
        }
        if isVertical {
            let column = cells.column + cells.columns / 2
            put("\u{2191}", column, cells.row, hasPrevious)
            put("\u{2193}", column, cells.endRow - 1, hasNext)
        } else {
            let row = cells.row + (cells.rows - 1) / 2
            put("\u{2039}", cells.column, row, hasPrevious)
            put("\u{203A}", cells.endColumn - 1, row, hasNext)
        }
    }
}
