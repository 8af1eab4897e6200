import Cells

/// What the painters of a box's background, shadow and borders share.
struct BoxLook {
    /// The border box in px.
    let rect: PixelRect
    /// The cells that stand for it.
    private(set) var cells: CellRect
    let layout: LayoutNode
    let style: ComputedStyle
    let opacity: Double
    let filter: ColorFilter?
    let clip: CellRect

    /// The cells of what is inside padding and border.
    var content: CellRect { rect.inset(layout.borderEdges + layout.paddingEdges).cells }

    /// The look of a cell in a table whose borders collapse, for its borders: what it shares with the cell before stands in
    /// the last column or row of that.
    var withSharedBorders: BoxLook {
        guard sharesBorders else { return self }
        var look = self
        if layout.state.sharesLeftBorder {
            look.cells.column -= 1
            look.cells.columns += 1
        }
        if layout.state.sharesUpperBorder {
            look.cells.row -= 1
            look.cells.rows += 1
        }
        return look
    }

    /// Whether some of its borders are those of a cell beside it.
    var sharesBorders: Bool { layout.state.sharesLeftBorder || layout.state.sharesUpperBorder }

    /// A colour as it is seen in this box; nil where it is the theme's own.
    func shown(_ color: CSSColor) -> RGB? {
        guard let rgb = color.resolved(style.inherited.values.color) else { return nil }
        return filter?.applied(to: rgb) ?? rgb
    }
}

extension ComputedStyle {
    /// Whether a box of this style shows anything by itself: a background, borders, a shadow.
    var isDecorated: Bool {
        paint.background != nil || !paint.layers.isEmpty || !paint.shadows.isEmpty || paint.outline != nil
            || paint.borderWidth != Edges(0) || !paint.mask.isEmpty
    }
}
