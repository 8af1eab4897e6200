import Bridge
import Cells
import Values

/// `input` (official documentation: component/input): owns its text and caret; the program's value is taken when it is
/// another one, but never when it only repeats what was typed a while ago.
class InputComponent: Control {
    final private(set) var text = TextEditor()
    /// How often a person changed the text.
    final private(set) var revision: UInt64 = 0
    /// Whether a person changed the text and has not handed it over since.
    private var isChanged = false
    /// The text when the focus came.
    private var textAtFocus = ""
    /// The first column of the text that is seen.
    private var firstColumn = 0

    override var isFocusable: Bool { true }
    override var reactsToTaps: Bool { true }
    override var editor: TextEditor? { text }
    override var formValue: Value? { .string(text.text) }

    /// Whether it holds text that a person typed and nobody took: neither was it confirmed nor its form sent.
    final var isUnsent: Bool { isChanged && !text.text.isEmpty }

    /// The text was handed over.
    final func sent() { isChanged = false }

    /// The most UTF-16 units that fit; negative is without limit.
    var limit: Int { node.number("maxlength").map { Int(min(max($0, -1), 1e9)) } ?? 140 }

    /// Whether dots stand for what is typed.
    final var isSecret: Bool { node.flag("password") || node.string("type") == "safe-password" }

    /// What is shown: the text, or a dot for each character.
    final var shown: [Character] { isSecret ? text.characters.map { _ in "\u{2022}" } : text.characters }

    // MARK: What the program says

    override func attributeChanged(_ name: String, from old: Value?) {
        switch name {
        case "value": programSets(node.string("value") ?? "")
        case "focus", "auto-focus":
            if node.flag(name) {
                page.pendingFocus = node.id
                page.setNeedsLayout()
            } else if name == "focus", page.focus === node {
                page.setFocus(nil)
            }
        case "cursor":
            if let cursor = node.number(name), cursor >= 0 { text.setCaret(units: Int(min(cursor, 1e9))) }
        case "selection-start", "selection-end": if page.focus === node { selectAsAsked() }
        case "disabled":
            if isDisabled, page.focus === node { page.setFocus(nil) }
        default: break
        }
        page.setNeedsPaint()
    }

    private func programSets(_ value: String) {
        let wanted = limited(value)
        guard wanted != text.text else { return }
        // An echo of an older text, while newer ones are on their way, would undo what was typed since.
        if page.openInputs.contains(where: { $0.node == node.id && $0.text == wanted }) { return }
        replace(with: wanted)
    }

    private func limited(_ value: String) -> String {
        let limit = limit
        guard limit >= 0, value.utf16.count > limit else { return value }
        var result = ""
        var units = 0
        for character in value {
            units += character.utf16.count
            guard units <= limit else { break }
            result.append(character)
        }
        return result
    }

    /// Takes a text from the program.
    final func replace(with value: String) {
        text.replace(with: limited(value))
        isChanged = false
        textChanged()
    }

    override func reset() { replace(with: "") }

    /// What depends on the text follows it.
    func textChanged() { page.setNeedsPaint() }

    // MARK: What a person does

    override func tapped() {
        if !isDisabled { page.setFocus(node, revealing: false) }
    }

    /// Types text. What does not fit the type is left out.
    func insert(_ typed: String) {
        guard !isDisabled else { return }
        let allowed = filtered(typed)
        let limit = limit
        let room = limit < 0 ? Int.max : limit - text.text.utf16.count
        guard text.insert(allowed, room: room) else { return }
        personChanged(key: allowed.unicodeScalars.last.map { Double($0.value) } ?? 0)
    }

    /// Line breaks do not belong in one line; number fields take what numbers are written with.
    func filtered(_ typed: String) -> String {
        let line = typed.filter { !$0.isNewline && ($0 == "\t" || !$0.unicodeScalars.contains { $0.value < 32 }) }
        switch node.string("type") {
        case "number": return line.filter { $0.isASCII && $0.isNumber }
        case "digit": return line.filter { $0.isASCII && ($0.isNumber || $0 == ".") }
        case "idcard": return line.filter { $0.isASCII && ($0.isNumber || $0 == "x" || $0 == "X") }
        default: return line
        }
    }

    /// Moves or deletes.
    func edit(_ command: EditCommand) {
        guard !isDisabled else { return }
        if command == .yank {
            // What is yanked obeys type and length as typing does.
            return insert(page.context.killed)
        }
        // A secret goes nowhere else.
        if command == .cut, isSecret { return }
        if text.apply(command) {
            if command.kills, !isSecret { page.context.killed = text.yanked }
            personChanged(key: command == .backspace ? 8 : 46)
        } else {
            page.setNeedsPaint()
        }
    }

    private func personChanged(key: Double) {
        revision &+= 1
        isChanged = true
        textChanged()
        let value = Value.string(text.text)
        let detail = changeDetail(key: key)
        let sequence = page.emit("input", on: node, detail: detail, revision: revision, model: ("value", value))
        guard let sequence else { return }
        page.noteOpen(sequence, node.id, text.text)
    }

    /// What the end of typing tells: the text, but for a safe password, which needs a key of the platform's.
    private func handedOver(_ others: ValueObject) -> Value {
        var detail: ValueObject = ["value": .string(text.text)]
        for (name, value) in others { detail[name] = value }
        if node.string("type") == "safe-password" {
            detail["value"] = ""
            detail["encryptError"] = "encrypt:fail not supported"
        }
        return .object(detail)
    }

    /// What `input` tells.
    func changeDetail(key: Double) -> Value {
        ["value": .string(text.text), "cursor": .number(Double(text.caretUnits)), "keyCode": .number(key)]
    }

    /// What `focus` tells.
    var focusDetail: Value { ["value": .string(text.text), "height": 0] }
    /// What `blur` tells.
    var blurDetail: Value { handedOver(["cursor": .number(Double(text.caretUnits))]) }

    /// Takes another text without telling anybody.
    final func replaceSilently(_ new: String) {
        text.replace(with: new)
        textChanged()
    }

    /// Puts text at the caret without telling anybody. Returns whether anything changed.
    final func insertSilently(_ new: String) -> Bool {
        guard text.insert(new) else { return false }
        textChanged()
        return true
    }

    /// Enter: tells the app, and gives the focus up unless `confirm-hold` keeps it.
    func confirm() {
        sent()
        page.emit("confirm", on: node, detail: handedOver([:]), revision: revision)
        if !node.flag("confirm-hold") { page.setFocus(nil) }
    }

    /// The focus came.
    func focused() {
        textAtFocus = text.text
        if (node.number("cursor") ?? -1) < 0 { text.setCaret(text.characters.count) }
        selectAsAsked()
        page.emit("focus", on: node, detail: focusDetail)
    }

    /// Selects what `selection-start` and `selection-end` say, where both say something.
    private func selectAsAsked() {
        guard let start = node.number("selection-start"), let end = node.number("selection-end"), start >= 0,
            end >= start
        else { return }
        text.setCaret(units: Int(min(start, 1e9)))
        text.extend(toUnits: Int(min(end, 1e9)))
        page.setNeedsPaint()
    }

    /// The focus went.
    func blurred() {
        firstColumn = 0
        page.emit("blur", on: node, detail: blurDetail)
        if text.text != textAtFocus { page.emit("change", on: node, detail: ["value": .string(text.text)]) }
        // Nobody reviews names here, so none is refused.
        if node.string("type") == "nickname", !text.characters.isEmpty {
            page.emit("nicknamereview", on: node, detail: ["pass": true, "timeout": false])
        }
    }

    /// Puts the caret behind so many characters.
    final func setCaret(_ place: Int, selecting: Bool) {
        text.setCaret(place, selecting: selecting)
        page.setNeedsPaint()
    }

    /// Puts the caret where somebody clicked.
    /// - Parameter selecting: whether the mouse came there with its button down, and selects.
    final func placeCaret(column: Int, row: Int, selecting: Bool = false) {
        for item in page.currentList().items where item.node === node && item.pseudo == nil {
            guard case .box = item.content else { continue }
            let content = item.rect.inset(node.layout.borderEdges + node.layout.paddingEdges)
            text.setCaret(place(column: column, row: row, in: textCells(of: content)), selecting: selecting)
            page.setNeedsPaint()
            return
        }
    }

    // MARK: How it looks

    override func styleChanged() {
        // Natural sizes of the official component at 16 px.
        var content = ReplacedContent(width: 160, height: Pixels.perRow)
        content.fillsWidth = true
        node.layout.replaced = content
    }

    /// The style of the placeholder.
    final func placeholderStyle(_ style: ComputedStyle) -> ComputedStyle {
        let engine = page.context.styles
        var base = style.placeholder ?? style
        if let name = node.string("placeholder-class"), !name.isEmpty {
            base = engine.style(classNames: name.split(separator: " ").map(String.init), like: node, parent: base)
        }
        guard let written = node.string("placeholder-style"),
            let inline = engine.inlineStyle([.template: written])
        else { return base }
        return engine.style(declarations: inline.declarations, parent: base)
    }

    /// The place in the text for a cell.
    func place(column: Int, row: Int, in content: CellRect) -> Int {
        var left = column - content.column + firstColumn
        for (index, character) in shown.enumerated() {
            let width = TextWidth.of(character)
            if left < (width + 1) / 2 { return index }
            left -= width
        }
        return text.characters.count
    }

    /// The cells in which the text stands.
    func textCells(of content: PixelRect) -> CellRect { content.middleCells }

    /// The cell of the caret, where the content has these cells.
    func caret(in content: CellRect) -> CellPoint? {
        scroll(toFit: content.columns)
        return CellPoint(
            column: content.column + caretColumn - firstColumn, row: content.row)
    }

    private var caretColumn: Int { shown[..<text.caret].reduce(0) { $0 + TextWidth.of($1) } }

    private func scroll(toFit columns: Int) {
        let caret = caretColumn
        if caret < firstColumn { firstColumn = caret }
        if caret >= firstColumn + max(1, columns) { firstColumn = caret - max(1, columns) + 1 }
    }

    override func paint(_ canvas: inout Canvas, _ frame: PaintFrame) {
        let cells = textCells(of: frame.content)
        let clip = cells.intersection(frame.clip)
        let row = cells.row
        guard !text.characters.isEmpty else {
            let hint = node.string("placeholder") ?? ""
            let style = placeholderStyle(frame.style)
            canvas.write(
                aligned(hint, cells, frame.style).text, column: aligned(hint, cells, frame.style).column, row: row,
                color: style.inherited.values.color, attributes: style.textAttributes, opacity: frame.opacity,
                clip: clip)
            return
        }
        if frame.isFocused { scroll(toFit: cells.columns) } else { firstColumn = 0 }
        let line = String(shown)
        if frame.isFocused { paintConfirmLabel(behind: TextWidth.of(line), cells, row, clip, frame, &canvas) }
        let start = aligned(line, cells, frame.style)
        let column = frame.isFocused ? cells.column - firstColumn : start.column
        canvas.write(
            line, column: column, row: row, color: frame.style.inherited.values.color,
            attributes: isDisabled ? frame.attributes.union(.dim) : frame.attributes,
            opacity: frame.opacity * (isDisabled ? 0.6 : 1), clip: clip)
        guard frame.isFocused, let selection = text.selection else { return }
        paintSelection(selection, from: 0, at: CellPoint(column: column, row: row), clip, &canvas)
    }

    /// What Enter does here, where `confirm-type` says so: the words on the key of a phone's keyboard.
    final var confirmLabel: String? {
        ["send": "发送", "search": "搜索", "next": "下一个", "go": "前往"][node.string("confirm-type") ?? ""]
    }

    private func paintConfirmLabel(
        behind width: Int, _ cells: CellRect, _ row: Int, _ clip: CellRect, _ frame: PaintFrame,
        _ canvas: inout Canvas
    ) {
        guard let label = confirmLabel, !(self is TextareaComponent) else { return }
        let shown = "\u{23CE} \(label)"
        let columns = TextWidth.of(shown)
        guard width + columns + 2 <= cells.columns else { return }
        canvas.write(
            shown, column: cells.endColumn - columns, row: row, color: RGB(canvas.appearance.muted),
            opacity: frame.opacity, clip: clip)
    }

    /// Marks the selected part of a line, which begins with a character of the text at a cell.
    final func paintSelection(
        _ selection: Range<Int>, from first: Int, at point: CellPoint, _ clip: CellRect, _ canvas: inout Canvas
    ) {
        let shown = self.shown
        func width(_ range: Range<Int>) -> Int { shown[range].reduce(0) { $0 + TextWidth.of($1) } }
        guard selection.upperBound > first, selection.upperBound <= shown.count else { return }
        let start = max(first, selection.lowerBound)
        let cells = CellRect(
            column: point.column + width(first..<start), row: point.row, columns: width(start..<selection.upperBound),
            rows: 1)
        canvas.restyle(cells, clip: clip) { $0.attributes.formSymmetricDifference(.reverse) }
    }

    private func aligned(_ line: String, _ cells: CellRect, _ style: ComputedStyle) -> (text: String, column: Int) {
        let room = max(0, cells.columns - TextWidth.of(line))
        switch style.inherited.values.textAlign {
        case .center: return (line, cells.column + room / 2)
        case .right, .end: return (line, cells.column + room)
        default: return (line, cells.column)
        }
    }
}
