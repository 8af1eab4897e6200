import Bridge
import Cells
import Values

/// `page-container` (official documentation: component/page-container): a sheet over the page. The back key closes it
/// instead of the page.
final class PageContainerComponent: Control {
    /// Whether it is shown.
    private(set) var isOpen = false
    private var panned = 0.0
    /// Changes with every opening and closing, so that what ends an older one is not told.
    private var stage = 0

    override init(_ node: RenderNode, in page: PageView) {
        super.init(node, in: page)
        page.attending.append(node.id)
    }

    private var hasOverlay: Bool { node.flag("overlay", default: true) }
    private var duration: Double { min(max(node.number("duration") ?? 300, 0), 60_000) }

    override func attributeChanged(_ name: String, from old: Value?) {
        guard name == "show" else { return page.setNeedsLayout() }
        let wanted = node.flag("show")
        guard wanted != isOpen else { return }
        if wanted { open() } else { close() }
    }

    override func prepare() {
        guard isOpen else { return page.tree.setOwnStyle(node, "display:none") }
        let index = Int(min(max(node.number("z-index") ?? 100, -1e6), 1e6))
        let place =
            switch node.string("position") {
            case "top": "top:0;left:0;right:0;max-height:100%"
            case "right": "top:0;right:0;bottom:0;left:0"
            case "center": "top:50%;left:50%;max-width:100%;max-height:100%;transform:translate(-50%,-50%)"
            default: "bottom:0;left:0;right:0;max-height:100%"
            }
        page.tree.setOwnStyle(
            node,
            "display:block;position:fixed;overflow:hidden;z-index:\(index);\(place);\(node.string("custom-style") ?? "")"
        )
    }

    private func open() {
        isOpen = true
        page.emit("beforeenter", on: node)
        page.emit("enter", on: node)
        finish("afterenter")
    }

    /// Closes it, as the program or the person wants. False where it is not open.
    @discardableResult
    func close() -> Bool {
        guard isOpen else { return false }
        isOpen = false
        page.emit("beforeleave", on: node)
        page.emit("leave", on: node)
        finish("afterleave")
        return true
    }

    private func finish(_ event: String) {
        stage += 1
        page.setNeedsLayout()
        guard duration > 0, !page.context.reducesMotion else {
            page.emit(event, on: node)
            return
        }
        let (page, id, stage) = (page, node.id, stage)
        page.context.after(duration) { [weak page] in
            guard let container = page?.tree.node(id)?.control as? PageContainerComponent, container.stage == stage
            else { return }
            page?.emit(event, on: container.node)
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
        guard isOpen else { return }
        let all = CellRect(canvas.area.size)
        if hasOverlay {
            let style = page.context.styles.inlineStyle([.template: node.string("overlay-style") ?? ""])
            let written = style.flatMap {
                page.context.styles.style(declarations: $0.declarations, parent: frame.style).paint.background
            }
            canvas.fill(all, written?.resolved(nil) ?? RGB(hex: 0).faded(0.5), clip: all)
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
