import Bridge
import Cells
import Values

/// `button` (official documentation: component/button). Its frame is the border of its `::after`, as in the base library,
/// so `button::after { border: none }` takes it away.
final class ButtonComponent: Control {
    override var isFocusable: Bool { true }
    override var reactsToTaps: Bool { true }

    override func tapped() {
        guard !isDisabled else { return }
        let form = node.nearest { $0.control is FormComponent }?.control as? FormComponent
        switch node.string("form-type") {
        case "submit": form?.submit(by: node)
        case "reset": form?.resetAll(by: node)
        default: break
        }
        if let kind = node.string("open-type"), !kind.isEmpty { OpenType.perform(kind, on: node, in: page) }
    }

    override func paint(_ canvas: inout Canvas, _ frame: PaintFrame) {
        guard frame.style.paint.borderWidth == Edges(0), let after = frame.style.after,
            after.paint.borderLine.top != .none
        else { return }
        let cells = frame.cells
        let content = frame.content.cells
        // The border of the sheet is too faint to tell what is disabled from what is not.
        let label = after.inherited.values.color
        let color = isDisabled ? label : after.paint.borderColor.top.resolved(label)
        if cells.rows >= 3, content.row > cells.row, content.endRow < cells.endRow, cells.columns >= 2 {
            canvas.stroke(
                cells, color, sides: .all, line: isDisabled ? .dashed : .light, rounded: !isDisabled,
                opacity: frame.opacity, clip: frame.clip)
        } else if cells.rows >= 1, content.column > cells.column, content.endColumn < cells.endColumn {
            let row = frame.rect.middleRow
            // As bold as the label: the border of the sheet is too faint to be a letter.
            // What is disabled must not differ by colour alone.
            let marks = isDisabled ? ("\u{250A}", "\u{250A}") : ("[", "]")
            for (column, mark) in [(cells.column, marks.0), (cells.endColumn - 1, marks.1)] {
                canvas.write(
                    mark, column: column, row: row, color: label, opacity: frame.opacity,
                    clip: frame.clip)
            }
        }
    }
}
