extension LayoutPass {
    /// Lays out the commonest of all boxes without the machinery for lines: a block with one text that fits on one
    /// line. False where it is not that.
    func placeSingleLine(_ flow: inout BlockFlow, _ box: inout BoxContext) -> Bool {
        guard let text = box.node.onlyText, flow.frame.context.count == 0 else { return false }
        let style = box.node.sharedStyle
        guard style.value.textAlignLast == nil else { return false }
        guard style.value.lineClamp == 0, style.value.direction == .leftToRight, style.value.textIndent == .zero else {
            return false
        }
        let parent = (text.parent ?? box.node).sharedStyle
        let shaped = shaped(text, parent)
        let free = box.contentWidth - shaped.width
        guard shaped.isSimple, free >= -LayoutEngine.tolerance else { return false }
        let extent = extent(of: style)
        let height = Swift.max(extent.above + extent.below, 0)
        let y = box.insets.top + flow.add(height: height, top: MarginStrut(), bottom: MarginStrut())
        flow.firstBaseline = y + extent.above
        flow.lastBaseline = flow.firstBaseline
        guard box.commit else { return true }
        text.x = box.insets.left + Swift.max(free, 0) * style.value.textAlign.share
        text.y = y + extent.above - extent.ascent
        text.width = shaped.width
        text.height = extent.ascent + extent.descent
        let line = LineBox(
            x: text.x, y: y, width: shaped.width, height: height, baseline: extent.above, fragments: 0..<1)
        let fragment = InlineFragment(
            node: text, kind: .text(0..<shaped.length), x: text.x, y: text.y, width: text.width, height: text.height)
        // What was there before has been forgotten, but for the room.
        box.node.madeExtra.inline.append(InlineContent(lines: [line], fragments: [fragment]))
        return true
    }
}

extension LayoutNode {
    /// The text that is all there is in a block, nil where there is more or something else.
    var onlyText: LayoutNode? {
        let content: LayoutNode?
        if let extra, !extra.run.isEmpty {
            content = extra.run.count == 1 ? extra.run.first : nil
        } else {
            content = children.count == 1 ? children.first : nil
        }
        return content?.kind == .text ? content : nil
    }
}

extension TextAlign {
    /// Which part of a line's free space stands before the text.
    fileprivate var share: Double {
        switch self {
        case .start, .left, .justify: return 0
        case .center: return 0.5
        case .end, .right: return 1
        }
    }
}
