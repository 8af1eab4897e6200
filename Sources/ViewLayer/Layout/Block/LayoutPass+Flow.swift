/// The state of a block container's layout: how far down it is, and which margins are still open.
struct BlockFlow {
    /// The lower edge of the last box, from the upper edge of the content box.
    var cursor = 0.0
    /// The margins at the cursor that may still collapse with more.
    var strut = MarginStrut()
    /// Whether nothing yet separates the container's upper margin from what comes.
    var isAtTop: Bool
    /// The container's upper margin with what collapsed into it.
    var topMargin: MarginStrut
    /// The first baseline, from the upper edge of the border box.
    var firstBaseline: Double?
    /// The last baseline, from the upper edge of the border box.
    var lastBaseline: Double?
    /// The floats around and inside.
    var frame: FloatFrame
    /// How many text lines there are so far, for `-webkit-line-clamp`.
    var lines = 0

    /// Where the next box starts whose upper margins are `margin`.
    func position(after margin: MarginStrut) -> Double {
        if isAtTop { return 0 }
        var joined = strut
        joined.add(margin)
        return cursor + joined.sum
    }

    /// Notes a box of `height` with upper margins `top` and lower margins `bottom`; returns where it starts.
    mutating func add(height: Double, top: MarginStrut, bottom: MarginStrut) -> Double {
        strut.add(top)
        let y: Double
        if isAtTop {
            topMargin.add(strut)
            isAtTop = false
            y = 0
        } else {
            y = cursor + strut.sum
        }
        cursor = y + height
        strut = bottom
        return y
    }
}

extension LayoutPass {
    /// Lays out a block container: blocks below one another, or lines.
    func layoutFlow(_ box: inout BoxContext, _ floats: FloatFrame?) -> BoxResult {
        let style = box.node.sharedStyle
        let margins = style.marginEdges(box.constraints.containingWidth)
        let isRoot = box.constraints.isFormattingRoot || floats == nil
        let frame = isRoot ? FloatFrame(context: FloatContext(), x: 0, y: 0) : floats
        let opensTop = !isRoot && box.insets.top == 0
        var flow = BlockFlow(
            isAtTop: opensTop, topMargin: MarginStrut(margins.top),
            frame: frame ?? FloatFrame(context: FloatContext(), x: 0, y: 0))
        let floatsBefore = flow.frame.context.count
        if box.commit, let extra = box.node.extra { extra.inline.removeAll(keepingCapacity: true) }
        if placeSingleLine(&flow, &box) { return close(flow, &box, margins: margins, isRoot: isRoot) }
        box.isStack = true
        let hasScopes = forEachFlowPart(of: box.node) { part in
            switch part {
            case .block(let child):
                if child.sharedStyle.flow != .float {
                    placeBlock(child, &flow, &box)
                } else {
                    placeFloat(child, &flow, &box)
                    box.isStack = false
                }
            case .lines(let items):
                box.hasLines = true
                placeLines(items, &flow, &box)
            case .outOfFlow(let child):
                box.isStack = false
                guard box.commit else { return }
                child.madeExtra.staticPosition = StaticPosition(
                    x: box.insets.left, y: box.insets.top + flow.position(after: MarginStrut()), width: box.contentWidth
                )
            }
        }
        if hasScopes { box.hasLines = true }
        if flow.frame.context.count > 0 || flow.isAtTop { box.isStack = false }
        if flow.frame.context.count > floatsBefore, !isRoot { box.touchesFloats = true }
        if box.commit, hasScopes { settleInline(box.node) }
        return close(flow, &box, margins: margins, isRoot: isRoot)
    }

    private func close(
        _ flow: BlockFlow, _ box: inout BoxContext, margins: Edges<Double>, isRoot: Bool
    ) -> BoxResult {
        let style = box.node.sharedStyle
        var result = BoxResult()
        result.firstBaseline = flow.firstBaseline
        result.lastBaseline = flow.lastBaseline
        result.topMargin = flow.topMargin
        result.bottomMargin = MarginStrut(margins.bottom)
        var content = flow.cursor
        let opensBottom = !isRoot && box.insets.bottom == 0 && box.fixedHeight == nil
        if flow.isAtTop { result.topMargin.add(flow.strut) } else if !opensBottom { content += flow.strut.sum }
        if isRoot, flow.frame.context.bottom > 0 {
            content = Swift.max(content, flow.frame.context.bottom - box.insets.top)
        }
        result.contentHeight = content
        result.height = box.height(forContent: content)
        if flow.isAtTop, opensBottom, result.height == 0,
            style.value.minHeight.definite(box.constraints.containingHeight) ?? 0 <= 0
        {
            result.collapsesThrough = true
            result.topMargin.add(margins.bottom)
            result.bottomMargin = result.topMargin
        } else if opensBottom, !flow.isAtTop,
            abs(result.height - content - box.insets.vertical) < LayoutEngine.tolerance
        {
            result.bottomMargin.add(flow.strut)
        }
        return result
    }
}
