import Bridge
import Cells
import Values

extension PageView {
    /// Whether a gesture that a key began is still going on.
    package var isPlaying: Bool { play != nil }

    /// Whether the focused element, or the page where nothing is focused, follows a finger.
    package var takesSwipes: Bool { (focus ?? middle).map(followsFinger) ?? false }

    /// Whether the focused element listens for a long press.
    package var takesLongPress: Bool {
        guard let focus else { return false }
        return isHeard("longpress", on: focus) || isHeard("longtap", on: focus)
    }

    /// When an arrow swipes.
    enum SwipeCondition {
        case always
        /// Only over what hears the finger move.
        case swipes
    }

    /// A finger goes over the focused element, or over the middle of the page, quickly enough for a flick.
    @discardableResult
    package func swipe(_ direction: ArrowDirection) -> Bool { swipe(direction, ifOnly: .always) }

    @discardableResult
    func swipe(_ direction: ArrowDirection, ifOnly condition: SwipeCondition) -> Bool {
        finishPlay()
        layoutIfNeeded()
        guard let target = focus ?? middle, condition == .always || followsFinger(target) else { return false }
        let path = path(over: viewportRect(of: target), direction)
        var steps: [GesturePlay.Step] = []
        for index in 1...Self.moveCount {
            let part = Double(index) / Double(Self.moveCount)
            let point = TouchPoint(
                x: path.start.x + (path.end.x - path.start.x) * part,
                y: path.start.y + (path.end.y - path.start.y) * part)
            steps.append(.init(wait: Self.moveTime) { [weak self] in self?.moveTouch(to: point) })
        }
        steps.append(.init(wait: Self.moveTime) { [weak self] in self?.endTouch() })
        cancelTouch()
        beginTouch(target, at: path.start)
        start(GesturePlay(steps))
        return true
    }

    private static let moveCount = 8
    /// Between two places of a finger, in milliseconds: a frame of a phone.
    private static let moveTime = 16.0

    /// Where a finger goes: through the middle, within the viewport as far as there is room.
    private func path(over rect: PixelRect, _ direction: ArrowDirection) -> (start: TouchPoint, end: TouchPoint) {
        let width = Double(area.columns) * Pixels.perColumn
        let middle = TouchPoint(
            x: min(max(rect.x + rect.width / 2, 0), width), y: min(max(rect.y + rect.height / 2, 0), visibleHeight))
        var (start, end) = (middle, middle)
        if direction.isHorizontal {
            let length = min(max(rect.width * 0.6, 140), 260)
            start.x = min(max(middle.x - direction.sign * length / 2, 4), max(4, width - 4))
            end.x = start.x + direction.sign * length
        } else {
            let length = min(max(rect.height * 0.6, 140), 260)
            start.y = middle.y - direction.sign * min(rect.height, length) / 2
            end.y = start.y + direction.sign * length
        }
        return (start, end)
    }

    /// The element in the middle of the page.
    private var middle: RenderNode? { hit(column: area.columns / 2, row: area.rows / 2) }

    /// Whether something at or around a node hears a finger move.
    func followsFinger(_ node: RenderNode) -> Bool {
        let isHeard = node.nearest { candidate in
            // A mask that only keeps the page still follows nothing.
            let how = candidate.listening(to: "touchmove")
            return !how.isEmpty && (candidate.listens(to: "touchstart") || !candidate.catchesMoves)
        }
        return isHeard != nil || node.nearest { $0.listens(to: "touchstart") && hearsEnd($0) } != nil
    }

    private func hearsEnd(_ node: RenderNode) -> Bool { node.listens(to: "touchend") }

    /// Presses long on the focused element; where nobody listens for any part of that it is a tap. False without a focus.
    @discardableResult
    package func longPress() -> Bool {
        finishPlay()
        layoutIfNeeded()
        guard let focus else { return false }
        let parts = ["longpress", "longtap", "touchstart", "touchend"]
        guard parts.contains(where: { isHeard($0, on: focus) }) else { return activate() }
        let rect = viewportRect(of: focus)
        press(focus, at: TouchPoint(x: rect.x + rect.width / 2, y: rect.y + rect.height / 2))
        return true
    }

    private func press(_ target: RenderNode, at point: TouchPoint) {
        cancelTouch()
        beginTouch(target, at: point)
        guard let gesture else { return }
        start(
            GesturePlay([
                .init(wait: Gesture.longPressTime) { [weak self] in self?.hold(gesture) },
                .init(wait: Self.moveTime) { [weak self] in self?.endTouch() },
            ]))
    }

    // MARK: In time

    private func start(_ new: GesturePlay) {
        play = new
        continuePlay(new)
    }

    private func continuePlay(_ current: GesturePlay) {
        guard play === current, let wait = current.wait else {
            if play === current { play = nil }
            return
        }
        context.after(wait) { [weak self, weak current] in
            guard let self, let current, play === current else { return }
            current.advance()
            continuePlay(current)
        }
    }

    /// Something else begins: what is left of a gesture happens at once.
    func finishPlay() {
        guard let current = play else { return }
        play = nil
        while current.wait != nil { current.advance() }
    }
}
