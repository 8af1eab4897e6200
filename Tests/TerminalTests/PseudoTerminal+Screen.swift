import CVTerm
import Cells

extension PseudoTerminal {
    /// A cell as the terminal shows it.
    struct ShownCell {
        /// The cluster; a blank where nothing was written, empty for the second half of a wide one.
        let text: String
        let width: Int
        let foreground: Color
        let background: Color
        let attributes: CellStyle.Attributes
    }

    /// The text of the whole screen, a line a row.
    var text: String { (0..<size.rows).map(line).joined(separator: "\n") }

    /// The text of a row without blanks at its end.
    func line(_ row: Int) -> String {
        var line = (0..<size.columns).map { cell($0, row).text }.joined()
        while line.last == " " { line.removeLast() }
        return line
    }

    /// Where a text begins on the screen, in reading order.
    func place(of text: String) -> CellPoint? {
        for row in 0..<size.rows where line(row).contains(text) {
            let cells = (0..<size.columns).map { cell($0, row).text }
            for column in cells.indices where cells[column...].joined().hasPrefix(text) {
                return CellPoint(column: column, row: row)
            }
        }
        return nil
    }

    /// The cell at a place.
    func cell(_ column: Int, _ row: Int) -> ShownCell {
        var cell = VTermScreenCell()
        vterm_screen_get_cell(screen, VTermPos(row: Int32(row), col: Int32(column)), &cell)
        var attributes: CellStyle.Attributes = []
        if cell.attrs.bold != 0 { attributes.insert(.bold) }
        if cell.attrs.italic != 0 { attributes.insert(.italic) }
        if cell.attrs.underline != 0 { attributes.insert(.underline) }
        if cell.attrs.reverse != 0 { attributes.insert(.reverse) }
        if cell.attrs.strike != 0 { attributes.insert(.strikethrough) }
        return ShownCell(
            text: Self.text(cell), width: Int(cell.width), foreground: Self.color(cell.fg),
            background: Self.color(cell.bg), attributes: attributes)
    }

    private static func text(_ cell: VTermScreenCell) -> String {
        withUnsafeBytes(of: cell.chars) { bytes in
            let scalars = bytes.bindMemory(to: UInt32.self)
            if scalars[0] == .max { return "" }
            if scalars[0] == 0 { return " " }
            return String(String.UnicodeScalarView(scalars.prefix { $0 != 0 }.compactMap(Unicode.Scalar.init)))
        }
    }

    /// The flags of a colour are macros that are not imported: 1 indexed, 2 and 4 the terminal's own.
    private static func color(_ color: VTermColor) -> Color {
        if color.type & 6 != 0 { return .terminal }
        if color.type & 1 != 0 { return .indexed(color.indexed.idx) }
        return .rgb(color.rgb.red, color.rgb.green, color.rgb.blue)
    }
}
