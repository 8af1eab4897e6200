/// A box while it is laid out: its style, its edges and the sizes that are known beforehand.
struct BoxContext {
    // The tree keeps the node alive while it is laid out.
    /// The box.
    unowned(unsafe) let node: LayoutNode
    /// What it is laid out for.
    let constraints: LayoutConstraints
    /// Whether positions are written.
    let commit: Bool
    /// Padding in px.
    private(set) var padding: Edges<Double>
    /// Border widths in px.
    let border: Edges<Double>
    /// Padding and border together.
    private(set) var insets: Edges<Double>
    /// The width of the content box.
    let contentWidth: Double
    /// The used height of the border box, where it does not depend on the content.
    var fixedHeight: Double?
    /// What percentage heights of children refer to: the height of the content box, where it is definite.
    var percentageHeight: Double?
    /// See `LayoutState.usesHeight`.
    var usesHeight = false
    /// See `LayoutState.touchesFloats`.
    var touchesFloats = false
    /// See `LayoutState.isStack`.
    var isStack = false
    /// See `LayoutState.hasLines`.
    var hasLines = false

    /// The style of the box.
    var style: LayoutStyle {
        _read { yield node.sharedStyle.value }
    }

    init(_ node: LayoutNode, _ constraints: LayoutConstraints, commit: Bool) {
        self.node = node
        self.constraints = constraints
        self.commit = commit
        let style = node.sharedStyle
        padding = style.paddingEdges(constraints.containingWidth)
        border = style.borderEdges
        insets = padding + border
        contentWidth = Swift.max(constraints.width - insets.horizontal, 0)
        if let height = constraints.height {
            fixedHeight = Swift.max(height, insets.vertical)
            percentageHeight = constraints.isHeightDefinite ? Swift.max(height - insets.vertical, 0) : nil
        } else if let height = style.specifiedHeight(
            insets: insets, containing: constraints.containingHeight, width: constraints.width)
        {
            fixedHeight = style.clampHeight(height, insets: insets, containing: constraints.containingHeight)
            percentageHeight = fixedHeight.map { Swift.max($0 - insets.vertical, 0) }
        }
        usesHeight =
            style.value.height.hasPercent || style.value.minHeight.hasPercent || style.value.maxHeight.hasPercent
    }

    /// Makes the content start further down.
    mutating func lower(by distance: Double) {
        padding.top += distance
        insets.top += distance
    }

    /// The height of the border box for content that is so high by itself.
    func height(forContent content: Double) -> Double {
        let natural = Swift.max(content, 0) + insets.vertical
        guard let fixedHeight else {
            return node.sharedStyle.clampHeight(natural, insets: insets, containing: constraints.containingHeight)
        }
        if constraints.height == nil, growsPastRatio, natural > fixedHeight {
            return node.sharedStyle.clampHeight(natural, insets: insets, containing: constraints.containingHeight)
        }
        return fixedHeight
    }

    /// An aspect ratio gives way to content that needs more, as `min-height: auto` says.
    private var growsPastRatio: Bool {
        let values = node.sharedStyle
        return values.value.aspectRatio > 0 && values.value.minHeight.isAuto
            && !values.value.overflowY.isScrollContainer
            && values.value.height.definite(constraints.containingHeight) == nil
    }
}

extension Edges where Value == Double {
    static func + (a: Edges, b: Edges) -> Edges {
        Edges(top: a.top + b.top, right: a.right + b.right, bottom: a.bottom + b.bottom, left: a.left + b.left)
    }
}

extension LayoutNode {
    /// The extra parts, made where they are missing.
    var madeExtra: LayoutExtra {
        if let extra { return extra }
        let made = LayoutExtra()
        extra = made
        return made
    }
}
