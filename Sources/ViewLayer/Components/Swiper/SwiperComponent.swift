import Bridge
import Values

/// `swiper` (official documentation: component/swiper): slides of which one or some are shown at a time. The slides lie on
/// one another and are moved without layout; how far they have come is `position`.
final class SwiperComponent: Control {
    /// The slides, in document order.
    private(set) var slides: [RenderNode] = []
    /// The first slide that is shown, as the program knows it.
    private(set) var current = 0
    /// The first slide that is shown while slides move, in slides.
    var position = 0.0
    /// The move that is going on.
    var motion: SwiperMotion?
    /// Where a finger took hold; nil while there is none.
    var panStart: Double?
    /// What the program asked for last; kept, since slides may come after `current`.
    private var wanted = 0
    private var wantedID: String?
    private var revision: UInt64 = 0
    /// Changes with everything that puts the next turn of autoplay off.
    var autoplayTurn = 0

    override init(_ node: RenderNode, in page: PageView) {
        super.init(node, in: page)
        page.attending.append(node.id)
    }

    override var isFocusable: Bool { canTurn }
    override var isDisabled: Bool { false }
    override var movesChildren: Bool { true }
    override var paintsOver: Bool { true }
    override var paintsFocus: Bool { true }

    var isVertical: Bool { node.flag("vertical") }
    var isCircular: Bool { node.flag("circular") && slides.count > shownCount }
    /// How many slides are shown at once.
    var shownCount: Int { node.number("display-multiple-items").map { Int(min(max($0, 1), 1000)) } ?? 1 }
    /// Whether there is anything to turn to.
    var canTurn: Bool { slides.count > shownCount }
    /// The last slide that can stand first.
    var lastCurrent: Int { isCircular ? slides.count - 1 : max(0, slides.count - shownCount) }
    var leading: Double { max(0, pixels("previous-margin") ?? 0) }
    var trailing: Double { max(0, pixels("next-margin") ?? 0) }

    // MARK: What the program says

    override func attributeChanged(_ name: String, from old: Value?) {
        switch name {
        case "current":
            let asked = node.number("current").map { Int(min(max($0, 0), 1e6)) } ?? 0
            // An echo of an older place, while a newer one is on its way, would turn back what was turned since.
            guard !page.openInputs.contains(where: { $0.node == node.id && $0.text == "\(asked)" }) else { return }
            wanted = asked
            wantedID = nil
            page.prepareLater(node)
        case "current-item-id":
            wantedID = node.string(name)
            page.prepareLater(node)
        case "autoplay", "interval": scheduleAutoplay()
        default: page.setNeedsLayout()
        }
    }

    override func prepare() {
        let found = findSlides()
        if found.count != slides.count || !zip(found, slides).allSatisfy({ $0 === $1 }) {
            let isFirst = slides.isEmpty
            slides = found
            if isFirst {
                current = min(wanted, lastCurrent)
                position = Double(current)
            }
            scheduleAutoplay()
        }
        let size = "calc(\(100 / Double(shownCount))% - \((leading + trailing) / Double(shownCount))px)"
        let style =
            "position:absolute;left:0;top:0;"
            + (isVertical ? "width:100%;height:\(size)" : "width:\(size);height:100%")
        for slide in slides { page.tree.setOwnStyle(slide, style) }
        followProgram()
    }

    /// Goes where the program wants it, if it is not there.
    private func followProgram() {
        guard !slides.isEmpty, panStart == nil else { return }
        if let id = wantedID, let index = slides.firstIndex(where: { $0.string("item-id") == id }) { wanted = index }
        wantedID = nil
        let target = min(wanted, lastCurrent)
        guard target != current else { return }
        let isKnown = slides[0].style != nil
        go(by: target - current, source: "", isAnimated: isKnown && node.flag("scroll-with-animation", default: true))
    }

    private func findSlides() -> [RenderNode] {
        var found: [RenderNode] = []
        node.walkBelow {
            if $0.tag == "swiper-item" { found.append($0) }
            return $0.tag != "swiper-item" && $0.tag != "swiper"
        }
        return found
    }

    override func arranged() { place() }

    /// The width, or of a vertical one the height, of a slide in px.
    var slideLength: Double {
        let borders = node.layout.borderEdges
        let whole = isVertical ? node.layout.height - borders.vertical : node.layout.width - borders.horizontal
        return max(0, (whole - leading - trailing) / Double(shownCount))
    }

    /// Puts the slides where they belong at this moment.
    func place() {
        let length = slideLength
        guard !slides.isEmpty, length > 0 else { return }
        let start = leading + edgeCorrection
        var hasMoved = false
        for (index, slide) in slides.enumerated() {
            let offset = self.offset(of: index)
            let distance = start + offset * length
            if slide.shift(x: isVertical ? 0 : distance, y: isVertical ? distance : 0) { hasMoved = true }
            slide.isAside = offset < -0.5 || offset > Double(shownCount) - 0.5
        }
        if hasMoved { page.setNeedsPaint() }
    }

    /// How many slides behind the first place one stands.
    private func offset(of index: Int) -> Double {
        let plain = Double(index) - position
        guard isCircular else { return plain }
        let count = Double(slides.count)
        let room = max(1, ((count - Double(shownCount)) / 2).rounded(.down))
        let wrapped = (plain + room).truncatingRemainder(dividingBy: count)
        return (wrapped < 0 ? wrapped + count : wrapped) - room
    }

    /// With `snap-to-edge` the first and the last slide have no margin before and behind them.
    private var edgeCorrection: Double {
        guard node.flag("snap-to-edge"), !isCircular, slides.count >= 2 else { return 0 }
        let last = Double(lastCurrent)
        if position < 1 { return -leading * (1 - max(0, position)) }
        return position > last - 1 ? trailing * min(1, position - last + 1) : 0
    }

    // MARK: Turning

    /// Turns by some slides, as far as there are any. Returns whether there are.
    @discardableResult
    func go(by distance: Int, source: String, isAnimated: Bool = true) -> Bool {
        guard !slides.isEmpty else { return false }
        var target = current + distance
        if isCircular {
            target = (target % slides.count + slides.count) % slides.count
        } else {
            target = min(max(target, 0), lastCurrent)
        }
        guard target != current else { return false }
        let end = isCircular ? Double(current + distance) : Double(target)
        finishMotion()
        wanted = target
        leaveSlide()
        current = target
        tellChange(source)
        start(to: end, source: source, isAnimated: isAnimated)
        scheduleAutoplay()
        return true
    }

    /// The focus does not stay on a slide that leaves.
    private func leaveSlide() {
        guard slides.indices.contains(current), let focus = page.focus else { return }
        let slide = slides[current]
        if shownCount == 1, focus.nearest(where: { $0 === slide }) != nil { page.setFocus(node, revealing: false) }
    }

    private func tellChange(_ source: String) {
        revision &+= 1
        let sequence = page.emit(
            "change", on: node, detail: detail(source), revision: revision, model: ("current", .number(Double(current)))
        )
        if let sequence { page.noteOpen(sequence, node.id, "\(current)") }
    }

    /// What `change` and `animationfinish` tell.
    func detail(_ source: String) -> Value {
        let id = slides.indices.contains(current) ? slides[current].string("item-id") ?? "" : ""
        return ["current": .number(Double(current)), "source": .string(source), "currentItemId": .string(id)]
    }

    override func leaves() {
        autoplayTurn += 1
        motion = nil
    }

    override func visibilityChanged() {
        if !page.isOnTop { finishMotion() }
        scheduleAutoplay()
    }

    override func paintOver(_ canvas: inout Canvas, _ frame: PaintFrame) { paintMarks(&canvas, frame) }

    // MARK: Fingers, keys and the wheel

    override func beginPan(isHorizontal: Bool) -> Bool {
        guard canTurn, isHorizontal != isVertical, !node.flag("disable-touch") else { return false }
        finishMotion()
        panStart = position
        scheduleAutoplay()
        return true
    }

    override func panned(x: Double, y: Double) {
        guard let panStart, slideLength > 0 else { return }
        var moved = -(isVertical ? y : x) / slideLength
        switch node.string("direction") {
        case "positive": moved = max(0, moved)
        case "negative": moved = min(0, moved)
        default: break
        }
        position = panStart + moved
        if !isCircular { position = min(max(position, 0), Double(lastCurrent)) }
        place()
        tellTransition(from: panStart)
    }

    override func panEnded() {
        guard let panStart else { return }
        self.panStart = nil
        // A quarter of a slide is enough to turn it.
        let moved = position - panStart
        let steps = Int(moved > 0 ? (moved + 0.75).rounded(.down) : (moved - 0.75).rounded(.up))
        if !go(by: steps, source: "touch") {
            if position != Double(current) { start(to: Double(current), source: "touch", isAnimated: true) }
            scheduleAutoplay()
        }
    }

    override func take(_ key: ControlKey) -> Bool {
        switch key {
        case .left where !isVertical, .up where isVertical: go(by: -1, source: "touch")
        case .right where !isVertical, .down where isVertical: go(by: 1, source: "touch")
        case .pageUp: go(by: -shownCount, source: "touch")
        case .pageDown: go(by: shownCount, source: "touch")
        case .home: go(by: -current, source: "touch")
        case .end: go(by: lastCurrent - current, source: "touch")
        default: false
        }
    }

    override func turn(_ direction: ArrowDirection) -> Bool {
        guard direction.isHorizontal != isVertical else { return false }
        return go(by: Int(direction.sign), source: "touch")
    }

    override func wheeled(rows: Int) -> Bool {
        guard isVertical, canTurn else { return false }
        // One slide for a turn of the wheel, however many rows it says; nothing while one is on its way.
        return motion != nil || go(by: rows.signum(), source: "touch")
    }

    override func wheeled(columns: Int) -> Bool {
        guard !isVertical, canTurn else { return false }
        return motion != nil || go(by: columns.signum(), source: "touch")
    }

    override func reveal(_ target: RenderNode) {
        guard let index = slides.firstIndex(where: { slide in target.nearest { $0 === slide } != nil }),
            slides[index].isAside
        else { return }
        go(by: min(index, lastCurrent) - current, source: "touch", isAnimated: false)
    }
}
