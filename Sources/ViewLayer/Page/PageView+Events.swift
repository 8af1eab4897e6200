import Bridge
import Values

extension PageView {
    /// Events that only the element that they happen to hears; all others bubble.
    private static let quietEvents: Set<String> = [
        "input", "focus", "blur", "confirm", "change", "submit", "reset", "scroll", "scrolltoupper", "scrolltolower",
        "linechange", "keyboardheightchange", "load", "error", "changing", "columnchange", "cancel", "pickstart",
        "pickend", "activeend", "nicknamereview", "selectionchange",
        "transition", "animationfinish", "refresherpulling", "refresherwillrefresh", "refresherrefresh",
        "refresherrestore", "refresherabort", "dragstart", "dragging", "dragend", "scrollstart", "scrollend", "scale",
        "beforeenter", "enter", "afterenter", "beforeleave", "leave", "afterleave", "clickoverlay", "resize",
        "scrolldone", "stickontopchange", "refresherstatuschange", "statuschange", "ready",
    ]

    /// Whether anybody would hear an event of a node.
    func isHeard(_ type: String, on node: RenderNode) -> Bool {
        if Self.quietEvents.contains(type) { return node.listens(to: type) }
        return node.nearest { $0.listens(to: type) } != nil
    }

    /// Tells the app what happened to a node, if anybody listens. Returns the number of the event.
    @discardableResult
    func emit(
        _ type: String, on node: RenderNode, detail: Value = .object(ValueObject()), touch: Touch? = nil,
        isTouching: Bool = false, revision: UInt64 = 0, model: (name: String, value: Value)? = nil
    ) -> UInt64? {
        guard tree.contains(node) else { return nil }
        guard isHeard(type, on: node) || (model != nil && listensForModel(node)) else { return nil }
        var event = UserEvent(
            sequence: context.nextSequence(), page: id, node: node.id, type: type, detail: detail)
        let rect = documentRect(of: node)
        event.offsetLeft = rect.x
        event.offsetTop = rect.y
        event.time = context.now()
        event.revision = revision
        event.model = model
        if let touch {
            event.touches = isTouching ? [touch] : []
            event.changedTouches = [touch]
        }
        context.send(.event(event))
        return event.sequence
    }

    /// Notes that the app was told of a control's text or state, and is not done with that yet.
    func noteOpen(_ sequence: UInt64, _ node: NodeID, _ text: String) {
        openInputs.append((sequence, node, text))
        if openInputs.count > 256 { openInputs.removeFirst() }
    }

    /// Whether the app binds an attribute of the control both ways.
    private func listensForModel(_ node: RenderNode) -> Bool {
        node.listeners.contains { $0.event.hasPrefix("model:") }
    }

    /// Taps a place of a node: the touch events, the tap, then what the control there does by itself.
    func tap(_ target: RenderNode, x: Double, y: Double) {
        let point = TouchPoint(x: x, y: y)
        emit("touchstart", on: target, detail: detail(point), touch: touch(point), isTouching: true)
        hover.press(target)
        emit("touchend", on: target, detail: detail(point), touch: touch(point))
        hover.release()
        tellTap(target, point)
    }

    /// Tells that a node was tapped, and has the control there do what it does by itself.
    func tellTap(_ target: RenderNode, _ point: TouchPoint) {
        let button = target.nearest { $0.control is ButtonComponent }
        if button?.control?.isDisabled == true { return }
        emit("tap", on: target, detail: detail(point), touch: touch(point), isTouching: true)
        target.nearest { $0.control?.reactsToTaps == true }?.control?.tapped()
    }

    /// The app is done with an event. Returns whether it was one that this page waited for.
    func finish(event: UInt64, replacedText: String?) -> Bool {
        if let index = openInputs.firstIndex(where: { $0.sequence == event }) {
            let input = openInputs.remove(at: index)
            // What was typed since then wins.
            let isLatest = !openInputs.contains { $0.node == input.node }
            // What a handler returns replaces the text of an input, not of a textarea.
            if let replacedText, isLatest, let control = tree.node(input.node)?.control as? InputComponent,
                !(control is TextareaComponent)
            {
                control.replace(with: replacedText)
            }
            return true
        }
        return finishMove(event) || ScrollBox.finish(event, in: self)
    }
}
