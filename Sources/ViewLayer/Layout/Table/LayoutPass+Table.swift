extension LayoutPass {
    /// Lays out a table, a group of rows or a row (CSS 2, 17). Collapsed borders take no room but that of hairlines: none.
    func layoutTable(_ box: inout BoxContext, _ floats: FloatFrame?) -> BoxResult {
        let contents = TableParts(box.node, self)
        guard contents.isTable else {
            defer { box.isStack = false }
            return layoutFlow(&box, floats)
        }
        box.usesHeight = true
        let frame = givenFrame(box) ?? ownFrame(box, contents.parts)
        let rows = TableRows(contents.parts, in: box, frame, self)
        var result = BoxResult()
        for index in contents.parts.indices { place(contents.parts[index], rows, index, box, &result) }
        result.contentHeight = rows.height
        result.height = box.height(forContent: rows.height)
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
        guard contents.isTable else { return intrinsicFlow(node) }
        return TableColumns(contents.parts, node.style.table ?? TableStyle(), self).intrinsic
    }

    /// Lays out a cell: what is in it stands where `vertical-align` says.
    func layoutCell(_ box: inout BoxContext, _ floats: FloatFrame?) -> BoxResult {
        box.usesHeight = true
        guard let height = box.fixedHeight else { return layoutFlow(&box, floats) }
        defer {
            box.usesHeight = true
            box.isStack = false
        }
        guard let share = box.style.verticalAlign.cellShare else {
            if box.constraints.cellShift > 0 { box.lower(by: box.constraints.cellShift) }
            return layoutFlow(&box, floats)
        }
        var trial = BoxContext(box.node, box.constraints, commit: false)
        let content = layoutFlow(&trial, floats).contentHeight
        let free = height - box.insets.vertical - content
        if free > 0 { box.lower(by: free * share) }
        return layoutFlow(&box, floats)
    }

    /// What the table around tells a row or a group of rows; nil where it stands alone.
    private func givenFrame(_ box: BoxContext) -> TableFrame? {
        box.constraints.isTablePart ? box.node.extra?.table : nil
    }

    /// The columns of a table, or of rows that stand alone.
    private func ownFrame(_ box: BoxContext, _ parts: [TablePart]) -> TableFrame {
        var style = box.style.table ?? TableStyle()
        // What is fixed is shared out only where the table says how wide it is.
        if box.style.width.isAuto { style.isFixed = false }
        return TableFrame(columns: TableColumns(parts, style, self).shared(box.contentWidth), style: style)
    }

    private func place(
        _ part: TablePart, _ rows: TableRows, _ index: Int, _ box: BoxContext, _ result: inout BoxResult
    ) {
        let y = box.insets.top + rows.tops[index]
        let height = rows.heights[index]
        switch part {
        case .row(let node), .group(let node), .caption(let node):
            var (x, width) = (box.insets.left, box.contentWidth)
            if case .caption = part {
            } else {
                give(rows.frame(of: index), to: node)
                x += rows.margin
                width = Swift.max(width - 2 * rows.margin, 0)
            }
            var constraints = rows.constraints(of: node, box, width: width)
            constraints.height = height
            constraints.isHeightDefinite = true
            let placed = layout(node, constraints, commit: box.commit)
            note(placed, at: y, &result)
            put(node, x: x, y: y, width: box.contentWidth, box)
        case .cells(let cells): place(cells, rows, index, y: y, box, &result)
        }
    }

    private func place(
        _ cells: [LayoutNode], _ rows: TableRows, _ index: Int, y: Double, _ box: BoxContext,
        _ result: inout BoxResult
    ) {
        let frame = rows.frame(of: index)
        let line = CellLine(cells, frame, self)
        for (place, node) in cells.enumerated() {
            let height = rows.heights[index] + frame.reach(spanning: node.rowSpan)
            var item = cell(node, width: line.widths[place], height: height)
            item.constraints.cellShift = line.shift(of: place)
            let placed = layout(node, item.constraints, commit: box.commit)
            note(placed, at: y + item.margins.top, &result)
            let x = box.insets.left + rows.margin + frame.start(of: line.starts[place])
            put(node, x: x + item.margins.left, y: y + item.margins.top, width: line.widths[place], box)
            guard box.commit else { continue }
            node.state.sharesLeftBorder = frame.style.collapses && line.starts[place] > 0
            node.state.sharesUpperBorder = frame.style.collapses && frame.hasRowsAbove
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

    /// What a cell is laid out for. Other boxes in a row keep their own size.
    func cell(_ node: LayoutNode, width: Double, height: Double?) -> (
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

    /// Tells a row or group what the table is like; what was known of it for others is forgotten.
    func give(_ frame: TableFrame, to node: LayoutNode) {
        let extra = node.madeExtra
        guard extra.table != frame else { return }
        extra.table = frame
        extra.measured.removeAll()
        node.state.isLaidOut = false
    }
}

extension VerticalAlign {
    /// Which part of a cell's free height stands above its content; nil where it stands by its upper edge or baseline.
    fileprivate var cellShare: Double? {
        switch self {
        case .middle: 0.5
        case .bottom, .textBottom: 1
        default: nil
        }
    }
}
