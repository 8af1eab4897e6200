extension LayoutPass {
    /// Lays out a table, a group of rows or a row (CSS 2, 17, without spans, spacing and collapsed borders).
    func layoutTable(_ box: inout BoxContext, _ floats: FloatFrame?) -> BoxResult {
        let contents = TableParts(box.node, self)
        guard contents.isTable else {
            defer { box.isStack = false }
            return layoutFlow(&box, floats)
        }
        box.usesHeight = true
        let columns = box.node.givenColumns ?? TableColumns(contents.parts, self).shared(box.contentWidth)
        let inner = box.fixedHeight.map { Swift.max($0 - box.insets.vertical, 0) }
        var heights = contents.parts.map { measure($0, columns, box) }
        let sum = heights.reduce(0, +)
        if let inner, inner > sum { share(inner - sum, contents.parts, &heights) }
        var result = BoxResult()
        var y = 0.0
        for (part, height) in zip(contents.parts, heights) {
            place(part, y: y, height: height, columns, box, &result)
            y += height
        }
        result.contentHeight = y
        result.height = box.height(forContent: y)
        let margins = box.node.sharedStyle.marginEdges(box.constraints.containingWidth)
        result.topMargin = MarginStrut(margins.top)
        result.bottomMargin = MarginStrut(margins.bottom)
        guard box.commit else { return result }
        adoptAnonymousLines(box.node)
        for child in contents.outOfFlow {
            child.madeExtra.staticPosition = StaticPosition(
                x: box.insets.left, y: box.insets.top, width: box.contentWidth)
        }
        return result
    }

    /// The widths that a table asks for.
    func intrinsicTable(_ node: LayoutNode) -> IntrinsicWidths {
        let contents = TableParts(node, self)
        return contents.isTable ? TableColumns(contents.parts, self).intrinsic : intrinsicFlow(node)
    }

    /// Lays out a cell: what is in it stands where `vertical-align` says.
    func layoutCell(_ box: inout BoxContext, _ floats: FloatFrame?) -> BoxResult {
        box.usesHeight = true
        guard let share = box.style.verticalAlign.cellShare, let height = box.fixedHeight else {
            return layoutFlow(&box, floats)
        }
        var trial = BoxContext(box.node, box.constraints, commit: false)
        let content = layoutFlow(&trial, floats).contentHeight
        let free = height - box.insets.vertical - content
        if free > 0 { box.lower(by: free * share) }
        defer {
            box.usesHeight = true
            box.isStack = false
        }
        return layoutFlow(&box, floats)
    }

    /// The height of a part by its content.
    private func measure(_ part: TablePart, _ columns: [Double], _ box: BoxContext) -> Double {
        switch part {
        case .row(let node), .group(let node):
            give(columns, to: node)
            return layout(node, frame(node, box), commit: false).height
        case .caption(let node):
            return layout(node, frame(node, box), commit: false).height
        case .cells(let cells):
            var height = 0.0
            for (index, cell) in cells.enumerated() {
                let item = self.cell(cell, width: columns.indices.contains(index) ? columns[index] : 0, height: nil)
                height = Swift.max(height, layout(cell, item.constraints, commit: false).height + item.margins.vertical)
            }
            return height
        }
    }

    /// Gives rows a share of what a table is higher than its content.
    private func share(_ free: Double, _ parts: [TablePart], _ heights: inout [Double]) {
        let rows = parts.indices.filter { if case .caption = parts[$0] { false } else { true } }
        for index in rows { heights[index] += free / Double(rows.count) }
    }

    private func place(
        _ part: TablePart, y: Double, height: Double, _ columns: [Double], _ box: BoxContext,
        _ result: inout BoxResult
    ) {
        switch part {
        case .row(let node), .group(let node), .caption(let node):
            if case .caption = part {} else { give(columns, to: node) }
            var constraints = frame(node, box)
            constraints.height = height
            constraints.isHeightDefinite = true
            let placed = layout(node, constraints, commit: box.commit)
            note(placed, at: box.insets.top + y, &result)
            put(node, x: box.insets.left, y: box.insets.top + y, width: box.contentWidth, box)
        case .cells(let cells):
            var x = box.insets.left
            for (index, node) in cells.enumerated() {
                let width = columns.indices.contains(index) ? columns[index] : 0
                let item = cell(node, width: width, height: height)
                let placed = layout(node, item.constraints, commit: box.commit)
                note(placed, at: box.insets.top + y + item.margins.top, &result)
                put(node, x: x + item.margins.left, y: box.insets.top + y + item.margins.top, width: width, box)
                x += width
            }
        }
    }

    private func note(_ placed: BoxResult, at y: Double, _ result: inout BoxResult) {
        if result.firstBaseline == nil, let baseline = placed.firstBaseline { result.firstBaseline = y + baseline }
        if let baseline = placed.lastBaseline { result.lastBaseline = y + baseline }
    }

    private func put(_ node: LayoutNode, x: Double, y: Double, width: Double, _ box: BoxContext) {
        guard box.commit else { return }
        let offset = relativeOffset(node.sharedStyle, width: width, height: box.percentageHeight)
        node.x = x + offset.x
        node.y = y + offset.y
        node.state.isPlainBlock = false
    }

    /// What a row, a group or a caption is laid out for.
    private func frame(_ node: LayoutNode, _ box: BoxContext) -> LayoutConstraints {
        var constraints = LayoutConstraints(
            containingWidth: box.contentWidth, containingHeight: box.percentageHeight)
        constraints.width = box.contentWidth
        return constraints
    }

    /// What a cell is laid out for. Other boxes in a row keep their own size.
    private func cell(_ node: LayoutNode, width: Double, height: Double?) -> (
        constraints: LayoutConstraints, margins: Edges<Double>
    ) {
        var constraints = LayoutConstraints(containingWidth: width, containingHeight: nil)
        let style = node.sharedStyle
        if style.value.display == .tableCell {
            constraints.width = width
            constraints.height = height
            constraints.isHeightDefinite = height != nil
            return (constraints, Edges(0))
        }
        let margins = style.marginEdges(width)
        constraints.width = usedWidth(
            node, insets: style.paddingEdges(width) + style.borderEdges, containing: width, containingHeight: nil,
            available: Swift.max(width - margins.horizontal, 0), fills: style.flow == .block)
        return (constraints, margins)
    }

    /// Tells a row or group its columns; what was known of it for others is forgotten.
    private func give(_ columns: [Double], to node: LayoutNode) {
        let extra = node.madeExtra
        guard extra.columns != columns else { return }
        extra.columns = columns
        extra.measured.removeAll()
        node.state.isLaidOut = false
    }
}

extension VerticalAlign {
    /// Which part of a cell's free height stands above its content; nil where it stands at the top.
    fileprivate var cellShare: Double? {
        switch self {
        case .middle: 0.5
        case .bottom, .textBottom: 1
        default: nil
        }
    }
}
