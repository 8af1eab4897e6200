import Bridge
import Values

/// The behaviour of a built-in control: what it keeps, what a key or a tap does, and how it looks.
@MainActor
class Control {
    // The node owns its control, and the page its nodes, so neither is gone while the control is used.
    unowned let node: RenderNode
    unowned let page: PageView

    init(_ node: RenderNode, in page: PageView) {
        self.node = node
        self.page = page
    }

    /// Whether the focus stops here.
    var isFocusable: Bool { false }
    /// Whether nothing can be done to it.
    var isDisabled: Bool { node.flag("disabled") }
    /// Whether it can be on at all, and whether it is.
    var hasChecked: Bool { false }
    var isChecked: Bool { false }
    /// Text that stands before its children.
    var prefix: String? { nil }
    /// Declarations for the text before its children, such as a colour.
    var prefixStyle: String? { nil }
    /// Whether it shows by itself that it has the focus.
    var paintsFocus: Bool { false }
    /// Whether it is dragged with the mouse.
    var takesDrags: Bool { false }
    /// Whether its children are not shown.
    var hidesChildren: Bool { false }
    /// What a form takes from it; nil where that is nothing.
    var formValue: Value? { nil }
    /// A text input's text and caret.
    var editor: TextEditor? { nil }
    /// Whether a tap on it or on something in it does something by itself.
    var reactsToTaps: Bool { false }

    /// Whether it moves its children by itself, so that nothing else scrolls them.
    var movesChildren: Bool { false }
    /// Whether it paints something over everything inside of it.
    var paintsOver: Bool { false }
    /// Whether the mark at its edge shows how far it is scrolled.
    var showsScrollMark: Bool { true }

    /// An attribute was set or removed.
    func attributeChanged(_ name: String, from old: Value?) {}
    /// The computed style is another one.
    func styleChanged() {}
    /// A key was pressed while it has the focus. Returns whether it meant something here.
    func take(_ key: ControlKey) -> Bool { false }
    /// The mouse holds it, at a place of the viewport in px; `isStart` where that begins.
    func dragged(x: Double, y: Double, isStart: Bool) {}
    /// The mouse lets it go.
    func dropped() {}
    /// The wheel turned over it, by rows. Returns whether it meant something here.
    func wheeled(rows: Int) -> Bool { false }
    /// The wheel turned sideways over it. Returns whether it meant something here.
    func wheeled(columns: Int) -> Bool { false }
    /// A finger that came down on it or in it begins to move. Returns whether it follows the finger from here on.
    func beginPan(isHorizontal: Bool) -> Bool { false }
    /// The finger that it follows moved so far from where it came down, in px.
    func panned(x: Double, y: Double) {}
    /// The finger that it follows is lifted.
    func panEnded() {}
    /// An arrow found nothing to focus inside. Returns whether it showed something else instead.
    func turn(_ direction: ArrowDirection) -> Bool { false }
    /// Something inside of it is to be brought into sight.
    func reveal(_ target: RenderNode) {}
    /// The page it is on came to the front or left it.
    func visibilityChanged() {}
    /// What waited for the next layout is to be done now. Controls that attend hear this before every layout.
    func prepare() {}
    /// Everything is laid out; only controls that attend hear this.
    func arranged() {}
    /// The tap that reached it (or its label) is over.
    func tapped() {}
    /// It is inside a form that is reset.
    func reset() {}
    /// It leaves the tree for good.
    func leaves() {}
    /// A method of its context, as scripts call it. `answer` is the number of the answer that is waited for.
    func perform(_ method: String, _ options: Value, answer: UInt64?) {}
    /// Paints what its box and its children do not show.
    func paint(_ canvas: inout Canvas, _ frame: PaintFrame) {}
    /// Paints over everything inside, where `paintsOver` says so.
    func paintOver(_ canvas: inout Canvas, _ frame: PaintFrame) {}

    /// Says that what it shows changed: its prefix, its content's size, or its colours.
    final func lookChanged() {
        node.mark([.style, .structure])
        page.setNeedsLayout()
    }
}

/// A key as controls know it. Keys that edit text are `EditCommand`s.
package enum ControlKey: Hashable, Sendable {
    case left, right, up, down, home, end, pageUp, pageDown
    case character(Character)
}
