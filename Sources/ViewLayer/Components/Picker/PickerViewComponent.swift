import Bridge
import Cells
import Values

/// `picker-view` (official documentation: component/picker-view): wheels in the page. Each `picker-view-column` is one; they
/// are turned by keys, the wheel and clicks.
final class PickerViewComponent: Control {
    /// The place of what is chosen on each wheel, as far as somebody said so.
    private var places: [Int] = []
    private var revision: UInt64 = 0

    override var formValue: Value? { value }

    /// The wheels, in order.
    var columns: [PickerViewColumnComponent] {
        var columns: [PickerViewColumnComponent] = []
        node.walkBelow {
            if let column = $0.control as? PickerViewColumnComponent { columns.append(column) }
            return !($0.control is PickerViewColumnComponent)
        }
        return columns
    }

    private var value: Value {
        .array(columns.enumerated().map { index, column in .number(Double(place(of: index, in: column))) })
    }

    private func place(of index: Int, in column: PickerViewColumnComponent) -> Int {
        let wanted = places.indices.contains(index) ? places[index] : 0
        return min(max(wanted, 0), max(0, column.items.count - 1))
    }

    /// The place of what is chosen on a wheel.
    func place(of column: PickerViewColumnComponent) -> Int {
        guard let index = columns.firstIndex(where: { $0 === column }) else { return 0 }
        return place(of: index, in: column)
    }

    override func attributeChanged(_ name: String, from old: Value?) {
        page.setNeedsPaint()
        guard name == "value", case .array(let values) = node.attributes["value"] ?? .null else { return }
        let wanted = values.map { value in
            if case .number(let number) = value, number.isFinite { return Int(min(max(number, 0), 1e6)) }
            return 0
        }
        // An echo of an older choice, while a newer one is on its way, would undo what was turned since.
        guard !page.openInputs.contains(where: { $0.node == node.id && $0.text == "\(wanted)" }) else { return }
        places = wanted
    }

    override func reset() {
        places = []
        page.setNeedsPaint()
    }

    /// Turns a wheel; tells the app when it moved.
    func turn(_ column: PickerViewColumnComponent, to wanted: Int) {
        let columns = columns
        guard let index = columns.firstIndex(where: { $0 === column }) else { return }
        let place = min(max(wanted, 0), max(0, column.items.count - 1))
        guard place != self.place(of: index, in: column) else { return }
        places = columns.enumerated().map { self.place(of: $0, in: $1) }
        places[index] = place
        page.setNeedsPaint()
        page.emit("pickstart", on: node)
        revision &+= 1
        let value = value
        let sequence = page.emit(
            "change", on: node, detail: ["value": value], revision: revision, model: ("value", value))
        if let sequence { page.noteOpen(sequence, node.id, "\(places)") }
        page.emit("pickend", on: node)
    }

    /// The wheel beside another.
    func neighbour(of column: PickerViewColumnComponent, by step: Int) -> PickerViewColumnComponent? {
        let columns = columns
        guard let index = columns.firstIndex(where: { $0 === column }), columns.indices.contains(index + step) else {
            return nil
        }
        return columns[index + step]
    }

    /// The rows of an item: as high as the frame in the middle (34 px where nobody says so).
    var rowsPerItem: Int {
        guard let height = indicatorStyle?.layout.value.height.definite(nil) else { return 1 }
        return min(max(1, Int((min(height, 1e4) / 34).rounded())), 5)
    }

    /// The style of the frame in the middle.
    var indicatorStyle: ComputedStyle? { style("indicator") }
    /// The style of what lies over the items that are not chosen.
    var maskStyle: ComputedStyle? { style("mask") }

    private func style(_ part: String) -> ComputedStyle? {
        let engine = page.context.styles
        guard var style = node.style else { return nil }
        var isWritten = false
        if let name = node.string("\(part)-class"), !name.isEmpty {
            style = engine.style(classNames: name.split(separator: " ").map(String.init), like: node, parent: style)
            isWritten = true
        }
        if let text = node.string("\(part)-style"), let inline = engine.inlineStyle([.template: text]) {
            style = engine.style(declarations: inline.declarations, parent: style)
            isWritten = true
        }
        return isWritten ? style : nil
    }
}

/// `picker-view-column` (official documentation: component/picker-view-column): one wheel. It shows the text of its items.
final class PickerViewColumnComponent: Control {
    override var isFocusable: Bool { view != nil }
    override var isDisabled: Bool { view == nil }
    override var paintsFocus: Bool { true }
    override var hidesChildren: Bool { true }
    override var reactsToTaps: Bool { true }

    private var view: PickerViewComponent? {
        node.nearest { $0.control is PickerViewComponent }?.control as? PickerViewComponent
    }

    /// The items: its elements.
    var items: [RenderNode] { node.children.filter { $0.parent === node && !$0.isText } }

    /// The words of an item, on one line.
    private func label(_ item: RenderNode) -> String {
        var label = ""
        item.walkBelow {
            if $0.isText { label += $0.text }
            return true
        }
        return label.split { $0.isWhitespace }.joined(separator: " ")
    }

    // MARK: What a person does

    override func take(_ key: ControlKey) -> Bool {
        guard let view else { return false }
        let place = view.place(of: self)
        switch key {
        case .up: view.turn(self, to: place - 1)
        case .down: view.turn(self, to: place + 1)
        case .pageUp: view.turn(self, to: place - 5)
        case .pageDown: view.turn(self, to: place + 5)
        case .home: view.turn(self, to: 0)
        case .end: view.turn(self, to: items.count - 1)
        case .left, .right:
            guard let other = view.neighbour(of: self, by: key == .left ? -1 : 1) else { return false }
            page.setFocus(other.node)
        case .character(let character): return jump(to: character, in: view)
        }
        return true
    }

    /// Goes to the next item that begins with a character, round at the end.
    private func jump(to character: Character, in view: PickerViewComponent) -> Bool {
        let labels = items.map { label($0).lowercased() }
        guard character.isLetter || character.isNumber, !labels.isEmpty else { return false }
        let place = view.place(of: self)
        for step in 1...labels.count {
            let candidate = (place + step) % labels.count
            if labels[candidate].hasPrefix(character.lowercased()) {
                view.turn(self, to: candidate)
                return true
            }
        }
        return false
    }

    override func wheeled(rows: Int) -> Bool {
        guard let view else { return false }
        view.turn(self, to: view.place(of: self) + (rows > 0 ? 1 : -1))
        return true
    }

    /// Turns to what was clicked.
    func clicked(row: Int) {
        guard let view else { return }
        let cells = page.viewportRect(of: node).clipCells
        let rows = view.rowsPerItem
        let middle = cells.row + cells.rows / 2
        let offset = Int((Double(row - middle) / Double(rows)).rounded())
        view.turn(self, to: view.place(of: self) + offset)
    }

    override var takesDrags: Bool { true }

    override func dragged(x: Double, y: Double, isStart: Bool) {
        if isStart { clicked(row: Pixels.row(y - Pixels.perRow / 2)) }
    }

    // MARK: How it looks

    override func attributeChanged(_ name: String, from old: Value?) { page.setNeedsPaint() }

    override func paint(_ canvas: inout Canvas, _ frame: PaintFrame) {
        guard let view else { return }
        let cells = frame.contentCells
        let clip = cells.intersection(frame.clip)
        guard cells.rows > 0, cells.columns > 0 else { return }
        let perItem = view.rowsPerItem
        let middle = cells.row + cells.rows / 2
        paintIndicator(view, cells, middle, perItem, frame, &canvas)
        let items = items
        let place = view.place(of: self)
        let reach = cells.rows / 2 / perItem
        for offset in -reach...reach where items.indices.contains(place + offset) {
            let item = items[place + offset]
            let isChosen = offset == 0
            let text = TextWidth.truncated(label(item), to: max(1, cells.columns - 4))
            let shown = isChosen && frame.isFocused ? "\u{25B8} \(text) \u{25C2}" : text
            var attributes = item.style?.textAttributes ?? []
            if isChosen { attributes.insert(.bold) }
            canvas.write(
                shown, column: cells.column + max(0, (cells.columns - TextWidth.of(shown)) / 2),
                row: middle + offset * perItem, color: item.style?.inherited.values.color,
                attributes: attributes,
                opacity: frame.opacity * (isChosen ? 1 : max(0.35, 0.75 - 0.2 * Double(abs(offset)))),
                clip: clip)
        }
        paintMask(view, cells, middle, perItem, frame, &canvas)
        let line = CellRect(column: cells.column, row: middle, columns: cells.columns, rows: 1)
        if frame.isFocused { canvas.restyle(line, clip: clip) { $0.attributes.insert(.reverse) } }
    }

    /// What lies over the items that are not chosen: its colour fades them.
    private func paintMask(
        _ view: PickerViewComponent, _ cells: CellRect, _ middle: Int, _ perItem: Int, _ frame: PaintFrame,
        _ canvas: inout Canvas
    ) {
        guard let style = view.maskStyle, let color = style.paint.background?.resolved(style.inherited.values.color),
            color.alpha > 0
        else { return }
        let first = middle - (perItem - 1) / 2
        let clip = cells.intersection(frame.clip)
        for (start, end) in [(cells.row, first), (first + perItem, cells.endRow)] where start < end {
            canvas.fill(
                CellRect(column: cells.column, row: start, columns: cells.columns, rows: end - start),
                color.faded(frame.opacity), clip: clip)
        }
    }

    /// The frame in the middle: lines above and below where an item has the rows for them, else a shade.
    private func paintIndicator(
        _ view: PickerViewComponent, _ cells: CellRect, _ middle: Int, _ perItem: Int, _ frame: PaintFrame,
        _ canvas: inout Canvas
    ) {
        let style = view.indicatorStyle
        let band = CellRect(
            column: cells.column, row: middle - (perItem - 1) / 2, columns: cells.columns, rows: perItem)
        let shade = style?.paint.background?.resolved(style?.inherited.values.color)
        let plain = RGB(canvas.appearance.muted) ?? RGB(hex: 0x888888)
        let clip = cells.intersection(frame.clip)
        canvas.fill(band, shade ?? plain.faded(0.22 * frame.opacity), clip: clip)
        // Lines need a row of their own.
        guard let style, perItem >= 3 else { return }
        let (line, color) = (style.paint.borderLine, style.paint.borderColor)
        for (row, isThere, edge) in [
            (band.row, line.top != .none, color.top), (band.endRow - 1, line.bottom != .none, color.bottom),
        ] where isThere {
            canvas.write(
                String(repeating: "\u{2500}", count: cells.columns), column: cells.column, row: row,
                color: edge.resolved(style.inherited.values.color), opacity: frame.opacity, clip: clip)
        }
    }
}
