import Cells
import Values

/// Pulling a `scroll-view` down (`refresher-enabled`): how far it is pulled, and what the program is told of it. A child
/// with `slot="refresher"` is what comes into sight above the content.
@MainActor
final class Refresher {
    /// What `refresherstatuschange` tells, by the platform's numbers.
    enum Status: Double {
        case idle = 0, canRefresh, refreshing, completed, failed, canTwoLevel, twoLevelOpening, twoLeveling
        case twoLevelClosing
    }

    private unowned let node: RenderNode
    private unowned let page: PageView
    private(set) var status = Status.idle
    private var isPulling = false

    init(_ node: RenderNode, in page: PageView) {
        self.node = node
        self.page = page
    }

    /// Whether it refreshes until the program says that it is done.
    var isRefreshing: Bool { status == .refreshing }
    /// Whether the second level is open: what is pulled down fills the box.
    var isTwoLevel: Bool { status == .twoLeveling }

    private var threshold: Double { bounded("refresher-threshold", 45) }
    private var secondThreshold: Double { max(threshold, bounded("refresher-two-level-threshold", 150)) }
    private var state: ScrollState? { page.scrollState(of: node) }
    private var hasSecondLevel: Bool { node.flag("refresher-two-level-enabled") }

    private func bounded(_ name: String, _ usual: Double) -> Double {
        node.number(name).map { min(max($0, 1), 2000) } ?? usual
    }

    private func tell(_ type: String, _ distance: Double = 0) {
        page.emit(type, on: node, detail: ["dy": .number(distance)])
    }

    private func become(_ new: Status) {
        guard new != status else { return }
        status = new
        page.emit(
            "refresherstatuschange", on: node,
            detail: ["status": .number(new.rawValue), "dy": .number(state?.pulled ?? 0)])
    }

    private func setPulled(_ distance: Double) {
        state?.pulled = distance
        page.setNeedsPaint()
    }

    /// `refresher-triggered` changed; at first only `true` means something.
    func programSays(_ wanted: Bool, before: Bool) {
        guard wanted != isRefreshing else { return }
        if wanted { begin() } else if before { end() }
    }

    /// `refresher-two-level-triggered` changed.
    func programOpens(_ wanted: Bool) {
        if wanted { open() } else { close() }
    }

    /// A finger pulls the content down by so much.
    func pull(to distance: Double) {
        guard !isRefreshing, !isTwoLevel else { return }
        // The farther it is pulled, the less it follows.
        let shown = distance <= threshold ? distance : threshold + (distance - threshold) / 3
        guard shown > 0 || isPulling else { return }
        isPulling = shown > 0
        setPulled(min(shown, threshold * 2))
        if shown > 0 { tell("refresherpulling", shown) }
        if hasSecondLevel, distance >= secondThreshold { return become(.canTwoLevel) }
        let wasOver = status == .canRefresh || status == .canTwoLevel
        if distance >= threshold {
            if !wasOver { tell("refresherwillrefresh") }
            become(.canRefresh)
        } else {
            become(.idle)
        }
    }

    /// The finger is lifted.
    func letGo() {
        guard isPulling, !isRefreshing else { return }
        isPulling = false
        switch status {
        case .canTwoLevel: open()
        case .canRefresh: begin()
        default:
            setPulled(0)
            tell("refresherabort")
            become(.idle)
        }
    }

    /// Refreshes as if it had been pulled far enough.
    func refresh() {
        guard !isRefreshing, !isTwoLevel else { return }
        tell("refresherpulling", threshold)
        tell("refresherwillrefresh")
        become(.canRefresh)
        begin()
    }

    /// The program or the person is done with it.
    func finish() { if isRefreshing { end() } }

    private func begin() {
        // Whole rows, so that what is below keeps its look.
        setPulled(max(1, (threshold / Pixels.perRow).rounded(.down)) * Pixels.perRow)
        become(.refreshing)
        tell("refresherrefresh")
    }

    private func end() {
        setPulled(0)
        become(.completed)
        tell("refresherrestore")
        become(.idle)
    }

    // MARK: The second level

    /// Opens the second level.
    func open() {
        guard hasSecondLevel, !isTwoLevel else { return }
        isPulling = false
        become(.twoLevelOpening)
        let inside = node.layout.frame.inset(node.layout.borderEdges)
        setPulled((inside.height / Pixels.perRow).rounded(.down) * Pixels.perRow)
        become(.twoLeveling)
    }

    /// Closes it. False where it is not open.
    @discardableResult
    func close() -> Bool {
        guard isTwoLevel else { return false }
        become(.twoLevelClosing)
        setPulled(0)
        become(.idle)
        return true
    }

    /// A finger pushes the open second level up by so much.
    func push(by distance: Double) {
        guard node.flag("refresher-two-level-scroll-enabled") else { return }
        if distance >= bounded("refresher-two-level-close-threshold", 80) { close() }
    }

    // MARK: How it looks

    /// What the program shows above the content.
    private var slotted: RenderNode? {
        node.children.first { $0.parent === node && !$0.isText && $0.string("slot") == "refresher" }
    }

    /// Puts what the program shows above the content, once sizes are known.
    func arrange() {
        guard let slotted else { return }
        let width = node.layout.frame.inset(node.layout.borderEdges).width
        let style = "position:absolute;width:\(NumberText.string(width))px"
        if slotted.ownStyle != style {
            page.tree.setOwnStyle(slotted, style)
            page.setNeedsLayout()
        }
        slotted.shift(x: -slotted.layout.x, y: -slotted.layout.y - slotted.layout.height)
    }

    /// Paints the band above the content that was pulled down.
    func paint(_ canvas: inout Canvas, _ frame: PaintFrame) {
        guard let pulled = node.scroll?.pulled, pulled >= Pixels.perRow / 2 else { return }
        var band = frame.rect.inset(node.layout.borderEdges)
        band.height = min(band.height, pulled)
        let cells = band.cells
        guard !cells.isEmpty else { return }
        if let color = node.color("refresher-background") { canvas.fill(cells, color, clip: frame.clip) }
        guard node.string("refresher-default-style") != "none", slotted == nil else { return }
        let text =
            isRefreshing
            ? "\u{25CF} \u{25CF} \u{25CF}"
            : status == .canRefresh || status == .canTwoLevel ? "\u{2191}" : isTwoLevel ? "" : "\u{2193}"
        let color: RGB? =
            node.string("refresher-default-style") == "white"
            ? RGB(hex: 0xFFFFFF) : RGB(canvas.appearance.muted)
        canvas.write(
            text, column: cells.column + max(0, (cells.columns - TextWidth.of(text)) / 2),
            row: cells.row + (cells.rows - 1) / 2, color: color, opacity: frame.opacity, clip: frame.clip)
    }
}
