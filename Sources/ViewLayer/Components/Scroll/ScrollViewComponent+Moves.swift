import Bridge
import Cells
import Values

extension ScrollViewComponent {
    // MARK: Pages

    /// Whether it stops only at whole pages of its own size.
    var isPaging: Bool { node.flag("enhanced") && node.flag("paging-enabled") }

    /// Goes to the page before or behind, as a turn of the wheel or a key does. Returns whether there was one.
    func turnPage(_ box: ScrollBox, byX dx: Double, y dy: Double) -> Bool {
        func next(_ now: Double, _ size: Double, _ limit: Double, _ distance: Double) -> Double {
            guard size > 0, distance != 0 else { return now }
            let page = distance > 0 ? (now / size + 1e-6).rounded(.down) + 1 : (now / size - 1e-6).rounded(.up) - 1
            return min(max(page * size, 0), limit)
        }
        let (size, limit) = (pageSize, box.limit)
        let target = (
            x: node.flag("scroll-x") ? next(box.state.x, size.x, limit.x, dx) : box.state.x,
            y: node.flag("scroll-y") ? next(box.state.y, size.y, limit.y, dy) : box.state.y
        )
        guard target != (box.state.x, box.state.y) else { return false }
        go(to: target, box, isAnimated: true)
        return true
    }

    /// Goes to the nearest whole page, where a finger left it between two.
    func settle() {
        guard isPaging, let box = ScrollBox(node, in: page) else { return }
        let size = pageSize
        func near(_ now: Double, _ size: Double) -> Double { size > 0 ? (now / size).rounded() * size : now }
        go(
            to: (
                node.flag("scroll-x") ? near(box.state.x, size.x) : box.state.x,
                node.flag("scroll-y") ? near(box.state.y, size.y) : box.state.y
            ), box, isAnimated: true)
    }

    private var pageSize: (x: Double, y: Double) {
        let inside = node.layout.frame.inset(node.layout.borderEdges)
        return (inside.width, inside.height)
    }

    // MARK: Scripts

    /// A method of its `ScrollViewContext` (official documentation: ScrollViewContext).
    func perform(_ method: String, _ options: Value) {
        switch method {
        case "scrollTo":
            guard let state = page.scrollState(of: node), let box = ScrollBox(node, in: page) else { return }
            func offset(_ name: String, _ now: Double) -> Double {
                if case .number(let number) = options.member(name), number.isFinite { number } else { now }
            }
            let isAnimated = options.member("animated")
            go(
                to: (offset("left", state.x), place(ofTop: offset("top", top(of: state, box)), box)), box,
                isAnimated: isAnimated == .undefined ? node.flag("scroll-with-animation") : isAnimated.toBoolean())
        case "set":
            guard case .string(let name) = options.member("name") else { return }
            node.attributes[name] = options.member("value")
            page.setNeedsPaint()
        case "triggerRefresh": if hasRefresher { refresher.refresh() }
        case "closeRefresh": refresher.finish()
        case "triggerTwoLevel": refresher.open()
        case "closeTwoLevel": refresher.close()
        default: return
        }
    }

    /// Brings a node inside to where a script wants it.
    func scrollIntoView(_ target: RenderNode, _ options: Value) {
        guard let box = ScrollBox(node, in: page) else { return }
        var offset = 0.0
        if case .number(let number) = options.member("offset"), number.isFinite { offset = number }
        var alignment: String?
        if case .string(let text) = options.member("alignment") { alignment = text }
        let animated = options.member("animated")
        show(
            target, box, alignment: alignment, offset: offset,
            isAnimated: animated == .undefined ? node.flag("scroll-with-animation") : animated.toBoolean())
    }

    // MARK: Upside down

    /// Whether it begins at its end, and counts from there.
    var isReversed: Bool { node.flag("reverse") }

    /// The offset that programs know.
    func top(of state: ScrollState, _ box: ScrollBox) -> Double { isReversed ? box.limit.y - state.y : state.y }

    /// The offset from the upper edge for one that programs know.
    func place(ofTop top: Double, _ box: ScrollBox) -> Double { isReversed ? box.limit.y - top : top }

    // MARK: Beginning and end of a move

    private static let quietTime = 120.0

    /// It was scrolled: `scrollstart` before the first step, `scrollend` once it rests.
    func moved() {
        guard node.listens(to: "scrollstart") || node.listens(to: "scrollend") else { return }
        let isDrag = page.gesture?.hasMoved == true
        if moves == 0 { page.emit("scrollstart", on: node, detail: ["isDrag": .bool(isDrag)]) }
        moves += 1
        let (page, id, count) = (page, node.id, moves)
        page.context.after(Self.quietTime) { [weak page] in
            guard let page, let view = page.tree.node(id)?.control as? ScrollViewComponent, view.moves == count else {
                return
            }
            view.moves = 0
            page.emit("scrollend", on: view.node, detail: ["isDrag": .bool(isDrag)])
        }
    }
}

extension PageView {
    /// The person pulls the scroll-view around the focus (or in the middle of the page, or anywhere in sight) down, where it can be pulled.
    /// False where there is none.
    @discardableResult
    package func pullScrollView() -> Bool {
        layoutIfNeeded()
        func canBePulled(_ node: RenderNode) -> Bool { (node.control as? ScrollViewComponent)?.hasRefresher == true }
        let start = focus ?? hit(column: area.columns / 2, row: area.rows / 2)
        let found =
            start?.nearest(where: canBePulled)
            ?? attending.lazy.compactMap { self.tree.node($0) }.first { canBePulled($0) && self.isInSight($0) }
        guard let view = found?.control as? ScrollViewComponent else { return false }
        if view.refresher.close() { return true }
        ScrollBox(view.node, in: self)?.move(x: 0, y: 0)
        view.refresher.refresh()
        return true
    }

    /// A method of a component's context, as scripts call it.
    func perform(_ call: Value, on node: RenderNode) {
        guard case .string(let method) = call.member("method") else { return }
        let options = call.member("options")
        if let view = node.control as? ScrollViewComponent {
            if method == "scrollIntoView" {
                guard case .number(let number) = call.member("target"), let id = UInt32(exactly: number),
                    let target = tree.node(NodeID(id))
                else { return }
                return view.scrollIntoView(target, options)
            }
            return view.perform(method, options)
        }
        node.control?.perform(method, options, answer: call.member("answer").answerNumber)
    }
}

extension Value {
    /// The number of an answer that somebody waits for.
    fileprivate var answerNumber: UInt64? {
        if case .number(let number) = self { UInt64(exactly: number) } else { nil }
    }
}
