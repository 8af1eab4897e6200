/// The computed values that only tables and their cells have.
package struct TableStyle: Equatable, Sendable {
    /// `border-spacing` in px, between columns and between rows.
    package var columnSpacing = 0.0
    package var rowSpacing = 0.0
    /// `border-collapse: collapse`: cells share their borders, and nothing is between them.
    package var collapses = false
    /// `table-layout: fixed`: the first row alone decides how wide the columns are.
    package var isFixed = false
    /// How many columns and rows a cell spans, as HTML in `rich-text` says.
    package var columnSpan = 1
    package var rowSpan = 1

    /// The initial values.
    package init() {}
}

extension LayoutStyle {
    /// The table's properties, which come into being when they are set.
    var tableOrInitial: TableStyle {
        get { table ?? TableStyle() }
        set { table = newValue }
    }
}
