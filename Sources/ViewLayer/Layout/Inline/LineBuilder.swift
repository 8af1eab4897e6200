/// Lays out a run of inline content: lines, and in each line what stands where.
struct LineBuilder {
    let pass: LayoutPass
    let items: [InlineItem]
    let box: BoxContext
    let frame: FloatFrame
    /// The upper edge of the first line, from the border box of the container.
    let top: Double
    /// How many lines may be shown; the rest is cut.
    let lineLimit: Int

    /// The lines and fragments so far.
    var content = InlineContent()
    /// The upper edge of the next line.
    var y: Double
    /// Whether floats narrow a line or stand in the content.
    private(set) var touchesFloats = false

    var open: [OpenInline] = []
    let strut: TextExtent
    private var atomics: [Int: AtomicBox] = [:]
    private var placedFloats: Set<Int> = []
    private var waitingFloats: [Int] = []

    init(
        pass: LayoutPass, items: [InlineItem], box: BoxContext, frame: FloatFrame, top: Double, lineLimit: Int
    ) {
        self.pass = pass
        self.items = items
        self.box = box
        self.frame = frame
        self.top = top
        self.lineLimit = lineLimit
        y = top
        strut = pass.extent(of: box.node.sharedStyle)
    }

    /// Breaks and places everything. Uses `box` for what laying out floats finds out.
    mutating func run(_ box: inout BoxContext) {
        prepare()
        var start = InlinePosition(item: 0, cluster: 0)
        var isFirst = true
        while start.item < items.count {
            let end = breakLine(from: start, isFirst: isFirst, &box)
            emit(from: start, to: end, isFirst: isFirst, isLast: content.lines.count + 1 >= lineLimit && hasMore(end))
            placeWaitingFloats(&box)
            if content.lines.count >= lineLimit { break }
            isFirst = isFirst && content.lines.isEmpty
            start = end
        }
        if touchesFloats { box.touchesFloats = true }
        if box.commit { conclude() }
    }

    /// The room for a line at the current height: its left edge from the border box, and its width.
    func band(height: Double) -> (left: Double, width: Double) {
        let left = frame.x + box.insets.left
        let band = frame.context.band(y: frame.y + y, height: height, left: left, right: left + box.contentWidth)
        return (band.left - frame.x, Swift.max(band.right - band.left, 0))
    }

    /// The width that `text-indent` takes in the first line.
    func indent(isFirst: Bool) -> Double {
        isFirst ? box.style.textIndent.resolved(box.contentWidth).sanitized : 0
    }

    /// A box in the line that was laid out while breaking.
    func atomic(_ item: Int) -> AtomicBox? { atomics[item] }

    func hasMore(_ end: InlinePosition) -> Bool {
        for index in end.item..<Swift.max(items.count, end.item) {
            switch items[index] {
            case .text(_, let text, _):
                let start = index == end.item ? end.cluster : 0
                if text.clusters[start...].contains(where: { $0.breakClass != .space }) { return true }
            case .atomic: return true
            default: break
            }
        }
        return false
    }

    private mutating func prepare() {
        for item in items {
            switch item {
            case .text(let node, _, _):
                if box.commit { node.width = -1 }
            case .open(let node, let isStart):
                if box.commit, isStart {
                    node.width = -1
                    node.state.constraints.containingWidth = box.contentWidth
                }
            case .atomic(let node), .outOfFlow(let node), .float(let node):
                guard box.commit else { continue }
                if case .outOfFlow = item {
                    node.madeExtra.staticPosition = StaticPosition(
                        x: box.insets.left, y: top, width: box.contentWidth)
                } else {
                    node.x = box.insets.left
                    node.y = top
                }
            case .close: break
            }
        }
    }

    private mutating func breakLine(
        from start: InlinePosition, isFirst: Bool, _ box: inout BoxContext
    ) -> InlinePosition {
        while true {
            let room = band(height: strut.above + strut.below)
            let isNarrowed = room.width < box.contentWidth - LayoutEngine.tolerance
            if isNarrowed { touchesFloats = true }
            var breaker = LineBreaker(
                items: items, start: start, indent: indent(isFirst: isFirst), available: room.width,
                isNarrowed: isNarrowed, containingWidth: box.contentWidth)
            let placed = placedFloats
            let outcome = breaker.run(
                atomic: { layoutAtomic($0, $1, &box) }, isPlaced: { placed.contains($0) })
            switch outcome {
            case .line(let end): return end
            case .tooNarrow:
                guard let next = frame.context.nextEdge(below: frame.y + y + LayoutEngine.tolerance) else {
                    return InlinePosition(item: items.count, cluster: 0)
                }
                y = next - frame.y
            case .float(let item, let lineWidth):
                placedFloats.insert(item)
                placeFloat(item, lineWidth: lineWidth, room: room.width, &box)
            }
        }
    }

    private mutating func layoutAtomic(_ item: Int, _ node: LayoutNode, _ box: inout BoxContext) -> AtomicBox {
        if let known = atomics[item] { return known }
        let made = pass.atomicBox(node, &box)
        atomics[item] = made
        return made
    }

    private mutating func placeFloat(_ item: Int, lineWidth: Double, room: Double, _ box: inout BoxContext) {
        guard case .float(let node) = items[item] else { return }
        touchesFloats = true
        let fits = lineWidth == 0 || lineWidth + pass.contribution(node).max <= room
        if fits { pass.placeFloat(node, y: y, frame, &box) } else { waitingFloats.append(item) }
    }

    private mutating func placeWaitingFloats(_ box: inout BoxContext) {
        for item in waitingFloats {
            guard case .float(let node) = items[item] else { continue }
            pass.placeFloat(node, y: y, frame, &box)
        }
        waitingFloats.removeAll()
    }

    private func conclude() {
        for (index, item) in items.enumerated() {
            switch item {
            case .atomic(let node):
                if atomics[index] == nil { node.forgetLayout() }
            case .float(let node):
                if !placedFloats.contains(index) { node.forgetLayout() }
            case .text(let node, _, _), .open(let node, _):
                guard node.width < 0 else { continue }
                // Nothing of it stands in a line.
                node.x = box.insets.left
                node.y = top
                node.width = 0
                node.height = 0
            default: break
            }
        }
    }
}

extension LayoutPass {
    /// Lays out a run of inline content in the flow.
    func placeLines(_ items: [InlineItem], _ flow: inout BlockFlow, _ box: inout BoxContext) {
        let start = flow.position(after: MarginStrut())
        let clamp = box.style.lineClamp
        let limit = clamp > 0 ? Swift.max(clamp - flow.lines, 0) : Int.max
        guard limit > 0 else {
            if box.commit { hide(items, x: box.insets.left, y: box.insets.top + start) }
            return
        }
        var builder = LineBuilder(
            pass: self, items: items, box: box, frame: flow.frame, top: box.insets.top + start, lineLimit: limit)
        builder.run(&box)
        let lines = builder.content.lines
        guard let first = lines.first, let last = lines.last else { return }
        flow.lines += lines.count
        _ = flow.add(height: builder.y - builder.top, top: MarginStrut(), bottom: MarginStrut())
        if flow.firstBaseline == nil { flow.firstBaseline = first.y + first.baseline }
        flow.lastBaseline = last.y + last.baseline
        if box.commit { box.node.madeExtra.inline.append(builder.content) }
    }

    /// Empties the rectangles of what a clamped box does not show.
    private func hide(_ items: [InlineItem], x: Double, y: Double) {
        for item in items {
            switch item {
            case .text(let node, _, _), .open(let node, _), .atomic(let node), .float(let node):
                node.forgetLayout()
            case .outOfFlow(let node): node.madeExtra.staticPosition = StaticPosition(x: x, y: y)
            case .close: break
            }
        }
    }

    /// Lays out a box that is as wide as it likes to be: one that stands in a line, or a float.
    func atomicBox(_ node: LayoutNode, _ box: inout BoxContext) -> AtomicBox {
        let style = node.sharedStyle
        let margins = style.marginEdges(box.contentWidth)
        let insets = style.paddingEdges(box.contentWidth) + style.borderEdges
        if style.usesContainingHeight { box.usesHeight = true }
        var constraints = LayoutConstraints(
            containingWidth: box.contentWidth, containingHeight: box.percentageHeight)
        constraints.width = usedWidth(
            node, insets: insets, containing: box.contentWidth, containingHeight: box.percentageHeight,
            available: Swift.max(box.contentWidth - margins.horizontal, 0), fills: false)
        let result = layout(node, constraints, commit: box.commit)
        return AtomicBox(width: constraints.width, margins: margins, result: result)
    }
}
