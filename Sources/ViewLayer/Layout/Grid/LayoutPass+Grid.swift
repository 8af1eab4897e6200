/// A grid container with its items placed in cells.
private struct PlacedGrid {
    let style: GridStyle
    let items: [LayoutNode]
    let outOfFlow: [LayoutNode]
    let cells: [GridCells]
    let rows: [GridTrack]
    let columns: [GridTrack]
    let collapsedRows: Set<Int>
    let collapsedColumns: Set<Int>
}

extension LayoutPass {
    /// Lays out a grid container: CSS Grid Layout Level 1, without subgrids, named lines and areas.
    func layoutGrid(_ box: inout BoxContext) -> BoxResult {
        box.usesHeight = true
        let style = box.node.sharedStyle
        let height = box.fixedHeight.map { Swift.max($0 - box.insets.vertical, 0) }
        let columnGap = style.value.columnGap.resolved(box.contentWidth).nonNegative
        let rowGap = style.value.rowGap.resolved(height).nonNegative
        let grid = place(
            box.node, width: box.contentWidth, height: height, columnGap: columnGap, rowGap: rowGap)
        var columns = GridTracks(
            grid.columns, collapsed: grid.collapsedColumns, gap: columnGap, space: .definite(box.contentWidth))
        columns.size(grid.columnDemands(self), stretches: style.value.justifyContent.stretchesTracks)
        let columnPlaces = columns.placed(
            ContentSpacing(
                style.value.justifyContent, free: box.contentWidth - columns.total, count: columns.visibleCount,
                isReversed: false, isFlipped: style.value.direction == .rightToLeft))
        let demands = grid.items.indices.map { index in
            rowDemand(grid.items[index], grid.cells[index], columnPlaces, box)
        }
        var rows = sizedRows(grid, demands, rowGap, height.map { .definite($0) } ?? .maxContent, style)
        var result = BoxResult()
        result.contentHeight = rows.total
        result.height = box.height(forContent: rows.total)
        let inner = Swift.max(result.height - box.insets.vertical, 0)
        if height == nil, inner > rows.total + 1e-9 || grid.rows.contains(where: \.hasPercent) {
            rows = sizedRows(grid, demands, rowGap, .definite(inner), style)
        }
        let rowPlaces = rows.placed(
            ContentSpacing(
                style.value.alignContent, free: inner - rows.total, count: rows.visibleCount, isReversed: false,
                isFlipped: false, isRow: false))
        for index in grid.items.indices {
            let area = LayoutRectangle(grid.cells[index], columnPlaces, rowPlaces)
            placeItem(grid.items[index], area, box, &result)
        }
        if box.commit {
            adoptAnonymousLines(box.node)
            for child in grid.outOfFlow {
                child.madeExtra.staticPosition = StaticPosition(
                    x: box.insets.left, y: box.insets.top, width: box.contentWidth, height: inner)
            }
        }
        let margins = box.node.sharedStyle.marginEdges(box.constraints.containingWidth)
        result.topMargin = MarginStrut(margins.top)
        result.bottomMargin = MarginStrut(margins.bottom)
        return result
    }

    private func sizedRows(
        _ grid: PlacedGrid, _ demands: [TrackDemand], _ gap: Double, _ space: GridTracks.Space,
        _ style: SharedLayoutStyle
    ) -> GridTracks {
        var rows = GridTracks(grid.rows, collapsed: grid.collapsedRows, gap: gap, space: space)
        rows.size(demands, stretches: style.value.alignContent.stretchesTracks)
        return rows
    }

    /// The widths that a grid container asks for.
    func intrinsicGrid(_ node: LayoutNode) -> IntrinsicWidths {
        let gap = node.style.columnGap.resolved(nil).nonNegative
        let grid = place(node, width: nil, height: nil, columnGap: gap, rowGap: 0)
        let demands = grid.columnDemands(self)
        func width(_ space: GridTracks.Space) -> Double {
            var columns = GridTracks(grid.columns, collapsed: grid.collapsedColumns, gap: gap, space: space)
            columns.size(demands, stretches: false)
            return columns.total
        }
        return IntrinsicWidths(min: width(.minContent), max: width(.maxContent))
    }

    private func place(
        _ node: LayoutNode, width: Double?, height: Double?, columnGap: Double, rowGap: Double
    ) -> PlacedGrid {
        let style = node.style.grid ?? GridStyle()
        let contents = items(of: node)
        let rows = ExplicitTracks(style.templateRows, size: height, gap: rowGap)
        let columns = ExplicitTracks(style.templateColumns, size: width, gap: columnGap)
        let placer = GridPlacer(
            contents.items, style: style,
            rows: style.areas.values.reduce(rows.tracks.count) { Swift.max($0, $1.rows.upperBound) },
            columns: style.areas.values.reduce(columns.tracks.count) { Swift.max($0, $1.columns.upperBound) })
        let usedRows = Set(placer.cells.flatMap { $0.rows.prefix(GridPlacer.trackLimit) })
        let usedColumns = Set(placer.cells.flatMap { $0.columns.prefix(GridPlacer.trackLimit) })
        return PlacedGrid(
            style: style, items: contents.items, outOfFlow: contents.outOfFlow, cells: placer.cells,
            rows: rows.all(count: placer.rowCount, before: placer.rowsBefore, implicit: style.autoRows),
            columns: columns.all(
                count: placer.columnCount, before: placer.columnsBefore, implicit: style.autoColumns),
            collapsedRows: rows.collapsed(before: placer.rowsBefore, used: usedRows),
            collapsedColumns: columns.collapsed(before: placer.columnsBefore, used: usedColumns))
    }

    /// What an item asks of its rows: its height in the columns that it spans.
    private func rowDemand(
        _ item: LayoutNode, _ cells: GridCells, _ columns: [(start: Double, size: Double)], _ box: BoxContext
    ) -> TrackDemand {
        let width = LayoutRectangle.span(cells.columns, columns).size
        let frame = itemFrame(item, width: width, height: nil)
        let result = layout(item, frame.constraints, commit: box.commit && item.holdsOnlyText)
        let outer = Swift.max(result.height + frame.margins.vertical, 0)
        let style = item.sharedStyle
        let isScrolling = style.value.overflowY.isScrollContainer || style.value.overflowX.isScrollContainer
        let minimum =
            isScrolling && style.value.height.isAuto && style.value.minHeight.isAuto
            ? frame.insets.vertical + frame.margins.vertical : outer
        return TrackDemand(tracks: cells.rows, minimum: minimum, minContent: outer, maxContent: outer)
    }

    /// The used width of an item in an area of `width`, and what it is laid out for.
    private func itemFrame(_ item: LayoutNode, width: Double, height: Double?) -> (
        constraints: LayoutConstraints, margins: Edges<Double>, insets: Edges<Double>
    ) {
        let style = item.sharedStyle
        let margins = style.marginEdges(width)
        let insets = style.paddingEdges(width) + style.borderEdges
        let alignment = justification(item)
        let hasAutoMargin = style.value.margin.left.isAutoMargin || style.value.margin.right.isAutoMargin
        let fills = alignment == .stretch && !hasAutoMargin
        var constraints = LayoutConstraints(containingWidth: width, containingHeight: height)
        constraints.width = usedWidth(
            item, insets: insets, containing: width, containingHeight: height,
            available: Swift.max(width - margins.horizontal, 0), fills: fills)
        return (constraints, margins, insets)
    }

    private func justification(_ item: LayoutNode) -> ItemAlignment {
        let own = item.style.justifySelf
        let alignment = own == .auto ? containerStyle(item).justifyItems : own
        guard alignment == .normal || alignment == .auto else { return alignment }
        return item.kind == .replaced ? .start : .stretch
    }

    private func blockAlignment(_ item: LayoutNode) -> ItemAlignment {
        let own = item.style.alignSelf
        let alignment = own == .auto ? containerStyle(item).alignItems : own
        guard alignment == .normal || alignment == .auto else { return alignment }
        return item.kind == .replaced || item.sharedStyle.ratio != nil ? .start : .stretch
    }

    private func containerStyle(_ item: LayoutNode) -> LayoutStyle {
        var container = item.parent ?? item.extra?.run.first?.parent
        while let node = container, node.style.display == .contents { container = node.parent }
        return container?.style ?? LayoutStyle()
    }

    private func placeItem(
        _ item: LayoutNode, _ area: LayoutRectangle, _ box: BoxContext, _ result: inout BoxResult
    ) {
        let style = item.sharedStyle
        let frame = itemFrame(item, width: area.width, height: area.height)
        var constraints = frame.constraints
        let margin = style.value.margin
        let alignment = blockAlignment(item)
        if alignment == .stretch, style.value.height.isAuto, !margin.top.isAutoMargin, !margin.bottom.isAutoMargin {
            constraints.height = style.clampHeight(
                area.height - frame.margins.vertical, insets: frame.insets, containing: area.height)
        }
        let size = layout(item, constraints, commit: box.commit)
        let isRightToLeft = box.style.direction == .rightToLeft
        let freeX = area.width - constraints.width - frame.margins.horizontal
        let freeY = area.height - size.height - frame.margins.vertical
        let shareX =
            autoShare(margin.left, margin.right, freeX)
            ?? justification(item).share(isRightToLeft: isRightToLeft)
        let shareY = autoShare(margin.top, margin.bottom, freeY) ?? alignment.share(isRightToLeft: false)
        let areaX = isRightToLeft ? box.contentWidth - area.x - area.width : area.x
        let y = box.insets.top + area.y + frame.margins.top + freeY * shareY
        if result.firstBaseline == nil {
            result.firstBaseline = y + (size.firstBaseline ?? size.height)
            result.lastBaseline = result.firstBaseline
        }
        guard box.commit else { return }
        let offset = relativeOffset(style, width: area.width, height: area.height)
        item.x = box.insets.left + areaX + frame.margins.left + freeX * shareX + offset.x
        item.y = y + offset.y
        item.state.isPlainBlock = false
    }

    /// How `auto` margins share free space; nil without them.
    private func autoShare(_ before: Dimension, _ after: Dimension, _ free: Double) -> Double? {
        guard before.isAutoMargin || after.isAutoMargin else { return nil }
        guard free > 0, before.isAutoMargin else { return 0 }
        return after.isAutoMargin ? 0.5 : 1
    }
}

extension PlacedGrid {
    /// What the items ask of the columns.
    fileprivate func columnDemands(_ pass: LayoutPass) -> [TrackDemand] {
        items.indices.map { index in
            let item = items[index]
            let range = cells[index].columns
            let widths = pass.contribution(item)
            return TrackDemand(
                tracks: range, minimum: minimum(item, range, widths, pass), minContent: widths.min,
                maxContent: widths.max)
        }
    }

    private func minimum(
        _ item: LayoutNode, _ range: Range<Int>, _ widths: IntrinsicWidths, _ pass: LayoutPass
    ) -> Double {
        let style = item.sharedStyle
        guard style.value.width.isAuto || style.value.width.hasPercent else { return widths.min }
        let margins = style.marginEdges(0).horizontal
        let insets = style.paddingEdges(0) + style.borderEdges
        if let least = style.value.minWidth.definite(nil) { return style.borderBox(least, insets.horizontal) + margins }
        let isScrolling = style.value.overflowX.isScrollContainer || style.value.overflowY.isScrollContainer
        let spansFraction = range.count > 1 && columns[range].contains { $0.isFlexible }
        return isScrolling || spansFraction ? insets.horizontal + margins : widths.min
    }
}

extension LayoutRectangle {
    /// The area of cells between placed tracks.
    fileprivate init(
        _ cells: GridCells, _ columns: [(start: Double, size: Double)], _ rows: [(start: Double, size: Double)]
    ) {
        let horizontal = Self.span(cells.columns, columns)
        let vertical = Self.span(cells.rows, rows)
        self.init(x: horizontal.start, y: vertical.start, width: horizontal.size, height: vertical.size)
    }

    /// From the start of the first to the end of the last track.
    fileprivate static func span(_ range: Range<Int>, _ tracks: [(start: Double, size: Double)]) -> (
        start: Double, size: Double
    ) {
        let known = range.clamped(to: 0..<tracks.count)
        guard let first = known.first, let last = known.last else { return (0, 0) }
        return (tracks[first].start, tracks[last].start + tracks[last].size - tracks[first].start)
    }
}

extension ContentAlignment {
    /// Whether `auto` tracks share what is left.
    fileprivate var stretchesTracks: Bool { self == .normal || self == .stretch }
}

extension ItemAlignment {
    /// Which part of the free space stands before an item, in the direction of x or y.
    fileprivate func share(isRightToLeft: Bool) -> Double {
        switch self {
        case .center: return 0.5
        case .end, .selfEnd, .flexEnd, .lastBaseline: return isRightToLeft ? 0 : 1
        case .left: return 0
        case .right: return 1
        default: return isRightToLeft ? 1 : 0
        }
    }
}
