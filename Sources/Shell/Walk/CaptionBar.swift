import Cells
import Theme

/// The bar at the foot of a walkthrough: what it explains, and how far it is.
struct CaptionBar {
    /// What is explained.
    var text = ""
    /// What went wrong; it takes the text's place.
    var failure = ""
    /// The step that is being done, from 1, and how many there are.
    var step = 0
    var steps = 0
    /// What stands before the steps, such as a sign for playing.
    var sign = "\u{25B6}"
    /// What the person can press; empty where there is nobody.
    var hints = ""

    /// How many rows it takes of a room.
    static func rows(of room: CellSize) -> Int { room.rows >= 12 ? 3 : room.rows >= 6 ? 2 : 0 }

    /// Paints it over its whole area.
    func paint(in area: CellRect, theme: Theme, _ grid: inout Grid) {
        let base = theme[.statusline].over(theme[.ui])
        grid.fill(area, style: base)
        guard area.columns > 4, area.rows > 1 else { return }
        let style = failure.isEmpty ? theme[.dialogTitle].over(base) : theme[.error].over(base)
        var textStyle = style
        textStyle.background = base.background
        let columns = area.columns - 2
        let lines = TextBlock(failure.isEmpty ? text : failure, columns: columns, most: area.rows - 1).lines
        for (index, line) in lines.enumerated() {
            grid.draw(line, at: CellPoint(column: area.column + 1, row: area.row + index), style: textStyle, clip: area)
        }
        let row = area.endRow - 1
        let muted = theme[.muted].over(base)
        let place = "\(sign) \(step)/\(steps) "
        let placeColumn = area.endColumn - TextWidth.of(place)
        grid.draw(place, at: CellPoint(column: placeColumn, row: row), style: muted, clip: area)
        let room = placeColumn - area.column - 2
        guard room > 0 else { return }
        if !hints.isEmpty {
            let text = TextWidth.truncated(hints, to: room)
            grid.draw(text, at: CellPoint(column: area.column + 1, row: row), style: muted, clip: area)
        } else {
            paintProgress(in: CellRect(column: area.column + 1, row: row, columns: room, rows: 1), theme, base, &grid)
        }
    }

    private func paintProgress(in area: CellRect, _ theme: Theme, _ base: CellStyle, _ grid: inout Grid) {
        let done = steps > 0 ? area.columns * min(step, steps) / steps : 0
        var on = theme[.accent].over(base)
        on.background = base.background
        let off = theme[.border].over(base)
        for column in 0..<area.columns {
            let point = CellPoint(column: area.column + column, row: area.row)
            grid.draw("\u{2500}", at: point, style: column < done ? on : off)
        }
    }
}
