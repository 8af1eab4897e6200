/// A rectangle in the coordinates of some border box, in px.
struct LayoutRectangle: Equatable {
    /// The left edge.
    var x: Double
    /// The upper edge.
    var y: Double
    /// The width.
    var width: Double
    /// The height.
    var height: Double
}

extension LayoutPass {
    /// Lays out the root in the viewport, and what is placed in the viewport.
    func layoutRoot(_ root: LayoutNode) {
        guard root.style.display != .none else {
            root.clearRectangle()
            return
        }
        let viewport = LayoutRectangle(x: 0, y: 0, width: viewportWidth, height: viewportHeight)
        if root.style.isOutOfFlow {
            root.madeExtra.staticPosition = StaticPosition()
            placePositioned(root, in: viewport, of: nil)
        } else {
            let style = root.sharedStyle
            let margins = style.marginEdges(viewportWidth)
            let insets = style.paddingEdges(viewportWidth) + style.borderEdges
            var constraints = LayoutConstraints(containingWidth: viewportWidth, containingHeight: viewportHeight)
            constraints.width = usedWidth(
                root, insets: insets, containing: viewportWidth, containingHeight: viewportHeight,
                available: viewportWidth - margins.horizontal, fills: root.kind != .replaced)
            if style.value.display != .block, style.value.display != .flex, style.value.display != .grid {
                constraints.width = usedWidth(
                    root, insets: insets, containing: viewportWidth, containingHeight: viewportHeight,
                    available: viewportWidth - margins.horizontal, fills: false)
            }
            let old = root.state
            _ = layout(root, constraints, commit: true)
            if old.isLaidOut, !old.isDirty, old.constraints == constraints, root.x == margins.left { return }
            root.x = margins.left
            root.y = margins.top
        }
        var waiting = root.extra?.pending ?? []
        var index = 0
        while index < waiting.count {
            placePositioned(waiting[index], in: viewport, of: nil)
            waiting.append(contentsOf: waiting[index].extra?.pending ?? [])
            index += 1
        }
    }

    /// Ends the layout of a node: how far its content reaches, and the absolute boxes that are placed in it.
    func finish(_ node: LayoutNode, _ box: BoxContext, _ result: BoxResult) {
        var sum = ContentSum(
            right: node.width,
            bottom: box.insets.top + result.contentHeight + box.padding.bottom)
        gather(node.children, x: 0, y: 0, &sum)
        // Sums of flexible widths miss the container's edge by the last bit.
        node.state.overflowRight = sum.right - node.width < 1e-6 ? node.width : sum.right
        node.state.contentBottom = sum.bottom
        node.state.hasOverhang = sum.hasOverhang
        guard !sum.pending.isEmpty else {
            if let extra = node.extra, !extra.pending.isEmpty { extra.pending = [] }
            return
        }
        let padding = LayoutRectangle(
            x: box.border.left, y: box.border.top, width: Swift.max(node.width - box.border.horizontal, 0),
            height: Swift.max(node.height - box.border.vertical, 0))
        node.madeExtra.pending = place(sum.pending, in: padding, of: node)
    }

    /// What a node's children add up to.
    private struct ContentSum {
        var right: Double
        var bottom: Double
        var pending: [LayoutNode] = []
        /// The lowest edge of a box so far, and whether one reaches out of its box or below a later one.
        var lowest = -Double.infinity
        var hasOverhang = false

        mutating func add(bottom: Double, hangsOut: Bool) {
            if hangsOut || bottom < lowest - 1e-6 { hasOverhang = true }
            lowest = Swift.max(lowest, bottom)
            self.bottom = Swift.max(self.bottom, bottom)
        }
    }

    private func gather(_ children: [LayoutNode], x: Double, y: Double, _ sum: inout ContentSum) {
        for child in children {
            if child.kind != .text {
                let style = child.sharedStyle
                switch style.flow {
                case .none:
                    child.clearRectangle()
                    continue
                case .outOfFlow:
                    sum.pending.append(child)
                    continue
                case .inline where child.kind == .element && !child.isFlexItem, .contents:
                    gatherInline(child, x: x, y: y, &sum)
                    continue
                default: break
                }
                if let extra = child.extra, !extra.pending.isEmpty { sum.pending.append(contentsOf: extra.pending) }
                if !style.clipsOverflow {
                    sum.right = Swift.max(sum.right, x + child.x + child.state.overflowRight)
                    let reach = child.overflowBottom
                    sum.add(bottom: y + child.y + reach, hangsOut: reach > child.height + 1e-6)
                    continue
                }
            }
            sum.right = Swift.max(sum.right, x + child.x + child.width)
            sum.add(bottom: y + child.y + child.height, hangsOut: false)
        }
    }

    private func gatherInline(_ child: LayoutNode, x: Double, y: Double, _ sum: inout ContentSum) {
        guard descend() else { return }
        child.state.overflowRight = child.width
        child.state.contentBottom = child.height
        var inner = ContentSum(
            right: Swift.max(sum.right, x + child.x + child.width),
            bottom: Swift.max(sum.bottom, y + child.y + child.height))
        gather(child.children, x: x + child.x, y: y + child.y, &inner)
        if child.sharedStyle.containsAbsolutes, child.style.display == .inline, !inner.pending.isEmpty {
            let border = child.borderEdges
            let padding = LayoutRectangle(
                x: border.left, y: border.top, width: Swift.max(child.width - border.horizontal, 0),
                height: Swift.max(child.height - border.vertical, 0))
            inner.pending = place(inner.pending, in: padding, of: child)
        }
        sum.right = inner.right
        sum.bottom = inner.bottom
        sum.pending.append(contentsOf: inner.pending)
        ascend()
    }

    /// Places those of `boxes` that belong to `node` in its padding box; returns the others.
    private func place(_ boxes: [LayoutNode], in padding: LayoutRectangle, of node: LayoutNode) -> [LayoutNode] {
        let style = node.sharedStyle
        guard style.containsAbsolutes else { return boxes }
        var rest: [LayoutNode] = []
        for box in boxes {
            guard box.style.position == .absolute || style.value.containsPositioned else {
                rest.append(box)
                continue
            }
            node.state.usesHeight = true
            placePositioned(box, in: padding, of: node)
            rest.append(contentsOf: box.extra?.pending ?? [])
            let offset = Self.offset(of: box.parent, in: node)
            let clips = box.sharedStyle.clipsOverflow
            let (right, bottom) = (
                offset.x + box.x + (clips ? box.width : box.state.overflowRight),
                offset.y + box.y + (clips ? box.height : box.overflowBottom)
            )
            node.state.overflowRight = Swift.max(node.state.overflowRight, right)
            node.state.contentBottom = Swift.max(node.state.contentBottom, bottom)
        }
        return rest
    }

    /// Where the border box of `node` is in that of its ancestor; from the viewport without one.
    private static func offset(of node: LayoutNode?, in ancestor: LayoutNode?) -> (x: Double, y: Double) {
        var offset = (x: 0.0, y: 0.0)
        var current = node
        while let box = current, box !== ancestor {
            offset.x += box.x
            offset.y += box.y
            current = box.parent
        }
        return offset
    }

    /// Sizes and places an absolute or fixed box in its containing block.
    private func placePositioned(_ node: LayoutNode, in block: LayoutRectangle, of ancestor: LayoutNode?) {
        let style = node.sharedStyle
        let inset = style.value.inset
        let parent = Self.offset(of: node.parent, in: ancestor)
        let place = node.extra?.staticPosition ?? StaticPosition()
        let margins = style.marginEdges(block.width)
        let insets = style.paddingEdges(block.width) + style.borderEdges
        let left = inset.left.definite(block.width)
        let right = inset.right.definite(block.width)
        let top = inset.top.definite(block.height)
        let bottom = inset.bottom.definite(block.height)

        var constraints = LayoutConstraints(containingWidth: block.width, containingHeight: block.height)
        let room = block.width - (left ?? 0) - (right ?? 0) - margins.horizontal
        let staticRoom = block.width - (parent.x + place.x - block.x) - margins.horizontal
        let isStaticStart = left == nil && right == nil && place.alignX == 0 && place.width == 0
        let stretched = verticalStretch(style, top, bottom, block.height, margins)
        if style.value.width.isAuto, left == nil || right == nil, let ratio = style.ratio, let stretched,
            style.value.height.definite(block.height) == nil
        {
            constraints.width = clampWidth(
                style.widthByRatio(stretched, ratio, insets), of: node, insets: insets, containing: block.width,
                available: room)
        } else {
            constraints.width = usedWidth(
                node, insets: insets, containing: block.width, containingHeight: block.height,
                available: Swift.max(isStaticStart ? staticRoom : room, 0), fills: left != nil && right != nil)
        }
        let hasRatioHeight = style.ratio != nil && (!style.value.width.isAuto || (left != nil && right != nil))
        if style.value.height.definite(block.height) == nil, style.value.height.isAuto, !hasRatioHeight,
            node.kind != .replaced, let stretched
        {
            constraints.height = style.clampHeight(stretched, insets: insets, containing: block.height)
        }
        let result = layout(node, constraints, commit: true)

        node.x =
            Axis(
                start: left, end: right, origin: block.x, extent: block.width, size: constraints.width,
                marginStart: margins.left, marginEnd: margins.right, isAutoStart: style.value.margin.left.isAutoMargin,
                isAutoEnd: style.value.margin.right.isAutoMargin
            ).position(parent: parent.x) ?? place.x + margins.left
            + place.alignX * (place.width - constraints.width - margins.horizontal)
        node.y =
            Axis(
                start: top, end: bottom, origin: block.y, extent: block.height, size: result.height,
                marginStart: margins.top, marginEnd: margins.bottom, isAutoStart: style.value.margin.top.isAutoMargin,
                isAutoEnd: style.value.margin.bottom.isAutoMargin
            ).position(parent: parent.y) ?? place.y + margins.top
            + place.alignY * (place.height - result.height - margins.vertical)
        node.state.isPlainBlock = false
    }

    private func verticalStretch(
        _ style: SharedLayoutStyle, _ top: Double?, _ bottom: Double?, _ height: Double, _ margins: Edges<Double>
    ) -> Double? {
        guard let top, let bottom else { return nil }
        return Swift.max(height - top - bottom - margins.vertical, 0)
    }

    /// One axis of a positioned box in its containing block.
    private struct Axis {
        let start: Double?
        let end: Double?
        let origin: Double
        let extent: Double
        let size: Double
        let marginStart: Double
        let marginEnd: Double
        let isAutoStart: Bool
        let isAutoEnd: Bool

        /// The edge of the border box from the parent's, which is at `parent`; nil without insets.
        func position(parent: Double) -> Double? {
            if let start {
                var position = origin + start + marginStart
                if let end {
                    let free = extent - start - end - size - marginStart - marginEnd
                    if isAutoStart, isAutoEnd {
                        position += Swift.max(free, 0) / 2
                    } else if isAutoStart {
                        position += free
                    }
                }
                return position - parent
            }
            guard let end else { return nil }
            return origin + extent - end - marginEnd - size - parent
        }
    }
}

extension LayoutNode {
    /// Whether the parent turns its children into blocks.
    var isFlexItem: Bool {
        guard style.display != .contents else { return false }
        var ancestor = parent
        while let node = ancestor, node.style.display == .contents { ancestor = node.parent }
        switch ancestor?.style.display {
        case .flex, .inlineFlex, .grid, .inlineGrid: return true
        case .table, .inlineTable, .tableGroup, .tableRow: return ancestor?.holdsTable ?? false
        default: return false
        }
    }
}
