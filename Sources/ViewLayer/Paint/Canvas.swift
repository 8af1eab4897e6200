import Cells

/// A grid on which an area stands for a page: places count from the area's upper left cell.
struct Canvas {
    var grid: Grid
    let area: CellRect
    let appearance: Appearance
    /// Lines that wait until all else is painted.
    var hairlines: [Hairline] = []
    /// Sides of boxes that do.
    var rings: [Ring] = []

    /// The colour of a cell's background as it looks.
    func background(_ column: Int, _ row: Int) -> RGB {
        RGB(grid[area.column + column, area.row + row].style.background) ?? RGB(hex: appearance.backgroundHex)
    }

    /// Fills a rectangle with a colour, over what is there.
    mutating func fill(_ rect: CellRect, _ color: RGB, clip: CellRect) {
        let target = place(rect.intersection(clip))
        guard !target.isEmpty, color.alpha > 0.004 else { return }
        if color.alpha > 0.996 {
            grid.fill(target, style: CellStyle(foreground: appearance.foreground, background: .rgb(hex: color.hex)))
            return
        }
        let below = RGB(hex: appearance.backgroundHex)
        let text = RGB(hex: appearance.foregroundHex)
        grid.restyle(target) { style in
            style.background = .rgb(hex: color.over(RGB(style.background) ?? below).hex)
            style.foreground = .rgb(hex: color.over(RGB(style.foreground) ?? text).hex)
        }
    }

    /// Writes a text on one line; what is behind it stays.
    mutating func write(
        _ text: some StringProtocol, column: Int, row: Int, color: RGB?, attributes: CellStyle.Attributes = [],
        opacity: Double = 1, link: UInt16 = 0, clip: CellRect
    ) {
        guard row >= clip.row, row < clip.endRow, column < clip.endColumn else { return }
        let style = CellStyle(
            foreground: ink(color, column: max(column, clip.column), row: row, opacity: opacity),
            attributes: attributes, link: link)
        // A blank that does not break looks like any other.
        var shown = String(text)
        if shown[...].utf8.mayContain(0xA0) { shown = shown.replacing("\u{A0}", with: " ") }
        grid.draw(
            shown, at: CellPoint(column: area.column + column, row: area.row + row), style: style,
            clip: place(clip), keepsBackground: true)
    }

    /// The colour of text at a place: blended with what is behind it, and legible where the program left the page's
    /// colour to the terminal.
    func ink(_ color: RGB?, column: Int, row: Int, opacity: Double) -> Color {
        let cell = grid[area.column + column, area.row + row].style.background
        let below = RGB(cell) ?? RGB(hex: appearance.backgroundHex)
        guard var color else {
            if cell == .terminal || cell == appearance.background, opacity > 0.996 { return appearance.foreground }
            let plain = below.luminance > 0.5 ? RGB(hex: 0x111111) : RGB(hex: 0xEEEEEE)
            return .rgb(hex: plain.faded(opacity).over(below).hex)
        }
        color = color.faded(opacity)
        let shown = color.over(below)
        if cell == .terminal || cell == appearance.background, abs(shown.luminance - below.luminance) < 0.25,
            color.alpha > 0.2
        {
            return .rgb(hex: RGB(hex: appearance.foregroundHex).faded(0.6).over(shown).hex)
        }
        return .rgb(hex: shown.hex)
    }

    /// The colour of a line at a place: a grey one is as faint on the terminal's own background as its author saw it on
    /// white.
    private func lineInk(_ color: RGB?, column: Int, row: Int, opacity: Double) -> Color {
        let cell = grid[area.column + column, area.row + row].style.background
        guard let color, cell == .terminal || cell == appearance.background else {
            return ink(color, column: column, row: row, opacity: opacity)
        }
        let channels = [color.red, color.green, color.blue]
        let spread = (channels.max() ?? 0) - (channels.min() ?? 0)
        guard spread < 24 else { return ink(color, column: column, row: row, opacity: opacity) }
        let strength = 0.25 + 0.5 * (1 - color.luminance) * color.alpha
        let text = RGB(hex: appearance.foregroundHex).faded(strength * opacity)
        return .rgb(hex: text.over(RGB(hex: appearance.backgroundHex)).hex)
    }

    /// Writes a mark of a border, where nothing is written.
    mutating func writeLine(
        _ glyph: String, column: Int, row: Int, color: RGB?, opacity: Double, clip: CellRect
    ) {
        guard clip.contains(CellPoint(column: column, row: row)),
            let glyph = glyph.unicodeScalars.first.flatMap(Glyph.init)
        else { return }
        let place = CellPoint(column: area.column + column, row: area.row + row)
        guard grid[place.column, place.row].glyph == .blank else { return }
        grid.put(
            glyph, at: place, style: CellStyle(foreground: lineInk(color, column: column, row: row, opacity: opacity)),
            clip: area, keepsBackground: true)
    }

    /// Writes one glyph in exactly this colour over what is behind it.
    mutating func write(_ glyph: String, column: Int, row: Int, exactly color: RGB, clip: CellRect) {
        guard clip.contains(CellPoint(column: column, row: row)),
            let glyph = glyph.unicodeScalars.first.flatMap(Glyph.init)
        else { return }
        grid.put(
            glyph, at: CellPoint(column: area.column + column, row: area.row + row),
            style: CellStyle(foreground: .rgb(hex: color.hex)), clip: area, keepsBackground: true)
    }

    /// Draws the sides of a box with box-drawing characters.
    mutating func stroke(
        _ rect: CellRect, _ color: RGB?, sides: BoxSides, line: LineStyle, rounded: Bool, opacity: Double,
        joins: Bool = false, clip: CellRect
    ) {
        let style = CellStyle(foreground: lineInk(color, column: rect.column, row: rect.row, opacity: opacity))
        // Sides that are out of the area stay there: cutting the box would draw them at the area's edge.
        grid.drawBox(
            rect.offset(columns: area.column, rows: area.row), line: line, rounded: rounded, sides: sides, style: style,
            clip: place(clip),
            keepsBackground: true, joins: joins)
    }

    /// Changes attributes of the cells of a rectangle.
    mutating func restyle(_ rect: CellRect, clip: CellRect, _ change: (inout CellStyle) -> Void) {
        grid.restyle(place(rect.intersection(clip)), change)
    }

    /// A rectangle of the area on the grid.
    func place(_ rect: CellRect) -> CellRect {
        rect.offset(columns: area.column, rows: area.row).intersection(area)
    }
}

extension RGB {
    /// What a cell's colour looks like; nil for the terminal's own.
    init?(_ color: Color) {
        guard case .rgb(let red, let green, let blue) = color.kind else { return nil }
        self.init(red: Double(red), green: Double(green), blue: Double(blue))
    }
}
