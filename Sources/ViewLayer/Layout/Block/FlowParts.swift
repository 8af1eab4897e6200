/// A part of what a block container holds.
enum FlowPart {
    /// A block-level box or a float.
    case block(LayoutNode)
    /// A run of inline content.
    case lines([InlineItem])
    /// An absolute or fixed box between the others.
    case outOfFlow(LayoutNode)
}

/// A step in a run of inline content.
enum InlineItem {
    /// Text and the style it is set in.
    case text(LayoutNode, ShapedText, SharedLayoutStyle)
    /// An inline element starts, or goes on after a block inside it.
    case open(LayoutNode, isStart: Bool)
    /// An inline element ends, or is interrupted by a block inside it.
    case close(LayoutNode, isEnd: Bool)
    /// A box in the line.
    case atomic(LayoutNode)
    /// A float met in the line.
    case float(LayoutNode)
    /// An absolute or fixed box met in the line.
    case outOfFlow(LayoutNode)
}

extension LayoutPass {
    /// Walks what a block container holds: blocks, and the runs of inline content between them. An inline element
    /// around a block is split in two. True where elements were met whose children stand in the same flow.
    @discardableResult
    func forEachFlowPart(of node: LayoutNode, _ body: (FlowPart) -> Void) -> Bool {
        var builder = FlowPartBuilder(pass: self)
        if let extra = node.extra, !extra.run.isEmpty {
            builder.walk(extra.run, in: node, body)
        } else {
            builder.walk(node.children, in: node, body)
        }
        builder.flush(body)
        return builder.hasScopes
    }

    /// The shaped text of a text node in an element of `style`.
    func shaped(_ node: LayoutNode, _ style: SharedLayoutStyle) -> ShapedText {
        refresh(node)
        let extra = node.madeExtra
        if let shaped = extra.shaped, shaped.matches(style) { return shaped }
        let shaped = ShapedText(extra.text, style: style, measurer: measurer)
        extra.shaped = shaped
        return shaped
    }
}

extension LayoutNode {
    /// Forgets what the node was as a box of its own (an item of a flex container, say).
    func becomeInline(_ pass: LayoutPass) {
        pass.refresh(self)
        state.isLaidOut = false
        if let extra, !extra.inline.isEmpty { extra.inline.removeAll() }
    }
}

/// Collects inline content until a block interrupts it.
private struct FlowPartBuilder {
    let pass: LayoutPass
    var items: [InlineItem] = []
    var open: [LayoutNode] = []
    var hasContent = false
    var hasScopes = false

    mutating func walk(_ children: [LayoutNode], in parent: LayoutNode, _ body: (FlowPart) -> Void) {
        for child in children {
            if child.kind == .text {
                // Bare text in an anonymous box looks as its real parent says.
                let style = (child.parent ?? parent).sharedStyle
                let text = pass.shaped(child, style)
                guard !text.clusters.isEmpty else {
                    child.clearRectangle()
                    continue
                }
                let isBlank = text.clusters.count == 1 && text.clusters[0].breakClass == .space
                hasContent = hasContent || !(isBlank && style.value.whiteSpace.collapsesSpaces)
                items.append(.text(child, text, style))
                continue
            }
            walkElement(child, body)
        }
    }

    private mutating func walkElement(_ child: LayoutNode, _ body: (FlowPart) -> Void) {
        switch child.sharedStyle.flow {
        case .none: return
        case .outOfFlow:
            if items.isEmpty { body(.outOfFlow(child)) } else { items.append(.outOfFlow(child)) }
        case .float:
            if hasContent { items.append(.float(child)) } else { body(.block(child)) }
        case .contents:
            hasScopes = true
            // A replaced element without a box is not there at all.
            guard child.kind == .element, pass.descend() else { return child.clearRectangle() }
            child.becomeInline(pass)
            walk(child.children, in: child, body)
            pass.ascend()
        case .inline where child.kind == .element: walkInline(child, body)
        case .inline, .atomic:
            hasContent = true
            items.append(.atomic(child))
        case .block:
            if !items.isEmpty { interrupt(body) }
            body(.block(child))
            for node in open { items.append(.open(node, isStart: false)) }
        }
    }

    private mutating func walkInline(_ child: LayoutNode, _ body: (FlowPart) -> Void) {
        hasScopes = true
        guard pass.descend() else { return }
        child.becomeInline(pass)
        items.append(.open(child, isStart: true))
        open.append(child)
        walk(child.children, in: child, body)
        open.removeLast()
        items.append(.close(child, isEnd: true))
        pass.ascend()
    }

    private mutating func interrupt(_ body: (FlowPart) -> Void) {
        for node in open.reversed() { items.append(.close(node, isEnd: false)) }
        flush(body)
    }

    mutating func flush(_ body: (FlowPart) -> Void) {
        guard !items.isEmpty else { return }
        let run = items
        items.removeAll()
        hasContent = false
        body(.lines(run))
    }
}
