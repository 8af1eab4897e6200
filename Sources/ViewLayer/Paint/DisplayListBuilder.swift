import Cells

/// Walks the visible part of a tree in the order of CSS 2, appendix E (simplified: a box's own lines are painted before
/// its block children, which cannot be told apart where boxes do not overlap).
@MainActor
struct DisplayListBuilder {
    private(set) var list = DisplayList()
    /// How far the page is scrolled, in px, for what is fixed.
    let scroll: (x: Double, y: Double)
    let area: CellSize

    /// Where something is painted, and in what.
    fileprivate struct Place {
        /// The corner of the parent's border box.
        var x: Double
        var y: Double
        var clip: CellRect
        /// The clip that holds for absolutely placed boxes: that of their containing block.
        var absoluteClip: CellRect
        var opacity: Double
        var depth: Int
        /// The upper edge below which sticky boxes stay, in px.
        var stickyTop: Double
    }

    /// A positioned box that waits for its turn.
    fileprivate struct Deferred {
        var node: RenderNode
        var place: Place
        var zIndex: Int
    }

    /// The positioned boxes of a stacking context.
    private struct Layers {
        var negative: [Deferred] = []
        var others: [Deferred] = []
    }

    init(root: RenderNode, scroll: (x: Double, y: Double), area: CellSize) {
        self.scroll = scroll
        self.area = area
        let all = CellRect(area)
        let place = Place(
            x: -scroll.x, y: -scroll.y, clip: all, absoluteClip: all, opacity: 1, depth: 0, stickyTop: 0)
        paintContext(Deferred(node: root, place: place, zIndex: 0))
    }

    /// Paints a stacking context, or a positioned box as if it were one.
    private mutating func paintContext(_ entry: Deferred) {
        guard entry.place.depth < TreeUpdate.depthLimit else { return }
        let outer = list
        list = DisplayList()
        var layers = Layers()
        paintFlow(entry.node, entry.place, &layers, isRoot: true)
        let own = list
        list = outer
        // The context's own box comes first, then what is below zero, then the flow.
        let boxCount = own.items.first.map { if case .box = $0.content, $0.node === entry.node { 1 } else { 0 } } ?? 0
        for item in own.items.prefix(boxCount) { list.add(item) }
        for layer in layers.negative.stableSorted() { paintContext(layer) }
        for item in own.items.dropFirst(boxCount) { list.add(item) }
        for layer in layers.others.stableSorted() { paintContext(layer) }
    }

    private mutating func paintFlow(_ node: RenderNode, _ place: Place, _ layers: inout Layers, isRoot: Bool) {
        guard let style = node.style, place.depth < TreeUpdate.depthLimit else { return }
        // The shared style is not copied: most children of a long list are looked at and left.
        let layout = style.layout
        guard layout.value.display != .none else { return }
        if layout.value.display == .contents {
            var inner = place
            inner.depth += 1
            paintChildren(node, inner, &layers)
            return
        }
        var rect = node.layout.frame.offset(place.x, place.y)
        let ink = node.inkBounds()
        if !ink.hasFixed, !isVisible(ink.rect.offset(rect.x, rect.y), place.clip) { return }
        var inner = place
        inner.depth += 1
        inner.opacity *= style.paint.opacity
        guard inner.opacity > 0.02 else { return }
        if let move = style.paint.translation {
            guard !move.vanishes else { return }
            rect = rect.offset(move.x.resolved(rect.width), move.y.resolved(rect.height))
        }
        add(.box, node, rect, clip: place.clip, opacity: inner.opacity)
        (inner.x, inner.y) = (rect.x, rect.y)
        narrow(&inner, to: rect, node, layout.value)
        paintLines(node, rect, inner)
        if layout.value.containsAbsolutes { inner.absoluteClip = inner.clip }
        paintChildren(node, inner, &layers)
        if node.scroll != nil, !isRoot || node.parent != nil {
            add(.scrollMark, node, rect, clip: place.clip, opacity: inner.opacity)
        }
    }

    /// Clips and scrolls what is inside a box.
    private func narrow(_ place: inout Place, to rect: PixelRect, _ node: RenderNode, _ layout: LayoutStyle) {
        // The page's own overflow is the viewport's.
        guard node.parent != nil, layout.overflowX != .visible || layout.overflowY != .visible else { return }
        let inside = rect.inset(node.layout.borderEdges)
        place.clip = place.clip.intersection(inside.clipCells)
        place.stickyTop = inside.y
        if let scroll = node.scroll {
            place.x -= scroll.x
            place.y -= scroll.y
        }
    }

    private mutating func paintLines(_ node: RenderNode, _ rect: PixelRect, _ inner: Place) {
        guard !node.layout.inlineContents.isEmpty else { return }
        var shifted = rect
        if let scroll = node.scroll, node.parent != nil { shifted = rect.offset(-scroll.x, -scroll.y) }
        add(.lines, node, shifted, clip: inner.clip, opacity: inner.opacity)
    }

    private mutating func paintChildren(_ node: RenderNode, _ place: Place, _ layers: inout Layers) {
        if let before = node.before { paintPseudo(before, of: node, place) }
        if node.control?.hidesChildren != true {
            for child in visibleChildren(node, place) where !child.isText { paintChild(child, place, &layers) }
        }
        if let after = node.after { paintPseudo(after, of: node, place) }
    }

    /// The children that may be in sight: of a long column those found by halving, of other boxes all.
    private func visibleChildren(_ node: RenderNode, _ place: Place) -> [RenderNode] {
        let children = node.children
        guard children.count > 64, !node.escapes, let style = node.style, style.layout.value.display == .block,
            let unordered = node.unorderedChildren(), unordered.count < children.count / 2
        else { return children }
        let top = Double(place.clip.row - 1) * Pixels.perRow - place.y
        let bottom = Double(place.clip.endRow + 1) * Pixels.perRow - place.y
        // A box may hang out of the one around it: a few in front are looked at too.
        let first = max(0, node.firstBlock { $0.layout.y + $0.layout.height >= top } - 8)
        let range = first..<max(first, node.firstBlock { $0.layout.y > bottom })
        var result: [RenderNode] = []
        for index in unordered where index < range.lowerBound { result.append(children[index]) }
        result += children[range]
        for index in unordered where index >= range.upperBound { result.append(children[index]) }
        return result
    }

    private mutating func paintChild(_ child: RenderNode, _ place: Place, _ layers: inout Layers) {
        guard let style = child.style else { return }
        let position = style.layout.value.position
        guard position != .static || style.paint.isStackingContext(position: position) else {
            paintFlow(child, place, &layers, isRoot: false)
            return
        }
        var own = place
        switch position {
        case .fixed:
            let corner = child.layout.parent?.absolutePosition ?? (0, 0)
            (own.x, own.y) = corner
            own.clip = CellRect(area)
            own.stickyTop = 0
        case .absolute: own.clip = place.absoluteClip
        case .sticky: stick(child, style, &own)
        default: break
        }
        let zIndex = style.paint.zIndex ?? 0
        let entry = Deferred(node: child, place: own, zIndex: zIndex)
        if zIndex < 0 { layers.negative.append(entry) } else { layers.others.append(entry) }
    }

    /// Moves a sticky box down to where its scroller's upper edge pushes it, inside its parent.
    private func stick(_ node: RenderNode, _ style: ComputedStyle, _ place: inout Place) {
        guard case .length(let top) = style.layout.value.inset.top, let parent = node.layout.parent else { return }
        let least = place.stickyTop + top.resolved(0)
        let most = place.y + parent.height - node.layout.height
        let current = place.y + node.layout.y
        if current < least { place.y += max(0, min(least, most) - current) }
    }

    private mutating func paintPseudo(_ box: PseudoBox, of node: RenderNode, _ place: Place) {
        guard box.style.layout.value.display != .none else { return }
        let rect = box.layout.frame.offset(place.x, place.y)
        let opacity = place.opacity * box.style.paint.opacity
        list.add(.init(content: .box, node: node, pseudo: box, rect: rect, clip: place.clip, opacity: opacity))
        if !box.layout.inlineContents.isEmpty {
            list.add(.init(content: .lines, node: node, pseudo: box, rect: rect, clip: place.clip, opacity: opacity))
        }
    }

    private mutating func add(
        _ content: DisplayList.Item.Content, _ node: RenderNode, _ rect: PixelRect, clip: CellRect, opacity: Double
    ) {
        list.add(.init(content: content, node: node, pseudo: nil, rect: rect, clip: clip, opacity: opacity))
    }

    /// Whether anything of a rectangle can show. Half a cell more, since edges are rounded.
    private func isVisible(_ rect: PixelRect, _ clip: CellRect) -> Bool {
        let left = Double(clip.column) * Pixels.perColumn - Pixels.perColumn
        let top = Double(clip.row) * Pixels.perRow - Pixels.perRow
        let right = Double(clip.endColumn) * Pixels.perColumn + Pixels.perColumn
        let bottom = Double(clip.endRow) * Pixels.perRow + Pixels.perRow
        return rect.right >= left && rect.x <= right && rect.bottom >= top && rect.y <= bottom
    }
}

extension [DisplayListBuilder.Deferred] {
    /// Sorted by z-index, in document order where it is the same.
    fileprivate func stableSorted() -> [DisplayListBuilder.Deferred] {
        enumerated().sorted { ($0.element.zIndex, $0.offset) < ($1.element.zIndex, $1.offset) }.map(\.element)
    }
}
