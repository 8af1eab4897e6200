import Cells
import Values

/// Stands for what cells cannot show yet (images, videos, maps, canvases): a box with the kind and the name of what is there.
final class PlaceholderComponent: Control {
    override var hidesChildren: Bool { node.tag == "image" || node.tag == "cover-image" }

    override func paint(_ canvas: inout Canvas, _ frame: PaintFrame) {
        let cells = frame.cells.intersection(frame.clip)
        guard !frame.cells.isEmpty, !cells.isEmpty else { return }
        if node.tag == "canvas" { return }
        let name = label
        let whole = "[\(name)]"
        let text = TextWidth.truncated(whole, to: frame.cells.columns)
        if frame.style.paint.background == nil {
            canvas.fill(frame.cells, RGB(hex: 0x808080).faded(0.18 * frame.opacity), clip: frame.clip)
        }
        let row = frame.cells.row + (frame.cells.rows - 1) / 2
        let column = frame.cells.column + max(0, (frame.cells.columns - TextWidth.of(text)) / 2)
        canvas.write(
            text, column: column, row: row, color: RGB(canvas.appearance.muted), opacity: frame.opacity,
            clip: frame.clip)
    }

    /// The kind, with the file's name where there is one.
    var label: String {
        guard let source = node.string("src"), !source.isEmpty, !source.hasPrefix("data:") else { return node.tag }
        let path = source.prefix { $0 != "?" && $0 != "#" }
        guard let name = path.split(separator: "/").last else { return node.tag }
        return "\(node.tag == "cover-image" ? "image" : node.tag) \(name)"
    }

    override func attributeChanged(_ name: String, from old: Value?) { page.setNeedsPaint() }
}
