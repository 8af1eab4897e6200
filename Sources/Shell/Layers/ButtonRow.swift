import Cells
import Theme
import ViewLayer

/// The buttons of a dialog: as many side by side as have room for their labels.
struct ButtonRow {
    let labels: [String]
    var selected: Int
    /// The colours of the labels as CSS, where a program gives them.
    var colors: [String?] = []
    /// Where the last paint put the buttons, for clicks.
    private(set) var frames: [CellRect] = []

    init(_ labels: [String], selected: Int = 0) {
        self.labels = labels
        self.selected = selected
    }

    /// The columns of one button.
    private var widest: Int { (labels.map { TextWidth.of($0) }.max() ?? 0) + 4 }

    /// The columns in which all stand side by side.
    var columns: Int { labels.isEmpty ? 0 : labels.count * (widest + 2) - 2 }

    /// How many stand side by side in so many columns.
    private func perRow(in columns: Int) -> Int {
        let most = max(1, min(labels.count, (columns + 2) / (widest + 2)))
        // Rows are about as full as each other.
        let rows = max(1, (labels.count + most - 1) / most)
        return max(1, (labels.count + rows - 1) / rows)
    }

    /// The rows that they take in so many columns.
    func rows(in columns: Int) -> Int {
        let perRow = perRow(in: columns)
        return (labels.count + perRow - 1) / perRow
    }

    /// Moves the selection; round at the ends.
    mutating func select(by step: Int) {
        guard !labels.isEmpty else { return }
        selected = (selected + step + labels.count) % labels.count
    }

    /// The button at a cell.
    func button(at point: CellPoint) -> Int? { frames.firstIndex { $0.contains(point) } }

    /// Paints them; where the rows do not suffice, those around the selected one.
    mutating func paint(in area: CellRect, theme: Theme, _ grid: inout Grid) {
        frames = labels.map { _ in CellRect(column: 0, row: 0, columns: 0, rows: 0) }
        let perRow = perRow(in: area.columns)
        let first = max(0, min(selected / perRow, rows(in: area.columns) - area.rows))
        for (index, label) in labels.enumerated() {
            let row = area.row + index / perRow - first
            guard area.rowRange.contains(row) else { continue }
            // The last row's buttons stand below those of the rows above.
            let start = area.columns * (index % perRow) / perRow
            let end = area.columns * (index % perRow + 1) / perRow
            let slot = CellRect(column: area.column + start, row: row, columns: end - start, rows: 1)
            let width = min(slot.columns, widest)
            let button = CellRect(
                column: slot.column + (slot.columns - width) / 2, row: slot.row, columns: width, rows: 1)
            paint(label, index, button, theme, &grid)
            frames[index] = button
        }
    }

    private func paint(_ label: String, _ index: Int, _ area: CellRect, _ theme: Theme, _ grid: inout Grid) {
        let isSelected = index == selected
        var style = theme[isSelected ? .dialogButtonSelected : .dialogButton]
        if !isSelected, colors.indices.contains(index), let color = colors[index] {
            style = style.colored(color, at: theme.depth)
        }
        var ground = style
        ground.attributes.remove(.underline)
        grid.fill(area, style: ground)
        // The selected one is marked, so that it can be told without colours.
        let shown = TextWidth.truncated(isSelected ? "[ \(label) ]" : label, to: area.columns)
        let column = area.column + (area.columns - TextWidth.of(shown)) / 2
        grid.draw(shown, at: CellPoint(column: column, row: area.row), style: style, clip: area)
    }
}

extension CellStyle {
    /// This style in the CSS colour that a program wants, where that can be read on the background.
    func colored(_ css: String, at depth: ColorDepth) -> CellStyle {
        guard depth != .mono, let hex = CSSColorText.opaque(css) else { return self }
        let color = Color.rgb(hex: hex)
        if let ratio = Contrast.ratio(color, background), ratio < 3 { return self }
        var style = self
        style.foreground = color.reduced(to: depth)
        return style
    }
}
