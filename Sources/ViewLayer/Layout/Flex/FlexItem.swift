/// An item while a flex container is laid out. Sizes are of border boxes in px.
struct FlexItem {
    // The tree, or its container for anonymous boxes, keeps the node alive; items are copied too often to count that.
    /// The item.
    unowned(unsafe) let node: LayoutNode
    /// Its style, which the node keeps.
    unowned(unsafe) let style: SharedLayoutStyle
    /// The margins, `auto` ones 0.
    let margins: Edges<Double>
    /// Padding and border.
    let insets: Edges<Double>
    /// Whether margins are `auto`.
    let autoMargins: Edges<Bool>
    /// How it is aligned in its line.
    let alignment: ItemAlignment
    /// Whether it takes the cross size of its line.
    let stretches: Bool
    /// The flex grow factor.
    let grow: Double
    /// The flex shrink factor.
    let shrink: Double
    /// The flex base size.
    var base = 0.0
    /// The smallest main size.
    var minimum = 0.0
    /// The largest main size.
    var maximum = Double.infinity
    /// Whether `minimum` still lacks the automatic minimum, which matters only when the item shrinks.
    var lacksMinimum = false
    /// The main size, after flexing the used one.
    var main = 0.0
    /// The cross size.
    var cross = 0.0
    /// What flexing wants to make of the main size, and how far that is from its share.
    var wanted = (size: 0.0, violation: 0.0)
    /// Whether flexing has settled `main`.
    var isFrozen = false
    /// The baseline below the upper edge of the border box.
    var baseline = 0.0
    /// The place in the main axis, of the border box, from the main start edge of the content box.
    var mainOffset = 0.0
    /// The place in the cross axis, from the cross start edge of the line.
    var crossOffset = 0.0
    /// What the item is laid out for in the end.
    var constraints = LayoutConstraints()

    init(_ node: LayoutNode, in container: FlexContainer) {
        let style = node.sharedStyle
        self.node = node
        self.style = style
        margins = style.marginEdges(container.width)
        insets = style.paddingEdges(container.width) + style.borderEdges
        let margin = style.value.margin
        autoMargins = Edges(
            top: margin.top.isAutoMargin, right: margin.right.isAutoMargin, bottom: margin.bottom.isAutoMargin,
            left: margin.left.isAutoMargin)
        alignment = container.alignment(style)
        let isAutoCross = (container.isRow ? style.value.height : style.value.width).isAuto
        let hasAutoMargin =
            container.isRow ? autoMargins.top || autoMargins.bottom : autoMargins.left || autoMargins.right
        stretches = alignment == .stretch && isAutoCross && !hasAutoMargin
        grow = style.value.flexGrow.nonNegative
        shrink = style.value.flexShrink.nonNegative
    }

    /// The main size within the item's limits.
    func clamped(_ size: Double) -> Double { Swift.max(Swift.min(size, maximum), minimum) }
}

/// The axes and sizes of a flex container.
struct FlexContainer {
    /// Whether the main axis is horizontal.
    let isRow: Bool
    /// Whether the main axis runs against x or y.
    let isFlipped: Bool
    /// Whether lines wrap.
    let wraps: Bool
    /// Whether the main axis runs against the direction of text.
    let isReversed: Bool
    /// Whether lines stack against the direction of text.
    let isCrossReversed: Bool
    /// Whether lines stack against x or y.
    let isCrossFlipped: Bool
    /// The width of the content box.
    let width: Double
    /// The height of the content box, where it is known beforehand.
    let height: Double?
    /// What percentage heights of items refer to.
    let percentageHeight: Double?
    /// The gap between items.
    let mainGap: Double
    /// The gap between lines.
    let crossGap: Double
    let alignItems: ItemAlignment

    init(_ box: BoxContext) {
        let style = box.node.sharedStyle
        isRow = !style.value.flexDirection.isColumn
        let isRightToLeft = style.value.direction == .rightToLeft
        isFlipped = style.value.flexDirection.isReverse != (isRow && isRightToLeft)
        isReversed = style.value.flexDirection.isReverse
        isCrossReversed = style.value.flexWrap == .wrapReverse
        wraps = style.value.flexWrap != .noWrap
        isCrossFlipped = (style.value.flexWrap == .wrapReverse) != (!isRow && isRightToLeft)
        width = box.contentWidth
        height = box.fixedHeight.map { Swift.max($0 - box.insets.vertical, 0) }
        percentageHeight = box.percentageHeight
        let rowGap = style.value.rowGap.resolved(height).nonNegative
        let columnGap = style.value.columnGap.resolved(width).nonNegative
        mainGap = isRow ? columnGap : rowGap
        crossGap = isRow ? rowGap : columnGap
        alignItems = style.value.alignItems
    }

    /// The main size of the content box, where it is known beforehand.
    var main: Double? { isRow ? width : height }
    /// The cross size of the content box, where it is known beforehand.
    var cross: Double? { isRow ? height : width }

    /// Both main axis margins of an item.
    func mainMargins(_ item: FlexItem) -> Double { isRow ? item.margins.horizontal : item.margins.vertical }
    /// Both cross axis margins of an item.
    func crossMargins(_ item: FlexItem) -> Double { isRow ? item.margins.vertical : item.margins.horizontal }
    /// Padding and border of an item in the main axis.
    func mainInsets(_ item: FlexItem) -> Double { isRow ? item.insets.horizontal : item.insets.vertical }

    /// Whether the margin at an item's main start and end is `auto`.
    func autoMainMargins(_ item: FlexItem) -> (start: Bool, end: Bool) {
        let auto = item.autoMargins
        let pair = isRow ? (auto.left, auto.right) : (auto.top, auto.bottom)
        return isFlipped ? (pair.1, pair.0) : pair
    }

    /// Whether the margins before and after an item in the direction of x or y are `auto`, in the cross axis.
    func autoCrossMargins(_ item: FlexItem) -> (before: Bool, after: Bool) {
        isRow ? (item.autoMargins.top, item.autoMargins.bottom) : (item.autoMargins.left, item.autoMargins.right)
    }

    /// How a child with `style` is aligned in its line.
    func alignment(_ style: SharedLayoutStyle) -> ItemAlignment {
        let own = style.value.alignSelf
        let alignment = own == .auto ? alignItems : own
        return alignment == .normal || alignment == .auto ? .stretch : alignment
    }
}

/// A line of a flex container.
struct FlexLine {
    /// Which items stand in it.
    var items: Range<Int>
    /// Its cross size.
    var cross = 0.0
    /// Its place from the cross start edge of the content box.
    var offset = 0.0
    /// The baseline that its items share, from its upper edge.
    var baseline = 0.0
}
