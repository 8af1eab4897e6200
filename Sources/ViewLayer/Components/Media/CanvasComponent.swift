import Bridge
import Cells
import Values

/// `canvas` (official documentation: component/canvas): shows what the program drew in its own process, as blocks of colour
/// of half a cell, with the words on them as characters.
final class CanvasComponent: Control {
    /// A text at a place in px of the canvas.
    private struct Words {
        var text: String
        var x: Double
        var y: Double
        var color: RGB
        var align: String
    }

    private var columns = 0
    private var rows = 0
    private var blocks: [UInt8] = []
    private var words: [Words] = []

    override var isDisabled: Bool { false }

    /// Takes what was drawn: blocks of 8 x 8 px, red, green, blue and alpha of each, row by row, and words.
    func show(_ value: Value) {
        guard case .number(let columns) = value.member("columns"), case .number(let rows) = value.member("rows"),
            case .binary(let bytes) = value.member("blocks"), (0...1000).contains(columns), (0...1000).contains(rows),
            bytes.count >= Int(columns) * Int(rows) * 4
        else { return }
        (self.columns, self.rows, blocks) = (Int(columns), Int(rows), bytes)
        words = []
        if case .array(let list) = value.member("words") { words = list.compactMap(Self.words) }
        page.setNeedsPaint()
    }

    private static func words(_ value: Value) -> Words? {
        guard case .string(let text) = value.member("text"), case .number(let x) = value.member("x"),
            case .number(let y) = value.member("y"), case .number(let color) = value.member("color"),
            case .string(let align) = value.member("align"), abs(x) < 1e5, abs(y) < 1e5,
            let hex = UInt32(exactly: color)
        else { return nil }
        return Words(text: text, x: x, y: y, color: RGB(hex: hex), align: align)
    }

    override func paint(_ canvas: inout Canvas, _ frame: PaintFrame) {
        let cells = frame.contentCells
        for row in 0..<min(cells.rows, (rows + 1) / 2) {
            for column in 0..<min(cells.columns, columns) {
                paintCell(
                    cells.column + column, cells.row + row, block(column, row * 2), block(column, row * 2 + 1), frame,
                    &canvas)
            }
        }
        for line in words {
            let width = TextWidth.of(line.text)
            var column = Pixels.column(frame.content.x + line.x)
            if line.align == "center" { column -= width / 2 } else if line.align == "right" { column -= width }
            let row = Int(((frame.content.y + line.y) / Pixels.perRow).rounded(.down))
            canvas.write(
                line.text, column: column, row: row, color: line.color, opacity: frame.opacity,
                clip: frame.clip.intersection(cells))
        }
    }

    private func block(_ column: Int, _ row: Int) -> RGB? {
        guard row < rows else { return nil }
        let place = (row * columns + column) * 4
        guard blocks[place + 3] > 12 else { return nil }
        let color = RGB(red: Double(blocks[place]), green: Double(blocks[place + 1]), blue: Double(blocks[place + 2]))
        return color.faded(Double(blocks[place + 3]) / 255)
    }

    private func paintCell(
        _ column: Int, _ row: Int, _ upper: RGB?, _ lower: RGB?, _ frame: PaintFrame, _ canvas: inout Canvas
    ) {
        let cell = CellRect(column: column, row: row, columns: 1, rows: 1)
        guard upper != nil || lower != nil, !canvas.place(cell.intersection(frame.clip)).isEmpty else { return }
        func write(_ sign: String, _ color: RGB?) {
            canvas.write(sign, column: column, row: row, color: color, opacity: frame.opacity, clip: frame.clip)
        }
        if canvas.appearance.isMono {
            // Without colours what stands out from the page is drawn, the rest is not.
            let below = RGB(hex: canvas.appearance.backgroundHex)
            let marks = [upper, lower].map { abs(($0?.over(below) ?? below).luminance - below.luminance) > 0.25 }
            return write(marks[0] ? marks[1] ? "\u{2588}" : "\u{2580}" : marks[1] ? "\u{2584}" : " ", nil)
        }
        guard let upper, let lower else { return write(upper == nil ? "\u{2584}" : "\u{2580}", upper ?? lower) }
        canvas.fill(cell, lower.faded(frame.opacity), clip: frame.clip)
        let below = canvas.background(column, row)
        // Where both halves look the same the cell stays free for words.
        if upper.over(below).hex != below.hex { write("\u{2580}", upper) }
    }
}

extension PageView {
    /// The canvas that a command is about: a node, or the one of a `canvas-id`.
    func canvas(_ id: NodeID?, _ value: Value) -> CanvasComponent? {
        if let id { return tree.node(id)?.control as? CanvasComponent }
        guard case .string(let name) = value.member("canvasId") else { return nil }
        var found: CanvasComponent?
        tree.root.walkBelow {
            if found == nil, $0.string("canvas-id") == name { found = $0.control as? CanvasComponent }
            return found == nil
        }
        return found
    }
}
