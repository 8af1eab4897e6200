extension LineBuilder {
    /// Cuts a line that is too long, or the last one of a clamped box, and puts an ellipsis there.
    func truncated(_ fragments: ArraySlice<InlineFragment>, left: Double, room: Double, isLast: Bool) -> (
        fragments: [InlineFragment], end: Double
    )? {
        let style = box.node.sharedStyle
        let right = fragments.reduce(left) { Swift.max($0, $1.x + $1.width) }
        let overflows = right > left + room + LayoutEngine.tolerance
        let isCut = style.value.ellipsis && style.value.overflowX != .visible && overflows
        guard isCut || isLast else { return nil }
        let ellipsis = pass.measurer.ellipsisAdvance(font: style.value.font, size: style.value.fontSize).nonNegative
        let limit = Swift.max(left + room - ellipsis, left)
        var kept: [InlineFragment] = []
        var end = left
        var owner: InlineFragment?
        for var fragment in fragments {
            guard case .box = fragment.kind else {
                if owner != nil { continue }
                if fragment.x + fragment.width > limit + LayoutEngine.tolerance {
                    owner = fragment
                    guard cut(&fragment, at: limit) else { continue }
                }
                end = fragment.x + fragment.width
                kept.append(fragment)
                continue
            }
            fragment.width = Swift.min(fragment.width, Swift.max(left + room - fragment.x, 0))
            kept.append(fragment)
        }
        guard var dots = owner ?? fragments.last(where: { if case .text = $0.kind { true } else { false } }) else {
            return (kept, end)
        }
        dots.kind = .ellipsis
        dots.x = end
        dots.width = ellipsis
        kept.append(dots)
        return (kept, end + ellipsis)
    }

    /// Shortens a text fragment so that it ends at `limit`; false where nothing of it is left.
    private func cut(_ fragment: inout InlineFragment, at limit: Double) -> Bool {
        guard case .text(let range) = fragment.kind, let text = fragment.node.extra?.shaped else { return false }
        var width = 0.0
        var end = range.lowerBound
        for (index, cluster) in text.clusters.enumerated() where Int(cluster.offset) >= range.lowerBound {
            if fragment.x + width + Double(cluster.advance) > limit + LayoutEngine.tolerance { break }
            width += Double(cluster.advance)
            end = text.offset(index + 1)
        }
        guard end > range.lowerBound else { return false }
        fragment.kind = .text(range.lowerBound..<Swift.min(end, range.upperBound))
        fragment.width = width
        return true
    }

    /// Replaces the fragments of a line that has to be cut.
    mutating func truncate(_ line: inout LineBox, left: Double, room: Double, isLast: Bool) {
        guard isLast || box.style.ellipsis else { return }
        guard let cut = truncated(content.fragments[line.fragments], left: left, room: room, isLast: isLast) else {
            return
        }
        content.fragments.replaceSubrange(line.fragments, with: cut.fragments)
        line.fragments = line.fragments.lowerBound..<content.fragments.count
        line.width = Swift.max(cut.end - line.x, 0)
        line.isTruncated = true
    }

    /// Writes where text and elements are: around all their fragments, in the container's coordinates.
    func writeNodes(_ fragments: ArraySlice<InlineFragment>) {
        for fragment in fragments {
            let node = fragment.node
            switch fragment.kind {
            case .atomic:
                node.x = fragment.x
                node.y = fragment.y
            case .text, .box: node.enclose(fragment.x, fragment.y, fragment.width, fragment.height)
            case .ellipsis: break
            }
        }
    }

    /// Writes where elements are that stand in no real line: they have a place but no height.
    func writeEmpty(_ fragments: [InlineFragment], x: Double) {
        for fragment in fragments where fragment.node.width < 0 {
            fragment.node.x = x + fragment.x
            fragment.node.y = y
            fragment.node.width = 0
            fragment.node.height = 0
        }
    }
}

extension LayoutNode {
    /// Widens the node's rectangle by another one; a negative width says that there is none yet.
    func enclose(_ x: Double, _ y: Double, _ width: Double, _ height: Double) {
        guard self.width >= 0 else {
            self.x = x
            self.y = y
            self.width = width
            self.height = height
            return
        }
        let right = Swift.max(self.x + self.width, x + width)
        let bottom = Swift.max(self.y + self.height, y + height)
        self.x = Swift.min(self.x, x)
        self.y = Swift.min(self.y, y)
        self.width = right - self.x
        self.height = bottom - self.y
    }
}

extension LayoutPass {
    /// Turns positions inside inline elements from the container's coordinates into those of their parents.
    func settleInline(_ container: LayoutNode) {
        let children = container.extra.flatMap { $0.run.isEmpty ? nil : $0.run } ?? container.children
        for child in children where child.isInlineScope { settle(child) }
    }

    private func settle(_ node: LayoutNode) {
        guard descend() else { return }
        let isContents = node.style.display == .contents
        if isContents { node.clearRectangle() }
        for child in node.children where !isContents && child.isBlockInside {
            if node.width == 0, node.height == 0 {
                node.x = child.x
                node.y = child.y
            }
            node.enclose(child.x, child.y, child.width, child.height)
        }
        for child in node.children {
            if child.kind != .text, child.style.display == .none {
                child.clearRectangle()
                continue
            }
            if child.isInlineScope { settle(child) }
            child.x -= node.x
            child.y -= node.y
            if child.sharedStyle.flow == .outOfFlow, let extra = child.extra {
                extra.staticPosition.x -= node.x
                extra.staticPosition.y -= node.y
            }
        }
        ascend()
    }
}

extension LayoutNode {
    /// Whether children stand in the coordinates of an ancestor while it is laid out.
    var isInlineScope: Bool {
        kind == .element && (sharedStyle.flow == .inline || sharedStyle.flow == .contents)
    }

    /// Whether this is a block that interrupts an inline element.
    fileprivate var isBlockInside: Bool {
        kind != .text && sharedStyle.flow == .block
    }

    /// Makes the box one that was never laid out.
    func forgetLayout() {
        clearRectangle()
        state.isLaidOut = false
        state.overflowRight = 0
        state.contentBottom = 0
        extra?.pending.removeAll()
    }

    /// Makes the rectangle empty and at its parent's corner.
    func clearRectangle() {
        x = 0
        y = 0
        width = 0
        height = 0
    }
}
