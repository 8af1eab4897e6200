import Bridge
import Cells
import Values

extension PageView {
    /// Scrolls by rows, down when positive: the scroll-view that holds the focus first, then the page. False at an end.
    @discardableResult
    package func scroll(rows: Int) -> Bool {
        layoutIfNeeded()
        return scroll(by: Double(rows.clamped(to: -100_000...100_000)) * Pixels.perRow)
    }

    /// Scrolls by screenfuls of what scrolls, less a row that stays in sight.
    @discardableResult
    package func scroll(pages: Int) -> Bool {
        layoutIfNeeded()
        let rows = scrollBoxForKeys.map { min(area.rows, Pixels.row($0.layout.height)) } ?? area.rows
        return scroll(rows: pages.clamped(to: -1000...1000) * max(1, rows - 1))
    }

    /// Scrolls to the upper end.
    @discardableResult
    package func scrollToTop() -> Bool {
        layoutIfNeeded()
        return scroll(by: -Self.allTheWay)
    }

    /// Scrolls to the lower end.
    @discardableResult
    package func scrollToBottom() -> Bool {
        layoutIfNeeded()
        return scroll(by: Self.allTheWay)
    }

    private static let allTheWay = 1e9

    /// Whether nothing of the page is scrolled out above.
    package var isAtTop: Bool { scrollTop <= 0 }

    private func scroll(by distance: Double) -> Bool {
        if let box = scrollBoxForKeys, scrollBox(around: box, by: distance) { return true }
        return scrollPage(by: distance)
    }

    /// The box that keys scroll before the page: around the focus, also when that is scrolled out of the box itself; on a
    /// page that does not scroll, the one in its middle.
    private var scrollBoxForKeys: RenderNode? {
        func box(around node: RenderNode) -> RenderNode? {
            node.nearest { $0 !== tree.root && $0.scroll != nil && $0.style != nil }
        }
        if let focus, let box = box(around: focus), isInSight(box) { return box }
        guard scrollLimit == 0 else { return nil }
        return hit(column: area.columns / 2, row: area.rows / 2).flatMap { box(around: $0) }
    }

    /// The wheel over a cell of the page's area, in rows: scrolls what is there, from the inside out.
    @discardableResult
    package func wheel(column: Int, row: Int, rows: Int) -> Bool {
        layoutIfNeeded()
        let distance = Double(rows.clamped(to: -1000...1000)) * Pixels.perRow
        if wheelControl(column: column, row: row, rows: rows) { return true }
        if let node = hit(column: column, row: row) {
            if scrollBox(around: node, by: distance) { return true }
            // The page stays still behind a mask that says so.
            if node.nearest(where: { $0.isFixedItself && $0.catchesMoves }) != nil { return false }
        }
        return scrollPage(by: distance)
    }

    /// The wheel sideways over a cell of the page's area, in columns to the right.
    @discardableResult
    package func wheel(column: Int, row: Int, columns: Int) -> Bool {
        layoutIfNeeded()
        let distance = Double(columns.clamped(to: -1000...1000)) * Pixels.perColumn
        var candidate = hit(column: column, row: row)
        while let node = candidate, node !== tree.root {
            if node.control?.wheeled(columns: columns) == true { return true }
            if ScrollBox(node, in: self)?.scroll(byX: distance, y: 0) == true { return true }
            candidate = node.parent
        }
        return false
    }

    /// How far the page can be scrolled, in px: a whole number of rows.
    var scrollLimit: Double {
        if tree.root.style?.layout.value.overflowY == .hidden { return 0 }
        return max(0, Double(Pixels.row(contentHeight)) * Pixels.perRow - visibleHeight)
    }

    /// Keeps the offset in bounds.
    func clampScroll() {
        let top = min(max(scrollTop, 0), scrollLimit)
        if top != scrollTop { scrollTop = top }
        if scrollTop + visibleHeight < contentHeight - window.onReachBottomDistance { isNearBottom = false }
    }

    /// Moves the page to an offset, as the program or a focus asks.
    func scrollPage(to top: Double) {
        let target = min(max(top, 0), scrollLimit)
        guard target != scrollTop else { return }
        scrollTop = target
        setNeedsPaint()
        reportScroll()
        noteBottom(isGesture: false)
    }

    /// Scrolls as a person does: also tells when the lower edge is reached.
    @discardableResult
    func scrollPage(by distance: Double) -> Bool {
        let old = scrollTop
        scrollTop = min(max(scrollTop + distance, 0), scrollLimit)
        if scrollTop != old {
            setNeedsPaint()
            reportScroll()
        }
        if distance > 0 { noteBottom(isGesture: true) } else { clampScroll() }
        return scrollTop != old
    }

    /// Fires onReachBottom when the lower edge comes near, and once for each new gesture at the edge.
    private func noteBottom(isGesture: Bool) {
        let wasNear = isNearBottom
        isNearBottom = scrollTop + visibleHeight >= contentHeight - window.onReachBottomDistance
        let now = context.now()
        let isNewGesture = isGesture && now - lastGesture > 300
        if isGesture { lastGesture = now }
        let isAtEdge = scrollTop >= scrollLimit
        if isNearBottom, !wasNear || (isNewGesture && isAtEdge) {
            context.send(.pageEvent(id, .reachBottom))
        }
    }

    /// Tells the app where the page is scrolled to, at most once in a frame's time; a later call tells what is owed.
    private func reportScroll() {
        owesScrollReport = true
        reportOwedScroll()
    }

    func reportOwedScroll() {
        let now = context.now()
        guard owesScrollReport, now - lastScrollReport >= 16 else { return }
        owesScrollReport = false
        lastScrollReport = now
        context.send(.pageEvent(id, .scroll(top: scrollTop)))
        for id in attending { (tree.node(id)?.control as? PageMetaComponent)?.tellScroll() }
    }

    /// Scrolls the nearest box around a node that can go that way.
    private func scrollBox(around node: RenderNode, by distance: Double) -> Bool {
        var candidate: RenderNode? = node
        while let box = candidate {
            if box !== tree.root, ScrollBox(box, in: self)?.scroll(byX: 0, y: distance) == true { return true }
            candidate = box.parent
        }
        return false
    }

    /// Brings a node into sight, in all boxes that scroll and in the page.
    func reveal(_ node: RenderNode) {
        layoutIfNeeded()
        var ancestor = node.parent
        while let box = ancestor {
            if box !== tree.root {
                box.control?.reveal(node)
                ScrollBox(box, in: self)?.reveal(node)
            }
            ancestor = box.parent
        }
        guard !node.isFixed else { return }
        let rect = documentRect(of: node)
        if rect.y < scrollTop {
            scrollPage(to: (rect.y / Pixels.perRow).rounded(.down) * Pixels.perRow)
        } else if rect.bottom > scrollTop + visibleHeight {
            let wanted = min(rect.y, rect.bottom - visibleHeight)
            scrollPage(to: (wanted / Pixels.perRow).rounded(.up) * Pixels.perRow)
        }
        for _ in 0..<2 where !uncover(node) { break }
    }

    /// Scrolls a node out from under a bar that is fixed or sticks over its upper or lower edge. False if none does.
    private func uncover(_ node: RenderNode) -> Bool {
        let rect = viewportRect(of: node)
        let column = Pixels.column(rect.x + rect.width / 2 - Pixels.perColumn / 2)
        let rows = (first: Pixels.row(rect.y), last: max(Pixels.row(rect.y), Pixels.row(rect.bottom) - 1))
        for row in [rows.first, rows.last] {
            guard let bar = bar(over: node, column: column, row: row) else { continue }
            let seen = currentList().items.last { $0.node === bar && $0.pseudo == nil }?.rect ?? viewportRect(of: bar)
            let isAbove = seen.y + seen.height / 2 < rect.y + rect.height / 2
            let distance = isAbove ? rect.y - seen.bottom : rect.bottom - seen.y
            guard abs(distance) < visibleHeight, distance != 0 else { continue }
            let whole = (distance / Pixels.perRow).rounded(isAbove ? .down : .up) * Pixels.perRow
            let moved = scrollBox(around: node, by: whole)
            let old = scrollTop
            if !moved { scrollPage(to: scrollTop + whole) }
            return moved || scrollTop != old
        }
        return false
    }

    /// The fixed or sticky box over a cell of a node that it is not around.
    private func bar(over node: RenderNode, column: Int, row: Int) -> RenderNode? {
        guard let top = hit(column: column, row: row), top.nearest(where: { $0 === node }) == nil else { return nil }
        let bar = top.nearest { [.fixed, .sticky].contains($0.style?.layout.value.position ?? .static) }
        guard let bar, node.nearest(where: { $0 === bar }) == nil else { return nil }
        return bar
    }

    /// A node's border box from the page's upper left corner, in px; boxes around it are scrolled, the page is not.
    func documentRect(of node: RenderNode) -> PixelRect {
        var rect = node.layout.frame
        var ancestor = node.parent
        // Something fixed stays where it is, however the boxes around it are scrolled.
        var isFixed = node.isFixedItself
        while let parent = ancestor {
            rect = rect.offset(parent.layout.x, parent.layout.y)
            if parent !== tree.root, !isFixed, let scroll = parent.scroll {
                rect = rect.offset(-scroll.x, scroll.pulled - scroll.y)
            }
            if let style = parent.style, style.paint.transform != nil {
                let moved = style.paint.transformed(parent.layout.frame)
                rect = rect.offset(moved.x - parent.layout.x, moved.y - parent.layout.y)
            }
            if let shift = parent.shift { rect = rect.offset(shift.x, shift.y) }
            isFixed = isFixed || parent.isFixedItself
            ancestor = parent.parent
        }
        if let style = node.style, style.paint.transform != nil { rect = style.paint.transformed(rect) }
        return node.shift.map { rect.offset($0.x, $0.y) } ?? rect
    }

    /// A node's border box from the viewport's upper left corner, in px.
    func viewportRect(of node: RenderNode) -> PixelRect {
        documentRect(of: node).offset(0, node.isFixed ? 0 : -scrollTop)
    }

    /// Whether any of a node is in the viewport.
    func isInSight(_ node: RenderNode) -> Bool {
        let rect = viewportRect(of: node)
        return rect.bottom > 0 && rect.y < visibleHeight
    }
}

extension RenderNode {
    /// Whether it is fixed to the viewport itself.
    var isFixedItself: Bool {
        guard let style else { return false }
        return style.layout.value.position == .fixed
    }

    /// Whether it or something around it is.
    var isFixed: Bool { nearest { $0.isFixedItself } != nil }
}

extension Int {
    /// The nearest number in a range.
    func clamped(to range: ClosedRange<Int>) -> Int { Swift.min(Swift.max(self, range.lowerBound), range.upperBound) }
}
