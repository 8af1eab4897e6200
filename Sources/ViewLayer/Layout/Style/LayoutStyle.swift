/// The computed values that layout needs of one element. Inherited properties are already filled in; the text in
/// an element uses the element's own style.
package struct LayoutStyle: Equatable, Sendable {
    // Boxes.
    package var display = Display.inline
    package var position = Position.static
    package var boxSizing = BoxSizing.contentBox
    package var float = FloatSide.none
    package var clear = Clear.none
    package var overflowX = Overflow.visible
    package var overflowY = Overflow.visible
    package var direction = Direction.leftToRight
    /// Whether something else than `position` makes the box contain absolute and fixed ones (`transform`).
    package var containsPositioned = false

    package var width = Dimension.auto
    package var height = Dimension.auto
    package var minWidth = Dimension.auto
    package var minHeight = Dimension.auto
    /// `auto` is `none`.
    package var maxWidth = Dimension.auto
    /// `auto` is `none`.
    package var maxHeight = Dimension.auto
    /// Width divided by height; 0 is `auto`.
    package var aspectRatio = 0.0

    package var inset = Edges(Dimension.auto)
    package var margin = Edges(Dimension.length(.zero))
    package var padding = Edges(Length.zero)
    /// Border widths in px; 0 where the border style is `none`.
    package var border = Edges(0.0)

    // Flexible boxes, and what grids share with them.
    package var flexDirection = FlexDirection.row
    package var flexWrap = FlexWrap.noWrap
    package var flexGrow = 0.0
    package var flexShrink = 1.0
    package var flexBasis = Dimension.auto
    package var order = 0
    package var alignItems = ItemAlignment.normal
    package var alignSelf = ItemAlignment.auto
    package var alignContent = ContentAlignment.normal
    package var justifyItems = ItemAlignment.normal
    package var justifySelf = ItemAlignment.auto
    package var justifyContent = ContentAlignment.normal
    package var rowGap = Length.zero
    package var columnGap = Length.zero
    /// What only grids and their items have; nil where all of it is initial.
    package var grid: GridStyle? {
        get { gridValues?.value }
        set { gridValues = newValue.map(SharedPart.init) }
    }
    /// What only tables and their cells have; nil where all of it is initial.
    package var table: TableStyle? {
        get { tableValues?.value }
        set { tableValues = newValue.map(SharedPart.init) }
    }
    // Behind references, since most elements have none and styles are copied a lot.
    private var gridValues: SharedPart<GridStyle>?
    private var tableValues: SharedPart<TableStyle>?

    // Text.
    package var whiteSpace = WhiteSpace.normal
    package var wordBreak = WordBreak.normal
    package var overflowWrap = OverflowWrap.normal
    package var lineBreak = LineBreakStrictness.auto
    package var textAlign = TextAlign.start
    /// `text-align-last`; nil is `auto`.
    package var textAlignLast: TextAlign?
    package var textIndent = Length.zero
    /// `letter-spacing` in px.
    package var letterSpacing = 0.0
    package var lineHeight = LineHeight.normal
    package var verticalAlign = VerticalAlign.baseline
    package var fontSize = 16.0
    /// Any number by which the text measurer knows the font; fonts that measure the same should share one.
    package var font = 0
    /// `text-overflow: ellipsis`; acts where `overflow` is not `visible`.
    package var ellipsis = false
    /// `-webkit-line-clamp`; 0 is none.
    package var lineClamp = 0

    /// The initial values of CSS.
    package init() {}

    /// The initial values with another `display`.
    package init(display: Display) {
        self.display = display
    }

    /// Whether the box takes part in no flow: absolute or fixed.
    package var isOutOfFlow: Bool { position == .absolute || position == .fixed }

    /// Whether absolute descendants are placed in this box.
    package var containsAbsolutes: Bool { position != .static || containsPositioned }
}

/// A part of a style that copies of a layout style share.
private final class SharedPart<Part: Equatable & Sendable>: Equatable, Sendable {
    let value: Part

    init(_ value: Part) {
        self.value = value
    }

    static func == (a: SharedPart, b: SharedPart) -> Bool { a === b || a.value == b.value }
}
