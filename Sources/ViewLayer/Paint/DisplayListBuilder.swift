import Cells

/// Walks the visible part of a tree in the order of CSS 2, appendix E (simplified: a box's own lines are painted before
/// its block children, which cannot be told apart where boxes do not overlap).
@MainActor
struct DisplayListBuilder {
    private(set) var list = DisplayList()
    /// How far the page is scrolled, in px, for what is fixed.
    let scroll: (x: Double, y: Double)
    let area: CellSize
    private let halves: Bool

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
        /// The inside of the scroller around, in which sticky boxes stay, in px.
        var port: PixelRect
        /// How much `transform` has stretched what is inside.
        var scale = (x: 1.0, y: 1.0)
        /// The innermost `filter` around.
        var filter: ColorFilter?

        /// Where a box is that layout has put into this place.
        func rect(_ node: LayoutNode) -> PixelRect {
            PixelRect(
                x: x + node.x * scale.x, y: y + node.y * scale.y, width: node.width * scale.x,
                height: node.height * scale.y)
        }
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

    private var viewport: PixelRect {
        PixelRect(
            x: 0, y: 0, width: Double(area.columns) * Pixels.perColumn, height: Double(area.rows) * Pixels.perRow)
    }

    /// - Parameter halves: whether what is in sight of long columns is found by halving, which changes nothing but time.
    init(root: RenderNode, scroll: (x: Double, y: Double), area: CellSize, halves: Bool = true) {
        self.halves = halves
        self.scroll = scroll
        self.area = area
        let all = CellRect(area)
        let place = Place(
            x: -scroll.x, y: -scroll.y, clip: all, absoluteClip: all, opacity: 1, depth: 0, port: viewport)
        paintContext(Deferred(node: root, place: place, zIndex: 0))
    }

    /// Paints a stacking context, or a positioned box as if it were one.
    private mutating func paintContext(_ entry: Deferred) {
        guard entry.place.depth < TreeUpdate.depthLimit else { return }
        let start = list.items.count
        var layers = Layers()
        paintFlow(entry.node, entry.place, &layers, isRoot: true)
        let first = start < list.items.count ? list.items[start] : nil
        let box = first.flatMap { if case .box = $0.content, $0.node === entry.node { $0 } else { nil } }
        if !layers.negative.isEmpty {
            // The context's own box comes first, then what is below zero, then the flow.
            let flow = list.takeOff(from: box == nil ? start : start + 1)
            for layer in layers.negative.stableSorted() { paintContext(layer) }
            for item in flow { list.add(item) }
        }
        for layer in layers.others.stableSorted() { paintContext(layer) }
        if let box, entry.node.control?.paintsOver == true {
            list.add(
                .init(
                    content: .over, node: entry.node, pseudo: nil, rect: box.rect, clip: box.clip, opacity: box.opacity)
            )
        }
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
        var rect = place.rect(node.layout)
        // The box of an inline element does not hold the blocks inside it, as a component's host often has.
        if layout.value.display != .inline || node.parent?.layout.sharedStyle.value.display == .flex {
            let ink = node.inkBounds()
            if !ink.hasFixed, !isVisible(ink.rect.offset(rect.x, rect.y), place.clip) { return }
        }
        var inner = place
        inner.depth += 1
        inner.opacity *= style.paint.opacity * (style.paint.filter?.opacity ?? 1)
        guard inner.opacity > 0.02, !style.paint.isClippedAway || !layout.value.isOutOfFlow else { return }
        if let filter = style.paint.filter, filter.changesHue { inner.filter = filter }
        if let shift = node.shift { rect = rect.offset(shift.x, shift.y) }
        (inner.x, inner.y) = (rect.x, rect.y)
        if let transform = style.paint.transform {
            guard !transform.vanishes else { return }
            let plain = rect
            rect = style.paint.transformed(plain)
            if transform.isUpright {
                // Text cannot be turned: what is inside moves along with the box's middle.
                inner.x = rect.x + (rect.width - plain.width) / 2
                inner.y = rect.y + (rect.height - plain.height) / 2
            } else {
                (inner.x, inner.y) = (rect.x, rect.y)
                if plain.width > 0 { inner.scale.x *= rect.width / plain.width }
                if plain.height > 0 { inner.scale.y *= rect.height / plain.height }
            }
        }
        add(.box, node, rect, clip: place.clip, inner)
        narrow(&inner, to: rect, node, layout)
        paintLines(node, inner)
        if layout.containsAbsolutes { inner.absoluteClip = inner.clip }
        paintChildren(node, inner, &layers)
        if node.scroll != nil, !isRoot || node.parent != nil {
            add(.scrollMark, node, rect, clip: place.clip, inner)
        }
    }

    /// Clips and scrolls what is inside a box.
    private func narrow(_ place: inout Place, to rect: PixelRect, _ node: RenderNode, _ layout: SharedLayoutStyle) {
        // The page's own overflow is the viewport's.
        guard node.parent != nil, layout.clipsOverflow else { return }
        let inside = rect.inset(node.layout.borderEdges)
        place.clip = place.clip.intersection(inside.clipCells)
        if layout.value.overflowX.isScrollContainer || layout.value.overflowY.isScrollContainer { place.port = inside }
        if let scroll = node.scroll {
            place.x -= scroll.x
            place.y -= scroll.y - scroll.pulled
        }
    }

    private mutating func paintLines(_ node: RenderNode, _ inner: Place) {
        guard node.layout.hasLines else { return }
        let rect = PixelRect(
            x: inner.x, y: inner.y, width: node.layout.width * inner.scale.x, height: node.layout.height * inner.scale.y
        )
        add(.lines, node, rect, clip: inner.clip, inner)
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
        guard halves, children.count > 64, !node.escapes, node.isColumn,
            let unordered = node.unorderedChildren(), unordered.count < children.count / 2
        else { return children }
        let top = Double(place.clip.row - 1) * Pixels.perRow - place.y
        let bottom = Double(place.clip.endRow + 1) * Pixels.perRow - place.y
        // A box may hang out of the one around it: a few in front are looked at too.
        let first = max(0, node.firstInColumn { $0.layout.y + $0.layout.height >= top } - 8)
        let range = first..<max(first, node.firstInColumn { $0.layout.y > bottom })
        var result: [RenderNode] = []
        for index in unordered where index < range.lowerBound { result.append(children[index]) }
        result += children[range]
        for index in unordered where index >= range.upperBound { result.append(children[index]) }
        return result
    }

    private mutating func paintChild(_ child: RenderNode, _ place: Place, _ layers: inout Layers) {
        guard let style = child.style else { return }
        let position = style.layout.value.position
        guard position != .static || style.isStackingContext else {
            paintFlow(child, place, &layers, isRoot: false)
            return
        }
        var own = place
        switch position {
        case .fixed:
            let corner = child.layout.parent?.absolutePosition ?? (0, 0)
            (own.x, own.y) = corner
            own.clip = CellRect(area)
            own.port = viewport
        case .absolute: own.clip = place.absoluteClip
        case .sticky: stick(child, style, &own)
        default: break
        }
        let zIndex = style.paint.zIndex ?? 0
        let entry = Deferred(node: child, place: own, zIndex: zIndex)
        if zIndex < 0 { layers.negative.append(entry) } else { layers.others.append(entry) }
    }

    /// Moves a sticky box to where the edges of its scroller push it, as far as it stays inside its parent.
    private func stick(_ node: RenderNode, _ style: ComputedStyle, _ place: inout Place) {
        guard let parent = node.layout.parent else { return }
        let inset = style.layout.value.inset
        let box = place.rect(node.layout)
        let content = parent.scrollSize
        let port = place.port
        place.y += Self.push(
            box.y..<max(box.y, box.bottom),
            inside: place.y..<(place.y + max(parent.height, content.height + parent.borderEdges.vertical).nonNegative),
            least: inset.top.definite(port.height).map { port.y + $0 },
            most: inset.bottom.definite(port.height).map { port.bottom - $0 })
        place.x += Self.push(
            box.x..<max(box.x, box.right),
            inside: place.x..<(place.x + max(parent.width, content.width + parent.borderEdges.horizontal).nonNegative),
            least: inset.left.definite(port.width).map { port.x + $0 },
            most: inset.right.definite(port.width).map { port.right - $0 })
    }

    /// How far a range has to move to be behind `least` and in front of `most` without leaving another.
    private static func push(
        _ range: Range<Double>, inside: Range<Double>, least: Double?, most: Double?
    ) -> Double {
        var shift = 0.0
        if let most, range.upperBound > most {
            shift = min(0, max(most - range.upperBound, inside.lowerBound - range.lowerBound))
        }
        if let least, range.lowerBound + shift < least {
            shift = max(shift, min(least - range.lowerBound, inside.upperBound - range.upperBound))
        }
        return shift
    }

    private mutating func paintPseudo(_ box: PseudoBox, of node: RenderNode, _ place: Place) {
        guard box.style.layout.value.display != .none else { return }
        let plain = place.rect(box.layout)
        var inner = place
        inner.opacity *= box.style.paint.opacity
        (inner.x, inner.y) = (plain.x, plain.y)
        var rect = plain
        if let transform = box.style.paint.transform {
            guard !transform.vanishes else { return }
            rect = box.style.paint.transformed(plain)
            (inner.x, inner.y) = (rect.x, rect.y)
        }
        add(.box, node, rect, clip: place.clip, inner, box)
        if box.layout.hasLines { add(.lines, node, rect, clip: place.clip, inner, box) }
    }

    private mutating func add(
        _ content: DisplayList.Item.Content, _ node: RenderNode, _ rect: PixelRect, clip: CellRect, _ inner: Place,
        _ pseudo: PseudoBox? = nil
    ) {
        list.add(
            .init(
                content: content, node: node, pseudo: pseudo, rect: rect, clip: clip, opacity: inner.opacity,
                scale: inner.scale, filter: inner.filter))
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
