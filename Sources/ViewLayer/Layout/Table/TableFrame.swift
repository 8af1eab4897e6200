/// What a table tells a row or a group of rows in it.
struct TableFrame: Equatable {
    /// The widths of all columns.
    var columns: [Double]
    /// The style of the table.
    var style: TableStyle
    /// The columns of a row that cells of rows above reach down into.
    var taken: Set<Int> = []
    /// How far it is from a row's lower edge to that of each row below it.
    var below: [Double] = []
    /// Whether rows stand above it.
    var hasRowsAbove = false

    /// Where a column starts.
    func start(of column: Int) -> Double {
        columns.prefix(column).reduce(0, +) + Double(column) * spacing
    }

    /// The width of a cell that starts in a column.
    func width(from column: Int, spanning count: Int) -> Double {
        let spanned = columns.dropFirst(column).prefix(count)
        return spanned.reduce(0, +) + Double(Swift.max(spanned.count - 1, 0)) * spacing
    }

    /// The room that a cell has below its own row.
    func reach(spanning rows: Int) -> Double {
        rows < 2 || below.isEmpty ? 0 : below[Swift.min(rows - 2, below.count - 1)]
    }

    /// What is between two columns.
    var spacing: Double { style.collapses ? 0 : style.columnSpacing }
    /// What is between two rows.
    var rowSpacing: Double { style.collapses ? 0 : style.rowSpacing }
}

/// Puts the cells of rows, one row after the other, into columns.
struct TableOccupancy {
    /// The rows, from the next one on, into which a cell above reaches, by column.
    private var reach: [Int: Int]

    /// No cell reaches down from above but those into these columns.
    init(taken: Set<Int> = []) {
        reach = Dictionary(uniqueKeysWithValues: taken.map { ($0, 1) })
    }

    /// The columns of the next row that are taken.
    var taken: Set<Int> { Set(reach.keys) }

    /// The column in which each cell of the next row starts.
    mutating func place(_ cells: [LayoutNode]) -> [Int] {
        var next = reach.filter { $0.value > 1 }.mapValues { $0 - 1 }
        var column = 0
        let starts = cells.map { cell in
            while reach[column] != nil { column += 1 }
            let start = column
            column += cell.columnSpan
            if cell.rowSpan > 1 { for index in start..<column { next[index] = cell.rowSpan - 1 } }
            return start
        }
        reach = next
        return starts
    }
}

extension LayoutNode {
    /// How many columns a cell spans.
    var columnSpan: Int { Swift.min(Swift.max(style.table?.columnSpan ?? 1, 1), 100) }
    /// How many rows a cell spans.
    var rowSpan: Int { Swift.min(Swift.max(style.table?.rowSpan ?? 1, 1), 1000) }
}
