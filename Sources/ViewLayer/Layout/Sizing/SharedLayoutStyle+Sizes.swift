extension SharedLayoutStyle {
    /// Border widths in px.
    var borderEdges: Edges<Double> {
        Edges(
            top: value.border.top.nonNegative, right: value.border.right.nonNegative,
            bottom: value.border.bottom.nonNegative, left: value.border.left.nonNegative)
    }

    /// Padding in px where percentages refer to `width`.
    func paddingEdges(_ width: Double) -> Edges<Double> {
        Edges(
            top: value.padding.top.resolved(width).nonNegative, right: value.padding.right.resolved(width).nonNegative,
            bottom: value.padding.bottom.resolved(width).nonNegative,
            left: value.padding.left.resolved(width).nonNegative)
    }

    /// Margins in px where percentages refer to `width`; `auto` is 0.
    func marginEdges(_ width: Double) -> Edges<Double> {
        Edges(
            top: value.margin.top.resolved(width).sanitized, right: value.margin.right.resolved(width).sanitized,
            bottom: value.margin.bottom.resolved(width).sanitized, left: value.margin.left.resolved(width).sanitized)
    }

    /// The aspect ratio, where there is a usable one.
    var ratio: Double? {
        let ratio = value.aspectRatio
        return ratio.isFinite && ratio > 0 ? ratio : nil
    }

    /// The border box's extent for a `width` or `height` of `length`, with padding and border of `insets` in that axis.
    func borderBox(_ length: Double, _ insets: Double) -> Double {
        value.boxSizing == .borderBox
            ? Swift.max(length.nonNegative, insets) : length.nonNegative + insets
    }

    /// The border box's height from `height` or the aspect ratio, not clamped; nil where the content decides.
    func specifiedHeight(insets: Edges<Double>, containing: Double?, width: Double?) -> Double? {
        if let height = value.height.definite(containing) { return borderBox(height, insets.vertical) }
        guard let ratio, let width else { return nil }
        return heightByRatio(width, ratio, insets)
    }

    /// The border box's height that an aspect ratio gives a border box of `width`.
    func heightByRatio(_ width: Double, _ ratio: Double, _ insets: Edges<Double>) -> Double {
        if value.boxSizing == .borderBox { return Swift.max(width / ratio, insets.vertical).sanitized }
        return (Swift.max(width - insets.horizontal, 0) / ratio + insets.vertical).sanitized
    }

    /// The border box's width that an aspect ratio gives a border box of `height`.
    func widthByRatio(_ height: Double, _ ratio: Double, _ insets: Edges<Double>) -> Double {
        if value.boxSizing == .borderBox { return Swift.max(height * ratio, insets.horizontal).sanitized }
        return (Swift.max(height - insets.vertical, 0) * ratio + insets.horizontal).sanitized
    }

    /// A border box's height within `min-height` and `max-height`.
    func clampHeight(_ height: Double, insets: Edges<Double>, containing: Double?) -> Double {
        var result = height
        if let limit = value.maxHeight.definite(containing) {
            result = Swift.min(result, borderBox(limit, insets.vertical))
        }
        if let limit = value.minHeight.definite(containing) {
            result = Swift.max(result, borderBox(limit, insets.vertical))
        }
        return Swift.max(result, insets.vertical).sanitized
    }
}

extension Double {
    /// The value where it is a positive number, else 0.
    var nonNegative: Double { self > 0 ? sanitized : 0 }
}
