extension LayoutNode {
    /// The border widths of the box in px.
    package var borderEdges: Edges<Double> { sharedStyle.borderEdges }

    /// The padding of the box in px, as it was laid out.
    package var paddingEdges: Edges<Double> {
        sharedStyle.paddingEdges(state.constraints.containingWidth)
    }

    /// The lines that stand directly in this node, relative to its border box. A flex container with bare text, or
    /// text between blocks, has one content for each run.
    package var inlineContents: [InlineContent] { extra?.inline ?? [] }

    /// Whether any lines stand directly in this node.
    var hasLines: Bool {
        guard let extra else { return false }
        return !extra.inline.isEmpty
    }

    /// The width and height of what can be scrolled to, from the padding box's upper left corner: at least the
    /// padding box.
    package var scrollSize: (width: Double, height: Double) {
        let border = borderEdges
        return (
            Swift.max(width - border.horizontal, state.overflowRight - border.left, 0),
            Swift.max(height - border.vertical, overflowBottom - border.top, 0)
        )
    }

    /// How far the box and its content reach down from the border box's upper edge.
    var overflowBottom: Double { Swift.max(height, state.contentBottom) }

    /// The characters of a text node as they are displayed: white space collapsed.
    package var displayedText: String { extra?.shaped?.text ?? "" }

    /// A part of the displayed text; nothing where the range does not fit.
    package func displayedText(in range: Range<Int>) -> Substring {
        guard let text = extra?.shaped?.text else { return "" }
        let utf8 = text.utf8
        guard range.lowerBound >= 0, range.upperBound <= utf8.count else { return "" }
        let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
        let end = utf8.index(start, offsetBy: range.count)
        return text[start..<end]
    }

    /// The place of the border box from the root's border box, in px. Climbs the ancestors.
    package var absolutePosition: (x: Double, y: Double) {
        var result = (x: x, y: y)
        var ancestor = parent
        while let node = ancestor {
            result.x += node.x
            result.y += node.y
            ancestor = node.parent
        }
        return result
    }
}
