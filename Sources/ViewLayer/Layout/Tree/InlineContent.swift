/// The lines of a run of inline content, in the coordinates of the border box of the node that holds it.
package struct InlineContent {
    /// The line boxes from top to bottom.
    package internal(set) var lines: [LineBox] = []
    /// What stands in the lines, in painting order; each line knows its part.
    package internal(set) var fragments: [InlineFragment] = []

    /// The fragments of a line.
    package func fragments(of line: LineBox) -> ArraySlice<InlineFragment> { fragments[line.fragments] }
}

/// A line of inline content.
package struct LineBox: Equatable {
    /// The left edge of what stands in the line, in px.
    package internal(set) var x: Double
    /// The upper edge of the line box.
    package internal(set) var y: Double
    /// The width of what stands in the line, without spaces at its end.
    package internal(set) var width: Double
    /// The height of the line box.
    package internal(set) var height: Double
    /// The baseline, from the upper edge of the line box.
    package internal(set) var baseline: Double
    /// Which of the fragments stand in this line.
    package internal(set) var fragments: Range<Int>
    /// Whether text was cut here and an ellipsis stands for it.
    package internal(set) var isTruncated = false
}

/// A piece of a line.
package struct InlineFragment {
    /// What a piece of a line is.
    package enum Kind: Equatable {
        /// Characters of a text node: a range of UTF-8 offsets in its `displayedText`.
        case text(Range<Int>)
        /// The part of an inline element in this line, before its content. Its borders at the sides are there only
        /// where the element starts and ends.
        case box(isStart: Bool, isEnd: Bool)
        /// An inline block, an inline flex container or a replaced element; its node has the position.
        case atomic
        /// The ellipsis that stands for cut content of this text node.
        case ellipsis
    }

    /// The text node, inline element or atomic box. The tree keeps it alive; a changed tree is laid out anew.
    package let node: LayoutNode
    /// What this piece is.
    package internal(set) var kind: Kind
    /// The left edge in px.
    package internal(set) var x: Double
    /// The upper edge: of the glyphs for text, of the border box for others.
    package internal(set) var y: Double
    /// The width.
    package internal(set) var width: Double
    /// The height.
    package internal(set) var height: Double
    /// Whether the line breaks at a soft hyphen here, which is seen.
    var isHyphenated = false

    /// The characters of a text or ellipsis fragment, empty for others.
    package var text: Substring {
        switch kind {
        case .text(let range):
            let text = node.displayedText(in: range)
            guard text.utf8.mayContain(0xAD), text.unicodeScalars.contains("\u{AD}") else { return text }
            var scalars = text.unicodeScalars.filter { $0 != "\u{AD}" }
            if isHyphenated { scalars.append("-") }
            return Substring(String(String.UnicodeScalarView(scalars)))
        case .ellipsis: return "\u{2026}"
        default: return ""
        }
    }
}

extension Substring.UTF8View {
    /// Whether a byte can be among these: quick, and certain where it is not.
    func mayContain(_ byte: UInt8) -> Bool { withContiguousStorageIfAvailable { $0.contains(byte) } ?? true }
}
