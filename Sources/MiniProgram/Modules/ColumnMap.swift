/// Where the columns of a converted source came from. Lines stay; only lines that were changed have entries.
package struct ColumnMap: Sendable {
    /// From this column on, the original column.
    struct Segment: Sendable {
        /// The column in the converted line, from 1.
        var column: Int
        var original: Int
        /// Whether the text was put in by the conversion: all of it stands for one original column.
        var isInserted: Bool
    }

    private var lines: [Int: [Segment]] = [:]

    /// The map of an unchanged source.
    package init() {}

    /// The original column of a place in the converted source; lines and columns count from 1.
    package func originalColumn(line: Int, column: Int) -> Int {
        guard let segments = lines[line], let segment = segments.last(where: { $0.column <= column }) else {
            return column
        }
        return segment.isInserted ? segment.original : segment.original + column - segment.column
    }

    /// Notes where a piece of a line came from. Pieces come in order.
    mutating func add(line: Int, _ segment: Segment) {
        lines[line, default: []].append(segment)
    }
}
