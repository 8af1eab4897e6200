extension LayoutPass {
    /// Places the items of a line in the main axis: `auto` margins, then `justify-content`.
    func placeItems(
        _ items: inout [FlexItem], _ line: FlexLine, main: Double, _ container: FlexContainer, _ box: BoxContext
    ) {
        let gaps = Double(Swift.max(line.items.count - 1, 0)) * container.mainGap
        let used = items[line.items].reduce(gaps) { $0 + $1.main + container.mainMargins($1) }
        var free = main - used
        let autos = items[line.items].reduce(0) { count, item in
            let auto = container.autoMainMargins(item)
            return count + (auto.start ? 1 : 0) + (auto.end ? 1 : 0)
        }
        let share = autos > 0 ? Swift.max(free, 0) / Double(autos) : 0
        if autos > 0 { free = Swift.min(free, 0) }
        let spacing = ContentSpacing(
            box.style.justifyContent, free: free, count: line.items.count, isReversed: container.isReversed,
            isFlipped: container.isFlipped, isRow: container.isRow)
        var offset = spacing.before
        for index in line.items {
            let auto = container.autoMainMargins(items[index])
            let margins = items[index].margins
            let pair = container.isRow ? (margins.left, margins.right) : (margins.top, margins.bottom)
            let (start, end) = container.isFlipped ? (pair.1, pair.0) : pair
            offset += start + (auto.start ? share : 0)
            items[index].mainOffset = offset
            offset += items[index].main + end + (auto.end ? share : 0) + container.mainGap + spacing.between
        }
    }

    /// Sizes and places the items of a line in the cross axis: `auto` margins, stretching, `align-self`.
    func alignItems(_ items: inout [FlexItem], _ line: FlexLine, _ container: FlexContainer) {
        for index in line.items {
            var item = items[index]
            let before = container.isRow ? item.margins.top : item.margins.left
            let outer = container.crossMargins(item)
            if item.stretches {
                item.cross = stretchedCross(item, line.cross - outer, container)
                if container.isRow {
                    item.constraints.height = item.cross
                } else {
                    item.constraints.width = item.cross
                }
            }
            let free = line.cross - item.cross - outer
            let auto = container.autoCrossMargins(item)
            if auto.before || auto.after {
                let share = Swift.max(free, 0)
                item.crossOffset = before + (auto.before ? (auto.after ? share / 2 : share) : 0)
            } else {
                item.crossOffset = before + free * crossShare(item.alignment, container)
            }
            if sharesBaseline(item, container), container.isRow, !container.isCrossFlipped {
                item.crossOffset = line.baseline - item.baseline
            }
            items[index] = item
        }
    }

    private func stretchedCross(_ item: FlexItem, _ size: Double, _ container: FlexContainer) -> Double {
        if container.isRow {
            return item.style.clampHeight(
                size, insets: item.insets, containing: container.percentageHeight)
        }
        return clampWidth(size, of: item.node, insets: item.insets, containing: container.width, available: size)
    }

    /// Which part of the free space of a line stands before an item, in the direction of x or y.
    func crossShare(_ alignment: ItemAlignment, _ container: FlexContainer) -> Double {
        let start = container.isCrossFlipped != container.isCrossReversed ? 1.0 : 0.0
        switch alignment {
        case .center: return 0.5
        case .end, .selfEnd, .lastBaseline: return 1 - start
        case .start, .selfStart: return start
        case .left: return 0
        case .right: return 1
        case .flexEnd: return container.isCrossFlipped ? 0 : 1
        default: return container.isCrossFlipped ? 1 : 0
        }
    }

    /// The place of an item's border box in the content box of its container.
    func position(
        _ item: FlexItem, _ line: FlexLine, main: Double, cross: Double, _ container: FlexContainer
    ) -> (x: Double, y: Double) {
        let along = container.isFlipped ? main - item.mainOffset - item.main : item.mainOffset
        let lineStart = container.isCrossFlipped ? cross - line.offset - line.cross : line.offset
        let across = lineStart + item.crossOffset
        return container.isRow ? (along, across) : (across, along)
    }

    /// What an item is laid out for in the end.
    func finalConstraints(_ item: FlexItem, _ container: FlexContainer) -> LayoutConstraints {
        var constraints = item.constraints
        guard !container.isRow else { return constraints }
        let node = item.node
        if container.height == nil, node.state.isLaidOut, !node.state.isDirty, node.state.constraints == constraints,
            abs(node.state.result.height - item.main) < 1e-9
        {
            return constraints
        }
        constraints.height = item.main
        constraints.isHeightDefinite =
            container.height != nil || item.style.value.height.definite(container.percentageHeight) != nil
        return constraints
    }

    /// Lays out an item for its final size and puts it in its place.
    func commit(
        _ item: FlexItem, _ line: FlexLine, main: Double, cross: Double, _ container: FlexContainer, _ box: BoxContext
    ) {
        let constraints = finalConstraints(item, container)
        _ = layout(item.node, constraints, commit: true)
        let place = position(item, line, main: main, cross: cross, container)
        item.node.x = box.insets.left + place.x
        item.node.y = box.insets.top + place.y
        item.node.state.isPlainBlock = false
        let offset = relativeOffset(item.style, width: container.width, height: container.percentageHeight)
        item.node.x += offset.x
        item.node.y += offset.y
    }

    /// The widths that a flex container asks for.
    func intrinsicFlex(_ node: LayoutNode) -> IntrinsicWidths {
        let style = node.sharedStyle
        let contents = items(of: node)
        var result = IntrinsicWidths()
        for child in contents.items {
            let widths = contribution(child)
            if style.value.flexDirection.isColumn {
                result.min = Swift.max(result.min, widths.min)
                result.max = Swift.max(result.max, widths.max)
            } else {
                result.min =
                    style.value.flexWrap == .noWrap ? result.min + widths.min : Swift.max(result.min, widths.min)
                result.max += widths.max
            }
        }
        guard !style.value.flexDirection.isColumn, contents.items.count > 1 else { return result }
        let gaps = Double(contents.items.count - 1) * style.value.columnGap.resolved(0).nonNegative
        result.max += gaps
        if style.value.flexWrap == .noWrap { result.min += gaps }
        return result
    }
}
