import Cells
import Theme

/// Takes back what lies below a dialog, so that the eye goes to the dialog.
enum Shade {
    /// Dims an area: colours move towards the ground, where a terminal has only few of them the text is faint.
    static func dim(_ area: CellRect, theme: Theme, _ grid: inout Grid) {
        let ground = theme[.ui].background
        guard theme.depth == .direct, ground.components != nil else {
            return grid.restyle(area) { $0.attributes.insert(.dim) }
        }
        let dark = Color.rgb(hex: 0)
        let depth = theme.isLight ? 0.14 : 0.35
        let deeper = mix(ground, dark, depth)
        // Neighbours mostly look alike.
        var last: (style: CellStyle, dimmed: CellStyle)?
        grid.restyle(area) { style in
            if let last, last.style == style {
                style = last.dimmed
                return
            }
            let before = style
            style.foreground = mix(style.foreground, deeper, 0.5)
            style.background = mix(style.background, dark, depth)
            last = (before, style)
        }
    }

    /// The shadow that a box throws a row down and a column to the right.
    static func drop(below box: CellRect, in area: CellRect, theme: Theme, _ grid: inout Grid) {
        guard theme.depth == .direct else { return }
        let foot = CellRect(column: box.column + 1, row: box.endRow, columns: box.columns, rows: 1)
        let side = CellRect(column: box.endColumn, row: box.row + 1, columns: 1, rows: box.rows - 1)
        for part in [foot, side] {
            grid.restyle(part.intersection(area)) { style in
                style.foreground = mix(style.foreground, .rgb(hex: 0), 0.4)
                style.background = mix(style.background, .rgb(hex: 0), theme.isLight ? 0.2 : 0.45)
            }
        }
    }

    /// A colour so far on the way to another; the terminal's own colours stay.
    private static func mix(_ color: Color, _ other: Color, _ part: Double) -> Color {
        guard let from = color.components, let to = other.components else { return color }
        func step(_ one: UInt8, _ two: UInt8) -> UInt8 {
            UInt8(max(0, min(255, Double(one) * (1 - part) + Double(two) * part)))
        }
        return .rgb(step(from.red, to.red), step(from.green, to.green), step(from.blue, to.blue))
    }
}
