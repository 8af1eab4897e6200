import Bridge
import Cells
import Values

extension PageView {
    /// Whether a finger is on the page.
    package var isTouched: Bool { gesture != nil }

    /// The button of the mouse goes down on a cell of the page's area.
    @discardableResult
    package func touchDown(column: Int, row: Int) -> Bool {
        finishPlay()
        cancelTouch()
        if openContainer?.clickOverlay(column: column, row: row) == true { return true }
        guard let target = hit(column: column, row: row) else { return false }
        if let input = focus?.control as? InputComponent, target === focus {
            input.placeCaret(column: column, row: row)
        }
        beginTouch(target, at: Self.point(column, row))
        return true
    }

    /// The mouse moves while its button is down.
    package func touchMoved(column: Int, row: Int) { moveTouch(to: Self.point(column, row)) }

    /// The button goes up: a tap, unless the finger moved or pressed long.
    package func touchUp(column: Int, row: Int) {
        guard let gesture else { return }
        moveTouch(to: Self.point(column, row))
        let isTap = !gesture.hasMoved && !(gesture.isLong && isHeard("longpress", on: gesture.target))
        if isTap, tree.contains(gesture.target) {
            let target = gesture.target.nearest { isFocusable($0) }
            // `hold-keyboard`: what is edited goes on being edited, unless something else is.
            if !(focus?.control is InputComponent && focus?.flag("hold-keyboard") == true)
                || target?.control?.editor != nil
            {
                setFocus(target, revealing: false)
            }
            (focus?.control as? InputComponent)?.placeCaret(column: column, row: row)
        }
        endTouch()
    }

    /// Something comes between finger and page, such as a dialog or another page: `touchcancel`.
    package func cancelTouch() {
        play = nil
        guard let gesture else { return }
        self.gesture = nil
        if case .control(let control) = gesture.drag { control.panEnded() }
        hover.cancel()
        emit("touchcancel", on: gesture.target, detail: detail(gesture.point), touch: touch(gesture.point))
    }

    private static func point(_ column: Int, _ row: Int) -> TouchPoint {
        TouchPoint(x: (Double(column) + 0.5) * Pixels.perColumn, y: (Double(row) + 0.5) * Pixels.perRow)
    }

    // MARK: Start, move, end

    func beginTouch(_ target: RenderNode, at point: TouchPoint) {
        let new = Gesture(target, at: point)
        gesture = new
        emit("touchstart", on: target, detail: detail(point), touch: touch(point), isTouching: true)
        hover.press(target)
        guard isHeard("longpress", on: target) || isHeard("longtap", on: target) else { return }
        context.after(Gesture.longPressTime) { [weak self, weak new] in
            if let self, let new, gesture === new { hold(new) }
        }
    }

    /// The finger rested long enough.
    func hold(_ gesture: Gesture) {
        guard !gesture.hasMoved, !gesture.isLong else { return }
        gesture.isLong = true
        for type in ["longpress", "longtap"] {
            emit(
                type, on: gesture.target, detail: detail(gesture.point), touch: touch(gesture.point), isTouching: true)
        }
    }

    func moveTouch(to point: TouchPoint) {
        guard let gesture, gesture.point != point else { return }
        let before = gesture.point
        gesture.point = point
        let (dx, dy) = (point.x - gesture.start.x, point.y - gesture.start.y)
        if !gesture.hasMoved, dx * dx + dy * dy > Gesture.slop * Gesture.slop {
            gesture.hasMoved = true
            hover.cancel()
            gesture.drag = drag(of: gesture)
        }
        switch gesture.drag {
        case .selection(let input):
            input.placeCaret(column: Pixels.column(point.x), row: Pixels.row(point.y), selecting: true)
        case .control(let control):
            control.panned(x: point.x - gesture.start.x, y: point.y - gesture.start.y)
        case .scroll where gesture.hasMoved: scrollWithFinger(gesture.target, before.x - point.x, before.y - point.y)
        default: break
        }
        tellMove(gesture)
    }

    /// Sends `touchmove`; while one is on its way the next waits, and only the last place counts.
    private func tellMove(_ gesture: Gesture) {
        guard gesture.openMove == nil else {
            gesture.owesMove = true
            return
        }
        gesture.owesMove = false
        gesture.openMove = emit(
            "touchmove", on: gesture.target, detail: detail(gesture.point), touch: touch(gesture.point),
            isTouching: true)
    }

    /// The app is done with an event: if it was the finger's move, what happened since is told now.
    func finishMove(_ event: UInt64) -> Bool {
        guard let gesture, gesture.openMove == event else { return false }
        gesture.openMove = nil
        if gesture.owesMove { tellMove(gesture) }
        return true
    }

    func endTouch() {
        guard let gesture else { return }
        self.gesture = nil
        if case .control(let control) = gesture.drag { control.panEnded() }
        if let id = gesture.dragged {
            (tree.node(id)?.control as? ScrollViewComponent)?.tellDrag("dragend", velocity: 0)
        }
        if gesture.owesMove {
            gesture.openMove = nil
            tellMove(gesture)
        }
        emit("touchend", on: gesture.target, detail: detail(gesture.point), touch: touch(gesture.point))
        hover.release()
        guard !gesture.hasMoved, !(gesture.isLong && isHeard("longpress", on: gesture.target)) else { return }
        tellTap(gesture.target, gesture.point)
    }

    func touch(_ point: TouchPoint) -> Touch {
        Touch(pageX: point.x, pageY: point.y + scrollTop, clientX: point.x, clientY: point.y)
    }

    func detail(_ point: TouchPoint) -> Value { ["x": .number(point.x), "y": .number(point.y + scrollTop)] }

    // MARK: What follows the finger

    private func drag(of gesture: Gesture) -> Gesture.Drag {
        if let focus, focus === gesture.target, let input = focus.control as? InputComponent {
            return .selection(input)
        }
        let (dx, dy) = (gesture.point.x - gesture.start.x, gesture.point.y - gesture.start.y)
        var candidate: RenderNode? = gesture.target
        while let node = candidate, node !== tree.root {
            if let control = node.control, control.beginPan(isHorizontal: abs(dx) > abs(dy)) {
                return .control(control)
            }
            if ScrollBox(node, in: self)?.canScroll(byX: -dx, y: -dy) == true || node.catchesMoves { break }
            candidate = node.parent
        }
        return .scroll
    }

    /// Tells a scroll-view that the finger scrolls it.
    private func noteDrag(of node: RenderNode) {
        guard let view = node.control as? ScrollViewComponent, let gesture else { return }
        if gesture.dragged == nil { view.tellDrag("dragstart") }
        gesture.dragged = node.id
        view.tellDrag("dragging")
    }

    /// Scrolls the nearest box around a node that can go that way, unless a `catch:touchmove` stands between.
    private func scrollWithFinger(_ target: RenderNode, _ dx: Double, _ dy: Double) {
        var candidate: RenderNode? = target
        while let node = candidate, node !== tree.root {
            if let box = ScrollBox(node, in: self), box.scroll(byX: dx, y: dy) {
                noteDrag(of: node)
                return
            }
            if node.catchesMoves { return }
            candidate = node.parent
        }
        if !tree.root.catchesMoves, dy != 0 { scrollPage(by: dy) }
    }
}

extension RenderNode {
    /// Whether a finger that moves on it scrolls nothing around it.
    var catchesMoves: Bool { !listening(to: "touchmove").isDisjoint(with: [.catch, .captureCatch]) }
}
