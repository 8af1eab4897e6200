import CNCurses
import Cells

/// Turns cells into the ones of ncurses.
@MainActor
struct CellEncoder {
    private(set) var pairs: ColorPairs
    private let showsBrightAsBold: Bool
    private var encoded: [cchar_t] = []
    /// The style of the last cell, and what ncurses calls it: neighbours mostly look alike.
    private var last: (style: CellStyle, look: cchar_t)?

    init(depth: ColorDepth, paletteBase: Int32) {
        pairs = ColorPairs(depth: depth, paletteBase: paletteBase)
        showsBrightAsBold = depth == .palette && cncurses_colors() < 16
    }

    /// Forgets the colour pairs if a frame might run out of them; then everything must be painted anew.
    mutating func makeRoom() -> Bool {
        guard pairs.isNearlyFull else { return false }
        pairs.reset()
        last = nil
        return true
    }

    /// Puts some cells of a row into the window of ncurses.
    mutating func write(_ grid: Grid, _ run: Grid.Run) {
        encoded.removeAll(keepingCapacity: true)
        let cells = grid.row(run.row)
        for cell in cells[cells.startIndex + run.columns.lowerBound..<cells.startIndex + run.columns.upperBound]
        where !cell.glyph.isContinuation {
            append(cell)
        }
        mvwadd_wchnstr(
            cncurses_window(), Int32(run.row), Int32(run.columns.lowerBound), encoded, Int32(encoded.count))
    }

    private mutating func append(_ cell: Cell) {
        var style = cell.style
        // A blank shows no text colour: alike blanks should look alike to ncurses, which erases them as one.
        if cell.glyph == .blank, style.attributes.rawValue & Self.seenOnBlanks == 0 {
            style.foreground = .terminal
            style.attributes = CellStyle.Attributes(rawValue: 0)
        }
        var result = look(of: style)
        if cell.isBeyondCurses {
            // Written past ncurses, by the overlay. No blank, or ncurses might take it for erased.
            result.chars.0 = 0xA0
            encoded.append(result)
            if cell.glyph.width == 2 { encoded.append(result) }
            return
        }
        if let scalar = cell.glyph.scalar {
            result.chars.0 = Int32(bitPattern: scalar.value)
        } else {
            withUnsafeMutableBytes(of: &result.chars) { slots in
                let slots = slots.assumingMemoryBound(to: Int32.self)
                for (index, scalar) in cell.glyph.text.unicodeScalars.prefix(slots.count).enumerated() {
                    slots[index] = Int32(bitPattern: scalar.value)
                }
            }
        }
        encoded.append(result)
    }

    private static let seenOnBlanks = CellStyle.Attributes.underline.rawValue | CellStyle.Attributes.reverse.rawValue

    private mutating func look(of style: CellStyle) -> cchar_t {
        if let last, last.style == style { return last.look }
        let pair = pairs.number(style.foreground, style.background)
        var look = cchar_t()
        look.attr = attributes(of: style) | UInt32(min(pair, 255)) << 8
        look.ext_color = pair
        last = (style, look)
        return look
    }

    private func attributes(of style: CellStyle) -> attr_t {
        var result: attr_t = 0
        if style.attributes.contains(.bold) { result |= cncurses_bold }
        if style.attributes.contains(.dim) { result |= cncurses_dim }
        if style.attributes.contains(.italic) { result |= cncurses_italic }
        if style.attributes.contains(.underline) { result |= cncurses_underline }
        if style.attributes.contains(.reverse) { result |= cncurses_reverse }
        if showsBrightAsBold, case .palette(let index) = style.foreground.reduced(to: .palette).kind, index > 7 {
            result |= cncurses_bold
        }
        return result
    }
}

extension Cell {
    /// Whether ncurses cannot show this cell: it gives the glyph another width, joins no pictures, holds five
    /// scalars at most, and knows no strikethrough and no links.
    var isBeyondCurses: Bool {
        if style.link != 0 || style.attributes.rawValue & CellStyle.Attributes.strikethrough.rawValue != 0 {
            return true
        }
        if let scalar = glyph.scalar {
            return scalar.value >= 0x7F && Int(cncurses_character_width(wchar_t(scalar.value))) != glyph.width
        }
        var index = 0
        for scalar in glyph.text.unicodeScalars {
            let width = Int(cncurses_character_width(wchar_t(scalar.value)))
            if width != (index == 0 ? glyph.width : 0) || index > 4 { return true }
            index += 1
        }
        return false
    }

    /// The columns it may take on a terminal that does not join what belongs together.
    var widestColumns: Int {
        max(glyph.width, glyph.text.unicodeScalars.reduce(0) { $0 + TextWidth.of($1) })
    }
}
