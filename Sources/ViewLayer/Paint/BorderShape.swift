import Cells

/// A shape that is made of borders: a corner turned by 45° is an arrow, one side between transparent ones a triangle.
struct BorderShape {
    let glyph: Character
    /// The side whose colour it has.
    let side: BoxSides

    /// Recognizes it; nil where the borders are just borders.
    init?(layout: LayoutNode, style: PaintStyle, visible: BoxSides) {
        let (border, transform) = (style.borderWidth, style.transform)
        let angle = transform?.angle ?? 0
        let turns = ((angle - 45) / 90).rounded()
        if abs(angle - 45 - turns * 90) < 5, let corner = Self.corners.first(where: { $0.sides == visible }) {
            let direction = (Int(turns) + corner.quarter + 8) % 4
            (glyph, side) = (Self.arrows[direction], corner.first)
            return
        }
        let isEmpty =
            layout.width - border.horizontal - layout.paddingEdges.horizontal < 0.5
            && layout.height - border.vertical - layout.paddingEdges.vertical < 0.5
        guard isEmpty, let base = Self.sides.first(where: { $0.side == visible }) else { return nil }
        let isLevel = base.side == .top || base.side == .bottom
        guard isLevel ? border.left > 0 && border.right > 0 : border.top > 0 && border.bottom > 0 else { return nil }
        let quarters = Int((angle / 90).rounded())
        (glyph, side) = (Self.triangles[(base.quarter + quarters + 8) % 4], base.side)
    }

    // Directions count clockwise from the right. A corner's own direction is 45° before its quarter.
    private static let corners: [(sides: BoxSides, first: BoxSides, quarter: Int)] = [
        ([.top, .right], .top, 0), ([.right, .bottom], .right, 1), ([.bottom, .left], .bottom, 2),
        ([.left, .top], .left, 3),
    ]
    private static let arrows: [Character] = ["\u{203A}", "\u{2304}", "\u{2039}", "\u{2303}"]
    // A triangle points away from its side.
    private static let sides: [(side: BoxSides, quarter: Int)] = [(.left, 0), (.top, 1), (.right, 2), (.bottom, 3)]
    private static let triangles: [Character] = ["\u{25B8}", "\u{25BE}", "\u{25C2}", "\u{25B4}"]
}
