extension LayoutPass {
    /// Lays out a replaced element: only its height is open.
    func layoutReplaced(_ box: inout BoxContext) -> BoxResult {
        var result = BoxResult()
        let content = box.node.extra?.replaced ?? ReplacedContent()
        let natural: Double
        if let heightForWidth = content.heightForWidth {
            natural = heightForWidth(box.contentWidth).nonNegative
        } else if let ratio = content.ratio, content.width != nil || content.height == nil || hasWidth(box) {
            natural = (box.contentWidth / ratio).nonNegative
        } else {
            natural = content.height ?? 0
        }
        result.height = box.height(forContent: natural)
        result.contentHeight = natural
        return result
    }

    private func hasWidth(_ box: BoxContext) -> Bool {
        !box.style.width.isAuto
    }

    /// The border box's width of a replaced element without a `width`.
    func replacedWidth(_ node: LayoutNode, insets: Edges<Double>, containingHeight: Double?) -> Double {
        let content = node.extra?.replaced ?? ReplacedContent()
        let style = node.sharedStyle
        if let ratio = style.ratio ?? content.ratio, let height = style.value.height.definite(containingHeight) {
            let box = style.clampHeight(
                style.borderBox(height, insets.vertical), insets: insets, containing: containingHeight)
            return (Swift.max(box - insets.vertical, 0) * ratio).nonNegative + insets.horizontal
        }
        if let width = content.width { return width + insets.horizontal }
        if let ratio = content.ratio, let height = content.height {
            return (height * ratio).nonNegative + insets.horizontal
        }
        return insets.horizontal
    }
}
