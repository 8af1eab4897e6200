/// What the cells of a table's column ask for.
struct TableColumn {
    var widths = IntrinsicWidths()
    /// A width in percent of the table's.
    var percent = 0.0
    /// Whether a cell says how wide it is.
    var isFixed = false

    /// Takes the wishes of one more cell.
    mutating func join(_ other: TableColumn) {
        widths.min = Swift.max(widths.min, other.widths.min)
        widths.max = Swift.max(widths.max, other.widths.max)
        percent = Swift.max(percent, other.percent)
        isFixed = isFixed || other.isFixed
    }
}

/// Shares a table's width between its columns (CSS 2, 17.5.2).
struct TableColumns {
    private(set) var columns: [TableColumn] = []
    /// The widths of what stands above or below the columns.
    private(set) var captions = IntrinsicWidths()
    private let style: TableStyle
    /// The wishes of cells across several columns.
    private var spanned: [(columns: Range<Int>, wish: TableColumn)] = []

    /// No table has more columns than this.
    private static let limit = 1000

    /// Collects the wishes of all cells in `parts`.
    init(_ parts: [TablePart], _ style: TableStyle, _ pass: LayoutPass) {
        self.style = style
        add(parts, pass)
        spread()
    }

    private mutating func add(_ parts: [TablePart], _ pass: LayoutPass) {
        var occupancy = TableOccupancy()
        for part in parts {
            switch part {
            case .caption(let node):
                let widths = pass.contribution(node)
                captions.min = Swift.max(captions.min, widths.min)
                captions.max = Swift.max(captions.max, widths.max)
            case .group(let node):
                pass.refresh(node)
                guard pass.descend() else { continue }
                add(TableParts(node, pass).parts, pass)
                pass.ascend()
            case .row(let node):
                pass.refresh(node)
                add(row: node.cells(pass), &occupancy, pass)
            case .cells(let cells): add(row: cells, &occupancy, pass)
            }
        }
    }

    private mutating func add(row cells: [LayoutNode], _ occupancy: inout TableOccupancy, _ pass: LayoutPass) {
        // With `table-layout: fixed` only the first row counts.
        let counts = !style.isFixed || columns.isEmpty
        for (start, cell) in zip(occupancy.place(cells), cells) where start < Self.limit {
            let end = Swift.min(start + cell.columnSpan, Self.limit)
            while columns.count < end { columns.append(TableColumn()) }
            guard counts else { continue }
            let wish = Self.column(cell, pass, isFixed: style.isFixed)
            if end - start == 1 { columns[start].join(wish) } else { spanned.append((start..<end, wish)) }
        }
    }

    private static func column(_ cell: LayoutNode, _ pass: LayoutPass, isFixed: Bool) -> TableColumn {
        var result = TableColumn()
        guard case .length(let length) = cell.style.width else {
            if !isFixed { result.widths = pass.contribution(cell) }
            return result
        }
        result.widths = pass.contribution(cell)
        if length.percent > 0 { result.percent = length.percent } else { result.isFixed = true }
        return result
    }

    /// Gives the columns under cells across several of them what these lack.
    private mutating func spread() {
        for (range, wish) in spanned {
            let gaps = Double(range.count - 1) * spacing
            let min = wish.widths.min - gaps - columns[range].reduce(0) { $0 + $1.widths.min }
            let max = wish.widths.max - gaps - columns[range].reduce(0) { $0 + $1.widths.max }
            for index in range {
                columns[index].widths.min += Swift.max(min, 0) / Double(range.count)
                columns[index].widths.max += Swift.max(max, 0) / Double(range.count)
            }
        }
    }

    private var spacing: Double { style.collapses ? 0 : style.columnSpacing }

    /// What is between the columns and beside them.
    private var gaps: Double { columns.isEmpty ? 0 : Double(columns.count + 1) * spacing }

    /// The widths of all columns together.
    var intrinsic: IntrinsicWidths {
        let min = columns.reduce(gaps) { $0 + $1.widths.min }
        let max = columns.reduce(gaps) { $0 + Swift.max($1.widths.min, $1.widths.max) }
        return IntrinsicWidths(min: Swift.max(min, captions.min), max: Swift.max(max, captions.max))
    }

    /// The columns in a table whose content is `whole` px wide.
    func shared(_ whole: Double) -> [Double] {
        let width = Swift.max(whole - gaps, 0)
        var sizes = columns.map { column in
            if column.percent > 0 { return Swift.max(column.widths.min, column.percent * width / 100) }
            return column.isFixed ? Swift.max(column.widths.min, column.widths.max) : column.widths.min
        }
        let open = columns.indices.filter { columns[$0].percent == 0 && !columns[$0].isFixed }
        let free = width - sizes.reduce(0, +)
        guard free > 0 else { return sizes }
        let wanted = open.map { Swift.max(columns[$0].widths.max - columns[$0].widths.min, 0) }
        let sum = wanted.reduce(0, +)
        let growth = sum > 0 ? Swift.min(free / sum, 1) : 0
        for (index, extra) in zip(open, wanted) { sizes[index] += extra * growth }
        let rest = free - sum * growth
        guard rest > 0 else { return sizes }
        // What is left goes to the columns by their size; to those that say none, where there are such.
        let takers = open.isEmpty ? Array(columns.indices) : open
        let taken = takers.reduce(0) { $0 + sizes[$1] }
        for index in takers {
            sizes[index] += taken > 0 ? rest * (sizes[index] / taken) : rest / Double(takers.count)
        }
        return sizes
    }
}
