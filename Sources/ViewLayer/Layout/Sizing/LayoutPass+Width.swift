extension LayoutPass {
    /// The border box's width that a `width`, `min-width` or `max-width` of `dimension` means; nil for `auto` and
    /// for percentages of an unknown width. `available` is the room for `fit-content`.
    func width(
        _ dimension: Dimension, of node: LayoutNode, insets: Edges<Double>, containing: Double?, available: Double
    ) -> Double? {
        switch dimension {
        case .auto: return nil
        case .length(let length):
            return length.definite(containing).map { node.sharedStyle.borderBox($0, insets.horizontal) }
        case .minContent: return intrinsicWidths(node).min + insets.horizontal
        case .maxContent: return intrinsicWidths(node).max + insets.horizontal
        case .fitContent: return fitContent(node, insets: insets, available: available)
        }
    }

    /// The border box's width that shrinks to fit its content in `available` px.
    func fitContent(_ node: LayoutNode, insets: Edges<Double>, available: Double) -> Double {
        let intrinsic = intrinsicWidths(node)
        return Swift.min(Swift.max(intrinsic.min + insets.horizontal, available), intrinsic.max + insets.horizontal)
    }

    /// A border box's width within `min-width` and `max-width`.
    func clampWidth(
        _ width: Double, of node: LayoutNode, insets: Edges<Double>, containing: Double?, available: Double
    ) -> Double {
        let style = node.sharedStyle
        var result = width
        if !style.value.maxWidth.isAuto,
            let limit = self.width(
                style.value.maxWidth, of: node, insets: insets, containing: containing, available: available)
        {
            result = Swift.min(result, limit)
        }
        if !style.value.minWidth.isAuto,
            let limit = self.width(
                style.value.minWidth, of: node, insets: insets, containing: containing, available: available)
        {
            result = Swift.max(result, limit)
        }
        return Swift.max(result, insets.horizontal).sanitized
    }

    /// The used border box width of a box in a containing block of `containing` px, with `available` px between its
    /// margins. Without a width it fills them where `fills`, else it shrinks to its content.
    func usedWidth(
        _ node: LayoutNode, insets: Edges<Double>, containing: Double, containingHeight: Double?, available: Double,
        fills: Bool
    ) -> Double {
        let style = node.sharedStyle
        var result = width(
            style.value.width, of: node, insets: insets, containing: containing, available: available)
        if result == nil, node.kind == .replaced, !(fills && node.extra?.replaced?.fillsWidth == true) {
            result = replacedWidth(node, insets: insets, containingHeight: containingHeight)
        }
        if result == nil {
            result = ratioWidth(style, insets: insets, containingHeight: containingHeight)
        }
        let wanted =
            result
            ?? (fills && style.value.display != .table
                ? Swift.max(available, insets.horizontal)
                : fitContent(node, insets: insets, available: available))
        return clampWidth(wanted, of: node, insets: insets, containing: containing, available: available)
    }

    /// The width that a definite height and the aspect ratio give.
    func ratioWidth(_ style: SharedLayoutStyle, insets: Edges<Double>, containingHeight: Double?) -> Double? {
        guard let ratio = style.ratio, let height = style.value.height.definite(containingHeight) else { return nil }
        let box = style.clampHeight(
            style.borderBox(height, insets.vertical), insets: insets, containing: containingHeight)
        return style.widthByRatio(box, ratio, insets)
    }
}
