/// A part of a grid that an item takes: ranges of tracks.
struct GridCells: Equatable {
    /// The rows.
    var rows: Range<Int>
    /// The columns.
    var columns: Range<Int>
}

/// Where the items of a grid go: CSS Grid Layout Level 1, section 8.
struct GridPlacer {
    /// No grid has more tracks than this in one direction, and no line a number beyond.
    static let trackLimit = 1000

    /// How many implicit rows stand before the explicit ones.
    private(set) var rowsBefore = 0
    /// How many implicit columns stand before the explicit ones.
    private(set) var columnsBefore = 0
    /// How many rows there are.
    private(set) var rowCount: Int
    /// How many columns there are.
    private(set) var columnCount: Int
    /// The cells of the items.
    private(set) var cells: [GridCells] = []

    /// An item's wish in one axis: a place, or only a span.
    private struct Wish {
        var start: Int?
        var span: Int
    }

    private struct Cell: Hashable {
        var major: Int
        var minor: Int
    }

    /// Places items with the given styles in a grid with that many explicit tracks.
    init(_ items: [LayoutNode], style: GridStyle, rows: Int, columns: Int) {
        rowCount = rows
        columnCount = columns
        var wishes = items.map { item in
            let grid = item.style.grid
            return (
                row: Self.wish(Self.resolved(grid?.row, style.areas) { $0.rows }, tracks: rows),
                column: Self.wish(Self.resolved(grid?.column, style.areas) { $0.columns }, tracks: columns)
            )
        }
        rowsBefore = wishes.map { -Swift.min($0.row.start ?? 0, 0) }.max() ?? 0
        columnsBefore = wishes.map { -Swift.min($0.column.start ?? 0, 0) }.max() ?? 0
        for index in wishes.indices {
            wishes[index].row.start = wishes[index].row.start.map { $0 + rowsBefore }
            wishes[index].column.start = wishes[index].column.start.map { $0 + columnsBefore }
        }
        rowCount += rowsBefore
        columnCount += columnsBefore
        let swapped = wishes.map {
            style.flowsInColumns ? (major: $0.column, minor: $0.row) : (major: $0.row, minor: $0.column)
        }
        var minorCount = style.flowsInColumns ? rowCount : columnCount
        for wish in swapped { minorCount = Swift.max(minorCount, (wish.minor.start ?? 0) + wish.minor.span) }
        minorCount = Swift.max(minorCount, 1)
        let places = Self.place(swapped, minorCount: minorCount, isDense: style.isDense)
        cells = places.map {
            style.flowsInColumns
                ? GridCells(rows: $0.minor, columns: $0.major) : GridCells(rows: $0.major, columns: $0.minor)
        }
        rowCount = cells.reduce(rowCount) { Swift.max($0, $1.rows.upperBound) }
        columnCount = cells.reduce(columnCount) { Swift.max($0, $1.columns.upperBound) }
    }

    /// An area whose names are replaced by the lines that they stand for.
    private static func resolved(
        _ area: GridArea?, _ areas: [String: GridAreaLines], _ side: (GridAreaLines) -> Range<Int>
    ) -> GridArea {
        guard let area else { return GridArea() }
        func line(_ placement: GridPlacement, isEnd: Bool) -> GridPlacement {
            guard case .named(let name) = placement else { return placement }
            guard let lines = areas[name].map(side) else { return .auto }
            return .line((isEnd ? lines.upperBound : lines.lowerBound) + 1)
        }
        return GridArea(start: line(area.start, isEnd: false), end: line(area.end, isEnd: true))
    }

    private static func wish(_ area: GridArea, tracks: Int) -> Wish {
        func line(_ placement: GridPlacement) -> Int? {
            guard case .line(let number) = placement, number != 0 else { return nil }
            let bounded = Swift.min(Swift.max(number, -trackLimit), trackLimit)
            return bounded > 0 ? bounded - 1 : Swift.max(tracks + 1 + bounded, -trackLimit)
        }
        func span(_ placement: GridPlacement) -> Int? {
            if case .span(let count) = placement { return Swift.min(Swift.max(count, 1), trackLimit) }
            return nil
        }
        switch (line(area.start), line(area.end)) {
        case (let start?, let end?):
            if start == end { return Wish(start: start, span: 1) }
            return Wish(start: Swift.min(start, end), span: abs(end - start))
        case (let start?, nil): return Wish(start: start, span: span(area.end) ?? 1)
        case (nil, let end?):
            let span = span(area.start) ?? 1
            return Wish(start: end - span, span: span)
        case (nil, nil): return Wish(start: nil, span: span(area.start) ?? span(area.end) ?? 1)
        }
    }

    private static func place(
        _ wishes: [(major: Wish, minor: Wish)], minorCount: Int, isDense: Bool
    ) -> [(major: Range<Int>, minor: Range<Int>)] {
        var taken: Set<Cell> = []
        var result = [(major: Range<Int>, minor: Range<Int>)](repeating: (0..<1, 0..<1), count: wishes.count)
        func isFree(_ major: Range<Int>, _ minor: Range<Int>) -> Bool {
            major.allSatisfy { row in minor.allSatisfy { !taken.contains(Cell(major: row, minor: $0)) } }
        }
        func take(_ index: Int, _ major: Int, _ minor: Int) {
            let wish = wishes[index]
            result[index] = (major..<(major + wish.major.span), minor..<(minor + wish.minor.span))
            // A huge item marks no more than a bounded number of cells.
            for row in result[index].major.prefix(256) {
                for column in result[index].minor.prefix(256) { taken.insert(Cell(major: row, minor: column)) }
            }
        }
        for (index, wish) in wishes.enumerated() {
            if let major = wish.major.start, let minor = wish.minor.start { take(index, major, minor) }
        }
        for (index, wish) in wishes.enumerated() {
            guard let major = wish.major.start, wish.minor.start == nil else { continue }
            var minor = 0
            while !isFree(major..<(major + wish.major.span), minor..<(minor + wish.minor.span)), minor < trackLimit {
                minor += 1
            }
            take(index, major, minor)
        }
        var cursor = Cell(major: 0, minor: 0)
        for (index, wish) in wishes.enumerated() where wish.major.start == nil {
            if isDense { cursor = Cell(major: 0, minor: 0) }
            if let minor = wish.minor.start {
                if minor < cursor.minor { cursor.major += 1 }
                cursor.minor = minor
                while !isFree(cursor.major..<(cursor.major + wish.major.span), minor..<(minor + wish.minor.span)) {
                    cursor.major += 1
                }
            } else {
                while true {
                    if cursor.minor + wish.minor.span > minorCount, cursor.minor > 0 {
                        cursor = Cell(major: cursor.major + 1, minor: 0)
                        continue
                    }
                    let minors = cursor.minor..<(cursor.minor + wish.minor.span)
                    if isFree(cursor.major..<(cursor.major + wish.major.span), minors) { break }
                    cursor.minor += 1
                }
            }
            take(index, cursor.major, cursor.minor)
        }
        return result
    }
}
