/// How `justify-content` and `align-content` share free space: some before the first, some between.
struct ContentSpacing {
    /// The space before the first item or line, from the start edge.
    var before = 0.0
    /// The space added between two.
    var between = 0.0

    /// Shares `free` px among `count` items or lines. `isReversed`: they run against the direction of text;
    /// `isFlipped`: they run against x; only a horizontal axis knows left and right.
    init(
        _ alignment: ContentAlignment, free: Double, count: Int, isReversed: Bool, isFlipped: Bool, isRow: Bool = true
    ) {
        guard count > 0 else { return }
        switch alignment {
        case .normal, .stretch, .flexStart, .baseline: break
        case .start: before = isReversed ? free : 0
        case .end: before = isReversed ? 0 : free
        case .left: before = isRow && isFlipped ? free : 0
        case .right: before = isRow && !isFlipped ? free : 0
        case .flexEnd: before = free
        case .center: before = free / 2
        case .spaceBetween:
            if free > 0, count > 1 { between = free / Double(count - 1) }
        case .spaceAround:
            guard free > 0 else { return }
            between = free / Double(count)
            before = between / 2
        case .spaceEvenly:
            guard free > 0 else { return }
            between = free / Double(count + 1)
            before = between
        }
    }
}
