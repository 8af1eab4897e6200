/// What layout remembers of a node from one time to the next.
struct LayoutState {
    /// Whether something in the subtree changed since the node was laid out.
    var isDirty = true
    /// The width that percentages of margins and padding refer to.
    var containingWidth = 0.0
}

/// The parts of a node that most nodes do not have.
final class LayoutExtra {
    /// The characters of a text node.
    var text = ""
    /// The text ready for breaking into lines.
    var shaped: ShapedText?
    /// The content of a replaced element.
    var replaced: ReplacedContent?
    /// Lines that stand directly in the node: one for its own inline content, several where blocks stand between.
    var inline: [InlineContent] = []
}

/// A text node's characters after white space is collapsed, measured.
final class ShapedText {
    /// The characters that fragments point into.
    var text = ""
}
