import Bridge
import Values

/// `movable-view` (official documentation: component/movable-view): something that a finger moves inside its `movable-area`,
/// arrows by a cell. What moves by itself (after a flick, back from out of bounds, to where the program wants it) goes in
/// steps of a frame.
final class MovableViewComponent: Control {
    /// Where it stands in its area, in px.
    private(set) var place = (x: 0.0, y: 0.0)
    /// How large it is shown.
    private(set) var scale = 1.0
    /// What the program asked for last; kept until sizes are known.
    private var wanted: (x: Double, y: Double)?
    private var hasPlace = false
    private var panStart: (x: Double, y: Double)?
    private var wasOutside = false
    private var flick = Flick()
    /// Counts what moves it by itself; an older one ends.
    private var run = 0

    override init(_ node: RenderNode, in page: PageView) {
        super.init(node, in: page)
        page.attending.append(node.id)
    }

    private var direction: String { node.string("direction") ?? "none" }
    private var movesAcross: Bool { direction == "all" || direction == "horizontal" }
    private var movesDown: Bool { direction == "all" || direction == "vertical" }
    override var isFocusable: Bool { movesAcross || movesDown || node.flag("scale") }
    private var area: RenderNode? { node.parent?.nearest { $0.tag == "movable-area" } }

    override func attributeChanged(_ name: String, from old: Value?) {
        switch name {
        case "x", "y":
            var new = wanted ?? place
            if name == "x" { new.x = pixels("x") ?? 0 } else { new.y = pixels("y") ?? 0 }
            wanted = new
        case "scale-value", "scale-min", "scale-max":
            let new = bounded(scale: node.number("scale-value") ?? scale)
            guard new != scale else { return }
            scale = new
            tellScale()
        default: break
        }
        page.setNeedsLayout()
    }

    override func prepare() {
        page.tree.setOwnStyle(
            node, scale == 1 ? "position:absolute" : "position:absolute;transform:scale(\(NumberText.string(scale)))")
    }

    override func arranged() {
        if let wanted {
            self.wanted = nil
            guard panStart == nil else { return }
            if hasPlace { glide(to: wanted, source: "") } else { move(to: wanted, source: "") }
        } else if panStart == nil, run == stoppedRun {
            // The area may have changed its size.
            move(to: place, source: nil)
        }
        hasPlace = true
        node.shift(x: place.x, y: place.y)
    }

    /// How far it may go: as far as it is inside the area, or covers it where it is the larger one.
    private var bounds: (x: ClosedRange<Double>, y: ClosedRange<Double>) {
        guard let area else { return (0...0, 0...0) }
        let box = area.layout.frame.inset(area.layout.borderEdges)
        // It grows to all sides.
        func range(_ room: Double, _ size: Double) -> ClosedRange<Double> {
            let growth = size * (scale - 1) / 2
            let (first, last) = (growth, room - size - growth)
            return min(first, last)...max(first, last)
        }
        return (range(box.width, node.layout.width), range(box.height, node.layout.height))
    }

    private func inBounds(_ target: (x: Double, y: Double)) -> (x: Double, y: Double) {
        let bounds = bounds
        return (
            min(max(target.x, bounds.x.lowerBound), bounds.x.upperBound),
            min(max(target.y, bounds.y.lowerBound), bounds.y.upperBound)
        )
    }

    private func move(to target: (x: Double, y: Double), source: String?, isBounded: Bool = true) {
        let new = isBounded ? inBounds(target) : target
        guard new != place else { return }
        place = new
        node.shift(x: new.x, y: new.y)
        page.setNeedsPaint()
        guard let source else { return }
        page.emit(
            "change", on: node, detail: ["x": .number(new.x), "y": .number(new.y), "source": .string(source)])
    }

    // MARK: What goes on by itself

    private static let frameTime = 33.0
    /// The run that is over.
    private var stoppedRun = 0

    private var isAnimated: Bool {
        node.flag("animation", default: true) && page.isOnTop && !page.context.reducesMotion
    }

    /// Goes to a place; at once where nothing is animated.
    private func glide(to target: (x: Double, y: Double), source: String) {
        let end = inBounds(target)
        guard isAnimated, end != place else { return move(to: end, source: source) }
        // The larger the damping, the faster.
        let damping = min(max(node.number("damping") ?? 20, 1), 1000)
        let (start, time, length) = (place, page.context.now(), max(Self.frameTime, 6000 / damping))
        step { view, now in
            let part = min((now - time) / length, 1)
            let eased = 1 - (1 - part) * (1 - part)
            view.move(
                to: part == 1 ? end : (start.x + (end.x - start.x) * eased, start.y + (end.y - start.y) * eased),
                source: source, isBounded: false)
            return part < 1
        }
    }

    /// Goes on after a finger that was quick, slower and slower.
    private func slideOn(_ speed: (x: Double, y: Double)) {
        let given = node.number("friction") ?? 2
        let length = 1333 / (given > 0 ? min(given, 1000) : 2)
        let (start, time) = (place, page.context.now())
        step { view, now in
            let past = min(now - time, length)
            let way = past - past * past / (2 * length)
            let target = (x: start.x + speed.x * way, y: start.y + speed.y * way)
            view.move(to: target, source: "friction")
            return view.place == target && past < length
        }
    }

    /// Has something done each frame until it is over.
    private func step(_ body: @escaping @MainActor (MovableViewComponent, Double) -> Bool) {
        run += 1
        next(run, body)
    }

    private func next(_ number: Int, _ body: @escaping @MainActor (MovableViewComponent, Double) -> Bool) {
        let (page, id) = (page, node.id)
        page.context.after(Self.frameTime) { [weak page] in
            guard let page, let view = page.tree.node(id)?.control as? MovableViewComponent, view.run == number else {
                return
            }
            if body(view, page.context.now()) { view.next(number, body) } else { view.stop() }
        }
    }

    private func stop() {
        run += 1
        stoppedRun = run
    }

    // MARK: Fingers and keys

    override func beginPan(isHorizontal: Bool) -> Bool {
        guard !isDisabled, isHorizontal ? movesAcross : movesDown else { return false }
        page.emit(isHorizontal ? "htouchmove" : "vtouchmove", on: node)
        stop()
        panStart = place
        flick = Flick()
        return true
    }

    override func panned(x: Double, y: Double) {
        guard let panStart else { return }
        let target = (x: movesAcross ? panStart.x + x : place.x, y: movesDown ? panStart.y + y : place.y)
        let bounds = bounds
        wasOutside = !bounds.x.contains(target.x) || !bounds.y.contains(target.y)
        let leaves = wasOutside && node.flag("out-of-bounds")
        flick.note(target, at: page.context.now())
        move(to: target, source: leaves ? "touch-out-of-bounds" : "touch", isBounded: !leaves)
    }

    override func panEnded() {
        panStart = nil
        if wasOutside {
            glide(to: place, source: "out-of-bounds")
        } else if node.flag("inertia"), isAnimated, let speed = flick.speed(at: page.context.now()) {
            slideOn((movesAcross ? speed.x : 0, movesDown ? speed.y : 0))
        }
        wasOutside = false
    }

    override func take(_ key: ControlKey) -> Bool {
        stop()
        let old = place
        switch key {
        case .left where movesAcross: move(to: (place.x - Pixels.perColumn, place.y), source: "touch")
        case .right where movesAcross: move(to: (place.x + Pixels.perColumn, place.y), source: "touch")
        case .up where movesDown: move(to: (place.x, place.y - Pixels.perRow), source: "touch")
        case .down where movesDown: move(to: (place.x, place.y + Pixels.perRow), source: "touch")
        case .character("+") where node.flag("scale"): return zoom(by: 1.25)
        case .character("-") where node.flag("scale"): return zoom(by: 0.8)
        default: return false
        }
        // At the edge the focus moves on.
        return old != place
    }

    /// The wheel is what two fingers are elsewhere; over the whole area where `scale-area` says so.
    override func wheeled(rows: Int) -> Bool { node.flag("scale") && zoom(by: rows < 0 ? 1.25 : 0.8) }

    private func zoom(by factor: Double) -> Bool {
        let new = bounded(scale: scale * factor)
        guard new != scale else { return false }
        scale = new
        page.setNeedsLayout()
        tellScale()
        return true
    }

    private func bounded(scale: Double) -> Double {
        let least = min(max(0.1, node.number("scale-min") ?? 0.1), 10)
        return min(max(scale, least), max(least, min(10, node.number("scale-max") ?? 10)))
    }

    private func tellScale() {
        page.emit(
            "scale", on: node, detail: ["x": .number(place.x), "y": .number(place.y), "scale": .number(scale)])
    }
}

/// How fast a finger was when it was lifted.
private struct Flick {
    private var places: [(x: Double, y: Double, time: Double)] = []

    /// Notes where it is.
    mutating func note(_ place: (x: Double, y: Double), at time: Double) {
        places.append((place.x, place.y, time))
        if places.count > 4 { places.removeFirst() }
    }

    /// The speed in px a millisecond; nil where it rested or nothing is known.
    func speed(at now: Double) -> (x: Double, y: Double)? {
        guard let first = places.first, let last = places.last, last.time > first.time, now - last.time < 100 else {
            return nil
        }
        let time = last.time - first.time
        let speed = (x: (last.x - first.x) / time, y: (last.y - first.y) / time)
        return max(abs(speed.x), abs(speed.y)) > 0.1 ? (min(max(speed.x, -8), 8), min(max(speed.y, -8), 8)) : nil
    }
}
