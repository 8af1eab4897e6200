extension LayoutPass {
    /// Makes an item with its flex base size and its hypothetical main size in `main`.
    func makeItem(_ node: LayoutNode, _ container: FlexContainer, _ box: BoxContext) -> FlexItem {
        var item = FlexItem(node, in: container)
        item.constraints.containingWidth = container.width
        item.constraints.containingHeight = container.percentageHeight
        if !container.isRow { item.cross = columnCross(item, container) }
        noteLimits(&item, container)
        let specified = specifiedMain(item, container)
        item.base = baseSize(item, specified: specified, container, box)
        noteMinimum(&item, specified: specified, container, box)
        item.main = item.clamped(item.base)
        return item
    }

    /// The width of an item in a column, before lines stretch.
    private func columnCross(_ item: FlexItem, _ container: FlexContainer) -> Double {
        let available = container.width - item.margins.horizontal
        if !container.wraps, item.stretches {
            return clampWidth(
                available, of: item.node, insets: item.insets, containing: container.width, available: available)
        }
        return usedWidth(
            item.node, insets: item.insets, containing: container.width, containingHeight: container.percentageHeight,
            available: Swift.max(available, 0), fills: false)
    }

    /// The main size property as a border box size, nil where it is automatic.
    private func specifiedMain(_ item: FlexItem, _ container: FlexContainer) -> Double? {
        let style = item.style
        if container.isRow {
            return width(
                style.value.width, of: item.node, insets: item.insets, containing: container.width,
                available: container.width - item.margins.horizontal)
        }
        return style.value.height.definite(container.percentageHeight).map {
            style.borderBox($0, item.insets.vertical)
        }
    }

    private func noteLimits(_ item: inout FlexItem, _ container: FlexContainer) {
        let style = item.style
        if container.isRow {
            let available = container.width - item.margins.horizontal
            item.maximum =
                width(
                    style.value.maxWidth, of: item.node, insets: item.insets, containing: container.width,
                    available: available) ?? .infinity
            item.minimum =
                width(
                    style.value.minWidth, of: item.node, insets: item.insets, containing: container.width,
                    available: available) ?? item.insets.horizontal
        } else {
            let height = container.percentageHeight
            item.maximum =
                style.value.maxHeight.definite(height).map { style.borderBox($0, item.insets.vertical) } ?? .infinity
            item.minimum =
                style.value.minHeight.definite(height).map { style.borderBox($0, item.insets.vertical) }
                ?? item.insets.vertical
        }
    }

    private func baseSize(
        _ item: FlexItem, specified: Double?, _ container: FlexContainer, _ box: BoxContext
    ) -> Double {
        let style = item.style
        switch style.value.flexBasis {
        case .auto: if let specified { return specified }
        case .length(let length):
            let base = container.isRow ? container.width : container.height
            if let basis = length.definite(base) { return style.borderBox(basis, container.mainInsets(item)) }
        case .minContent where container.isRow: return intrinsicWidths(item.node).min + item.insets.horizontal
        default: break
        }
        if container.isRow {
            if let ratio = style.ratio ?? item.node.extra?.replaced?.ratio,
                let cross = definiteCross(item, container)
            {
                return style.widthByRatio(cross, ratio, item.insets)
            }
            if item.node.kind == .replaced {
                return replacedWidth(item.node, insets: item.insets, containingHeight: container.percentageHeight)
            }
            return intrinsicWidths(item.node).max + item.insets.horizontal
        }
        if let ratio = style.ratio { return style.heightByRatio(item.cross, ratio, item.insets) }
        return naturalHeight(item, container, box)
    }

    /// The height of an item in a row where it is known before layout.
    private func definiteCross(_ item: FlexItem, _ container: FlexContainer) -> Double? {
        let style = item.style
        if let height = style.value.height.definite(container.percentageHeight) {
            return style.clampHeight(
                style.borderBox(height, item.insets.vertical), insets: item.insets,
                containing: container.percentageHeight)
        }
        guard !container.wraps, let cross = container.cross, item.stretches else { return nil }
        return style.clampHeight(
            cross - item.margins.vertical, insets: item.insets, containing: container.percentageHeight)
    }

    /// The border box height that the content of a column's item asks for.
    private func naturalHeight(_ item: FlexItem, _ container: FlexContainer, _ box: BoxContext) -> Double {
        var constraints = item.constraints
        constraints.width = item.cross
        // Columns as high as their content need no second visit of items that keep their size.
        let result = layout(item.node, constraints, commit: box.commit && container.height == nil)
        return Swift.max(result.contentHeight, 0) + item.insets.vertical
    }

    /// The automatic minimum: content is not squeezed below its smallest size.
    private func noteMinimum(
        _ item: inout FlexItem, specified: Double?, _ container: FlexContainer, _ box: BoxContext
    ) {
        let style = item.style
        guard (container.isRow ? style.value.minWidth : style.value.minHeight).isAuto else { return }
        let overflow = container.isRow ? style.value.overflowX : style.value.overflowY
        let other = container.isRow ? style.value.overflowY : style.value.overflowX
        guard !overflow.isScrollContainer, !other.isScrollContainer else { return }
        if let specified, style.value.flexBasis.isAuto, specified >= item.minimum {
            item.lacksMinimum = true
            return
        }
        item.minimum = automaticMinimum(item, specified: specified, container, box)
    }

    private func automaticMinimum(
        _ item: FlexItem, specified: Double?, _ container: FlexContainer, _ box: BoxContext
    ) -> Double {
        let style = item.style
        var content: Double
        if !container.isRow {
            content =
                style.ratio != nil && specified == nil
                ? Swift.min(item.base, naturalHeight(item, container, box)) : naturalHeight(item, container, box)
        } else if item.node.kind == .replaced || style.ratio != nil, let cross = definiteCross(item, container),
            let ratio = style.ratio ?? item.node.extra?.replaced?.ratio
        {
            content = style.widthByRatio(cross, ratio, item.insets)
            if item.node.kind != .replaced {
                content = Swift.max(content, intrinsicWidths(item.node).min + item.insets.horizontal)
            }
        } else if item.node.kind == .replaced {
            content = replacedWidth(item.node, insets: item.insets, containingHeight: container.percentageHeight)
        } else {
            content = intrinsicWidths(item.node).min + item.insets.horizontal
        }
        content = Swift.min(content, item.maximum)
        if let specified { content = Swift.min(content, specified) }
        return Swift.max(content, item.minimum)
    }

    /// Grows or shrinks the items of a line to its main size: section 9.7.
    func resolveFlexibleLengths(
        _ items: inout [FlexItem], _ line: Range<Int>, main: Double, _ container: FlexContainer, _ box: BoxContext
    ) {
        guard !line.isEmpty else { return }
        let gaps = Double(line.count - 1) * container.mainGap
        let hypothetical = items[line].reduce(gaps) { $0 + $1.main + container.mainMargins($1) }
        let grows = hypothetical < main
        for index in line {
            let factor = grows ? items[index].grow : items[index].shrink
            if !grows, items[index].lacksMinimum, factor > 0 {
                items[index].minimum = automaticMinimum(
                    items[index], specified: specifiedMain(items[index], container), container, box)
                items[index].lacksMinimum = false
            }
            let isFixed =
                !(factor > 0) || (grows ? items[index].base > items[index].main : items[index].base < items[index].main)
            items[index].isFrozen = isFixed
            if !isFixed { items[index].main = items[index].base }
        }
        let free = FlexDistribution(line: line, gaps: gaps, main: main, grows: grows)
        free.run(&items, container)
    }

    /// Lays out an item to know its cross size, or takes it from the container.
    func measureCross(_ item: inout FlexItem, _ lines: Int, _ container: FlexContainer, _ box: BoxContext) {
        guard container.isRow else {
            item.constraints.width = item.cross
            return
        }
        item.constraints.width = item.main
        if !container.wraps, let cross = container.cross, item.stretches {
            item.cross = item.style.clampHeight(
                cross - item.margins.vertical, insets: item.insets, containing: container.percentageHeight)
            item.baseline = item.cross
            return
        }
        let result = layout(item.node, item.constraints, commit: box.commit && item.node.holdsOnlyText)
        item.cross = result.height
        item.baseline = result.firstBaseline ?? result.height
    }
}

/// The free space of a line while it is shared.
private struct FlexDistribution {
    let line: Range<Int>
    let gaps: Double
    let main: Double
    let grows: Bool

    func run(_ items: inout [FlexItem], _ container: FlexContainer) {
        let initial = free(items, container)
        for _ in 0...line.count {
            var factors = 0.0
            var scaled = 0.0
            var open = 0
            for index in line where !items[index].isFrozen {
                open += 1
                factors += factor(items[index])
                scaled += weight(items[index], container)
            }
            guard open > 0 else { return }
            var remaining = free(items, container)
            if factors < 1, abs(initial * factors) < abs(remaining) { remaining = initial * factors }
            var violation = 0.0
            for index in line where !items[index].isFrozen {
                let share = scaled > 0 ? remaining * weight(items[index], container) / scaled : 0
                let wanted = (items[index].base + share).sanitized
                let clamped = Swift.max(items[index].clamped(wanted), 0)
                violation += clamped - wanted
                items[index].wanted = (clamped, clamped - wanted)
            }
            for index in line where !items[index].isFrozen {
                let wanted = items[index].wanted
                let isDone = abs(violation) < 1e-9 || (violation > 0 ? wanted.violation > 0 : wanted.violation < 0)
                items[index].main = isDone ? wanted.size : items[index].base
                items[index].isFrozen = isDone
            }
        }
    }

    private func factor(_ item: FlexItem) -> Double {
        grows ? item.grow : item.shrink
    }

    private func weight(_ item: FlexItem, _ container: FlexContainer) -> Double {
        grows ? factor(item) : factor(item) * Swift.max(item.base - container.mainInsets(item), 0)
    }

    private func free(_ items: [FlexItem], _ container: FlexContainer) -> Double {
        var free = main - gaps
        for index in line {
            free -=
                container.mainMargins(items[index]) + (items[index].isFrozen ? items[index].main : items[index].base)
        }
        return free
    }
}

extension LayoutNode {
    /// Whether this is a block with text and nothing else: cheap to lay out, and its height changes nothing inside.
    var holdsOnlyText: Bool {
        guard kind == .element, style.display == .block || style.display == .inline else { return false }
        if let extra, !extra.run.isEmpty { return true }
        return children.allSatisfy(\.isText)
    }
}
