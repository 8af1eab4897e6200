/// The parts of a table or of a group of rows, from top to bottom: how high they are and where they stand.
struct TableRows {
    private(set) var heights: [Double] = []
    /// From the upper edge of the content box.
    private(set) var tops: [Double] = []
    /// The height of all.
    private(set) var height = 0.0
    /// What is between rows and the table's edges.
    let margin: Double

    private let parts: [TablePart]
    private let table: TableFrame
    private let isTable: Bool
    /// For each part the columns that rows above reach down into.
    private var taken: [Set<Int>] = []

    /// Measures all parts.
    init(_ parts: [TablePart], in box: BoxContext, _ table: TableFrame, _ pass: LayoutPass) {
        self.parts = parts
        self.table = table
        isTable = box.style.display == .table || box.style.display == .inlineTable
        margin = isTable ? table.spacing : 0
        // A row knows already which of its columns are taken.
        var occupancy = TableOccupancy(taken: table.taken)
        var spans: [(row: Int, cell: LayoutNode, width: Double)] = []
        for (index, part) in parts.enumerated() {
            taken.append(occupancy.taken)
            guard case .row(let node) = part else { continue }
            let cells = node.cells(pass)
            for (start, cell) in zip(occupancy.place(cells), cells) where cell.rowSpan > 1 {
                spans.append((index, cell, table.width(from: start, spanning: cell.columnSpan)))
            }
        }
        for index in parts.indices { heights.append(measure(index, box, pass)) }
        for span in spans { stretch(span.row, span.cell, span.width, pass) }
        arrange()
        let inner = box.fixedHeight.map { Swift.max($0 - box.insets.vertical, 0) }
        if let inner, inner > height {
            share(inner - height)
            arrange()
        }
    }

    private func isRow(_ index: Int) -> Bool {
        if case .caption = parts[index] { false } else { true }
    }

    private mutating func arrange() {
        tops = []
        var (y, hasRows) = (0.0, false)
        for index in parts.indices {
            if isRow(index) {
                if hasRows || isTable { y += table.rowSpacing }
                hasRows = true
            }
            tops.append(y)
            y += heights[index]
        }
        height = hasRows && isTable ? y + table.rowSpacing : y
    }

    /// Makes the last of the rows that a cell spans as high as it needs.
    private mutating func stretch(_ row: Int, _ cell: LayoutNode, _ width: Double, _ pass: LayoutPass) {
        let end = Swift.min(row + cell.rowSpan, parts.count)
        let own = heights[row..<end].reduce(0, +) + Double(end - row - 1) * table.rowSpacing
        let item = pass.cell(cell, width: width, height: nil)
        let needed = pass.layout(cell, item.constraints, commit: false).height
        if needed > own { heights[end - 1] += needed - own }
    }

    /// Gives rows a share of what a table is higher than its content.
    private mutating func share(_ free: Double) {
        let rows = parts.indices.filter(isRow)
        for index in rows { heights[index] += free / Double(rows.count) }
    }

    /// The height of a part by its content.
    private func measure(_ index: Int, _ box: BoxContext, _ pass: LayoutPass) -> Double {
        switch parts[index] {
        case .row(let node), .group(let node):
            pass.give(frame(of: index), to: node)
            let width = Swift.max(box.contentWidth - 2 * margin, 0)
            return pass.layout(node, constraints(of: node, box, width: width), commit: false).height
        case .caption(let node):
            return pass.layout(node, constraints(of: node, box, width: box.contentWidth), commit: false).height
        case .cells(let cells): return CellLine(cells, frame(of: index), pass).height
        }
    }

    /// What a part is told of the table.
    func frame(of index: Int) -> TableFrame {
        var frame = table
        if case .group = parts[index] {
            (frame.taken, frame.below) = ([], [])
        } else if case .cells = parts[index], !isTable {
            // These are the cells of a row, which was told itself.
            return frame
        } else {
            frame.taken = taken[index]
            frame.below = []
            var reach = 0.0
            for next in parts.indices.dropFirst(index + 1) where next < heights.count {
                guard case .row = parts[next] else { break }
                reach += table.rowSpacing + heights[next]
                frame.below.append(reach)
            }
        }
        frame.hasRowsAbove = table.hasRowsAbove || parts.indices.prefix(index).contains(where: isRow)
        return frame
    }

    /// What a row, a group or a caption is laid out for.
    func constraints(of node: LayoutNode, _ box: BoxContext, width: Double) -> LayoutConstraints {
        var constraints = LayoutConstraints(
            containingWidth: box.contentWidth, containingHeight: box.percentageHeight)
        constraints.width = width
        constraints.isTablePart = true
        return constraints
    }
}

/// The cells of one row side by side.
struct CellLine {
    /// The column in which each starts.
    let starts: [Int]
    let widths: [Double]
    /// The height that those of one row need.
    private(set) var height = 0.0
    /// The first baseline of each that stands by it.
    private var baselines: [Double?] = []
    private var baseline = 0.0

    /// Measures them.
    init(_ cells: [LayoutNode], _ frame: TableFrame, _ pass: LayoutPass) {
        var occupancy = TableOccupancy(taken: frame.taken)
        let starts = occupancy.place(cells)
        self.starts = starts
        widths = zip(starts, cells).map { frame.width(from: $0, spanning: $1.columnSpan) }
        var heights: [Double] = []
        for (cell, width) in zip(cells, widths) {
            let item = pass.cell(cell, width: width, height: nil)
            let result = pass.layout(cell, item.constraints, commit: false)
            heights.append(cell.rowSpan > 1 ? 0 : result.height + item.margins.vertical)
            let stands = cell.style.display == .tableCell && cell.style.verticalAlign.standsByBaseline
            baselines.append(stands ? result.firstBaseline : nil)
        }
        baseline = baselines.compactMap { $0 }.max() ?? 0
        for index in cells.indices { height = Swift.max(height, heights[index] + shift(of: index)) }
    }

    /// How far the content of a cell is lowered, so that the first lines of all stand on one baseline.
    func shift(of index: Int) -> Double { baselines[index].map { baseline - $0 } ?? 0 }
}

extension VerticalAlign {
    /// Whether a cell stands by its baseline.
    fileprivate var standsByBaseline: Bool {
        switch self {
        case .middle, .top, .bottom, .textBottom: false
        default: true
        }
    }
}
