import Bridge
import Values

/// What an intersection observer of the program watches, and what it was told last.
struct IntersectionWatch {
    let observation: Observation
    /// The share of each node that was seen last.
    var ratios: [NodeID: Double] = [:]

    init(_ observation: Observation) { self.observation = observation }

    /// Whether a change of the share is told: it reaches or leaves a threshold.
    func tells(from old: Double, to new: Double) -> Bool {
        guard old != new else { return false }
        return observation.thresholds.contains { (old <= $0 && new >= $0) || (old >= $0 && new <= $0) }
    }
}

extension PageView {
    /// Begins to watch, and looks at once.
    func observe(_ id: UInt64, _ observation: Observation) {
        watches[id] = IntersectionWatch(observation)
        layoutIfNeeded()
        lookAtWatches()
    }

    /// Ends what `observe` began.
    func unobserve(_ id: UInt64) { watches[id] = nil }

    /// Tells what crossed a threshold since the last look. The layout is up to date.
    func lookAtWatches() {
        for id in watches.keys.sorted() {
            guard let observation = watches[id]?.observation else { continue }
            let area = area(of: observation)
            for number in observation.nodes { look(at: number, in: area, id) }
        }
    }

    private func look(at number: NodeID, in area: PixelRect?, _ id: UInt64) {
        guard let watch = watches[id], let node = tree.node(number) else { return }
        let rect = viewportRect(of: node)
        let common = area.flatMap { rect.common(with: $0) }
        let nothing = PixelRect(x: 0, y: 0, width: 0, height: 0)
        let ratio = rect.share(of: common)
        let old = watch.ratios[number] ?? watch.observation.initialRatio
        watches[id]?.ratios[number] = ratio
        guard watch.tells(from: old, to: ratio) else { return }
        let result: ValueObject = [
            "node": .number(Double(number.rawValue)), "intersectionRatio": .number(ratio),
            "intersectionRect": (common ?? nothing).value,
            "boundingClientRect": rect.value, "relativeRect": (area ?? nothing).value, "time": .number(context.now()),
        ]
        context.send(.observed(id: id, .object(result)))
    }

    /// What nodes are held against: where all reference areas meet; nil if one is gone or they do not meet.
    private func area(of observation: Observation) -> PixelRect? {
        let viewport = PixelRect(x: 0, y: 0, width: context.lengths.width, height: context.lengths.height)
        var area: PixelRect?
        for reference in observation.references {
            var rect = viewport
            if let id = reference.node {
                guard let node = tree.node(id) else { return nil }
                rect = viewportRect(of: node)
            }
            rect.x -= reference.left
            rect.y -= reference.top
            rect.width = max(0, rect.width + reference.left + reference.right)
            rect.height = max(0, rect.height + reference.top + reference.bottom)
            guard let known = area else {
                area = rect
                continue
            }
            guard let common = known.common(with: rect) else { return nil }
            area = common
        }
        return area ?? viewport
    }
}

extension PixelRect {
    /// Where two rectangles meet, an edge included; nil if they do not.
    fileprivate func common(with other: PixelRect) -> PixelRect? {
        let (left, top) = (max(x, other.x), max(y, other.y))
        let (width, height) = (min(right, other.right) - left, min(bottom, other.bottom) - top)
        guard width >= 0, height >= 0 else { return nil }
        return PixelRect(x: left, y: top, width: width, height: height)
    }

    /// How much of this a part of it is, 0 to 1; one without an area is seen wholly or not.
    fileprivate func share(of part: PixelRect?) -> Double {
        guard let part else { return 0 }
        let area = width * height
        return area > 0 ? part.width * part.height / area : 1
    }

    /// As `boundingClientRect` tells it.
    fileprivate var value: Value {
        [
            "left": .number(x), "top": .number(y), "right": .number(right), "bottom": .number(bottom),
            "width": .number(width), "height": .number(height),
        ]
    }
}
