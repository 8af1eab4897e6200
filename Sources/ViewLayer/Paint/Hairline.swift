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

extension Canvas {
    /// Keeps a line for the end.
    mutating func addHairline(_ hairline: Hairline) {
        let columns = hairline.columns.clamped(to: hairline.clip.columnRange).clamped(to: 0..<area.columns)
        guard columns.count >= 2, hairlines.count < 2000 else { return }
        var hairline = hairline
        hairline.columns = columns
        hairline.rows = hairline.rows.filter { hairline.clip.rowRange.contains($0) && (0..<area.rows).contains($0) }
        hairline.backgrounds = hairline.rows.map {
            grid[area.column + columns.lowerBound, area.row + $0].style.background
        }
        if !hairline.rows.isEmpty { hairlines.append(hairline) }
    }

    /// Draws the lines that were kept, each in the first of its rows that is blank all along.
    mutating func drawHairlines() {
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
