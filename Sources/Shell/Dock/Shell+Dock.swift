import Bridge
import Cells
import Terminal
import Values

extension Shell {
    /// How often records alone have a frame painted, in milliseconds.
    private static let recordFrameEvery = 30.0

    /// Whether keys go to the dock.
    var isDockFocused: Bool { dock.isFocused && layout.dock != nil }

    private var rowContext: RowContext {
        RowContext(
            language: surroundings.language, timeZoneOffset: device.timeZoneOffset, now: surroundings.now())
    }

    // MARK: Records

    /// Takes something for the developer tools.
    func take(_ record: Record) {
        measure(record)
        if let plain {
            plain.hear(record, surroundings.language)
            surroundings.requestFrame()
        }
        if case .storage(let storage) = record.kind {
            if let message = dock.storage.take(storage) { note(message) }
            return
        }
        if case .device(let device) = record.kind { return take(device) }
        guard case .other(let kind, let value) = record.kind else { return dock.take(record) }
        switch kind {
        case "evaluation": takeEvaluation(value, at: record.time)
        case "dropped":
            let text = DockPhrase.dropped.text(surroundings.language)
            dock.console.append(ConsoleRow(.notice, [.string(text), value], time: record.time))
        default: dock.take(record)
        }
    }

    /// Has a frame painted for records, not more often than an eye can follow: a flood must leave time for keys.
    func requestRecordFrame() {
        guard layout.dock != nil, !isRecordFrameDue else { return }
        let wait = lastRecordFrame + Self.recordFrameEvery - surroundings.now()
        guard wait > 0, wait <= Self.recordFrameEvery else {
            lastRecordFrame = surroundings.now()
            return surroundings.requestFrame()
        }
        isRecordFrameDue = true
        surroundings.after(wait) { [weak self] in
            guard let self else { return }
            isRecordFrameDue = false
            lastRecordFrame = surroundings.now()
            surroundings.requestFrame()
        }
    }

    private func takeEvaluation(_ value: Value, at time: Double) {
        guard let id = UInt64(exactly: value.member("id").toNumber()), let purpose = dock.evaluator.take(id) else {
            return
        }
        let result = value.member("value")
        let isError = value.member("level").toString() == "error"
        switch purpose {
        case .cloud: takeCloudAnswer(result, isError: isError)
        case .collections: takeCollections(result, isError: isError)
        case .shell:
            // A bare nil would be the value null.
            let answer: Value? = isError ? Value?.none : result
            evaluationAnswers.removeValue(forKey: id)?(answer)
        case .result: dock.console.append(ConsoleRow(isError ? .error : .result, [result], time: time))
        case .completion(let text):
            guard !isError, dock.field == .evaluation, dock.editor.head == text, case .array(let names) = result else {
                return
            }
            let completion = Evaluator.completion(of: text, among: names.map { $0.toString() })
            dock.editor.insert(completion.addition)
            dock.choices = completion.choices
        }
    }

    // MARK: Keys

    /// Takes a key while the dock is focused. False if it means nothing to the line at its foot.
    func handleInDock(_ key: Key) -> Bool {
        dock.note = nil
        guard let field = dock.field else { return turnsDevice(key) }
        switch (key.code, field) {
        case (.escape, .filter):
            dock.tab.filter = ""
            dock.closeField()
        case (.escape, .evaluation): dock.closeField()
        case (.enter, .filter): dock.closeField()
        case (.enter, .evaluation): evaluate()
        case (.escape, .entry): dock.closeField()
        case (.enter, .entry): if dock.submit?(dock.editor.text) != false { dock.closeField() }
        case (.tab, .entry): break
        case (.up, .evaluation): recall(-1)
        case (.down, .evaluation): recall(1)
        case (.up, .filter): dock.tab.run(.up)
        case (.down, .filter): dock.tab.run(.down)
        case (.pageUp, _): dock.tab.run(.pageUp)
        case (.pageDown, _): dock.tab.run(.pageDown)
        case (.tab, .evaluation): complete()
        case (.tab, .filter): dock.closeField()
        default:
            guard dock.editor.handle(key) else { return false }
            dock.edited()
        }
        return true
    }

    /// Takes pasted text while the dock is focused.
    func pasteInDock(_ text: String) {
        guard dock.field != nil else { return }
        dock.editor.insert(text)
        dock.edited()
    }

    private func recall(_ step: Int) {
        if let text = dock.evaluator.recall(step, from: dock.editor.text) { dock.editor = LineEditor(text) }
        dock.choices = []
    }

    private func evaluate() {
        let source = dock.editor.text.trimmed
        guard !source.isEmpty else { return dock.closeField() }
        dock.console.append(ConsoleRow(.input, [.string(source)], time: surroundings.now()))
        dock.console.run(.last)
        send(.evaluate(id: dock.evaluator.submit(source), Evaluator.wrapped(source)))
        dock.editor = LineEditor()
        dock.choices = []
    }

    private func complete() {
        guard let question = dock.evaluator.complete(dock.editor.head) else { return }
        send(.evaluate(id: question.id, question.source))
    }

    /// Carries out a command of the dock.
    func run(_ command: DockCommand) {
        switch command {
        case .toggle: toggleDock()
        case .leave: dock.isFocused = false
        case .nextTab: select(tab: dock.selected + 1)
        case .previousTab: select(tab: dock.selected - 1)
        case .curl, .replay, .edit, .add, .delete, .send, .drop, .query, .user, .collections:
            if dock.tab.actions.contains(command) { act(command) } else { dock.note = .notHere }
        case .filter: dock.open(.filter)
        case .evaluate:
            openDock()
            dock.open(.evaluation)
        case .open: if dock.tab === dock.device { turnDevice(1, isEnter: true) } else { openRecord() }
        case .copy:
            if let document = dock.tab.document(rowContext) {
                copy(document.map(\.fullText).joined(separator: "\n"))
            }
        case .grow, .shrink:
            let now = dock.rows(of: surroundings.screen.size)
            dock.rows = max(5, now + (command == .grow ? 2 : -2))
            dock.rows = dock.rows(of: surroundings.screen.size)
            resizeViewport()
        default: dock.tab.run(command)
        }
    }

    /// Carries out what the tab in front can do.
    private func act(_ command: DockCommand) {
        switch command {
        case .curl: copyAsCurl()
        case .replay: replayRequest()
        case .edit: edit()
        case .add: dock.tab === dock.cloud ? addDocument() : addStorage()
        case .delete: dock.tab === dock.cloud ? deleteDocument() : deleteStorage()
        case .query: askCloud()
        case .user: changeUser()
        case .collections: askCollections()
        case .send: sendFrame()
        case .drop: dropSocket()
        default: break
        }
    }

    private func edit() {
        if dock.tab === dock.device { return editDevice() }
        dock.tab === dock.cloud ? editDocument() : editStorage()
    }

    private func select(tab index: Int) {
        dock.selectTab(index)
        watchStorage()
        measureStackAndTree()
    }

    private func openDock() {
        dock.isOpen = true
        dock.isFocused = true
        watchStorage()
        measureStackAndTree()
        resizeViewport()
        if layout.dock == nil { note(DockPhrase.noRoom.text(surroundings.language, String(Dock.leastTerminalRows))) }
    }

    /// Opens the dock, gives it the keys, or closes it.
    private func toggleDock() {
        guard dock.isOpen, isDockFocused || layout.dock == nil else { return openDock() }
        dock.isOpen = false
        dock.isFocused = false
        dock.closeField()
        resizeViewport()
    }

    private func openRecord() {
        if let nodes = dock.tab.document(rowContext) { show(nodes) }
    }

    /// Shows a document over everything.
    func show(_ nodes: [DocumentNode]) {
        let language = surroundings.language
        layers.append(
            PagerLayer(
                title: dock.tab.title.text(language), hint: DockPhrase.pagerHint.text(language),
                searchHint: DockPhrase.searchHint.text(language), nodes: nodes, copy: { [weak self] in self?.copy($0) })
        )
    }

    /// Copies a text, and says so in the dock.
    func copy(_ text: String) { dock.note = surroundings.screen.copy(text) ? .copied : .tooLong }

    // MARK: Mouse

    /// Takes a mouse event over the dock.
    func handleInDock(_ mouse: MouseEvent, _ area: CellRect) {
        switch mouse.action {
        case .press(.left):
            dock.isFocused = true
            dock.note = nil
            if mouse.position.row == area.row {
                let painter = DockPainter(theme: surroundings.theme, context: rowContext)
                let columns = painter.tabColumns(dock, in: area)
                if let tab = columns.firstIndex(where: { $0.contains(mouse.position.column) }) { select(tab: tab) }
            } else {
                dock.tab.select(windowRow: mouse.position.row - area.row - 2)
            }
        case .wheelUp: for _ in 0..<3 { dock.tab.run(.up) }
        case .wheelDown: for _ in 0..<3 { dock.tab.run(.down) }
        default: break
        }
    }

    // MARK: Painting

    /// Paints the dock; returns where the cursor belongs, if a text is typed in it.
    func paintDock(_ layout: FrameLayout, _ grid: inout Grid) -> CellPoint? {
        guard let area = layout.dock else { return nil }
        return DockPainter(theme: surroundings.theme, context: rowContext)
            .paint(dock, isFocused: isDockFocused, in: area, &grid)
    }
}
