/// A place in a run of inline content: an item, and in text a cluster.
struct InlinePosition: Equatable {
    /// The index of the item.
    var item: Int
    /// The index of the cluster, 0 in what is not text.
    var cluster: Int
}

/// A box in a line: its size with margins, and how it was laid out.
struct AtomicBox {
    /// The width of the border box.
    var width: Double
    /// The margins.
    var margins: Edges<Double>
    /// Height and baselines.
    var result: BoxResult
    /// The width of the margin box.
    var outerWidth: Double { width + margins.horizontal }
}

/// Fills one line: how far it goes.
struct LineBreaker {
    /// What ends a line.
    enum Outcome: Equatable {
        /// The line goes up to here.
        case line(end: InlinePosition)
        /// A float was met that has to be placed first; the line is then broken again.
        case float(item: Int, lineWidth: Double)
        /// Nothing fits beside the floats here.
        case tooNarrow
    }

    let items: [InlineItem]
    let available: Double
    /// Whether floats make the line narrower than its container.
    let isNarrowed: Bool
    let containingWidth: Double

    private var width: Double
    /// The space at the end, which hangs where the line ends.
    private var trailing = 0.0
    private var previous: BreakClass?
    private var previousWraps = true
    private var opportunity: InlinePosition?
    private var after: InlinePosition
    private var isFrozen = false

    /// A line that starts at `start` with `indent` px already taken.
    init(
        items: [InlineItem], start: InlinePosition, indent: Double, available: Double, isNarrowed: Bool,
        containingWidth: Double
    ) {
        self.items = items
        self.available = available
        self.isNarrowed = isNarrowed
        self.containingWidth = containingWidth
        width = indent
        after = start
    }

    /// Breaks the line. `atomic` lays out a box in the line; `isPlaced` says whether a float has its place already.
    mutating func run(atomic: (Int, LayoutNode) -> AtomicBox, isPlaced: (Int) -> Bool) -> Outcome {
        var position = after
        while position.item < items.count {
            switch items[position.item] {
            case .text(_, let text, let style):
                if let end = fill(text, style, position) { return end }
            case .open(let node, let isStart):
                if isStart { width += node.sharedStyle.startEdge(containingWidth) }
                isFrozen = true
            case .close(let node, let isEnd):
                if isEnd { width += node.sharedStyle.endEdge(containingWidth) }
                if !isFrozen { after = InlinePosition(item: position.item + 1, cluster: 0) }
                if overflows(-trailing), let opportunity { return .line(end: opportunity) }
            case .atomic(let node):
                let wraps = (node.parent?.style.whiteSpace ?? .normal).wraps
                if let end = add(atomic(position.item, node).outerWidth, .object, wraps, position, wraps: wraps) {
                    return end
                }
            case .float:
                if !isPlaced(position.item) { return .float(item: position.item, lineWidth: width) }
            case .outOfFlow: break
            }
            position = InlinePosition(item: position.item + 1, cluster: 0)
        }
        return .line(end: position)
    }

    private func overflows(_ advance: Double) -> Bool {
        width + advance > available + LayoutEngine.tolerance
    }

    private mutating func fill(_ text: ShapedText, _ style: SharedLayoutStyle, _ start: InlinePosition) -> Outcome? {
        let wraps = style.value.whiteSpace.wraps
        let collapses = style.value.whiteSpace.collapsesSpaces
        let breaksAnywhere = wraps && (style.value.overflowWrap != .normal || style.value.wordBreak == .breakWord)
        let rules = BreakRules(style.value)
        var position = start
        var isInside = false
        let count = text.clusters.count
        while position.cluster < count {
            let cluster = text.clusters[position.cluster]
            let advance = Double(cluster.advance)
            let next = InlinePosition(item: position.item, cluster: position.cluster + 1)
            switch cluster.breakClass {
            case .lineFeed: return .line(end: next)
            case .space where collapses || wraps:
                if !collapses || (previous != nil && previous != .space) {
                    width += advance
                    trailing = advance
                    previous = .space
                    previousWraps = wraps
                    after = next
                    isFrozen = false
                }
            default:
                let allowed = isInside ? wraps : wraps || previousWraps
                if let previous, allowed, rules.allowsBreak(after: previous, before: cluster.breakClass),
                    previous != .softHyphen || !overflows(text.hyphen)
                {
                    opportunity = after
                }
                if overflows(advance) {
                    if let opportunity { return .line(end: opportunity) }
                    if previous == nil || breaksAnywhere, isNarrowed { return .tooNarrow }
                    if breaksAnywhere, previous != nil { return .line(end: after) }
                    if isNarrowed { return .tooNarrow }
                }
                width += advance
                trailing = 0
                previous = cluster.breakClass
                previousWraps = wraps
                after = next
                isFrozen = false
            }
            isInside = true
            position = next
        }
        return nil
    }

    private mutating func add(
        _ advance: Double, _ breakClass: BreakClass, _ allowed: Bool, _ position: InlinePosition, wraps: Bool
    ) -> Outcome? {
        if let previous, wraps || previousWraps, BreakRules().allowsBreak(after: previous, before: breakClass) {
            opportunity = after
        }
        if overflows(advance) {
            if let opportunity { return .line(end: opportunity) }
            if isNarrowed { return .tooNarrow }
        }
        width += advance
        trailing = 0
        previous = breakClass
        previousWraps = wraps
        after = InlinePosition(item: position.item + 1, cluster: 0)
        isFrozen = false
        return nil
    }
}

extension SharedLayoutStyle {
    /// Margin, border and padding where an inline element starts.
    func startEdge(_ width: Double) -> Double {
        value.margin.left.resolved(width) + value.border.left.nonNegative
            + value.padding.left.resolved(width).nonNegative
    }

    /// Margin, border and padding where an inline element ends.
    func endEdge(_ width: Double) -> Double {
        value.margin.right.resolved(width) + value.border.right.nonNegative
            + value.padding.right.resolved(width).nonNegative
    }
}
