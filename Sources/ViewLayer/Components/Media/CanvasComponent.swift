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

    /// Takes what was drawn: blocks of 4 x 8 px, red, green, blue and alpha of each, row by row, and words.
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
            for column in 0..<min(cells.columns, (columns + 1) / 2) {
                let place = CellPoint(column: cells.column + column, row: cells.row + row)
                if canvas.appearance.isMono {
                    paintQuarters(place, column * 2, row * 2, frame, &canvas)
                } else {
                    let (upper, lower) = (half(column * 2, row * 2), half(column * 2, row * 2 + 1))
                    paintCell(place.column, place.row, upper, lower, frame, &canvas)
                }
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
        guard row < rows, column < columns else { return nil }
        let place = (row * columns + column) * 4
        guard blocks[place + 3] > 12 else { return nil }
        let color = RGB(red: Double(blocks[place]), green: Double(blocks[place + 1]), blue: Double(blocks[place + 2]))
        return color.faded(Double(blocks[place + 3]) / 255)
    }

    /// Two blocks side by side as one, as strong as the stronger: edges stay sharp.
    private func half(_ column: Int, _ row: Int) -> RGB? {
        guard let left = block(column, row) else { return block(column + 1, row) }
        guard let right = block(column + 1, row) else { return left }
        let alpha = left.alpha + right.alpha
        func mean(_ one: Double, _ other: Double) -> Double { (one * left.alpha + other * right.alpha) / alpha }
        return RGB(
            red: mean(left.red, right.red), green: mean(left.green, right.green), blue: mean(left.blue, right.blue),
            alpha: max(left.alpha, right.alpha))
    }

    /// Without colours what stands out from the page is drawn, the rest is not.
    private func paintQuarters(
        _ place: CellPoint, _ column: Int, _ row: Int, _ frame: PaintFrame, _ canvas: inout Canvas
    ) {
        let below = RGB(hex: canvas.appearance.backgroundHex)
        var filled = 0
        for quarter in 0..<4 {
            guard let color = block(column + quarter % 2, row + quarter / 2)?.over(below) else { continue }
            if abs(color.luminance - below.luminance) > 0.25 { filled |= 1 << quarter }
        }
        guard filled > 0 else { return }
        canvas.write(
            Self.quarters[filled], column: place.column, row: place.row, color: nil, opacity: frame.opacity,
            clip: frame.clip)
    }

    /// The characters that fill quarters of a cell: a bit each for upper left, upper right, lower left, lower right.
    private static let quarters = "\u{20}▘▝▀▖▌▞▛▗▚▐▜▄▙▟█".map(String.init)

    private func paintCell(
        _ column: Int, _ row: Int, _ upper: RGB?, _ lower: RGB?, _ frame: PaintFrame, _ canvas: inout Canvas
    ) {
        let cell = CellRect(column: column, row: row, columns: 1, rows: 1)
        guard upper != nil || lower != nil, !canvas.place(cell.intersection(frame.clip)).isEmpty else { return }
        func write(_ sign: String, _ color: RGB?) {
            canvas.write(sign, column: column, row: row, color: color, opacity: frame.opacity, clip: frame.clip)
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
