/// What a subtree can paint, from its own border box's corner, as it was for some size of that box.
struct InkBounds {
    var rect: PixelRect
    var width: Double
    var height: Double
    /// Whether something inside is fixed to the viewport, so that no rectangle tells where it is.
    var hasFixed: Bool
}

extension RenderNode {
    /// What the subtree can paint. For nearly all nodes that is the box and what it can be scrolled to; where something
    /// escapes its boxes it is looked for, and remembered until something below changes.
    func inkBounds(depth: Int = 0) -> InkBounds {
        let size = layout.scrollSize
        var result = InkBounds(
            rect: PixelRect(
                x: 0, y: 0, width: max(layout.width, layout.borderEdges.horizontal + size.width),
                height: max(layout.height, layout.borderEdges.vertical + size.height)),
            width: layout.width, height: layout.height, hasFixed: false)
        guard escapes else { return result }
        if let ink, ink.width == layout.width, ink.height == layout.height { return ink }
        result.hasFixed = isFixedItself
        let clips =
            style.map { $0.layout.value.overflowX != .visible || $0.layout.value.overflowY != .visible } ?? false
        if depth < TreeUpdate.depthLimit {
            for child in children where !child.isText && child.parent === self {
                let inner = child.inkBounds(depth: depth + 1)
                result.hasFixed = result.hasFixed || inner.hasFixed
                if !clips { result.rect = result.rect.union(inner.rect.offset(child.layout.x, child.layout.y)) }
            }
        }
        if let paint = style?.paint, let transform = paint.transform {
            let own = PixelRect(x: 0, y: 0, width: layout.width, height: layout.height)
            let moved = paint.transformed(own)
            // What is inside moves along, and grows around the same corner.
            let (byX, byY) = (max(1, abs(transform.scaleX)), max(1, abs(transform.scaleY)))
            let inside = PixelRect(
                x: result.rect.x * byX, y: result.rect.y * byY, width: result.rect.width * byX,
                height: result.rect.height * byY)
            let reach = max(own.width, own.height)
            result.rect = result.rect.union(moved).union(inside.offset(moved.x, moved.y))
            if transform.isUpright {
                result.rect = result.rect.union(
                    PixelRect(
                        x: result.rect.x - reach, y: result.rect.y - reach, width: result.rect.width + 2 * reach,
                        height: result.rect.height + 2 * reach))
            }
        }
        if let shift { result.rect = result.rect.union(result.rect.offset(shift.x, shift.y)) }
        ink = result
        return result
    }
}

extension ComputedStyle {
    /// Whether a box of this style may be painted outside of the boxes around it.
    var escapes: Bool {
        let margin = layout.value.margin
        return layout.value.position == .absolute || layout.value.position == .fixed
            || layout.value.position == .sticky || paint.transform != nil
            || (layout.value.position == .relative && layout.value.inset != Edges(.auto))
            || [margin.top, margin.right, margin.bottom, margin.left].contains { $0.resolved(100) < 0 }
    }
}
