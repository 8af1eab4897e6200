/// What layout remembers of a node from one time to the next.
struct LayoutState {
    /// Whether something in the subtree changed since the node was last visited.
    var isDirty = true
    /// Whether the node itself changed: its style, its list of children, a child's style. Else only what is deeper.
    var isChanged = true
    /// Whether more are dirty than `dirtyChildren`.
    var hasManyDirty = false
    /// The children that were marked dirty since the node was last visited, as long as they are few.
    var dirtyChildren: [LayoutNode] = []
    /// Whether the node stacks boxes and lines below one another: a change of a box at most moves what is below it.
    var isStack = false
    /// Whether something in that stack reaches further down than what is below it.
    var hasOverhang = false
    /// Whether lines stand in that stack, which cannot be moved.
    var hasLines = false
    /// Whether the node is part of such a stack, with a width that does not depend on its content.
    var isStacked = false
    /// Whether positions and sizes below the node are those of `constraints`.
    var isLaidOut = false
    /// Whether `intrinsic` holds.
    var hasIntrinsic = false
    /// Whether another height of the node or its containing block would place the content otherwise.
    var usesHeight = false
    /// Whether the node put floats into its surroundings, or lines in it make room for floats.
    var touchesFloats = false
    /// What the node was last laid out for.
    var constraints = LayoutConstraints()
    /// What came out.
    var result = BoxResult()
    /// The narrowest and the widest sensible content box.
    var intrinsic = IntrinsicWidths()
    /// Whether a cell of a table has its left or upper border together with the cell beside it.
    var sharesLeftBorder = false
    var sharesUpperBorder = false
    /// Whether the node was placed as a plain block: only its width constraint decides where it stands.
    var isPlainBlock = false
    /// The left edge of a plain block from the content box around it.
    var plainX = 0.0
    /// The direction of the box around a plain block.
    var plainDirection = Direction.leftToRight
    /// How far content reaches to the right of the border box's left edge.
    var overflowRight = 0.0
    /// How far content reaches down from the border box's upper edge, whatever the height of the box.
    var contentBottom = 0.0
}

/// What a box is laid out for. Sizes are of the border box in px.
struct LayoutConstraints: Equatable {
    /// The used width.
    var width = 0.0
    /// The used height where somebody else decides it (a flex container, both insets).
    var height: Double?
    /// Whether percentages may refer to `height`.
    var isHeightDefinite = true
    /// Whether margins and floats inside stay inside.
    var isFormattingRoot = true
    /// Whether a table lays out the box as one of its rows, groups of rows or captions.
    var isTablePart = false
    /// What percentages of margins and padding refer to.
    var containingWidth = 0.0
    /// What percentage heights refer to, where it is known.
    var containingHeight: Double?
    /// How far the content of a table's cell is lowered to stand on the row's baseline.
    var cellShift = 0.0
}

/// What came out of laying out a box.
struct BoxResult: Equatable {
    /// The height of the border box.
    var height = 0.0
    /// The height of the content, unclamped.
    var contentHeight = 0.0
    /// The first line's baseline from the upper edge of the border box.
    var firstBaseline: Double?
    /// The last line's baseline from the upper edge of the border box.
    var lastBaseline: Double?
    /// The upper margin with those of first children that collapse with it.
    var topMargin = MarginStrut()
    /// The lower margin with those of last children that collapse with it.
    var bottomMargin = MarginStrut()
    /// Whether nothing separates the upper from the lower margin.
    var collapsesThrough = false
}

/// The width that a box needs at least, and the one at which nothing wraps.
struct IntrinsicWidths: Equatable {
    /// min-content.
    var min = 0.0
    /// max-content.
    var max = 0.0
}

/// Adjoining margins: what they collapse to is the largest positive plus the smallest negative one.
struct MarginStrut: Equatable {
    private var positive = 0.0
    private var negative = 0.0

    /// No margins.
    init() {}

    /// One margin.
    init(_ margin: Double) {
        add(margin)
    }

    /// The collapsed margin.
    var sum: Double { positive + negative }

    /// Joins one margin.
    mutating func add(_ margin: Double) {
        if margin >= 0 { positive = Swift.max(positive, margin) } else { negative = Swift.min(negative, margin) }
    }

    /// Joins other adjoining margins.
    mutating func add(_ other: MarginStrut) {
        positive = Swift.max(positive, other.positive)
        negative = Swift.min(negative, other.negative)
    }
}

/// The parts of a node that most nodes do not have.
final class LayoutExtra {
    /// The characters of a text node.
    var text = ""
    /// The text ready for breaking into lines.
    var shaped: ShapedText?
    /// The content of a replaced element.
    var replaced: ReplacedContent?
    /// Lines that stand directly in the node: one for its own inline content, several where blocks stand between.
    var inline: [InlineContent] = []
    /// The text that an anonymous box holds for a flex or grid container.
    var run: [LayoutNode] = []
    /// The anonymous boxes of a flex or grid container, each around a run of text.
    var anonymous: [LayoutNode] = []
    /// What the table around tells a row or a group of rows.
    var table: TableFrame?
    /// Absolute and fixed boxes in the subtree whose containing block is further up.
    var pending: [LayoutNode] = []
    /// Where an absolute or fixed box would stand without insets.
    var staticPosition = StaticPosition()
    /// Results for other constraints than the last ones, newest last.
    var measured: [(constraints: LayoutConstraints, result: BoxResult)] = []
}

/// Where an absolute box would stand in the flow: a rectangle in the coordinates of its parent's border box, and
/// which part of it the margin box is put to.
struct StaticPosition: Equatable {
    /// A share of the free space before the box: 0 start, 0.5 centre, 1 end.
    var alignX = 0.0
    /// The same for the vertical axis.
    var alignY = 0.0
    /// The left edge.
    var x = 0.0
    /// The upper edge.
    var y = 0.0
    /// The width, 0 where the position is a point.
    var width = 0.0
    /// The height, 0 where the position is a point.
    var height = 0.0
}
