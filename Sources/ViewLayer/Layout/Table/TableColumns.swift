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

/// Shares a table's width between its columns (CSS 2, 17.5.2; cells span one column each).
struct TableColumns {
    private(set) var columns: [TableColumn] = []
    /// The widths of what stands above or below the columns.
    private(set) var captions = IntrinsicWidths()

    /// No table has more columns than this.
    private static let limit = 1000

    /// Collects the wishes of all cells in `parts`.
    init(_ parts: [TablePart], _ pass: LayoutPass) {
        add(parts, pass)
    }

    private mutating func add(_ parts: [TablePart], _ pass: LayoutPass) {
        for part in parts {
            switch part {
            case .caption(let node):
                let widths = pass.contribution(node)
                captions.min = Swift.max(captions.min, widths.min)
                captions.max = Swift.max(captions.max, widths.max)
            case .row(let node), .group(let node):
                pass.refresh(node)
                guard pass.descend() else { continue }
                add(TableParts(node, pass).parts, pass)
                pass.ascend()
            case .cells(let cells):
                for (index, cell) in cells.prefix(Self.limit).enumerated() {
                    if index == columns.count { columns.append(TableColumn()) }
                    columns[index].join(Self.column(cell, pass))
                }
            }
        }
    }

    private static func column(_ cell: LayoutNode, _ pass: LayoutPass) -> TableColumn {
        var result = TableColumn(widths: pass.contribution(cell))
        if case .length(let length) = cell.style.width {
            if length.percent > 0 { result.percent = length.percent } else { result.isFixed = true }
        }
        return result
    }

    /// The widths of all columns together.
    var intrinsic: IntrinsicWidths {
        let min = columns.reduce(0) { $0 + $1.widths.min }
        let max = columns.reduce(0) { $0 + Swift.max($1.widths.min, $1.widths.max) }
        return IntrinsicWidths(min: Swift.max(min, captions.min), max: Swift.max(max, captions.max))
    }

    /// The columns in a table of `width` px.
    func shared(_ width: Double) -> [Double] {
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
        let whole = takers.reduce(0) { $0 + sizes[$1] }
        for index in takers {
            sizes[index] += whole > 0 ? rest * (sizes[index] / whole) : rest / Double(takers.count)
        }
        return sizes
    }
}
