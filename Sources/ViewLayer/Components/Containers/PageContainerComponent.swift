import Bridge
import Cells
import Markup
import Values

/// `page-container` (official documentation: component/page-container): a sheet over the page. Going back closes it
/// instead of the page.
final class PageContainerComponent: Control {
    /// Whether it is shown.
    private(set) var isOpen = false
    private var panned = 0.0
    /// Changes with every opening and closing, so that what ends an older one is not told.
    private var stage = 0
    /// How much of it is still out of sight: 1 is all of it.
    private var rest = 1.0
    /// Whether it was laid out once: what is open from the first does not slide in.
    private var isSettled = false

    override init(_ node: RenderNode, in page: PageView) {
        super.init(node, in: page)
        page.attending.append(node.id)
    }

    private var hasOverlay: Bool { node.flag("overlay", default: true) }
    private var duration: Double { min(max(node.number("duration") ?? 300, 0), 60_000) }
    private var position: String { node.string("position") ?? "bottom" }
    /// Whether any of it is seen: also while it goes.
    private var isSeen: Bool { isOpen || rest < 1 }

    override func attributeChanged(_ name: String, from old: Value?) {
        guard name == "show" else { return page.setNeedsLayout() }
        let wanted = node.flag("show")
        guard wanted != isOpen else { return }
        if wanted { open() } else { close() }
    }

    override func prepare() {
        guard isSeen else { return page.tree.setOwnStyle(node, "display:none") }
        let index = Int(min(max(node.number("z-index") ?? 100, -1e6), 1e6))
        let (place, corners) =
            switch position {
            case "top": ("top:0;left:0;right:0;max-height:100%", "0 0 16px 16px")
            case "right": ("top:0;right:0;bottom:0;left:0", "0")
            case "center": ("top:50%;left:50%;max-width:100%;max-height:100%;transform:translate(-50%,-50%)", "16px")
            default: ("bottom:0;left:0;right:0;max-height:100%", "16px 16px 0 0")
            }
        let round = node.flag("round") ? "border-radius:\(corners);" : ""
        page.tree.setOwnStyle(
            node,
            "display:block;position:fixed;overflow:hidden;z-index:\(index);\(place);\(round)"
                + (node.string("custom-style") ?? ""))
    }

    override func arranged() {
        isSettled = true
        slide()
    }

    /// Puts it as far out of sight as it is to be.
    private func slide() {
        let (width, height) = (node.layout.width * rest, node.layout.height * rest)
        switch isSeen ? position : "" {
        case "top": node.shift(x: 0, y: -height)
        case "right": node.shift(x: width, y: 0)
        case "center", "": node.shift(x: 0, y: 0)
        default: node.shift(x: 0, y: height)
        }
    }

    private func open() {
        // Only one at a time can be there.
        if let other = page.openContainer, other !== self {
            page.context.diagnose(.warning, path: page.path, "A page shows one page-container at a time.")
            other.close()
        }
        isOpen = true
        page.context.send(.pageEvent(page.id, .container(isOpen: true)))
        page.emit("beforeenter", on: node)
        page.emit("enter", on: node)
        finish("afterenter")
    }

    /// Closes it, as the program or the person wants. False where it is not open.
    @discardableResult
    func close() -> Bool {
        guard isOpen else { return false }
        isOpen = false
        page.context.send(.pageEvent(page.id, .container(isOpen: false)))
        page.emit("beforeleave", on: node)
        page.emit("leave", on: node)
        finish("afterleave")
        return true
    }

    override func leaves() {
        if isOpen { page.context.send(.pageEvent(page.id, .container(isOpen: false))) }
    }

    private func finish(_ event: String) {
        stage += 1
        page.setNeedsLayout()
        guard duration > 0, page.isOnTop, !page.context.reducesMotion else {
            rest = isOpen ? 0 : 1
            page.emit(event, on: node)
            return
        }
        if !isSettled { rest = isOpen ? 0 : 1 }
        step(stage, from: rest, since: page.context.now(), event)
    }

    private static let frameTime = 33.0

    /// One step of the way in or out.
    private func step(_ stage: Int, from start: Double, since time: Double, _ event: String) {
        let (page, id) = (page, node.id)
        page.context.after(min(Self.frameTime, duration)) { [weak page] in
            guard let page, let container = page.tree.node(id)?.control as? PageContainerComponent,
                container.stage == stage
            else { return }
            let part = page.isOnTop ? min((page.context.now() - time) / container.duration, 1) : 1
            let end = container.isOpen ? 0.0 : 1.0
            container.rest = end + (start - end) * (1 - part) * (1 - part)
            if part < 1 {
                container.slide()
                page.setNeedsPaint()
                return container.step(stage, from: start, since: time, event)
            }
            container.rest = end
            page.setNeedsLayout()
            page.emit(event, on: container.node)
        }
    }

    /// A click beside it. Returns whether it was on what covers the page.
    func clickOverlay(column: Int, row: Int) -> Bool {
        guard isOpen, hasOverlay else { return false }
        let cells = page.viewportRect(of: node).clipCells
        guard !cells.contains(CellPoint(column: column, row: row)) else { return false }
        page.emit("clickoverlay", on: node)
        close()
        return true
    }

    override func beginPan(isHorizontal: Bool) -> Bool {
        isOpen && node.flag("close-on-slide-down") && !isHorizontal
    }

    override func panned(x: Double, y: Double) { panned = y }

    override func panEnded() {
        if panned >= 2 * Pixels.perRow { close() }
        panned = 0
    }

    override func paint(_ canvas: inout Canvas, _ frame: PaintFrame) {
        guard isSeen else { return }
        let all = CellRect(canvas.area.size)
        if hasOverlay {
            let style = page.context.styles.inlineStyle([.template: node.string("overlay-style") ?? ""])
            let written = style.flatMap {
                page.context.styles.style(declarations: $0.declarations, parent: frame.style).paint.background
            }
            let shade = written?.resolved(nil) ?? RGB(hex: 0).faded(0.5)
            canvas.fill(all, shade.faded(1 - rest), clip: all)
        }
        // What lies under the sheet, and the shade on it, go.
        let color = frame.style.paint.background?.resolved(nil)
        canvas.grid.fill(
            canvas.place(frame.cells.intersection(frame.clip)),
            style: CellStyle(
                foreground: canvas.appearance.foreground,
                background: color.map { .rgb(hex: $0.hex) } ?? canvas.appearance.background))
    }
}

extension PageView {
    /// The sheet that is open on top.
    var openContainer: PageContainerComponent? {
        for id in attending.reversed() {
            if let container = tree.node(id)?.control as? PageContainerComponent, container.isOpen { return container }
        }
        return nil
    }

    /// The person goes back: closes the sheet that is open. False where there is none.
    @discardableResult
    package func closeContainer() -> Bool { openContainer?.close() ?? false }
}
