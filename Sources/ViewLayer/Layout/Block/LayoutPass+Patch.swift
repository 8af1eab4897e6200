extension LayoutPass {
    /// Lays out a box in which a few boxes changed: those, and of a stack the others move. Nil where the whole has to be
    /// laid out again. Costs as much as the changed boxes, and a step for each box below one that grew or shrank.
    func patch(_ node: LayoutNode, _ constraints: LayoutConstraints, _ floats: FloatFrame?) -> BoxResult? {
        guard node.state.isDirty, !node.state.isChanged, node.state.isLaidOut, !node.state.hasManyDirty,
            !node.state.touchesFloats, node.state.constraints == constraints,
            floats.map({ $0.context.count == 0 }) ?? true, node.extra?.pending.isEmpty ?? true,
            !node.state.dirtyChildren.isEmpty, descend()
        else { return nil }
        defer { ascend() }
        let changed = node.state.dirtyChildren
        if node.state.isStack, changed.allSatisfy({ $0.parent === node && $0.canBePatched }) {
            for child in changed where child.state.isDirty {
                guard patch(child, of: node) else { return abandon(node) }
            }
            node.state.hasIntrinsic = false
        } else if node.holdsFlexItems, changed.allSatisfy({ $0.parent === node && $0.canBePatchedAsItem }) {
            for child in changed where child.state.isDirty {
                guard patchItem(child) else { return abandon(node) }
            }
        } else {
            return nil
        }
        node.clearMarks()
        node.extra?.measured.removeAll()
        return node.state.result
    }

    /// Ends a patch that some boxes went through: they no longer say that they changed, so it must not be tried again.
    private func abandon(_ node: LayoutNode) -> BoxResult? {
        node.state.isChanged = true
        return nil
    }

    /// Lays out one item of a flex container anew. True where it asks for the room that it has, so that the container
    /// and the other items stay as they are.
    private func patchItem(_ child: LayoutNode) -> Bool {
        let before = child.state
        // Asked first: measuring takes boxes without a place of their own out of their lines.
        if before.hasIntrinsic, intrinsicWidths(child) != before.intrinsic { return false }
        let result = layout(child, before.constraints, commit: true)
        return result == before.result && !child.state.touchesFloats && child.state.usesHeight == before.usesHeight
            && child.state.overflowRight == before.overflowRight && child.state.contentBottom == before.contentBottom
            && child.extra?.pending.isEmpty ?? true
    }

    /// Lays out one box of a stack anew, where it stands. False where the others cannot simply stay or move.
    private func patch(_ child: LayoutNode, of node: LayoutNode) -> Bool {
        let old = child.state.result
        let reach = (right: child.state.overflowRight, bottom: child.overflowBottom)
        let isRoot = child.state.constraints.isFormattingRoot
        let frame = FloatFrame(context: FloatContext(), x: 0, y: 0)
        var new = layout(child, child.state.constraints, commit: true, floats: isRoot ? nil : frame)
        if isRoot {
            new.topMargin = old.topMargin
            new.bottomMargin = old.bottomMargin
            new.collapsesThrough = old.collapsesThrough
            child.state.result = new
        }
        guard !child.state.touchesFloats, child.extra?.pending.isEmpty ?? true, new.isInterchangeable(with: old) else {
            return false
        }
        let isSame =
            new.height == old.height && new.lastBaseline == old.lastBaseline && reach.right == child.state.overflowRight
            && reach.bottom == child.overflowBottom
        return isSame || (!node.state.hasLines && move(node, after: child, from: old, to: new, reach: reach))
    }

    /// Moves what stands below `child` in its stack, and makes the stack higher or lower.
    private func move(
        _ node: LayoutNode, after child: LayoutNode, from old: BoxResult, to new: BoxResult,
        reach: (right: Double, bottom: Double)
    ) -> Bool {
        let style = node.sharedStyle
        let delta = new.height - old.height
        let box = BoxContext(node, node.state.constraints, commit: true)
        var result = node.state.result
        let natural = box.insets.top + result.contentHeight + box.padding.bottom
        let isContained = node.state.contentBottom <= natural + 1e-6
        let clips = child.sharedStyle.clipsOverflow
        guard style.value.minHeight.isAuto, style.value.maxHeight.isAuto, box.fixedHeight == nil, isContained,
            clips || (reach.right <= child.width && child.state.overflowRight <= child.width),
            clips || (reach.bottom <= old.height + 1e-6 && child.overflowBottom <= new.height + 1e-6),
            result.height > 0, result.lastBaseline == nil || new.lastBaseline != nil || delta == 0,
            let index = node.children.firstIndex(where: { $0 === child })
        else { return false }
        if let last = result.lastBaseline, let before = old.lastBaseline, let after = new.lastBaseline {
            if last == child.y + before {
                result.lastBaseline = child.y + after
            } else {
                guard last > child.y + old.height else { return false }
                result.lastBaseline = last + delta
            }
        } else if old.lastBaseline != new.lastBaseline {
            return false
        }
        if delta < 0, node.state.hasOverhang {
            // What hung out of a box above may now hang out of the stack.
            let end = natural + delta + 1e-6
            for sibling in node.children[..<index] where sibling.kind != .text && sibling.sharedStyle.flow != .none {
                let reach = sibling.sharedStyle.clipsOverflow ? sibling.height : sibling.overflowBottom
                if sibling.y + reach > end { return false }
            }
        }
        if delta != 0 {
            for sibling in node.children[(index + 1)...] where sibling.kind != .text {
                if sibling.sharedStyle.flow != .none { sibling.y += delta }
            }
        }
        result.contentHeight += delta
        result.height = box.height(forContent: result.contentHeight)
        node.state.result = result
        node.height = result.height
        node.state.contentBottom = box.insets.top + result.contentHeight + box.padding.bottom
        return true
    }
}

extension BoxResult {
    /// Whether a box with this result stands where one with the other stood.
    fileprivate func isInterchangeable(with other: BoxResult) -> Bool {
        topMargin == other.topMargin && bottomMargin == other.bottomMargin && !collapsesThrough
            && !other.collapsesThrough && firstBaseline == other.firstBaseline
    }
}

extension LayoutNode {
    /// Forgets that anything changed.
    func clearMarks() {
        state.isDirty = false
        state.isChanged = false
        state.hasManyDirty = false
        state.dirtyChildren.removeAll()
    }

    /// Whether it is a flex container that lays out each item for one width only.
    fileprivate var holdsFlexItems: Bool {
        let style = sharedStyle.value
        guard style.display == .flex || style.display == .inlineFlex else { return false }
        return style.flexWrap == .noWrap || !style.flexDirection.isColumn
    }

    /// Whether it is an item whose layout tells all that its container knows of it. Where something inside depends on a
    /// height that the container gave it, its natural height may have changed, too.
    fileprivate var canBePatchedAsItem: Bool {
        kind == .element && state.isLaidOut && !state.touchesFloats && extra?.pending.isEmpty ?? true
            && (state.constraints.height == nil || !state.usesHeight)
            && sharedStyle.flow != .none && sharedStyle.flow != .outOfFlow && sharedStyle.flow != .contents
    }

    /// Whether it stands in a stack as a box that can be laid out anew by itself.
    fileprivate var canBePatched: Bool {
        state.isStacked && state.isLaidOut && sharedStyle.flow == .block && !state.touchesFloats
            && extra?.pending.isEmpty ?? true
    }
}
