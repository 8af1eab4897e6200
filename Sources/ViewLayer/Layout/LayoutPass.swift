/// One layout of a tree: what all formatting contexts share while it lasts.
final class LayoutPass {
    /// How text is measured.
    let measurer: any TextMeasurer
    /// The width of the initial containing block.
    let viewportWidth: Double
    /// The height of the initial containing block.
    let viewportHeight: Double
    /// How deep in the tree the pass is.
    private var depth = 0
    /// Styles of anonymous boxes by the style of their container.
    private var anonymousStyles: [ObjectIdentifier: SharedLayoutStyle] = [:]

    /// A pass for a viewport.
    init(measurer: any TextMeasurer, width: Double, height: Double) {
        self.measurer = measurer
        viewportWidth = width
        viewportHeight = height
    }

    /// Lays out a box. With `commit` the positions below it are final; otherwise only the result counts and nothing
    /// is written. `floats` is where the box stands among the floats around it, unless it keeps its own.
    func layout(
        _ node: LayoutNode, _ constraints: LayoutConstraints, commit: Bool, floats: FloatFrame? = nil
    ) -> BoxResult {
        if commit, let patched = patch(node, constraints, floats) { return patched }
        refresh(node)
        let isApart = floats.map { !$0.context.reaches(below: $0.y) } ?? true
        if isApart, let known = known(node, constraints, commit: commit) { return known }
        if !commit, isApart, let extra = node.extra,
            let entry = extra.measured.last(where: { $0.constraints == constraints })
        {
            return entry.result
        }
        var box = BoxContext(node, constraints, commit: commit)
        var result = BoxResult()
        if descend() {
            result = run(&box, floats)
            ascend()
        }
        if commit {
            settle(node, box, result)
        } else if isApart, !box.touchesFloats || constraints.isFormattingRoot {
            remember(node, constraints, result)
        }
        return result
    }

    /// How high text in `style` stands.
    func extent(of style: SharedLayoutStyle) -> TextExtent {
        if let last = lastExtent, last.style === style { return last.extent }
        let extent = TextExtent(style, measurer)
        lastExtent = (style, extent)
        return extent
    }

    private var lastExtent: (style: SharedLayoutStyle, extent: TextExtent)?

    /// Goes one level down the tree; false where it is too deep. `ascend` comes back.
    func descend() -> Bool {
        guard depth < LayoutEngine.depthLimit else { return false }
        depth += 1
        return true
    }

    /// Comes back from one level down.
    func ascend() {
        depth -= 1
    }

    /// Forgets what was known of a node that changed.
    func refresh(_ node: LayoutNode) {
        guard node.state.isDirty else { return }
        node.clearMarks()
        node.state.isLaidOut = false
        node.state.hasIntrinsic = false
        if let extra = node.extra {
            extra.measured.removeAll()
            extra.anonymous.removeAll()
            extra.inline.removeAll(keepingCapacity: true)
        }
    }

    /// The style of a box that the engine puts around text in a flex or grid container.
    func anonymousStyle(in container: SharedLayoutStyle) -> SharedLayoutStyle {
        if let style = anonymousStyles[ObjectIdentifier(container)] { return style }
        var style = LayoutStyle(display: .block)
        let outer = container.value
        style.direction = outer.direction
        style.whiteSpace = outer.whiteSpace
        style.wordBreak = outer.wordBreak
        style.overflowWrap = outer.overflowWrap
        style.lineBreak = outer.lineBreak
        style.textAlign = outer.textAlign
        style.textAlignLast = outer.textAlignLast
        style.textIndent = outer.textIndent
        style.letterSpacing = outer.letterSpacing
        style.lineHeight = outer.lineHeight
        style.fontSize = outer.fontSize
        style.font = outer.font
        let shared = SharedLayoutStyle(style)
        // The key's object must outlive the table, or another could take its place in memory.
        keptStyles.append(container)
        anonymousStyles[ObjectIdentifier(container)] = shared
        return shared
    }

    private var keptStyles: [SharedLayoutStyle] = []

    private func known(_ node: LayoutNode, _ constraints: LayoutConstraints, commit: Bool) -> BoxResult? {
        guard node.state.isLaidOut, !node.state.touchesFloats else { return nil }
        if node.state.constraints == constraints { return node.state.result }
        guard !node.state.usesHeight, let height = constraints.height else { return nil }
        // Nothing inside depends on the height: the same lines in a higher or lower box.
        var before = node.state.constraints
        before.height = height
        before.isHeightDefinite = constraints.isHeightDefinite
        before.containingHeight = constraints.containingHeight
        guard before == constraints else { return nil }
        var result = node.state.result
        result.height = height
        result.collapsesThrough = false
        guard commit else { return result }
        node.state.constraints = constraints
        node.state.result = result
        node.height = height
        return result
    }

    private func run(_ box: inout BoxContext, _ floats: FloatFrame?) -> BoxResult {
        if box.node.kind == .replaced { return layoutReplaced(&box) }
        switch box.style.display {
        case .flex, .inlineFlex: return layoutFlex(&box)
        case .grid, .inlineGrid: return layoutGrid(&box)
        case .table, .inlineTable, .tableGroup, .tableRow: return layoutTable(&box, floats)
        case .tableCell: return layoutCell(&box, floats)
        default: return layoutFlow(&box, floats)
        }
    }

    private func remember(_ node: LayoutNode, _ constraints: LayoutConstraints, _ result: BoxResult) {
        let extra = node.madeExtra
        if extra.measured.count >= 4 { extra.measured.removeFirst() }
        extra.measured.append((constraints, result))
    }

    private func settle(_ node: LayoutNode, _ box: BoxContext, _ result: BoxResult) {
        node.width = box.constraints.width
        node.height = result.height
        node.state.constraints = box.constraints
        node.state.result = result
        node.state.usesHeight = box.usesHeight
        // A formatting root keeps its floats to itself.
        node.state.touchesFloats = box.touchesFloats && !box.constraints.isFormattingRoot
        node.state.isStack = box.isStack
        node.state.hasLines = box.hasLines
        node.state.isLaidOut = depth < LayoutEngine.depthLimit
        finish(node, box, result)
    }
}
