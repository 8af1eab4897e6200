/// What a subtree can paint, from its own border box's corner, as it was for some size of that box.
struct InkBounds {
    var rect: PixelRect
    var width: Double
    var height: Double
    /// Whether something inside is fixed to the viewport, so that no rectangle tells where it is.
    var hasFixed: Bool
}

extension RenderNode {
    /// What the subtree can paint. Remembered until something below changes.
    func inkBounds(depth: Int = 0) -> InkBounds {
        if let ink, ink.width == layout.width, ink.height == layout.height { return ink }
        var result = InkBounds(
            rect: PixelRect(x: 0, y: 0, width: layout.width, height: layout.height), width: layout.width,
            height: layout.height, hasFixed: style?.layout.value.position == .fixed)
        for content in layout.inlineContents {
            for line in content.lines {
                result.rect = result.rect.union(PixelRect(x: line.x, y: line.y, width: line.width, height: line.height))
            }
        }
        let clips =
            style.map { $0.layout.value.overflowX != .visible || $0.layout.value.overflowY != .visible } ?? false
        if depth < TreeUpdate.depthLimit {
            for child in children where !child.isText && child.parent === self {
                let inner = child.inkBounds(depth: depth + 1)
                result.hasFixed = result.hasFixed || inner.hasFixed
                if !clips { result.rect = result.rect.union(inner.rect.offset(child.layout.x, child.layout.y)) }
            }
        }
        if let move = style?.paint.translation {
            result.rect = result.rect.union(
                result.rect.offset(move.x.resolved(layout.width), move.y.resolved(layout.height)))
        }
        ink = result
        return result
    }
}
