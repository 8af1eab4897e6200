import Cells
import Terminal
import Theme

/// A dialog of the shell's own: a text and buttons, each with what it does.
@MainActor
final class ChoiceLayer: Layer {
    /// One button.
    struct Choice {
        var title: String
        var action: @MainActor () -> Void
    }

    private var frame: DialogFrame
    private let choices: [Choice]
    /// What Escape does; nil is nothing.
    private let escape: Int?

    init(title: String, text: String, choices: [Choice], selected: Int = 0, escape: Int? = nil) {
        frame = DialogFrame(title: title, text: text, buttons: choices.map(\.title), selected: selected)
        self.choices = choices
        self.escape = escape
    }

    /// Changes the text while it stands.
    func update(text: String) { frame.text = text }

    func handle(_ event: InputEvent) -> LayerOutcome {
        if frame.scroll(by: event) { return .stays }
        switch event {
        case .key(let key):
            switch key.code {
            case .left, .up: frame.select(by: -1)
            case .tab where key.modifiers == .shift: frame.select(by: -1)
            case .right, .down, .tab: frame.select(by: 1)
            case .enter, .character(" "): return choose(frame.selected)
            case .escape: return escape.map(choose) ?? .stays
            default: break
            }
        case .mouse(let mouse):
            if mouse.action == .press(.left), let index = frame.button(at: mouse.position) { return choose(index) }
        default: break
        }
        return .stays
    }

    func paint(over area: CellRect, theme: Theme, _ grid: inout Grid) -> CellPoint? {
        frame.paint(over: area, theme: theme, &grid)
        return nil
    }

    private func choose(_ index: Int) -> LayerOutcome {
        guard choices.indices.contains(index) else { return .stays }
        choices[index].action()
        return .closes
    }
}
