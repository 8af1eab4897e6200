package import Bridge
package import Cells
import Markup

/// One page as a person sees it.
@MainActor
package final class PageView {
    package let id: PageID
    /// The page's path, without a leading slash or a query.
    package let path: String
    /// The window part of its configuration.
    package let window: WindowStyle
    let context: ViewContext
    let tree: RenderTree

    /// How far the page is scrolled, in px.
    var scrollTop = 0.0
    /// The node to which keys go.
    var focus: RenderNode?
    /// What had the focus before, the latest last.
    var focusTrail: [NodeID] = []
    /// Where the focus was before a patch, and where it was lost; whether that was in something over the page.
    var focusBefore: (rect: PixelRect, wasOverlay: Bool)?
    var lostFocus: (rect: PixelRect, wasOverlay: Bool)?
    /// The finger on the page, and the gesture that a key plays.
    var gesture: Gesture?
    var play: GesturePlay?
    private(set) lazy var hover = HoverState(self)
    /// When something was last scrolled by a person, and when the app was last told.
    var lastGesture = -Double.infinity
    var lastScrollReport = -Double.infinity
    var owesScrollReport = false
    /// Whether the lower edge was near when that was last looked at.
    var isNearBottom = false
    /// The area that the page was last painted in.
    var area: CellSize
    /// The rows of the last area that was as wide as the viewport.
    private var fullRows = 0
    /// Events of controls that the app has not finished: their number, the control and the text or state that they told.
    var openInputs: [(sequence: UInt64, node: NodeID, text: String)] = []
    /// What intersection observers of the program watch.
    var watches: [UInt64: IntersectionWatch] = [:]
    /// Scroll events that the app has not finished.
    var openScrolls: [UInt64: NodeID] = [:]
    /// What waits for the next layout: commands, scroll-views that were told where to go, an input that asked for the focus.
    var pendingCommands: [Command] = []
    var pendingScrollViews: [NodeID] = []
    var pendingFocus: NodeID?
    /// Controls that prepare something before the next layout.
    var pendingPreparations: [NodeID] = []
    /// How many nodes the view has made by itself.
    var ownNodes: UInt32 = 0
    /// Controls that hear of every layout, before and after it.
    var attending: [NodeID] = []
    /// Whether it is the page on top: only there does anything move by itself.
    var isOnTop = false {
        didSet {
            guard isOnTop != oldValue else { return }
            for id in attending { tree.node(id)?.control?.visibilityChanged() }
        }
    }
    /// The control that the mouse holds.
    var held: NodeID?

    private(set) lazy var animator = PageAnimator(self)

    private var needsLayout = true
    private var isLaidOut = false
    private var displayList: DisplayList?
    /// Whether something looks different that stands where it stood.
    private var looksDifferent = false

    init(_ open: PageOpen, context: ViewContext) {
        id = open.page
        path = open.path
        window = open.window
        self.context = context
        area = context.viewport
        let set = context.styles.scopeSet(for: open.scopes)
        tree = RenderTree(root: open.root, scopes: set, styles: context.styles)
        tree.onMisfit = { [context] in context.diagnose(.warning, path: open.path, $0) }
        tree.playAnimation = { [unowned self] in animator.play($1, on: $0) }
        tree.makeControl = { [unowned self] in ControlFactory.make($0, in: self) }
    }

    /// How far the page is scrolled, in px.
    package var scrollOffset: Double { scrollTop }

    /// Whether painting it again would show something new.
    package var needsPaint: Bool { displayList == nil || looksDifferent }

    /// The height of the page's content in px, at least that of the viewport. Laid out first.
    package var contentHeight: Double {
        layoutIfNeeded()
        let root = tree.root.layout
        return max(root.y + root.height, root.scrollSize.height)
    }

    func apply(_ patch: Patch) {
        noteFocus()
        tree.apply(patch.operations)
        noteLostFocus()
        context.batchArrived(patch.batch, page: id)
        setNeedsLayout()
    }

    /// Says that styles or boxes changed.
    func setNeedsLayout() {
        needsLayout = true
        displayList = nil
    }

    /// Says that only what is painted changed.
    func setNeedsPaint() {
        displayList = nil
        if !watches.isEmpty, !needsLayout { lookAtWatches() }
    }

    /// Says that another element is marked as the one in focus.
    func focusMoved() { looksDifferent = true }

    /// Styles and lays out everything anew: sheets or the viewport changed.
    func restyleAll() {
        area = context.viewport
        fullRows = 0
        tree.root.mark([.style, .subtree])
        setNeedsLayout()
    }

    /// Brings styles and layout up to date and acknowledges the batches that it holds.
    package func layoutIfNeeded() {
        animator.advance()
        let isStale = needsLayout
        if needsLayout { layOut() }
        // What was carried out then may have set something in motion.
        if needsLayout { layOut() }
        if isStale, !watches.isEmpty { lookAtWatches() }
        context.laidOut(page: id)
    }

    private func layOut() {
        needsLayout = false
        prepareControls()
        var update = TreeUpdate(styles: context.styles, animator: animator)
        update.run(tree.root)
        if context.styles.usesCounters, update.styledCount > 0 || update.linkedCount > 0 {
            var counters = CounterPass()
            counters.run(tree.root)
        }
        context.layoutEngine.layout(
            tree.root.layout, width: Double(context.viewport.columns) * Pixels.perColumn,
            height: Double(layoutRows) * Pixels.perRow)
        isLaidOut = true
        arrangeControls()
        clampScroll()
        carryOutPending()
        restoreFocus()
        animator.startWaiting()
    }

    /// The rows that the page has to fill: those of the viewport, and where it has none of the bars around that others have,
    /// those of its area.
    private var layoutRows: Int { max(context.viewport.rows, fullRows) }

    /// Takes the area that the page is painted in.
    private func take(area size: CellSize) {
        guard size != area else { return }
        area = size
        displayList = nil
        let rows = layoutRows
        // A page further down the stack, which is cut off, stays as it was laid out.
        if size.columns == context.viewport.columns { fullRows = size.rows }
        if layoutRows != rows { setNeedsLayout() }
        clampScroll()
    }

    /// The display list for the last area.
    func currentList() -> DisplayList {
        layoutIfNeeded()
        if let displayList { return displayList }
        let list = DisplayListBuilder(root: tree.root, scroll: (0, scrollTop), area: area).list
        displayList = list
        return list
    }

    /// Paints the page into an area, in cells of the grid. An area narrower than the viewport clips it.
    package func paint(into grid: inout Grid, area: CellRect, appearance: Appearance) {
        reportOwedScroll()
        take(area: area.size)
        let list = currentList()
        looksDifferent = false
        var canvas = Canvas(grid: Grid(columns: 0, rows: 0), area: area, appearance: appearance)
        swap(&canvas.grid, &grid)
        canvas.grid.fill(
            area, style: CellStyle(foreground: appearance.foreground, background: appearance.background))
        let pictures = context.pictures.map { _ in PagePictures(page: self) }
        Painter(tree: tree, focused: appearance.showsFocus ? focus : nil, pictures: pictures).paint(list, on: &canvas)
        // Where the page is cut off at the right the last column is no more than a rest of it.
        let isCut = Double(area.columns) * Pixels.perColumn < tree.root.layout.width
        ScrollMark(position: scrollTop, visible: visibleHeight, whole: contentHeight, coversText: isCut)
            .paint(CellRect(area.size), clip: CellRect(area.size), &canvas)
        swap(&canvas.grid, &grid)
        animator.painted()
    }

    /// The height of what is seen at once, in px.
    var visibleHeight: Double { Double(area.rows) * Pixels.perRow }
}
