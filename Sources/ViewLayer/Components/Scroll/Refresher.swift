import Cells
import Values

/// Pulling a `scroll-view` down (`refresher-enabled`): how far it is pulled, and what the program is told of it.
@MainActor
final class Refresher {
    private unowned let node: RenderNode
    private unowned let page: PageView
    /// Whether it refreshes until the program says that it is done.
    private(set) var isRefreshing = false
    private var isPulling = false
    private var isOverThreshold = false

    init(_ node: RenderNode, in page: PageView) {
        self.node = node
        self.page = page
    }

    private var threshold: Double { node.number("refresher-threshold").map { min(max($0, 1), 1000) } ?? 45 }
    private var state: ScrollState? { page.scrollState(of: node) }

    private func tell(_ type: String, _ distance: Double = 0) {
        page.emit(type, on: node, detail: ["dy": .number(distance)])
    }

    /// `refresher-triggered` changed; at first only `true` means something.
    func programSays(_ wanted: Bool, before: Bool) {
        guard wanted != isRefreshing else { return }
        if wanted { begin() } else if before { end() }
    }

    /// A finger pulls the content down by so much.
    func pull(to distance: Double) {
        guard !isRefreshing else { return }
        // The farther it is pulled, the less it follows.
        let shown = distance <= threshold ? distance : threshold + (distance - threshold) / 3
        guard shown > 0 || isPulling else { return }
        isPulling = shown > 0
        state?.pulled = min(shown, threshold * 2)
        page.setNeedsPaint()
        if shown > 0 { tell("refresherpulling", shown) }
        let isOver = distance >= threshold
        if isOver, !isOverThreshold { tell("refresherwillrefresh") }
        isOverThreshold = isOver
    }

    /// The finger is lifted.
    func letGo() {
        guard isPulling, !isRefreshing else { return }
        isPulling = false
        if isOverThreshold { return begin() }
        state?.pulled = 0
        page.setNeedsPaint()
        tell("refresherabort")
    }

    /// Refreshes as if it had been pulled far enough.
    func refresh() {
        guard !isRefreshing else { return }
        tell("refresherpulling", threshold)
        tell("refresherwillrefresh")
        begin()
    }

    private func begin() {
        isRefreshing = true
        isOverThreshold = false
        // Whole rows, so that what is below keeps its look.
        state?.pulled = (threshold / Pixels.perRow).rounded(.down) * Pixels.perRow
        page.setNeedsPaint()
        tell("refresherrefresh")
    }

    private func end() {
        isRefreshing = false
        state?.pulled = 0
        page.setNeedsPaint()
        tell("refresherrestore")
    }

    /// Paints the band above the content that was pulled down.
    func paint(_ canvas: inout Canvas, _ frame: PaintFrame) {
        guard let pulled = node.scroll?.pulled, pulled >= Pixels.perRow / 2 else { return }
        var band = frame.rect.inset(node.layout.borderEdges)
        band.height = min(band.height, pulled)
        let cells = band.cells
        guard !cells.isEmpty else { return }
        if let color = node.color("refresher-background") { canvas.fill(cells, color, clip: frame.clip) }
        guard node.string("refresher-default-style") != "none" else { return }
        let text = isRefreshing ? "\u{25CF} \u{25CF} \u{25CF}" : isOverThreshold ? "\u{2191}" : "\u{2193}"
        let color: RGB? =
            node.string("refresher-default-style") == "white"
            ? RGB(hex: 0xFFFFFF) : RGB(canvas.appearance.muted)
        canvas.write(
            text, column: cells.column + max(0, (cells.columns - TextWidth.of(text)) / 2),
            row: cells.row + (cells.rows - 1) / 2, color: color, opacity: frame.opacity, clip: frame.clip)
    }
}
