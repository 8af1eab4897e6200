extension LayoutPass {
    /// Puts a block-level box below what stands in the flow already.
    func placeBlock(_ child: LayoutNode, _ flow: inout BlockFlow, _ box: inout BoxContext) {
        if isSettled(child, flow, box) {
            if child.sharedStyle.usesContainingHeight { box.usesHeight = true }
            let y = advance(&flow, child.state.result)
            noteBaselines(child.state.result, y, &flow, box)
            child.x = box.insets.left + child.state.plainX
            child.y = box.insets.top + y
            return
        }
        let style = child.sharedStyle
        clearFloats(style, child, &flow, &box)
        let margins = style.marginEdges(box.contentWidth)
        let insets = style.paddingEdges(box.contentWidth) + style.borderEdges
        if style.usesContainingHeight { box.usesHeight = true }
        let isRoot = style.startsFormattingContext(child.kind)
        var constraints = LayoutConstraints(
            isFormattingRoot: isRoot, containingWidth: box.contentWidth, containingHeight: box.percentageHeight)
        let estimate = flow.position(after: MarginStrut(margins.top))
        var available = box.contentWidth - margins.horizontal
        var shift = 0.0
        var isBesideFloats = false
        var top = flow.frame.y + box.insets.top + estimate
        if isRoot, flow.frame.context.reaches(below: top) {
            box.touchesFloats = true
            isBesideFloats = true
            let room = roomForRoot(child, insets, margins, top, flow, box)
            available = Swift.max(Swift.min(available, room.available), 0)
            shift = room.shift
            flow.cursor += room.y - top
            flow.isAtTop = flow.isAtTop && room.y == top
            top = room.y
        }
        constraints.width = usedWidth(
            child, insets: insets, containing: box.contentWidth, containingHeight: box.percentageHeight,
            available: available, fills: child.kind != .replaced || child.replaced?.fillsWidth == true)
        let x = blockX(child, constraints.width, margins, available: available, box) + shift
        let frame = FloatFrame(context: flow.frame.context, x: flow.frame.x + box.insets.left + x, y: top)
        let result = layoutInFlow(child, constraints, frame, flow, &box, isRoot: isRoot, margins)
        let y = advance(&flow, result)
        noteBaselines(result, y, &flow, box)
        if child.state.touchesFloats && !isRoot { box.touchesFloats = true }
        guard box.commit else { return }
        child.x = box.insets.left + x
        child.y = box.insets.top + y
        child.state.plainX = x
        child.state.plainDirection = box.style.direction
        child.state.isPlainBlock = style.isPlain && !isBesideFloats
        child.state.isStacked = child.state.isPlainBlock && style.hasOuterWidth && child.kind == .element
        applyRelativePosition(child, box)
    }

    /// Whether nothing that a block depends on changed, and nothing in it that it could not be patched for.
    private func isSettled(_ child: LayoutNode, _ flow: BlockFlow, _ box: BoxContext) -> Bool {
        guard
            box.commit && child.state.isLaidOut && child.state.isPlainBlock
                && child.state.constraints.containingWidth == box.contentWidth && child.state.constraints.height == nil
                && (!child.state.usesHeight || child.state.constraints.containingHeight == box.percentageHeight)
                && !child.state.touchesFloats && flow.frame.context.count == 0
                && child.state.plainDirection == box.style.direction
        else { return false }
        guard child.state.isDirty else { return true }
        return child.state.isStacked && patch(child, child.state.constraints, nil) != nil
    }

    /// Lays out the child where the margins let it stand; once more where floats make the first guess wrong.
    private func layoutInFlow(
        _ child: LayoutNode, _ constraints: LayoutConstraints, _ frame: FloatFrame, _ flow: BlockFlow,
        _ box: inout BoxContext, isRoot: Bool, _ margins: Edges<Double>
    ) -> BoxResult {
        let before = flow.frame.context.count
        var result = layout(child, constraints, commit: box.commit, floats: isRoot ? nil : frame)
        if isRoot {
            result.topMargin = MarginStrut(margins.top)
            result.bottomMargin = MarginStrut(margins.bottom)
            result.collapsesThrough = false
            if box.commit {
                child.state.result.topMargin = result.topMargin
                child.state.result.bottomMargin = result.bottomMargin
                child.state.result.collapsesThrough = false
            }
            return result
        }
        let added = flow.frame.context.count > before
        if added || (flow.frame.context.count > 0 && flow.frame.context.reaches(below: frame.y)) {
            box.touchesFloats = true
            let actual = flow.frame.y + box.insets.top + flow.position(after: result.topMargin)
            if abs(actual - frame.y) > LayoutEngine.tolerance {
                flow.frame.context.forget(downTo: before)
                let frame = FloatFrame(context: frame.context, x: frame.x, y: actual)
                result = layout(child, constraints, commit: box.commit, floats: frame)
            }
        }
        return result
    }

    private func advance(_ flow: inout BlockFlow, _ result: BoxResult) -> Double {
        guard result.collapsesThrough else {
            return flow.add(height: result.height, top: result.topMargin, bottom: result.bottomMargin)
        }
        flow.strut.add(result.topMargin)
        return flow.isAtTop ? 0 : flow.cursor + flow.strut.sum
    }

    private func noteBaselines(_ result: BoxResult, _ y: Double, _ flow: inout BlockFlow, _ box: BoxContext) {
        if let baseline = result.firstBaseline, flow.firstBaseline == nil {
            flow.firstBaseline = box.insets.top + y + baseline
        }
        if let baseline = result.lastBaseline { flow.lastBaseline = box.insets.top + y + baseline }
    }

    /// The left edge of a block's border box from the content box around it: `auto` margins share what is free.
    private func blockX(
        _ child: LayoutNode, _ width: Double, _ margins: Edges<Double>, available: Double, _ box: BoxContext
    ) -> Double {
        let margin = child.style.margin
        let free = available - width
        if free > 0 {
            if margin.left.isAutoMargin, margin.right.isAutoMargin { return margins.left + free / 2 }
            if margin.left.isAutoMargin { return margins.left + free }
        }
        if box.style.direction == .rightToLeft, !margin.right.isAutoMargin { return margins.left + free }
        return margins.left
    }

    private func clearFloats(
        _ style: SharedLayoutStyle, _ child: LayoutNode, _ flow: inout BlockFlow, _ box: inout BoxContext
    ) {
        guard style.value.clear != .none, flow.frame.context.count > 0 else { return }
        let origin = flow.frame.y + box.insets.top
        let edge = flow.frame.context.clearance(style.value.clear) - origin
        let margin = style.marginEdges(box.contentWidth).top
        guard edge > flow.position(after: MarginStrut(margin)) else { return }
        box.touchesFloats = true
        // Clearance separates the margins: the border edge goes to the floats' lower edge.
        if flow.isAtTop {
            flow.topMargin.add(flow.strut)
            flow.isAtTop = false
        }
        flow.cursor = edge - margin
        flow.strut = MarginStrut()
    }

    /// Where a box that keeps its own floats finds room beside those around it.
    private func roomForRoot(
        _ child: LayoutNode, _ insets: Edges<Double>, _ margins: Edges<Double>, _ top: Double, _ flow: BlockFlow,
        _ box: BoxContext
    ) -> (y: Double, available: Double, shift: Double) {
        let left = flow.frame.x + box.insets.left
        let right = left + box.contentWidth
        let needed: Double
        if child.style.width.isAuto, child.kind != .replaced {
            needed = contribution(child).min
        } else {
            needed =
                usedWidth(
                    child, insets: insets, containing: box.contentWidth, containingHeight: box.percentageHeight,
                    available: box.contentWidth - margins.horizontal, fills: true) + margins.horizontal
        }
        let room = flow.frame.context.room(y: top, width: needed, height: 1, left: left, right: right)
        let shift = Swift.max(room.left - left - margins.left, 0)
        let free = room.right - room.left
        let outside = Swift.min(room.left - left, margins.left) + Swift.min(right - room.right, margins.right)
        return (room.y, free - margins.horizontal + outside, shift)
    }

    /// Puts a float at the side, as high as it may go.
    func placeFloat(_ child: LayoutNode, _ flow: inout BlockFlow, _ box: inout BoxContext) {
        let y = flow.isAtTop ? 0 : flow.cursor + flow.strut.sum
        placeFloat(child, y: box.insets.top + y, flow.frame, &box)
    }

    /// Puts a float at the side, not above `y` (from the border box around it).
    func placeFloat(_ child: LayoutNode, y: Double, _ frame: FloatFrame, _ box: inout BoxContext) {
        let style = child.sharedStyle
        let float = atomicBox(child, &box)
        let margins = float.margins
        let left = frame.x + box.insets.left
        let top = Swift.max(frame.y + y, frame.context.clearance(style.value.clear))
        let place = frame.context.place(
            isLeft: style.value.float == .left, y: top, width: float.outerWidth,
            height: float.result.height + margins.vertical, left: left, right: left + box.contentWidth)
        guard box.commit else { return }
        child.x = place.x - frame.x + margins.left
        child.y = place.y - frame.y + margins.top
        child.state.isPlainBlock = false
        applyRelativePosition(child, box)
    }

    /// Moves a relatively positioned box from its place in the flow.
    func applyRelativePosition(_ child: LayoutNode, _ box: BoxContext) {
        guard child.style.position == .relative else { return }
        let offset = relativeOffset(child.sharedStyle, width: box.contentWidth, height: box.percentageHeight)
        child.x += offset.x
        child.y += offset.y
    }

    /// How far `inset` moves a relatively positioned box in a containing block of the given size.
    func relativeOffset(_ style: SharedLayoutStyle, width: Double, height: Double?) -> (x: Double, y: Double) {
        guard style.value.position == .relative else { return (0, 0) }
        let inset = style.value.inset
        let x = inset.left.definite(width) ?? -(inset.right.definite(width) ?? 0)
        let y = inset.top.definite(height) ?? -(inset.bottom.definite(height) ?? 0)
        return (x.sanitized, y.sanitized)
    }
}

extension SharedLayoutStyle {
    /// Whether a block with this style keeps margins and floats inside.
    func startsFormattingContext(_ kind: LayoutNode.Kind) -> Bool {
        if kind == .replaced { return true }
        switch value.display {
        case .flex, .grid, .inlineBlock, .inlineFlex, .inlineGrid: return true
        case .table, .inlineTable, .tableGroup, .tableRow, .tableCell, .tableCaption: return true
        default: break
        }
        return value.overflowX.isScrollContainer || value.overflowY.isScrollContainer || value.lineClamp > 0
    }
}

extension Dimension {
    /// Whether a margin is `auto`: keywords that a margin cannot have count as that.
    var isAutoMargin: Bool {
        if case .length = self { return false }
        return true
    }
}
