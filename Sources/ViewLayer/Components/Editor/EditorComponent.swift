import Bridge
import Cells
import Values

/// `editor` (official documentation: component/editor): text whose characters and lines have formats. Keys edit it as they
/// do a `textarea`; scripts format it by its `EditorContext`. Images are shown by a sign.
final class EditorComponent: TextareaComponent {
    private(set) var content = EditorText()
    /// The format of what is typed next; nil is that of what stands before it.
    private var pending: EditorText.Format?
    private var done: [(content: EditorText, caret: Int)] = []
    private var undone: [(content: EditorText, caret: Int)] = []
    private var lastChange = -Double.infinity
    private static let undoLimit = 100

    override init(_ node: RenderNode, in page: PageView) {
        super.init(node, in: page)
        page.tellLater("ready", on: node, [:])
    }

    override var isDisabled: Bool { node.flag("read-only") }
    override var formValue: Value? { nil }
    override var limit: Int { -1 }

    override func attributeChanged(_ name: String, from old: Value?) {
        // Its text is its context's alone.
        if name != "value" { super.attributeChanged(name, from: old) }
    }

    // MARK: Typing

    override func insert(_ typed: String) {
        guard !isDisabled else { return }
        keep(groups: typed.count == 1)
        super.insert(typed)
    }

    override func edit(_ command: EditCommand) {
        switch command {
        case .undo: undo()
        case .redo: redo()
        default:
            if command.changesText { keep(groups: true) }
            super.edit(command)
        }
    }

    override func confirm() { insert("\n") }

    override func textChanged() {
        content.follow(text.characters, inserting: pending)
        pending = nil
        super.textChanged()
    }

    /// The whole text is told with its formats.
    override func changeDetail(key: Double) -> Value { .object(content.contents) }
    override var focusDetail: Value { .object(content.contents) }
    override var blurDetail: Value { .object(content.contents) }

    // MARK: Undo

    private func keep(groups: Bool) {
        let now = page.context.now()
        defer { lastChange = now }
        undone = []
        if groups, now - lastChange < 600, !done.isEmpty { return }
        done.append((content, text.caret))
        if done.count > Self.undoLimit { done.removeFirst() }
    }

    private func undo() {
        guard let last = done.popLast() else { return }
        undone.append((content, text.caret))
        show(last.content, caret: last.caret)
    }

    private func redo() {
        guard let last = undone.popLast() else { return }
        done.append((content, text.caret))
        show(last.content, caret: last.caret)
    }

    private func show(_ new: EditorText, caret: Int) {
        replaceSilently(String(new.characters))
        content = new
        setCaret(caret, selecting: false)
        lastChange = -Double.infinity
        changed()
    }

    private func changed() {
        page.setNeedsLayout()
        page.emit("input", on: node, detail: .object(content.contents))
    }

    // MARK: What scripts ask

    override func perform(_ method: String, _ options: Value, answer: UInt64?) {
        var result: ValueObject = [:]
        switch method {
        case "getContents": result = content.contents
        case "setContents":
            keep(groups: false)
            let delta = options.member("delta")
            let html = options.member("html")
            let new =
                delta.isNullish ? EditorText(html: html.isNullish ? "" : html.toString()) : EditorText(delta: delta)
            show(new, caret: new.characters.count)
        case "insertText": place(Array(options.member("text").toString(ifNullish: "")), format: nil)
        case "insertDivider":
            place(["\n"], format: nil)
            place([EditorText.object], format: ["divider": true])
            place(["\n"], format: nil)
        case "insertImage":
            var format: EditorText.Format = ["image": options.member("src")]
            if !options.member("alt").isNullish { format["alt"] = options.member("alt") }
            place([EditorText.object], format: format)
            if options.member("nowrap") != true { place(["\n"], format: nil) }
        case "deleteText":
            guard let index = number(options, "index"), let length = number(options, "length") else { break }
            setCaret(index, selecting: false)
            setCaret(index + length, selecting: true)
            edit(.backspace)
        case "clear":
            keep(groups: false)
            show(EditorText(), caret: 0)
        case "undo": undo()
        case "redo": redo()
        case "removeFormat": removeFormat()
        case "format": format(options.member("name").toString(ifNullish: ""), options.member("value"))
        case "getSelectionText": result = ["text": .string(text.selectedText)]
        case "getSelection":
            let range = text.selection ?? text.caret..<text.caret
            result = ["range": ["index": .number(Double(range.lowerBound)), "length": .number(Double(range.count))]]
        case "setSelection":
            guard let index = number(options, "index") else { break }
            setCaret(index, selecting: false)
            setCaret(index + (number(options, "length") ?? 0), selecting: true)
        case "getHistoryState":
            result = ["undo": .number(Double(done.count)), "redo": .number(Double(undone.count))]
        case "blur": if page.focus === node { page.setFocus(nil) }
        case "scrollIntoView": page.reveal(node)
        default: result = ["error": "not supported"]
        }
        if let answer { page.context.send(.answer(id: answer, .object(result))) }
    }

    private func number(_ options: Value, _ name: String) -> Int? {
        guard case .number(let number) = options.member(name), number.isFinite else { return nil }
        return Int(min(max(number, 0), 1e7))
    }

    /// Puts characters at the caret, over what is selected.
    private func place(_ characters: [Character], format: EditorText.Format?) {
        guard !characters.isEmpty else { return }
        keep(groups: false)
        pending = format
        if insertSilently(String(characters)) { changed() }
        pending = nil
    }

    private func removeFormat() {
        keep(groups: false)
        let range = text.selection ?? text.caret..<text.caret
        if range.isEmpty { content.changeLines(in: range) { $0 = [:] } }
        content.change(in: range) { $0 = $0.filter { $0.key == "image" || $0.key == "divider" } }
        changed()
    }

    /// Sets a format on the selection, or on what is typed next; what has it already loses it.
    private func format(_ name: String, _ value: Value) {
        let names: Set<String> = Set(node.attributes["enable-formats"]?.words ?? [])
        guard !name.isEmpty, names.isEmpty || names.contains(name) else { return }
        let wanted = value.isNullish || value == "" ? Value.bool(true) : value
        let range = text.selection ?? text.caret..<text.caret
        if EditorText.lineNames.contains(name) {
            keep(groups: false)
            let isSet = content.lineFormat(at: range.lowerBound)[name] == wanted
            content.changeLines(in: range) { $0[name] = isSet ? nil : Self.step(name, $0[name], wanted) }
            changed()
        } else if range.isEmpty {
            var format = pending ?? (text.caret > 0 ? content.formats[text.caret - 1] : [:])
            if format[name] == wanted { format.removeValue(forKey: name) } else { format[name] = wanted }
            pending = format
        } else {
            keep(groups: false)
            let isSet = range.allSatisfy { self.content.formats[$0][name] == wanted }
            content.change(in: range) {
                if isSet { $0.removeValue(forKey: name) } else { $0[name] = wanted }
            }
            changed()
        }
        tellStatus()
    }

    /// An indent goes by steps, everything else is as it is said.
    private static func step(_ name: String, _ old: Value?, _ wanted: Value) -> Value? {
        guard name == "indent" else { return wanted }
        let by = wanted.toString()
        guard by == "+1" || by == "-1" else { return wanted }
        var level = 0.0
        if case .number(let number)? = old { level = number }
        level = min(max(level + (by == "+1" ? 1 : -1), 0), 8)
        return level == 0 ? nil : .number(level)
    }

    private func tellStatus() {
        var formats = content.lineFormat(at: text.caret)
        let place = text.selection?.lowerBound ?? text.caret - 1
        let inline = pending ?? (content.formats.indices.contains(place) ? content.formats[place] : [:])
        formats.merge(inline) { $1 }
        page.emit(
            "statuschange", on: node,
            detail: .object(ValueObject(formats.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })))
    }

    // MARK: How it looks

    override func paint(_ canvas: inout Canvas, _ frame: PaintFrame) {
        guard !text.characters.isEmpty else { return super.paint(&canvas, frame) }
        paintLines(&canvas, frame) {
            EditorPainter(content: self.content, style: frame.style).pieces(of: $0)
        }
    }
}

extension Value {
    /// As text, but for what is not there.
    fileprivate func toString(ifNullish fallback: String) -> String { isNullish ? fallback : toString() }

    /// The strings of a list.
    fileprivate var words: [String] {
        guard case .array(let items) = self else { return [] }
        return items.compactMap { if case .string(let text) = $0 { text } else { nil } }
    }
}
