import Cells

/// What the painters of a box's background, shadow and borders share.
struct BoxLook {
    /// The border box in px.
    let rect: PixelRect
    /// The cells that stand for it.
    let cells: CellRect
    let layout: LayoutNode
    let style: ComputedStyle
    let opacity: Double
    let filter: ColorFilter?
    let clip: CellRect

    /// The cells of what is inside padding and border.
    var content: CellRect { rect.inset(layout.borderEdges + layout.paddingEdges).cells }

    /// A colour as it is seen in this box; nil where it is the theme's own.
    func shown(_ color: CSSColor) -> RGB? {
        guard let rgb = color.resolved(style.inherited.values.color) else { return nil }
        return filter?.applied(to: rgb) ?? rgb
    }
}
