import Cells

/// A line that has no row of its own. It is drawn when all else is painted, where nothing is written.
struct Hairline {
    /// The rows that it may take, the best first.
    var rows: [Int]
    var columns: Range<Int>
    /// nil is the theme's own.
    var color: RGB?
    var line: LineStyle
    var opacity: Double
    var clip: CellRect
    /// What was behind it when it was its turn, row by row: where that has changed something else covers it.
    var backgrounds: [Color] = []
}

/// Sides of a box that have no cells of their own. They are drawn when all else is painted, where the box's outermost cells
/// are blank.
struct Ring {
    var cells: CellRect
    var sides: BoxSides
    /// nil is the theme's own.
    var color: RGB?
    var line: LineStyle
    var isRounded: Bool
    var opacity: Double
    /// Whether it meets lines that are there already.
    var joins: Bool
    var clip: CellRect
    /// What stands for the upper and the lower side where not all sides can be drawn.
    var lines: [Hairline]
    /// What was behind it when it was its turn.
    fileprivate var backgrounds: [Color] = []

    init(
        cells: CellRect, sides: BoxSides, color: RGB?, line: LineStyle, isRounded: Bool, opacity: Double,
        joins: Bool, clip: CellRect, lines: [Hairline]
    ) {
        (self.cells, self.sides, self.color, self.line) = (cells, sides, color, line)
        (self.isRounded, self.opacity, self.joins) = (isRounded, opacity, joins)
        (self.clip, self.lines) = (clip, lines)
    }

    /// The cells of its sides that can be seen.
    fileprivate func places(in area: CellRect) -> [CellPoint] {
        let rows = cells.rowRange.clamped(to: clip.rowRange).clamped(to: 0..<area.rows)
        let columns = cells.columnRange.clamped(to: clip.columnRange).clamped(to: 0..<area.columns)
        var result: [CellPoint] = []
        for row in rows {
            let isLevel =
                (row == cells.row && sides.contains(.top)) || (row == cells.endRow - 1 && sides.contains(.bottom))
            for column in isLevel ? Array(columns) : [cells.column, cells.endColumn - 1] {
                let isSide = column == cells.column ? sides.contains(.left) : sides.contains(.right)
                if columns.contains(column), isLevel || isSide { result.append(CellPoint(column: column, row: row)) }
            }
        }
        return result
    }
}

extension Canvas {
    /// Keeps sides of a box for the end. False where there are too many, or none is in sight.
    mutating func addRing(_ ring: Ring) -> Bool {
        let places = ring.places(in: area)
        guard !places.isEmpty, rings.count < 500 else { return false }
        var ring = ring
        ring.backgrounds = places.map { grid[area.column + $0.column, area.row + $0.row].style.background }
        ring.lines = ring.lines.compactMap(seen)
        rings.append(ring)
        return true
    }

    /// Draws the sides that were kept; of those that would touch something the lines that stand for them are kept.
    private mutating func drawRings() {
        let kept = rings
        rings = []
        for ring in kept {
            let isBlank = zip(ring.places(in: area), ring.backgrounds).allSatisfy { place, background in
                let cell = grid[area.column + place.column, area.row + place.row]
                let isOpen = cell.glyph == .blank || (ring.joins && cell.glyph.isLine)
                return isOpen && cell.style.background == background
            }
            guard isBlank else {
                hairlines += ring.lines
                continue
            }
            stroke(
                ring.cells, ring.color, sides: ring.sides, line: ring.line, rounded: ring.isRounded,
                opacity: ring.opacity, joins: ring.joins, clip: ring.clip)
        }
    }

    /// Keeps a line for the end.
    mutating func addHairline(_ hairline: Hairline) {
        guard hairlines.count < 2000, let line = seen(hairline) else { return }
        hairlines.append(line)
    }

    /// What of a line can be seen, with what is behind it now; nil for none.
    private func seen(_ hairline: Hairline) -> Hairline? {
        let columns = hairline.columns.clamped(to: hairline.clip.columnRange).clamped(to: 0..<area.columns)
        guard columns.count >= 2 else { return nil }
        var hairline = hairline
        hairline.columns = columns
        hairline.rows = hairline.rows.filter { hairline.clip.rowRange.contains($0) && (0..<area.rows).contains($0) }
        hairline.backgrounds = hairline.rows.map {
            grid[area.column + columns.lowerBound, area.row + $0].style.background
        }
        return hairline.rows.isEmpty ? nil : hairline
    }

    /// Draws the lines that were kept, each in the first of its rows that is blank all along.
    mutating func drawHairlines() {
        drawRings()
        let kept = hairlines
        hairlines = []
        for hairline in kept {
            let row = zip(hairline.rows, hairline.backgrounds).first { row, background in
                hairline.columns.allSatisfy {
                    let cell = grid[area.column + $0, area.row + row]
                    return cell.glyph == .blank && cell.style.background == background
                }
            }
            guard let row = row?.0 else { continue }
            let target = CellRect(
                column: hairline.columns.lowerBound, row: row, columns: hairline.columns.count, rows: 1)
            stroke(
                target, hairline.color, sides: .top, line: hairline.line, rounded: false, opacity: hairline.opacity,
                clip: hairline.clip)
        }
    }
}
