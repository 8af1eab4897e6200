extension LayoutPass {
    /// The content box's min-content and max-content widths. Percentages count as `auto`, those of padding as 0.
    func intrinsicWidths(_ node: LayoutNode) -> IntrinsicWidths {
        refresh(node)
        if node.state.hasIntrinsic { return node.state.intrinsic }
        guard descend() else { return IntrinsicWidths() }
        defer { ascend() }
        var result: IntrinsicWidths
        if node.kind == .replaced {
            let width = replacedWidth(node, insets: Edges(0), containingHeight: nil)
            result = IntrinsicWidths(min: width, max: width)
        } else {
            switch node.style.display {
            case .flex, .inlineFlex: result = intrinsicFlex(node)
            case .grid, .inlineGrid: result = intrinsicGrid(node)
            case .table, .inlineTable, .tableGroup, .tableRow: result = intrinsicTable(node)
            default: result = intrinsicFlow(node)
            }
        }
        result.min = Swift.min(result.min.nonNegative, result.max.nonNegative)
        result.max = result.max.nonNegative
        node.state.intrinsic = result
        node.state.hasIntrinsic = true
        return result
    }

    /// The margin box's widths that a child asks of a container which sizes itself by its content.
    func contribution(_ node: LayoutNode) -> IntrinsicWidths {
        let style = node.sharedStyle
        let margins = style.marginEdges(0).horizontal
        let insets = style.paddingEdges(0) + style.borderEdges
        var result = borderBoxContribution(node, insets)
        result.min = clampContribution(result.min, node, insets) + margins
        result.max = clampContribution(result.max, node, insets) + margins
        return result
    }

    private func borderBoxContribution(_ node: LayoutNode, _ insets: Edges<Double>) -> IntrinsicWidths {
        let style = node.sharedStyle
        switch style.value.width {
        case .length(let length) where !length.isRelative:
            let width = style.borderBox(length.pixels, insets.horizontal)
            return IntrinsicWidths(min: width, max: width)
        case .minContent:
            let width = intrinsicWidths(node).min + insets.horizontal
            return IntrinsicWidths(min: width, max: width)
        case .maxContent:
            let width = intrinsicWidths(node).max + insets.horizontal
            return IntrinsicWidths(min: width, max: width)
        default: break
        }
        if node.kind == .replaced {
            let width = replacedWidth(node, insets: insets, containingHeight: nil)
            // A percentage can shrink a replaced element to nothing.
            return IntrinsicWidths(min: style.value.width.hasPercent ? insets.horizontal : width, max: width)
        }
        if let width = ratioWidth(style, insets: insets, containingHeight: nil) {
            return IntrinsicWidths(min: width, max: width)
        }
        let content = intrinsicWidths(node)
        return IntrinsicWidths(min: content.min + insets.horizontal, max: content.max + insets.horizontal)
    }

    private func clampContribution(_ width: Double, _ node: LayoutNode, _ insets: Edges<Double>) -> Double {
        clampWidth(width, of: node, insets: insets, containing: nil, available: width)
    }

    /// The widths that a block container asks for.
    func intrinsicFlow(_ node: LayoutNode) -> IntrinsicWidths {
        if let text = node.onlyText {
            let style = (text.parent ?? node).sharedStyle
            return intrinsicLine(shaped(text, style), style, indent: node.style.textIndent.resolved(0))
        }
        var result = IntrinsicWidths()
        var floats = 0.0
        forEachFlowPart(of: node) { part in
            switch part {
            case .block(let child):
                let child = (node: child, widths: contribution(child))
                if child.node.style.float != .none {
                    if child.node.style.clear != .none { floats = 0 }
                    floats += child.widths.max.nonNegative
                    result.max = Swift.max(result.max, floats)
                } else {
                    floats = 0
                    result.max = Swift.max(result.max, child.widths.max)
                }
                result.min = Swift.max(result.min, child.widths.min)
            case .lines(let items):
                let lines = intrinsicLines(items, in: node)
                result.min = Swift.max(result.min, lines.min)
                result.max = Swift.max(result.max, lines.max + floats)
            case .outOfFlow: break
            }
        }
        return result
    }
}
