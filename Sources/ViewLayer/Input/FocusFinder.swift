/// Rates elements as the next one in a direction, as CSS Spatial Navigation does: what lies that way, what overlaps across
/// before what does not, the nearest first.
struct FocusFinder {
    let direction: ArrowDirection
    /// Where the move begins, in px of the viewport.
    let origin: PixelRect

    /// How a candidate stands to the element in focus in the tree.
    enum Relation {
        case apart
        /// The candidate is inside the focused element: entered downwards and to the right.
        case inside
        /// The candidate is around it: left for upwards and to the left.
        case around
    }

    /// A step sideways counts for so much more than one ahead; lines are read along, so leaving one costs the most.
    private var crossWeight: Double { direction.isHorizontal ? 30 : 2 }
    /// Edges are rounded to cells: so much may overlap.
    private var slack: Double { direction.isHorizontal ? Pixels.perColumn / 2 : Pixels.perRow / 2 }

    /// Sideways nothing counts that is more than two lines away.
    private static let farthestLine = 2 * Pixels.perRow
    private static let insideFirst = 1e6

    /// The rating of a candidate, smaller being nearer; nil where it does not lie that way.
    func rating(_ candidate: PixelRect, _ relation: Relation = .apart) -> Double? {
        let from = span(origin, along: true)
        let to = span(candidate, along: true)
        let ahead: Double
        switch relation {
        case .inside:
            guard direction.sign > 0 else { return nil }
            // What is inside comes before all that is behind.
            ahead = to.start - from.start - Self.insideFirst
        case .around:
            guard direction.sign < 0 else { return nil }
            ahead = max(0, from.start - to.start)
        case .apart:
            let gap = direction.sign > 0 ? to.start - from.end : from.start - to.end
            let isStaggered =
                direction.sign > 0
                ? to.start > from.start && to.end > from.end : to.start < from.start && to.end < from.end
            guard gap >= -slack || (isStaggered && crossGap(candidate) == 0) else { return nil }
            ahead = max(0, gap)
        }
        if direction.isHorizontal, crossGap(candidate) > Self.farthestLine { return nil }
        let offset = abs(span(candidate, along: false).start - span(origin, along: false).start)
        return ahead + crossGap(candidate) * crossWeight + offset * 0.05
    }

    /// How far a candidate lies to the side; 0 where it overlaps.
    func crossGap(_ candidate: PixelRect) -> Double {
        let from = span(origin, along: false)
        let to = span(candidate, along: false)
        return max(0, to.start - from.end + 1, from.start - to.end + 1)
    }

    private func span(_ rect: PixelRect, along: Bool) -> (start: Double, end: Double) {
        along == direction.isHorizontal ? (rect.x, rect.right) : (rect.y, rect.bottom)
    }
}
