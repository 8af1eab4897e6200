extension LayoutPass {
    /// Lays out a flex container: CSS Flexible Box Layout Level 1, section 9.
    func layoutFlex(_ box: inout BoxContext) -> BoxResult {
        box.usesHeight = true
        let container = FlexContainer(box)
        let contents = items(of: box.node)
        var items = contents.items.map { makeItem($0, container, box) }
        let hypotheticalMain = items.reduce(0.0) { $0 + $1.main + container.mainMargins($1) }
        let gaps = Double(Swift.max(items.count - 1, 0)) * container.mainGap
        var lines = breakIntoLines(&items, container, box)
        let main = container.main ?? usedMain(lines, items, container, box, nowrap: hypotheticalMain + gaps)
        for line in lines { resolveFlexibleLengths(&items, line.items, main: main, container, box) }
        for index in items.indices { measureCross(&items[index], lines.count, container, box) }
        sizeLines(&lines, items, container)
        let natural = container.isRow ? totalCross(lines, container) : naturalMain(lines, items, container)
        var result = BoxResult()
        result.contentHeight = natural
        result.height = box.height(forContent: container.isRow ? natural : main)
        let innerHeight = Swift.max(result.height - box.insets.vertical, 0)
        let cross = container.isRow ? innerHeight : container.width
        stretchLines(&lines, cross: cross, container, box)
        placeLines(&lines, cross: cross, container, box)
        for line in lines {
            placeItems(&items, line, main: main, container, box)
            alignItems(&items, line, container)
        }
        if box.commit {
            for line in lines {
                for index in line.items { commit(items[index], line, main: main, cross: cross, container, box) }
            }
            adoptAnonymousLines(box.node)
            box.isStack = isStack(items, container, box) && contents.outOfFlow.isEmpty
            let inner = LayoutRectangle(
                x: box.insets.left, y: box.insets.top, width: box.contentWidth, height: innerHeight)
            for child in contents.outOfFlow { noteStaticPosition(child, inner, container, box) }
        }
        noteFlexBaselines(&result, items, lines, cross: cross, main: main, container, box)
        let margins = box.node.sharedStyle.marginEdges(box.constraints.containingWidth)
        result.topMargin = MarginStrut(margins.top)
        result.bottomMargin = MarginStrut(margins.bottom)
        return result
    }

    /// Whether a column is a plain stack: as high as its content, in the order of the tree.
    private func isStack(_ items: [FlexItem], _ container: FlexContainer, _ box: BoxContext) -> Bool {
        guard !container.isRow, !container.isReversed, !container.wraps, container.height == nil,
            box.style.minHeight.isAuto, box.style.maxHeight.isAuto, box.node.extra?.anonymous.isEmpty ?? true
        else { return false }
        for item in items where item.style.value.order != 0 || item.node.parent !== box.node { return false }
        for item in items {
            let style = item.style
            let isFixed = !item.autoMargins.top && !item.autoMargins.bottom && item.node.kind == .element
            item.node.state.isStacked =
                isFixed && item.node.state.constraints.height == nil && style.isPlain && style.hasOuterWidth
                && (item.stretches || !style.value.width.isAuto) && style.value.aspectRatio == 0
                && style.value.flexBasis.isAuto
        }
        return true
    }

    private func breakIntoLines(
        _ items: inout [FlexItem], _ container: FlexContainer, _ box: BoxContext
    ) -> [FlexLine] {
        guard container.wraps, !items.isEmpty else { return [FlexLine(items: 0..<items.count)] }
        var limit = container.main ?? .infinity
        if container.main == nil, let most = box.style.maxHeight.definite(box.constraints.containingHeight) {
            limit = box.node.sharedStyle.borderBox(most, box.insets.vertical) - box.insets.vertical
        }
        var lines: [FlexLine] = []
        var start = 0
        var used = 0.0
        for index in items.indices {
            let size = items[index].main + container.mainMargins(items[index])
            let gap = index > start ? container.mainGap : 0
            if index > start, used + gap + size > limit + LayoutEngine.tolerance {
                lines.append(FlexLine(items: start..<index))
                start = index
                used = size
            } else {
                used += gap + size
            }
        }
        lines.append(FlexLine(items: start..<items.count))
        return lines
    }

    /// The main size of a column that is as high as its content.
    private func usedMain(
        _ lines: [FlexLine], _ items: [FlexItem], _ container: FlexContainer, _ box: BoxContext, nowrap: Double
    ) -> Double {
        let natural = lines.count == 1 ? nowrap : naturalMain(lines, items, container)
        return Swift.max(box.height(forContent: natural) - box.insets.vertical, 0)
    }

    private func naturalMain(_ lines: [FlexLine], _ items: [FlexItem], _ container: FlexContainer) -> Double {
        lines.map { line in
            let gaps = Double(Swift.max(line.items.count - 1, 0)) * container.mainGap
            return items[line.items].reduce(gaps) { $0 + $1.main + container.mainMargins($1) }
        }.max() ?? 0
    }

    private func totalCross(_ lines: [FlexLine], _ container: FlexContainer) -> Double {
        lines.reduce(Double(Swift.max(lines.count - 1, 0)) * container.crossGap) { $0 + $1.cross }
    }

    private func sizeLines(_ lines: inout [FlexLine], _ items: [FlexItem], _ container: FlexContainer) {
        for index in lines.indices {
            var cross = 0.0
            var above = -Double.infinity
            var below = 0.0
            for item in items[lines[index].items] {
                let outer = item.cross + container.crossMargins(item)
                if container.isRow, sharesBaseline(item, container) {
                    let up = item.baseline + item.margins.top
                    above = Swift.max(above, up)
                    below = Swift.max(below, outer - up)
                } else {
                    cross = Swift.max(cross, outer)
                }
            }
            if above > -.infinity {
                lines[index].baseline = above
                cross = Swift.max(cross, above + below)
            }
            lines[index].cross = Swift.max(cross, 0)
        }
        if !container.wraps, let cross = container.cross, !lines.isEmpty { lines[0].cross = cross }
    }

    /// Whether an item takes part in the baseline alignment of its row.
    func sharesBaseline(_ item: FlexItem, _ container: FlexContainer) -> Bool {
        let auto = container.autoCrossMargins(item)
        return (item.alignment == .baseline || item.alignment == .lastBaseline) && !auto.before && !auto.after
    }

    private func stretchLines(
        _ lines: inout [FlexLine], cross: Double, _ container: FlexContainer, _ box: BoxContext
    ) {
        if !container.wraps {
            if !lines.isEmpty { lines[0].cross = cross }
            return
        }
        let content = box.style.alignContent
        guard content == .normal || content == .stretch else { return }
        let free = cross - totalCross(lines, container)
        guard free > 0 else { return }
        for index in lines.indices { lines[index].cross += free / Double(lines.count) }
    }

    private func placeLines(
        _ lines: inout [FlexLine], cross: Double, _ container: FlexContainer, _ box: BoxContext
    ) {
        let free = cross - totalCross(lines, container)
        let spacing = ContentSpacing(
            container.wraps ? box.style.alignContent : .stretch, free: free, count: lines.count,
            isReversed: container.isCrossReversed, isFlipped: container.isCrossFlipped, isRow: !container.isRow)
        var offset = spacing.before
        for index in lines.indices {
            lines[index].offset = offset
            offset += lines[index].cross + container.crossGap + spacing.between
        }
    }

    private func noteFlexBaselines(
        _ result: inout BoxResult, _ items: [FlexItem], _ lines: [FlexLine], cross: Double, main: Double,
        _ container: FlexContainer, _ box: BoxContext
    ) {
        guard let line = lines.first, !line.items.isEmpty else { return }
        let candidates = items[line.items]
        guard
            let item = candidates.first(where: { container.isRow && sharesBaseline($0, container) }) ?? candidates.first
        else { return }
        let place = position(item, line, main: main, cross: cross, container)
        let inner = layout(item.node, finalConstraints(item, container), commit: false)
        result.firstBaseline = box.insets.top + place.y + (inner.firstBaseline ?? inner.height)
        result.lastBaseline = result.firstBaseline
    }

    private func noteStaticPosition(
        _ child: LayoutNode, _ inner: LayoutRectangle, _ container: FlexContainer, _ box: BoxContext
    ) {
        var place = StaticPosition(x: inner.x, y: inner.y, width: inner.width, height: inner.height)
        let spacing = ContentSpacing(
            box.style.justifyContent, free: 1, count: 1, isReversed: container.isReversed,
            isFlipped: container.isFlipped, isRow: container.isRow)
        let main = container.isFlipped ? 1 - spacing.before : spacing.before
        let cross = crossShare(container.alignment(child.sharedStyle), container)
        place.alignX = container.isRow ? main : cross
        place.alignY = container.isRow ? cross : main
        child.madeExtra.staticPosition = place
    }
}
