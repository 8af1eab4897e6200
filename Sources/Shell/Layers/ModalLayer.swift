import Bridge
import Cells
import Terminal
import Theme
import Values
import ViewLayer

/// `wx.showModal`: answered by keys or clicks with what its success callback gets.
@MainActor
final class ModalLayer: Layer {
    private var frame: DialogFrame
    private let modal: Question.Modal
    private let answer: @MainActor (Value) -> Void
    private var editor = LineEditor()

    init(_ modal: Question.Modal, answer: @escaping @MainActor (Value) -> Void) {
        self.modal = modal
        self.answer = answer
        let buttons = modal.showCancel ? [modal.cancelText, modal.confirmText] : [modal.confirmText]
        // An editable dialog shows its content as the text to edit.
        frame = DialogFrame(
            title: modal.title, text: modal.editable ? "" : modal.content, buttons: buttons,
            selected: buttons.count - 1, extraRows: modal.editable ? 1 : 0)
        frame.buttons.colors =
            modal.showCancel ? [modal.cancelColor, modal.confirmColor] : [modal.confirmColor]
        if modal.editable { editor = LineEditor(modal.content) }
    }

    func handle(_ event: InputEvent) -> LayerOutcome {
        if frame.scroll(by: event) { return .stays }
        switch event {
        case .key(let key): return handle(key)
        case .paste(let text): if modal.editable { editor.insert(text) }
        case .mouse(let mouse):
            if mouse.action == .press(.left), let index = frame.button(at: mouse.position) { return finish(index) }
        default: break
        }
        return .stays
    }

    private func handle(_ key: Key) -> LayerOutcome {
        switch key.code {
        case .enter: return finish(frame.selected)
        case .escape: return finish(modal.showCancel ? 0 : nil)
        case .tab: frame.select(by: key.modifiers == .shift ? -1 : 1)
        case _ where modal.editable: editor.handle(key)
        case .left, .up: frame.select(by: -1)
        case .right, .down: frame.select(by: 1)
        case .character(" "): return finish(frame.selected)
        default: break
        }
        return .stays
    }

    /// Answers as a button does; nil is Escape where there is nothing to cancel, which leaves the dialog.
    private func finish(_ button: Int?) -> LayerOutcome {
        guard let button else { return .stays }
        let confirmed = button == frame.buttons.labels.count - 1
        var result: ValueObject = ["confirm": .bool(confirmed), "cancel": .bool(!confirmed)]
        if modal.editable, confirmed { result["content"] = .string(editor.text) }
        answer(.object(result))
        return .closes
    }

    func paint(over area: CellRect, theme: Theme, _ grid: inout Grid) -> CellPoint? {
        frame.paint(over: area, theme: theme, &grid)
        guard modal.editable, frame.extra.rows > 0 else { return nil }
        let field = CellRect(column: frame.extra.column, row: frame.extra.row, columns: frame.extra.columns, rows: 1)
        return editor.paint(in: field, placeholder: modal.placeholderText, theme: theme, &grid)
    }
}
