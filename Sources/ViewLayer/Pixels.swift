/// How CSS pixels and cells relate: a column is 8 px, a row 16 px.
enum Pixels {
    /// The width of a cell.
    static let perColumn = 8.0
    /// The height of a cell.
    static let perRow = 16.0

    /// The column whose left edge is nearest.
    static func column(_ x: Double) -> Int { cell(x / perColumn) }

    /// The row whose upper edge is nearest.
    static func row(_ y: Double) -> Int { cell(y / perRow) }

    /// Rounds half up; what is not a sensible number is cut off, so that sums of a few never overflow.
    static func cell(_ value: Double) -> Int {
        guard value == value else { return 0 }
        return Int(max(-1e8, min(1e8, value + 0.5)).rounded(.down))
    }
}
