import Values

/// `movable-view` (official documentation: component/movable-view): is moved by a finger, by the arrow keys or by the program
/// within the `movable-area` around it.
final class MovableViewComponent: Control {
    /// Where it is, in px from where layout puts it.
    private(set) var place = (x: 0.0, y: 0.0)
    private(set) var scale = 1.0
    /// What the program asked for last; kept until sizes are known.
    private var wanted: (x: Double, y: Double)?
    private var panStart: (x: Double, y: Double)?
    private var wasOutside = false

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
        case "scale-value":
            let new = bounded(scale: node.number(name) ?? 1)
            guard new != scale else { return }
            scale = new
            tellScale()
        default: break
        }
        page.setNeedsLayout()
    }

    override func prepare() { page.tree.setOwnStyle(node, "position:absolute") }

    override func arranged() {
        if let wanted {
            self.wanted = nil
            guard panStart == nil else { return }
            move(to: wanted, source: "")
        } else if panStart == nil {
            // The area may have changed its size.
            move(to: place, source: nil)
        }
        node.shift(x: place.x, y: place.y)
    }

    /// How far it may go: as far as it is inside the area, or covers it where it is the larger one.
    private var bounds: (x: ClosedRange<Double>, y: ClosedRange<Double>) {
        guard let area else { return (0...0, 0...0) }
        let box = area.layout.frame.inset(area.layout.borderEdges)
        let x = box.width - node.layout.width
        let y = box.height - node.layout.height
        return (min(x, 0)...max(x, 0), min(y, 0)...max(y, 0))
    }

    private func move(to target: (x: Double, y: Double), source: String?, isBounded: Bool = true) {
        let bounds = bounds
        var new = target
        if isBounded {
            new.x = min(max(new.x, bounds.x.lowerBound), bounds.x.upperBound)
            new.y = min(max(new.y, bounds.y.lowerBound), bounds.y.upperBound)
        }
        guard new != place else { return }
        place = new
        node.shift(x: new.x, y: new.y)
        page.setNeedsPaint()
        guard let source else { return }
        page.emit(
            "change", on: node, detail: ["x": .number(new.x), "y": .number(new.y), "source": .string(source)])
    }

    // MARK: Fingers and keys

    override func beginPan(isHorizontal: Bool) -> Bool {
        guard !isDisabled, isHorizontal ? movesAcross : movesDown else { return false }
        page.emit(isHorizontal ? "htouchmove" : "vtouchmove", on: node)
        panStart = place
        return true
    }

    override func panned(x: Double, y: Double) {
        guard let panStart else { return }
        let target = (x: movesAcross ? panStart.x + x : place.x, y: movesDown ? panStart.y + y : place.y)
        let bounds = bounds
        wasOutside = !bounds.x.contains(target.x) || !bounds.y.contains(target.y)
        let leaves = wasOutside && node.flag("out-of-bounds")
        move(to: target, source: leaves ? "touch-out-of-bounds" : "touch", isBounded: !leaves)
    }

    override func panEnded() {
        panStart = nil
        if wasOutside { move(to: place, source: "out-of-bounds") }
        wasOutside = false
    }

    override func take(_ key: ControlKey) -> Bool {
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

    private func zoom(by factor: Double) -> Bool {
        let new = bounded(scale: scale * factor)
        guard new != scale else { return false }
        scale = new
        tellScale()
        return true
    }

    private func bounded(scale: Double) -> Double {
        let least = max(0.1, node.number("scale-min") ?? 0.1)
        return min(max(scale, least), max(least, min(10, node.number("scale-max") ?? 10)))
    }

    private func tellScale() {
        page.emit(
            "scale", on: node, detail: ["x": .number(place.x), "y": .number(place.y), "scale": .number(scale)])
    }
}
