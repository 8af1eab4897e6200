import Bridge

/// A place in the viewport, in px.
struct TouchPoint: Equatable {
    var x: Double
    var y: Double
}

/// A finger on a page, from the touch to its end: the mouse's, or one that keys play.
@MainActor
final class Gesture {
    /// What happens while the finger moves, beside the events.
    enum Drag {
        case undecided
        /// Nothing follows it.
        case nothing
        /// The end of an input's selection does.
        case selection(InputComponent)
        /// A control does.
        case control(Control)
        /// What can be scrolled does.
        case scroll
    }

    /// Where it began: the element that hears of all of it.
    let target: RenderNode
    let start: TouchPoint
    var point: TouchPoint
    /// Whether it went too far for a tap.
    var hasMoved = false
    /// Whether the long press was told.
    var isLong = false
    var drag = Drag.undecided
    /// The scroll-view that it scrolls.
    var dragged: NodeID?
    /// The `touchmove` that the app has not finished, and whether the finger moved on since.
    var openMove: UInt64?
    var owesMove = false

    init(_ target: RenderNode, at point: TouchPoint) {
        self.target = target
        start = point
        self.point = point
    }

    /// How far a finger may slip in a tap, in px.
    static let slop = 10.0
    /// How long a finger rests for a long press, in milliseconds.
    static let longPressTime = 350.0
}

/// Steps of a gesture that keys play, each some time after the one before.
@MainActor
final class GesturePlay {
    /// Something done after a wait in milliseconds.
    struct Step {
        var wait: Double
        var action: @MainActor () -> Void
    }

    private var steps: [Step]

    init(_ steps: [Step]) { self.steps = steps.reversed() }

    /// How long until the next step; nil at the end.
    var wait: Double? { steps.last?.wait }

    /// Carries out the next step.
    func advance() { steps.popLast()?.action() }
}
