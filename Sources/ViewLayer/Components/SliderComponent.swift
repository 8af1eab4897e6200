import Cells
import Values

/// `slider` (official documentation: component/slider): a value between `min` and `max`, in steps.
final class SliderComponent: Control {
    /// Where it stands.
    private(set) var value = 0.0
    /// What the program last asked for; kept, since `max` may come after `value`.
    private var wanted = 0.0
    private var revision: UInt64 = 0
    /// Where it stood when the mouse took it.
    private var valueAtGrab: Double?

    override var isFocusable: Bool { true }
    override var paintsFocus: Bool { true }
    override var takesDrags: Bool { true }
    override var hidesChildren: Bool { true }
    override var formValue: Value? { .number(value) }

    private var lowest: Double { node.number("min") ?? 0 }
    private var highest: Double { max(node.number("max") ?? 100, lowest) }
    private var step: Double { node.number("step").flatMap { $0 > 0 ? $0 : nil } ?? 1 }

    // MARK: What the program says

    override func attributeChanged(_ name: String, from old: Value?) {
        switch name {
        case "value":
            let asked = snapped(node.number("value") ?? 0)
            // An echo of an older value, while a newer one is on its way, would undo what was done since.
            let isEcho = page.openInputs.contains { $0.node == node.id && $0.text == "\(asked)" }
            guard !isEcho || asked == value else { return }
            wanted = node.number("value") ?? 0
            value = asked
        case "min", "max", "step": value = snapped(wanted)
        default: break
        }
        page.setNeedsPaint()
    }

    override func reset() {
        wanted = lowest
        value = lowest
        page.setNeedsPaint()
    }

    /// The nearest value that a step leads to.
    private func snapped(_ raw: Double) -> Double {
        let steps = ((raw - lowest) / step).rounded()
        let place = lowest + steps * step
        // Steps such as 0.1 have no exact binary form.
        let clean = abs(place) < 1e5 ? (place * 1e10).rounded() / 1e10 : place
        guard clean.isFinite else { return lowest }
        return min(max(clean, lowest), highest)
    }

    // MARK: What a person does

    override func take(_ key: ControlKey) -> Bool {
        let large = max(step, snapped(lowest + (highest - lowest) / 10) - lowest)
        switch key {
        case .left: go(to: value - step)
        case .right: go(to: value + step)
        case .pageDown: go(to: value - large)
        case .pageUp: go(to: value + large)
        case .home: go(to: lowest)
        case .end: go(to: highest)
        case .character(let character):
            guard character.isASCII, let digit = character.wholeNumberValue else { return false }
            go(to: lowest + (highest - lowest) * Double(digit) / 10)
        default: return false
        }
        return true
    }

    private func go(to raw: Double) {
        guard move(to: raw) else { return }
        tell("changing", isFinal: false)
        tell("change", isFinal: true)
    }

    private func move(to raw: Double) -> Bool {
        let new = snapped(raw)
        guard new != value else { return false }
        value = new
        wanted = new
        page.setNeedsPaint()
        return true
    }

    private func tell(_ event: String, isFinal: Bool) {
        revision &+= 1
        let told = Value.number(value)
        let sequence = page.emit(
            event, on: node, detail: ["value": told], revision: revision, model: isFinal ? ("value", told) : nil)
        if let sequence { page.noteOpen(sequence, node.id, "\(value)") }
    }

    override func dragged(x: Double, y: Double, isStart: Bool) {
        if isStart { valueAtGrab = value }
        let rect = page.viewportRect(of: node).inset(node.layout.borderEdges + node.layout.paddingEdges)
        let track = track(of: rect.clipCells)
        guard track.columns > 1 else { return }
        let place = (x / Pixels.perColumn - 0.5 - Double(track.column)) / Double(track.columns - 1)
        if move(to: lowest + (highest - lowest) * min(max(place, 0), 1)) { tell("changing", isFinal: false) }
    }

    override func dropped() {
        defer { valueAtGrab = nil }
        if let valueAtGrab, valueAtGrab != value { tell("change", isFinal: true) }
    }

    // MARK: How it looks

    private func text(of number: Double) -> String { Value.number(number).toString() }

    /// The cells of the bar, without those of the value behind it.
    private func track(of cells: CellRect) -> CellRect {
        var track = cells
        track.row += max(0, cells.rows - 1) / 2
        track.rows = 1
        if node.flag("show-value") {
            let label = max(TextWidth.of(text(of: lowest)), TextWidth.of(text(of: highest)), 3)
            track.columns = max(1, track.columns - label - 1)
        }
        return track
    }

    override func paint(_ canvas: inout Canvas, _ frame: PaintFrame) {
        let cells = frame.contentCells
        let track = track(of: cells)
        guard track.columns > 0, cells.rows > 0 else { return }
        let span = highest - lowest
        let share = span > 0 ? (value - lowest) / span : 0
        let handle = Int((share * Double(track.columns - 1)).rounded())
        let muted = RGB(canvas.appearance.muted)
        let active = node.color("activeColor", "selected-color", "active-color") ?? RGB(hex: 0x1AAD19)
        let rest = node.color("backgroundColor", "color", "background-color") ?? muted
        // Broken lines say that it is disabled, whatever the terminal's colours are.
        let lines = isDisabled ? ("\u{2505}", "\u{2504}") : ("\u{2501}", "\u{2500}")
        func put(_ text: String, _ column: Int, _ color: RGB?, _ attributes: CellStyle.Attributes = []) {
            canvas.write(
                text, column: track.column + column, row: track.row, color: isDisabled ? muted : color,
                attributes: attributes, opacity: frame.opacity, clip: frame.clip)
        }
        put(String(repeating: lines.0, count: handle), 0, active)
        put(String(repeating: lines.1, count: max(0, track.columns - handle - 1)), handle + 1, rest)
        put(handleSign, handle, handleColor(on: canvas, track, handle) ?? active, .bold)
        if frame.isFocused {
            let around = CellRect(column: track.column + handle - 1, row: track.row, columns: 3, rows: 1)
            canvas.restyle(around.intersection(cells), clip: frame.clip) { $0.attributes.insert(.reverse) }
        }
        if node.flag("show-value") {
            put(text(of: value), track.columns + 1, frame.style.inherited.values.color ?? nil)
        }
    }

    private var handleSign: String {
        if isDisabled { return "\u{25CB}" }
        return (node.number("block-size") ?? 28) < 20 ? "\u{2022}" : "\u{25CF}"
    }

    /// The colour of the handle, where it would be seen on what is behind it.
    private func handleColor(on canvas: Canvas, _ track: CellRect, _ handle: Int) -> RGB? {
        guard let color = node.color("block-color") else { return nil }
        let place = canvas.place(CellRect(column: track.column + handle, row: track.row, columns: 1, rows: 1))
        guard !place.isEmpty else { return nil }
        let below = canvas.background(track.column + handle, track.row)
        return abs(color.luminance - below.luminance) < 0.2 ? nil : color
    }
}
