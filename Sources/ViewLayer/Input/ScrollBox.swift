import Bridge
import Values

/// A box inside a page that scrolls: a scroll-view, or any box whose `overflow` says so.
@MainActor
struct ScrollBox {
    let node: RenderNode
    let page: PageView
    let state: ScrollState

    /// Nil when the node does not scroll.
    init?(_ node: RenderNode, in page: PageView) {
        guard let state = node.scroll, node.style != nil else { return nil }
        self.node = node
        self.page = page
        self.state = state
    }

    private var inside: PixelRect { node.layout.frame.inset(node.layout.borderEdges) }

    /// How far it can be scrolled, in px: whole cells.
    var limit: (x: Double, y: Double) {
        let size = node.layout.scrollSize
        let x = ((size.width - inside.width) / Pixels.perColumn).rounded(.up) * Pixels.perColumn
        let y = ((size.height - inside.height) / Pixels.perRow).rounded(.up) * Pixels.perRow
        return (max(0, x), max(0, y))
    }

    /// Scrolls as a person does; false where it cannot go that way.
    func scroll(byX dx: Double, y dy: Double) -> Bool {
        guard let style = node.style?.layout.value else { return false }
        let takesY = style.overflowY == .auto || style.overflowY == .scroll
        let takesX = style.overflowX == .auto || style.overflowX == .scroll
        let view = node.control as? ScrollViewComponent
        if view != nil, !node.flag("scroll-enabled", default: true) { return false }
        if let view, view.isPaging, page.gesture?.hasMoved != true {
            return view.turnPage(self, byX: takesX ? dx : 0, y: takesY ? dy : 0)
        }
        let old = (state.x, state.y)
        let x = takesX ? state.x + dx : state.x
        let y = takesY ? state.y + dy : state.y
        move(x: x, y: y)
        return old != (state.x, state.y)
    }

    /// Whether a person can scroll it that way.
    func canScroll(byX dx: Double, y dy: Double) -> Bool {
        guard let style = node.style?.layout.value else { return false }
        let takesY = style.overflowY == .auto || style.overflowY == .scroll
        let takesX = style.overflowX == .auto || style.overflowX == .scroll
        if abs(dx) > abs(dy) { return takesX && (dx > 0 ? state.x < limit.x : state.x > 0) }
        return takesY && (dy > 0 ? state.y < limit.y : state.y > 0)
    }

    /// Scrolls to an offset in px, as far as there is content, and tells the app.
    func move(x: Double, y: Double) {
        let old = (x: state.x, y: state.y)
        forgetGoneEdge()
        state.x = min(max(x, 0), limit.x)
        state.y = min(max(y, 0), limit.y)
        guard old != (state.x, state.y) else { return }
        page.setNeedsPaint()
        (node.control as? ScrollViewComponent)?.moved()
        report(deltaX: old.x - state.x, deltaY: old.y - state.y)
        reportEdges()
    }

    /// Brings a node below it into sight.
    func reveal(_ target: RenderNode) {
        let rect = page.documentRect(of: target)
        let own = page.documentRect(of: node).inset(node.layout.borderEdges)
        var y = state.y
        if rect.y < own.y {
            y += rect.y - own.y
        } else if rect.bottom > own.bottom {
            y += min(rect.bottom - own.bottom, rect.y - own.y)
        }
        var x = state.x
        if rect.x < own.x { x += rect.x - own.x } else if rect.right > own.right { x += rect.right - own.right }
        move(
            x: (x / Pixels.perColumn).rounded() * Pixels.perColumn,
            y: (y / Pixels.perRow).rounded(.up) * Pixels.perRow)
    }

    /// Puts the upper edge of a node at its own, for `scroll-into-view`.
    func showAtStart(_ target: RenderNode) {
        let rect = page.documentRect(of: target)
        let own = page.documentRect(of: node).inset(node.layout.borderEdges)
        move(x: state.x + rect.x - own.x, y: state.y + rect.y - own.y)
    }

    /// Sends `scroll`; while one is on its way the next waits.
    private func report(deltaX: Double, deltaY: Double) {
        guard !state.isReporting else {
            state.owesReport = true
            return
        }
        let size = node.layout.scrollSize
        let top = (node.control as? ScrollViewComponent)?.top(of: state, self) ?? state.y
        let detail: Value = [
            "scrollLeft": .number(state.x), "scrollTop": .number(top), "scrollHeight": .number(size.height),
            "scrollWidth": .number(size.width), "deltaX": .number(deltaX), "deltaY": .number(deltaY),
            "isDrag": .bool(page.gesture?.hasMoved == true),
        ]
        if let sequence = page.emit("scroll", on: node, detail: detail) {
            state.isReporting = true
            page.openScrolls[sequence] = node.id
        }
    }

    /// The app is done with a scroll event: what happened since is told now.
    static func finish(_ event: UInt64, in page: PageView) -> Bool {
        guard let id = page.openScrolls.removeValue(forKey: event) else { return false }
        guard let node = page.tree.node(id), let box = ScrollBox(node, in: page) else { return true }
        box.state.isReporting = false
        if box.state.owesReport {
            box.state.owesReport = false
            box.report(deltaX: 0, deltaY: 0)
        }
        return true
    }

    /// A distance from an edge, in px: a number, or a text with `px` or `rpx`.
    private func threshold(_ name: String) -> Double { node.control?.pixels(name) ?? node.number(name) ?? 50 }

    /// Content may have grown since the lower edge was told of: the next time there it is told again.
    private func forgetGoneEdge() {
        let isSideways = node.flag("scroll-x") && !node.flag("scroll-y")
        let rest = isSideways ? limit.x - state.x : limit.y - state.y
        if rest > threshold("lower-threshold") { state.isNearBottom = false }
    }

    /// Fires scrolltoupper and scrolltolower when an edge comes near.
    private func reportEdges() {
        let isNearTop = state.y <= threshold("upper-threshold")
        let isNearBottom = state.y + threshold("lower-threshold") >= limit.y
        if node.flag("scroll-x"), !node.flag("scroll-y") {
            reportSideEdges()
            return
        }
        if isNearTop, !state.isNearTop { page.emit("scrolltoupper", on: node, detail: ["direction": "top"]) }
        if isNearBottom, !state.isNearBottom {
            page.emit("scrolltolower", on: node, detail: ["direction": "bottom"])
        }
        state.isNearTop = isNearTop
        state.isNearBottom = isNearBottom
    }

    private func reportSideEdges() {
        let isNearLeft = state.x <= threshold("upper-threshold")
        let isNearRight = state.x + threshold("lower-threshold") >= limit.x
        if isNearLeft, !state.isNearTop { page.emit("scrolltoupper", on: node, detail: ["direction": "left"]) }
        if isNearRight, !state.isNearBottom {
            page.emit("scrolltolower", on: node, detail: ["direction": "right"])
        }
        state.isNearTop = isNearLeft
        state.isNearBottom = isNearRight
    }
}
