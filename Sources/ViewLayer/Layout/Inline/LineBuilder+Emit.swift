extension LineBuilder {
    /// A fragment of the line under construction, and where it stands from the line's baseline.
    struct Piece {
        var fragment: InlineFragment
        /// The upper edge below the line's baseline.
        var rise: Double
        /// The edge of the line that the piece is aligned with instead.
        var edge: LineEdge?
    }

    enum LineEdge {
        case top, bottom
    }

    /// A line while its pieces are collected.
    struct Draft {
        var pieces: [Piece] = []
        var x: Double
        var extent: LineExtent
        var previous: BreakClass?
        /// Whether something makes this a line at all.
        var isReal = false
        /// Absolute boxes, with where the line was when they were met.
        var outOfFlow: [(node: LayoutNode, x: Double, isAfterContent: Bool)] = []
    }

    /// Puts the content from `start` to `end` on a line. With `isLast` more would follow that is not shown.
    mutating func emit(from start: InlinePosition, to end: InlinePosition, isFirst: Bool, isLast: Bool) {
        let indent = indent(isFirst: isFirst)
        var draft = Draft(x: indent, extent: LineExtent(strut: strut))
        for index in open.indices { reopen(index, &draft) }
        let cut = trimmedEnd(from: start, to: end)
        var position = start
        while position.item < items.count, position.item < end.item || end.cluster > position.cluster {
            emit(position, end: end, cut: cut, &draft)
            if position.item == end.item { break }
            position = InlinePosition(item: position.item + 1, cluster: 0)
        }
        for index in open.indices { finish(open[index], at: draft.x, &draft) }
        let isForced = endsWithLineFeed(start, end)
        let align = alignment(ofLast: isForced || !hasMore(end))
        if align == .justify, !isLast { spread(&draft, isLastLine: isForced || !hasMore(end)) }
        place(draft, indent: indent, isReal: draft.isReal || isForced, isLast: isLast, align: align)
    }

    private func endsWithLineFeed(_ start: InlinePosition, _ end: InlinePosition) -> Bool {
        guard end.cluster > 0, case .text(_, let text, _) = items[end.item] else { return false }
        return text.clusters[end.cluster - 1].breakClass == .lineFeed
    }

    /// Where text ends when the spaces at the end of the line are gone.
    private func trimmedEnd(from start: InlinePosition, to end: InlinePosition) -> InlinePosition {
        var item = Swift.min(end.item, items.count - 1)
        while item >= start.item {
            switch items[item] {
            case .text(_, let text, let style):
                let lower = item == start.item ? start.cluster : 0
                var upper = item == end.item ? end.cluster : text.clusters.count
                if upper > lower, text.clusters[upper - 1].breakClass == .lineFeed { upper -= 1 }
                if style.value.whiteSpace.collapsesSpaces, upper > lower,
                    text.clusters[upper - 1].breakClass == .space
                {
                    upper -= 1
                }
                if upper > lower { return InlinePosition(item: item, cluster: upper) }
            case .atomic: return InlinePosition(item: item, cluster: 1)
            default: break
            }
            item -= 1
        }
        return start
    }

    private mutating func emit(
        _ position: InlinePosition, end: InlinePosition, cut: InlinePosition, _ draft: inout Draft
    ) {
        switch items[position.item] {
        case .text(let node, let text, let style):
            guard position.item <= cut.item else { return }
            var upper = position.item == end.item ? end.cluster : text.clusters.count
            if position.item == cut.item { upper = Swift.min(upper, cut.cluster) }
            let breaks = position.item == end.item && upper == end.cluster && upper < text.clusters.count
            emitText(node, text, style, position.cluster, upper, breaks: breaks, &draft)
        case .open(let node, let isStart): start(node, isStart: isStart, &draft)
        case .close(_, let isEnd):
            guard let last = open.popLast() else { return }
            if isEnd {
                let edge = last.node.sharedStyle.endEdge(box.contentWidth)
                if edge != 0 { draft.isReal = true }
                draft.x += edge - last.node.sharedStyle.marginEdges(box.contentWidth).right
                close(last, at: draft.x, isEnd: true, &draft)
                draft.x += last.node.sharedStyle.marginEdges(box.contentWidth).right
            } else {
                close(last, at: draft.x, isEnd: false, &draft)
            }
        case .atomic(let node): emitAtomic(position.item, node, &draft)
        case .outOfFlow(let node): draft.outOfFlow.append((node, draft.x, draft.isReal))
        case .float: break
        }
    }

    private func emitText(
        _ node: LayoutNode, _ text: ShapedText, _ style: SharedLayoutStyle, _ lower: Int, _ upper: Int, breaks: Bool,
        _ draft: inout Draft
    ) {
        var lower = lower
        if style.value.whiteSpace.collapsesSpaces, draft.previous == nil || draft.previous == .space {
            while lower < upper, text.clusters[lower].breakClass == .space { lower += 1 }
        }
        guard lower < upper else { return }
        var width = 0.0
        for cluster in text.clusters[lower..<upper] { width += Double(cluster.advance) }
        let isHyphenated = breaks && text.clusters[upper - 1].breakClass == .softHyphen
        if isHyphenated { width += text.hyphen }
        draft.previous = text.clusters[upper - 1].breakClass
        draft.isReal = true
        let extent = open.last?.extent ?? strut
        let shift = open.last?.shift ?? 0
        draft.extent.include(above: extent.above - shift, below: extent.below + shift)
        let offset: (x: Double, y: Double) = open.last?.offset ?? (0, 0)
        let range = text.offset(lower)..<text.offset(upper)
        var fragment = InlineFragment(
            node: node, kind: .text(range), x: draft.x + offset.x, y: offset.y, width: width,
            height: extent.ascent + extent.descent)
        fragment.isHyphenated = isHyphenated
        draft.pieces.append(Piece(fragment: fragment, rise: shift - extent.ascent))
        draft.x += width
    }

    private mutating func start(_ node: LayoutNode, isStart: Bool, _ draft: inout Draft) {
        let style = node.sharedStyle
        let extent = pass.extent(of: style)
        let outer = open.last
        let shift = (outer?.shift ?? 0) + self.shift(of: node, extent, in: outer)
        let own = pass.relativeOffset(style, width: box.contentWidth, height: box.percentageHeight)
        let offset = (x: (outer?.offset.x ?? 0) + own.x, y: (outer?.offset.y ?? 0) + own.y)
        open.append(OpenInline(node: node, extent: extent, shift: shift, offset: offset, fragment: 0))
        if isStart { draft.x += style.marginEdges(box.contentWidth).left }
        reopen(open.count - 1, &draft)
        draft.pieces[open[open.count - 1].fragment].fragment.kind = .box(isStart: isStart, isEnd: false)
        guard isStart else { return }
        let edge = style.startEdge(box.contentWidth)
        if edge != 0 { draft.isReal = true }
        draft.x += edge - style.marginEdges(box.contentWidth).left
    }

    /// Starts the fragment of an open inline element in this line.
    private mutating func reopen(_ index: Int, _ draft: inout Draft) {
        let element = open[index]
        open[index].fragment = draft.pieces.count
        let insets = element.node.sharedStyle.paddingEdges(box.contentWidth) + element.node.sharedStyle.borderEdges
        draft.extent.include(
            above: element.extent.above - element.shift, below: element.extent.below + element.shift)
        let fragment = InlineFragment(
            node: element.node, kind: .box(isStart: false, isEnd: false), x: draft.x + element.offset.x,
            y: element.offset.y, width: 0, height: element.extent.ascent + element.extent.descent + insets.vertical)
        draft.pieces.append(Piece(fragment: fragment, rise: element.shift - element.extent.ascent - insets.top))
    }

    private func finish(_ element: OpenInline, at x: Double, _ draft: inout Draft) {
        close(element, at: x, isEnd: false, &draft)
    }

    private func close(_ element: OpenInline, at x: Double, isEnd: Bool, _ draft: inout Draft) {
        guard draft.pieces.indices.contains(element.fragment) else { return }
        let start = draft.pieces[element.fragment].fragment.x - element.offset.x
        draft.pieces[element.fragment].fragment.width = Swift.max(x - start, 0)
        if isEnd, case .box(let isStart, _) = draft.pieces[element.fragment].fragment.kind {
            draft.pieces[element.fragment].fragment.kind = .box(isStart: isStart, isEnd: true)
        }
    }

    /// How far `vertical-align` lowers an inline element's baseline below that of its parent.
    private func shift(of node: LayoutNode, _ extent: TextExtent, in outer: OpenInline?) -> Double {
        let parent = outer?.extent ?? strut
        switch node.style.verticalAlign {
        case .baseline, .top, .bottom: return 0
        case .sub: return (outer?.node.style.fontSize ?? box.style.fontSize) * 0.2
        case .super: return -(outer?.node.style.fontSize ?? box.style.fontSize) / 3
        case .raised(let pixels): return -pixels.sanitized
        case .textTop: return extent.above - parent.ascent
        case .textBottom: return parent.descent - extent.below
        case .middle: return (extent.above - extent.below) / 2 - parent.xHeight / 2
        }
    }

    private func emitAtomic(_ item: Int, _ node: LayoutNode, _ draft: inout Draft) {
        guard let atomic = atomic(item) else { return }
        let style = node.sharedStyle
        let height = atomic.result.height + atomic.margins.vertical
        let isScrolling = style.value.overflowX.isScrollContainer || style.value.overflowY.isScrollContainer
        let usesFirst = [.inlineFlex, .inlineGrid, .inlineTable].contains(style.value.display)
        let inner = usesFirst ? atomic.result.firstBaseline : (isScrolling ? nil : atomic.result.lastBaseline)
        let baseline = inner.map { $0 + atomic.margins.top } ?? height
        let shift = open.last?.shift ?? 0
        let offset: (x: Double, y: Double) = open.last?.offset ?? (0, 0)
        let own = pass.relativeOffset(
            node.sharedStyle, width: box.contentWidth, height: box.percentageHeight)
        var piece = Piece(
            fragment: InlineFragment(
                node: node, kind: .atomic, x: draft.x + atomic.margins.left + offset.x + own.x,
                y: offset.y + own.y + atomic.margins.top, width: atomic.width, height: atomic.result.height),
            rise: 0)
        switch style.value.verticalAlign {
        case .top: piece.edge = .top
        case .bottom: piece.edge = .bottom
        default: piece.rise = shift + rise(ofAtomic: style.value.verticalAlign, height, baseline)
        }
        if let edge = piece.edge {
            draft.extent.include(height: height, atTop: edge == .top)
        } else {
            draft.extent.include(above: -piece.rise, below: height + piece.rise)
        }
        draft.pieces.append(piece)
        draft.x += atomic.outerWidth
        draft.previous = .object
        draft.isReal = true
    }

    private func rise(ofAtomic align: VerticalAlign, _ height: Double, _ baseline: Double) -> Double {
        let parent = open.last?.extent ?? strut
        switch align {
        case .sub: return (open.last?.node.style.fontSize ?? box.style.fontSize) * 0.2 - baseline
        case .super: return -(open.last?.node.style.fontSize ?? box.style.fontSize) / 3 - baseline
        case .raised(let pixels): return -pixels.sanitized - baseline
        case .middle: return -(parent.xHeight + height) / 2
        case .textTop: return -parent.ascent
        case .textBottom: return parent.descent - height
        case .baseline, .top, .bottom: return -baseline
        }
    }

    /// Gives the pieces of a line their places and adds the line.
    private mutating func place(_ draft: Draft, indent: Double, isReal: Bool, isLast: Bool, align: TextAlign) {
        let height = isReal ? draft.extent.height : 0
        let room = band(height: Swift.max(height, strut.above + strut.below))
        let width = draft.x
        var line = LineBox(
            x: 0, y: y, width: width - indent, height: height, baseline: draft.extent.above, fragments: 0..<0)
        let lineStart = room.left + offset(align, free: room.width - width)
        line.x = lineStart + indent
        if isReal {
            let first = content.fragments.count
            for piece in draft.pieces {
                var fragment = piece.fragment
                fragment.x += lineStart
                switch piece.edge {
                case .top?: fragment.y += y
                case .bottom?:
                    let margin = fragment.node.sharedStyle.marginEdges(box.contentWidth)
                    fragment.y += y + height - fragment.height - margin.vertical
                case nil: fragment.y += y + draft.extent.above + piece.rise
                }
                content.fragments.append(fragment)
            }
            line.fragments = first..<content.fragments.count
            truncate(&line, left: room.left, room: room.width, isLast: isLast)
            if box.commit { writeNodes(content.fragments[first...]) }
            content.lines.append(line)
        } else if box.commit {
            writeEmpty(draft.pieces.map(\.fragment), x: lineStart)
        }
        placeOutOfFlow(draft, lineStart: lineStart, height: height, isReal: isReal)
        y += height
    }

    /// How a line is aligned; the last one of a block, and one in front of a line feed, may be aligned otherwise.
    private func alignment(ofLast isLast: Bool) -> TextAlign {
        guard isLast else { return box.style.textAlign }
        return box.style.textAlignLast ?? (box.style.textAlign == .justify ? .start : box.style.textAlign)
    }

    private func offset(_ align: TextAlign, free: Double) -> Double {
        let isRightToLeft = box.style.direction == .rightToLeft
        guard free > 0 else { return isRightToLeft ? free : 0 }
        switch align {
        case .left: return 0
        case .start, .justify: return isRightToLeft ? free : 0
        case .right: return free
        case .end: return isRightToLeft ? 0 : free
        case .center: return free / 2
        }
    }

    private func placeOutOfFlow(_ draft: Draft, lineStart: Double, height: Double, isReal: Bool) {
        guard box.commit else { return }
        for entry in draft.outOfFlow {
            // Where the box would be a block it starts below what stands in the line before it.
            let display = entry.node.style.display
            let isInline = display == .inline || display == .inlineBlock || display == .inlineFlex
            var place = StaticPosition(x: box.insets.left, y: y, width: box.contentWidth)
            if isInline || display == .inlineGrid {
                place.x = lineStart + entry.x
                place.width = 0
            } else if entry.isAfterContent, isReal {
                place.y += height
            }
            entry.node.madeExtra.staticPosition = place
        }
    }
}
