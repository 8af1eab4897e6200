/// Writes the elements of a grid's SVG picture. All measures are px.
struct SVGWriter {
    static let columnWidth = 8.4
    static let rowHeight = 18.0
    private static let fontSize = 14.0
    private static let baseline = 13.5

    private let options: SVGOptions
    private var output = ""

    init(options: SVGOptions) { self.options = options }

    /// What was written so far.
    var elements: String { output }

    /// Opens the picture.
    mutating func begin(width: Double, height: Double) {
        output += """
            <svg xmlns="http://www.w3.org/2000/svg" width="\(number(width))" height="\(number(height))" \
            viewBox="0 0 \(number(width)) \(number(height))">
            <rect width="100%" height="100%" fill="\(hex(options.background))"/>
            <g font-family="\(XMLText.escaped(options.fontFamily))" font-size="\(number(Self.fontSize))" \
            text-rendering="geometricPrecision" xml:space="preserve">\n
            """
    }

    /// Closes the picture and returns it.
    mutating func end() -> String {
        output += "</g>\n</svg>\n"
        return output
    }

    /// Writes a rectangle for each run of cells of one background other than the terminal's own.
    mutating func writeBackgrounds(of grid: Grid, row: Int) {
        var column = 0
        while column < grid.size.columns {
            let color = colors(of: grid, column, row).background
            var end = column + 1
            while end < grid.size.columns, colors(of: grid, end, row).background == color { end += 1 }
            if color != options.background {
                rectangle(left(column), top(row), Double(end - column) * Self.columnWidth, Self.rowHeight, color)
            }
            column = end
        }
    }

    /// Writes the text, lines and blocks of a row: a run of narrow letters of one style is one element.
    mutating func writeText(of grid: Grid, row: Int) {
        var column = 0
        while column < grid.size.columns {
            let cell = grid[column, row]
            let color = colors(of: grid, column, row).foreground
            decorate(cell, column, row, color)
            guard cell.glyph != .blank, !cell.glyph.isContinuation else {
                column += 1
                continue
            }
            if drawShape(cell.glyph.scalar, column, row, color) {
                column += 1
                continue
            }
            var text = cell.glyph.text
            var end = column + cell.glyph.width
            while isWordLetter(cell.glyph), end < grid.size.columns, isWordLetter(grid[end, row].glyph),
                grid[end, row].style == cell.style, colors(of: grid, end, row).foreground == color
            {
                decorate(grid[end, row], end, row, color)
                text += grid[end, row].glyph.text
                end += 1
            }
            write(text, column, row, color, cell.style.attributes)
            column = end
        }
    }

    /// Letters that a monospaced font surely has at the cell's width, so that a word of them may be one element.
    private func isWordLetter(_ glyph: Glyph) -> Bool {
        glyph.scalar.map { (0x21..<0x7F).contains($0.value) } ?? false
    }

    private mutating func write(
        _ text: String, _ column: Int, _ row: Int, _ color: Color, _ attributes: CellStyle.Attributes
    ) {
        output += "<text x=\"\(number(left(column)))\" y=\"\(number(top(row) + Self.baseline))\" fill=\"\(hex(color))\""
        if attributes.contains(.bold) { output += " font-weight=\"bold\"" }
        if attributes.contains(.italic) { output += " font-style=\"italic\"" }
        if attributes.contains(.dim) { output += " opacity=\"0.6\"" }
        output += ">\(XMLText.escaped(text))</text>\n"
    }

    private mutating func decorate(_ cell: Cell, _ column: Int, _ row: Int, _ color: Color) {
        if cell.style.attributes.contains(.underline) {
            rectangle(left(column), top(row) + Self.baseline + 2, Self.columnWidth, 1, color)
        }
        if cell.style.attributes.contains(.strikethrough) {
            rectangle(left(column), top(row) + Self.baseline - 4.5, Self.columnWidth, 1, color)
        }
    }

    /// Draws box-drawing and block characters, whose font glyphs would leave gaps. False for any other.
    private mutating func drawShape(_ scalar: Unicode.Scalar?, _ column: Int, _ row: Int, _ color: Color) -> Bool {
        guard let scalar else { return false }
        let parts = BlockShape.parts(of: scalar)
        for part in parts {
            rectangle(
                left(column) + part.left * Self.columnWidth, top(row) + part.top * Self.rowHeight,
                part.width * Self.columnWidth, part.height * Self.rowHeight, color)
        }
        if !parts.isEmpty { return true }
        guard let arms = BoxArms(scalar), !BoxArms.isDash(scalar) else { return false }
        let ends = [(0.5, 0.0), (1.0, 0.5), (0.5, 1.0), (0.0, 0.5)]
        let center = (x: left(column) + Self.columnWidth / 2, y: top(row) + Self.rowHeight / 2)
        for side in 0..<4 where arms.weight(side) != 0 {
            let end = (x: left(column) + ends[side].0 * Self.columnWidth, y: top(row) + ends[side].1 * Self.rowHeight)
            let upright = side % 2 == 0
            for offset in arms.weight(side) == 3 ? [-1.5, 1.5] : [0] {
                let dx = upright ? offset : 0
                let dy = upright ? 0 : offset
                output += """
                    <path d="M\(number(center.x + dx)) \(number(center.y + dy))L\(number(end.x + dx)) \
                    \(number(end.y + dy))" stroke="\(hex(color))" stroke-linecap="square" \
                    stroke-width="\(arms.weight(side) == 2 ? 2.4 : 1.2)"/>\n
                    """
            }
        }
        return true
    }

    /// The colours a cell is seen in: the terminal's own filled in, reverse and the cursor applied.
    private func colors(of grid: Grid, _ column: Int, _ row: Int) -> (foreground: Color, background: Color) {
        let style = grid[column, row].style
        let foreground = style.foreground == .terminal ? options.foreground : style.foreground
        let background = style.background == .terminal ? options.background : style.background
        // The cursor covers all of a wide glyph.
        let first = grid[column, row].glyph.isContinuation ? column - 1 : column
        let isCursor = options.cursor == CellPoint(column: first, row: row)
        let swaps = style.attributes.contains(.reverse) != isCursor
        return swaps ? (background, foreground) : (foreground, background)
    }

    private mutating func rectangle(_ x: Double, _ y: Double, _ width: Double, _ height: Double, _ color: Color) {
        output += """
            <rect x="\(number(x))" y="\(number(y))" width="\(number(width))" height="\(number(height))" \
            fill="\(hex(color))" shape-rendering="crispEdges"/>\n
            """
    }

    private func left(_ column: Int) -> Double { options.padding + Double(column) * Self.columnWidth }

    private func top(_ row: Int) -> Double { options.padding + Double(row) * Self.rowHeight }

    private func hex(_ color: Color) -> String {
        let parts = color.components ?? (0, 0, 0)
        let value = Int(parts.red) << 16 | Int(parts.green) << 8 | Int(parts.blue)
        let digits = String(value, radix: 16)
        return "#" + String(repeating: "0", count: 6 - digits.count) + digits
    }

    /// A number with at most two decimals.
    private func number(_ value: Double) -> String {
        let hundredths = Int((value * 100).rounded())
        let (whole, part) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
        let sign = hundredths < 0 ? "-" : ""
        if part == 0 { return "\(sign)\(whole)" }
        return "\(sign)\(whole)." + (part % 10 == 0 ? "\(part / 10)" : part < 10 ? "0\(part)" : "\(part)")
    }
}
