import Bridge
import Cells
import Values

/// `scroll-view` (official documentation: component/scroll-view). `scroll-top`, `scroll-left` and `scroll-into-view` act when
/// they change; pulling it down is the refresher's.
final class ScrollViewComponent: Control {
    /// What pulling it down does; made once something asks for it.
    private(set) lazy var refresher = Refresher(node, in: page)
    /// The offset on its way to where the program wants it.
    private var glide = 0
    private var isDragging = false
    private var wheelTurns = 0
    private var lastTurn = -Double.infinity
    /// How often it moved since it rested last.
    var moves = 0
    /// Whether it has been put at its end, where `reverse` has it begin there; and how much there was to scroll then.
    private var hasBegun = false
    private var lastLimit = 0.0

    override init(_ node: RenderNode, in page: PageView) {
        super.init(node, in: page)
        page.attending.append(node.id)
    }

    private var isEnhanced: Bool { node.flag("enhanced") }
    override var isDisabled: Bool { false }
    override var showsScrollMark: Bool { !(isEnhanced && !node.flag("show-scrollbar", default: true)) }
    /// Whether it can be pulled down.
    var hasRefresher: Bool { node.flag("refresher-enabled") && node.flag("scroll-y") }

    override func attributeChanged(_ name: String, from old: Value?) {
        switch name {
        case "scroll-top":
            guard let state = page.scrollState(of: node) else { return }
            state.pendingTop = pixels(name)
        case "scroll-left":
            guard let state = page.scrollState(of: node) else { return }
            state.pendingLeft = pixels(name)
        case "scroll-into-view":
            guard let target = node.string(name), !target.isEmpty, let state = page.scrollState(of: node) else {
                return
            }
            state.pendingTarget = target
        case "refresher-triggered": return refresher.programSays(node.flag(name), before: old != nil)
        case "refresher-two-level-triggered":
            if old != nil || node.flag(name) { openLater = node.flag(name) }
            return page.setNeedsLayout()
        case "padding": return page.setNeedsLayout()
        default: return page.setNeedsPaint()
        }
        page.scrollViewChanged(node)
    }

    /// Carries out what attributes asked for, now that sizes are known.
    func carryOut() {
        guard let state = node.scroll, let box = ScrollBox(node, in: page) else { return }
        if let target = state.pendingTarget {
            state.pendingTarget = nil
            if let found = find(target) { show(found, box) }
        }
        guard state.pendingTop != nil || state.pendingLeft != nil else { return }
        hasBegun = true
        let (x, y) = (state.pendingLeft ?? state.x, state.pendingTop.map { place(ofTop: $0, box) } ?? state.y)
        state.pendingTop = nil
        state.pendingLeft = nil
        go(to: (x, y), box, isAnimated: node.flag("scroll-with-animation"))
    }

    private func find(_ identifier: String) -> RenderNode? {
        var found: RenderNode?
        node.walkBelow {
            if found == nil, $0.identifier == identifier { found = $0 }
            return found == nil
        }
        return found
    }

    /// Brings an element to where `scroll-into-view-alignment` says, in the directions that can be scrolled.
    private func show(_ target: RenderNode, _ box: ScrollBox) {
        show(
            target, box, alignment: node.string("scroll-into-view-alignment"),
            offset: node.number("scroll-into-view-offset") ?? 0, isAnimated: node.flag("scroll-with-animation"))
    }

    /// Brings an element to a place in sight: its start, center, end, or the nearest.
    func show(_ target: RenderNode, _ box: ScrollBox, alignment: String?, offset: Double, isAnimated: Bool) {
        hasBegun = true
        let rect = page.documentRect(of: target)
        let own = page.documentRect(of: node).inset(node.layout.borderEdges)
        func place(_ start: Double, _ length: Double, _ room: Double) -> Double {
            switch alignment {
            case "center": start - (room - length) / 2
            case "end": start - (room - length)
            case "nearest": start >= 0 && start + length <= room ? 0 : start < 0 ? start : start + length - room
            default: start
            }
        }
        var (x, y) = (box.state.x, box.state.y)
        if node.flag("scroll-x") { x += place(rect.x - own.x, rect.width, own.width) }
        if node.flag("scroll-y") || !node.flag("scroll-x") { y += place(rect.y - own.y, rect.height, own.height) }
        if node.flag("scroll-x"), !node.flag("scroll-y") { x += offset } else { y += offset }
        go(to: (x, y), box, isAnimated: isAnimated)
    }

    private static let glideTime = 300.0
    private static let frameTime = 33.0

    /// Scrolls to an offset; with an animation in steps, where something may move by itself.
    func go(to target: (x: Double, y: Double), _ box: ScrollBox, isAnimated: Bool) {
        glide += 1
        guard isAnimated, page.isOnTop, !page.context.reducesMotion else { return box.move(x: target.x, y: target.y) }
        let limit = box.limit
        let end = (x: min(max(target.x, 0), limit.x), y: min(max(target.y, 0), limit.y))
        let start = (x: box.state.x, y: box.state.y)
        guard end != start else { return }
        glideOn(glide, from: start, to: end, since: page.context.now())
    }

    private func glideOn(
        _ number: Int, from start: (x: Double, y: Double), to end: (x: Double, y: Double), since time: Double
    ) {
        let (page, id) = (page, node.id)
        page.context.after(Self.frameTime) { [weak page] in
            guard let page, let view = page.tree.node(id)?.control as? ScrollViewComponent, view.glide == number,
                let box = ScrollBox(view.node, in: page)
            else { return }
            let part = min((page.context.now() - time) / Self.glideTime, 1)
            let eased = page.isOnTop ? 1 - (1 - part) * (1 - part) : 1
            box.move(x: start.x + (end.x - start.x) * eased, y: start.y + (end.y - start.y) * eased)
            if eased < 1 { view.glideOn(number, from: start, to: end, since: time) }
        }
    }

    // MARK: Fingers and the wheel

    override func beginPan(isHorizontal: Bool) -> Bool {
        guard !isHorizontal, hasRefresher, (node.scroll?.y ?? 0) <= 0 else { return false }
        panStart = node.scroll?.y ?? 0
        return true
    }

    private var panStart: Double?
    private var panned = 0.0

    override func panned(x: Double, y: Double) {
        glide += 1
        if refresher.isTwoLevel { return refresher.push(by: -y) }
        guard let box = ScrollBox(node, in: page) else { return }
        if y > 0 { refresher.pull(to: y) } else { refresher.pull(to: 0) }
        if y < 0 || box.state.y > 0 { _ = box.scroll(byX: 0, y: panned - y) }
        panned = y
    }

    override func panEnded() {
        panned = 0
        panStart = nil
        refresher.letGo()
    }

    override func wheeled(rows: Int) -> Bool {
        glide += 1
        if refresher.isTwoLevel, rows > 0, node.flag("refresher-two-level-scroll-enabled") { return refresher.close() }
        guard rows < 0, hasRefresher, (node.scroll?.y ?? 0) <= 0 else { return false }
        let now = page.context.now()
        if now - lastTurn > 700 { wheelTurns = 0 }
        lastTurn = now
        wheelTurns += 1
        guard wheelTurns >= 3 else { return true }
        wheelTurns = 0
        refresher.refresh()
        return true
    }

    /// Tells of a finger that scrolls it, where `enhanced` asks for that.
    func tellDrag(_ type: String, velocity: Double? = nil) {
        if type == "dragend" { settle() }
        guard isEnhanced, let state = node.scroll else { return }
        var detail: ValueObject = ["scrollTop": .number(state.y), "scrollLeft": .number(state.x)]
        if let velocity { detail["velocity"] = ["x": 0, "y": .number(velocity)] }
        page.emit(type, on: node, detail: .object(detail))
    }

    // MARK: Layout

    /// What stands first in sight, for `scroll-anchoring`.
    private var anchor: (node: NodeID, y: Double)?

    /// Whether the second level is to be opened, or closed, once sizes are known.
    private var openLater: Bool?

    /// `padding`: above, right, below, left.
    private func preparePadding() {
        guard let value = node.attributes["padding"], case .array(let sides) = value, sides.count == 4 else { return }
        let lengths = sides.map { side -> String in
            if case .number(let number) = side, number.isFinite { return "\(NumberText.string(max(0, number)))px" }
            return "0"
        }
        page.tree.setOwnStyle(node, "padding:" + lengths.joined(separator: " "))
    }

    override func prepare() {
        preparePadding()
        anchor = nil
        guard node.flag("scroll-anchoring"), let state = node.scroll, state.y > 0 else { return }
        let first = node.children.first {
            !$0.isText && $0.style != nil && $0.parent === node && $0.layout.y + $0.layout.height > state.y
        }
        if let first { anchor = (first.id, first.layout.y) }
    }

    override func arranged() {
        if hasRefresher { refresher.arrange() }
        if let openLater {
            self.openLater = nil
            refresher.programOpens(openLater)
        }
        if isReversed { stayAtEnd() }
        defer { anchor = nil }
        guard let anchor, let kept = page.tree.node(anchor.node), kept.parent === node,
            let state = node.scroll, let box = ScrollBox(node, in: page), kept.layout.y != anchor.y
        else { return }
        box.move(x: state.x, y: state.y + kept.layout.y - anchor.y)
    }

    /// What is upside down begins at its end, and stays there while more comes.
    private func stayAtEnd() {
        guard let box = ScrollBox(node, in: page) else { return }
        let limit = box.limit.y
        if !hasBegun || box.state.y >= lastLimit, box.state.y != limit {
            box.state.y = limit
            page.setNeedsPaint()
        }
        if limit > 0 { hasBegun = true }
        lastLimit = limit
    }

    override func paint(_ canvas: inout Canvas, _ frame: PaintFrame) {
        refresher.paint(&canvas, frame)
    }
}
