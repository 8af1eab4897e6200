import Cells

/// Measures text in terminal cells, whatever its font: one column is 8 px, one row 16 px.
struct CellMeasurer: TextMeasurer {
    func advance(of cluster: Character, font: Int, size: Double) -> Double {
        Double(TextWidth.of(cluster)) * Pixels.perColumn
    }

    func asciiAdvance(font: Int, size: Double) -> Double? { Pixels.perColumn }

    func metrics(font: Int, size: Double) -> FontMetrics {
        FontMetrics(ascent: 12, descent: 4, normalLineHeight: Pixels.perRow, xHeight: 8)
    }

    /// A line is one row unless `line-height` says two or more.
    func lineHeight(_ lineHeight: Double?, font: Int, size: Double) -> Double {
        guard let lineHeight, lineHeight >= 2 * Pixels.perRow else { return Pixels.perRow }
        return (lineHeight / Pixels.perRow).rounded(.down) * Pixels.perRow
    }

    func ellipsisAdvance(font: Int, size: Double) -> Double { Pixels.perColumn }
}
