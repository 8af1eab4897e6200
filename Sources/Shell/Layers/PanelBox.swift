import Cells
import Theme

/// The box of a layer that has a line to type in and a list: with border and title where there is room for them.
struct PanelBox {
    /// All of it.
    let frame: CellRect
    /// Whether it has a border, which the title stands in.
    let hasBorder: Bool
    /// What it holds.
    let content: CellRect

    /// From how many rows on a border takes no room that the content needs.
    private static let leastRowsWithBorder = 7

    /// A box of this frame; nil where even the barest has no room.
    init?(_ frame: CellRect) {
        guard frame.columns >= 8, frame.rows >= 2 else { return nil }
        self.frame = frame
        hasBorder = frame.rows >= Self.leastRowsWithBorder && frame.columns >= 12
        content = hasBorder ? frame.inset(columns: 2, rows: 1) : frame
    }

    /// The first line of the content, for typing.
    var field: CellRect { CellRect(column: content.column, row: content.row, columns: content.columns, rows: 1) }

    /// The rows below the field, up to the border at both sides so that what is selected is seen as a bar.
    var list: CellRect {
        let margin = hasBorder ? 1 : 0
        return CellRect(
            column: content.column - margin, row: content.row + 1, columns: content.columns + 2 * margin,
            rows: content.rows - 1)
    }

    /// Paints ground, border and title.
    func paint(_ title: String, ground: CellStyle, theme: Theme, _ grid: inout Grid) {
        grid.fill(frame, style: ground)
        guard hasBorder else { return }
        grid.drawBox(frame, rounded: true, style: theme[.dialogBorder].over(ground), joins: false)
        let heading = " \(TextWidth.truncated(title, to: frame.columns - 6)) "
        let place = CellPoint(column: frame.column + 2, row: frame.row)
        grid.draw(heading, at: place, style: theme[.dialogTitle].over(ground), clip: frame)
    }
}
