extension Grid {
    /// Draws the edge of a rectangle with box-drawing characters. Lines that are already there are joined, unless
    /// `joins` is false. A rectangle of one row or column becomes a line.
    package mutating func drawBox(
        _ rect: CellRect, line: LineStyle = .light, rounded: Bool = false, sides: BoxSides = .all, style: CellStyle,
        clip: CellRect? = nil, keepsBackground: Bool = false, joins: Bool = true
    ) {
        guard !rect.isEmpty else { return }
        var pen = LinePen(line: line, style: style, clip: clip, keepsBackground: keepsBackground, joins: joins)
        pen.rounds = rounded
        let area = bounds.intersection(clip ?? bounds).intersection(rect)
        let right = rect.endColumn - 1
        let bottom = rect.endRow - 1
        for column in area.columnRange {
            if sides.contains(.top) { mark(pen, column, rect.row, edge(.top, column, rect, sides)) }
            if sides.contains(.bottom), bottom > rect.row || !sides.contains(.top) {
                mark(pen, column, bottom, edge(.bottom, column, rect, sides))
            }
        }
        for row in area.rowRange {
            let onTop = row == rect.row && sides.contains(.top)
            let onBottom = row == bottom && sides.contains(.bottom)
            guard !onTop, !onBottom else { continue }
            if sides.contains(.left) { mark(pen, rect.column, row, [.top, .bottom]) }
            if sides.contains(.right), right > rect.column || !sides.contains(.left) {
                mark(pen, right, row, [.top, .bottom])
            }
        }
    }

    /// Draws a level line over some columns of a row. Its ends reach to their cells' outer edges.
    package mutating func drawHorizontalLine(
        row: Int, columns: Range<Int>, line: LineStyle = .light, style: CellStyle, clip: CellRect? = nil,
        keepsBackground: Bool = false, joins: Bool = true
    ) {
        let pen = LinePen(line: line, style: style, clip: clip, keepsBackground: keepsBackground, joins: joins)
        for column in columns.clamped(to: 0..<size.columns) { mark(pen, column, row, [.left, .right]) }
    }

    /// Draws an upright line over some rows of a column. Its ends reach to their cells' outer edges.
    package mutating func drawVerticalLine(
        column: Int, rows: Range<Int>, line: LineStyle = .light, style: CellStyle, clip: CellRect? = nil,
        keepsBackground: Bool = false, joins: Bool = true
    ) {
        let pen = LinePen(line: line, style: style, clip: clip, keepsBackground: keepsBackground, joins: joins)
        for row in rows.clamped(to: 0..<size.rows) { mark(pen, column, row, [.top, .bottom]) }
    }

    /// The arms of the top or bottom edge of a box at a column: at a corner they turn where the side is drawn.
    private func edge(_ side: BoxSides, _ column: Int, _ rect: CellRect, _ sides: BoxSides) -> BoxSides {
        let inward: BoxSides = side == .top ? .bottom : .top
        var arms: BoxSides = [.left, .right]
        if rect.rows == 1 { return arms }
        if rect.columns == 1 { return sides.isDisjoint(with: [.left, .right]) ? arms : [.top, .bottom] }
        if column == rect.column, sides.contains(.left) { arms = [.right, inward] }
        if column == rect.endColumn - 1, sides.contains(.right) { arms = [.left, inward] }
        return arms
    }

    private mutating func mark(_ pen: LinePen, _ column: Int, _ row: Int, _ sides: BoxSides) {
        let under = self[column, row].glyph.scalar
        guard let glyph = Glyph(pen.scalar(for: sides, over: under)) else { return }
        put(
            glyph, at: CellPoint(column: column, row: row), style: pen.style, clip: pen.clip,
            keepsBackground: pen.keepsBackground)
    }
}

/// What draws a line: how it looks, where it may, and whether it joins what it meets.
private struct LinePen {
    let line: LineStyle
    let style: CellStyle
    let clip: CellRect?
    let keepsBackground: Bool
    let joins: Bool
    var rounds = false

    /// The character for arms towards some sides, over what stands there.
    func scalar(for sides: BoxSides, over under: Unicode.Scalar?) -> Unicode.Scalar {
        let arms = BoxArms(sides, weight: line.weight)
        if joins, let there = BoxArms(under) {
            let joined = there.joined(with: arms)
            if joined != arms { return joined.scalar }
        }
        if let dash = line.dash(vertical: sides == [.top, .bottom]),
            sides == [.top, .bottom] || sides == [.left, .right]
        {
            return dash
        }
        if rounds, line.weight == 1 {
            switch sides {
            case [.bottom, .right]: return "\u{256D}"
            case [.bottom, .left]: return "\u{256E}"
            case [.top, .left]: return "\u{256F}"
            case [.top, .right]: return "\u{2570}"
            default: break
            }
        }
        return arms.scalar
    }
}
