import Cells
import Values

/// `progress` (official documentation: component/progress): a bar that shows how much is done.
final class ProgressComponent: Control {
    /// How much is shown, while an animation is under way less than `percent`.
    private(set) var shown = 0.0
    /// Counts the animations, so that the steps of an older one stop.
    private var animation = 0

    override var hidesChildren: Bool { true }

    private var percent: Double { min(max(node.number("percent") ?? 0, 0), 100) }

    override func attributeChanged(_ name: String, from old: Value?) {
        switch name {
        // `active` may be set behind `percent` in one patch.
        case "percent", "active": page.prepareLater(node)
        case "stroke-width": styleChanged()
        default: break
        }
        page.setNeedsPaint()
    }

    override func prepare() {
        animation += 1
        guard node.flag("active") else {
            shown = percent
            return
        }
        if node.string("active-mode") != "forwards" || shown > percent { shown = 0 }
        proceed(animation)
    }

    /// Shows one step more, a few cells' worth at a time, until all is shown; then tells the app.
    private func proceed(_ number: Int) {
        guard number == animation, page.tree.contains(node) else { return }
        page.setNeedsPaint()
        guard shown < percent else {
            page.emit("activeend", on: node, detail: ["curPercent": .number(percent)])
            return
        }
        let perPercent = page.context.reducesMotion ? 0 : max(node.number("duration") ?? 30, 0)
        let step = min(percent - shown, perPercent > 0 ? max(1, (50 / perPercent).rounded(.up)) : 100)
        page.context.after(perPercent * step) { [weak self] in
            guard let self, number == animation else { return }
            shown = min(percent, shown + step)
            proceed(number)
        }
    }

    override func leaves() { animation += 1 }

    override func paint(_ canvas: inout Canvas, _ frame: PaintFrame) {
        var bar = frame.contentCells
        guard bar.rows > 0, bar.columns > 0 else { return }
        let text = frame.style.inherited.values.color
        if node.flag("show-info") {
            let label = Value.number(shown.rounded()).toString() + "%"
            bar.columns = max(0, bar.columns - 5)
            canvas.write(
                label, column: bar.endColumn + 1, row: bar.row + (bar.rows - 1) / 2, color: text,
                opacity: frame.opacity, clip: frame.clip)
        }
        let stroke = pixels("stroke-width") ?? 6
        let active = node.color("activeColor", "active-color", "color") ?? RGB(hex: 0x09BB07)
        let rest = node.color("backgroundColor", "background-color") ?? RGB(canvas.appearance.muted)
        if stroke < 12 {
            bar.row += (bar.rows - 1) / 2
            line(bar, active, rest, frame, &canvas)
        } else {
            let rows = min(bar.rows, max(1, Pixels.row(stroke)))
            bar.row += (bar.rows - rows) / 2
            for row in bar.row..<(bar.row + rows) { block(bar, row, active, rest, frame, &canvas) }
        }
    }

    /// A line as thin as the official one: heavy where it is done, light where not, with halves of cells.
    private func line(_ bar: CellRect, _ active: RGB, _ rest: RGB?, _ frame: PaintFrame, _ canvas: inout Canvas) {
        let halves = Int((shown / 100 * Double(bar.columns * 2)).rounded())
        let full = halves / 2
        let done = String(repeating: "\u{2501}", count: full) + (halves % 2 == 1 ? "\u{257E}" : "")
        canvas.write(
            done, column: bar.column, row: bar.row, color: active, opacity: frame.opacity, clip: frame.clip)
        let start = full + halves % 2
        let open = String(repeating: "\u{2500}", count: max(0, bar.columns - start))
        canvas.write(
            open, column: bar.column + start, row: bar.row, color: rest, opacity: frame.opacity, clip: frame.clip)
    }

    /// A bar that fills rows, with eighths of cells.
    private func block(
        _ bar: CellRect, _ row: Int, _ active: RGB, _ rest: RGB?, _ frame: PaintFrame, _ canvas: inout Canvas
    ) {
        let eighths = Int((shown / 100 * Double(bar.columns * 8)).rounded())
        let full = eighths / 8
        let parts = ["", "\u{258F}", "\u{258E}", "\u{258D}", "\u{258C}", "\u{258B}", "\u{258A}", "\u{2589}"]
        let done = String(repeating: "\u{2588}", count: full) + parts[eighths % 8]
        let start = full + (eighths % 8 > 0 ? 1 : 0)
        let open = String(repeating: "\u{2591}", count: max(0, bar.columns - start))
        canvas.write(done, column: bar.column, row: row, color: active, opacity: frame.opacity, clip: frame.clip)
        canvas.write(
            open, column: bar.column + start, row: row, color: rest, opacity: frame.opacity * 0.6, clip: frame.clip)
    }
}
