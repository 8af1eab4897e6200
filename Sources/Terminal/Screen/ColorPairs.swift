import CNCurses
import Cells

/// Numbers for pairs of text and background colours, which is how ncurses takes them.
@MainActor
struct ColorPairs {
    private let depth: ColorDepth
    /// What to add to a palette index.
    private let paletteBase: Int32
    private let capacity: Int32
    private var numbers: [UInt64: Int32] = [:]

    /// Pairs for the opened terminal. `paletteBase` is where its entry counts the palette's colours from.
    init(depth: ColorDepth, paletteBase: Int32) {
        self.depth = depth
        self.paletteBase = paletteBase
        capacity = max(1, min(cncurses_pairs(), DirectColorEntry.pairs))
    }

    /// Whether a frame might run out of numbers.
    var isNearlyFull: Bool { numbers.count > Int(capacity) * 3 / 4 && numbers.count > 64 }

    /// Forgets all; what is on the screen must be painted anew.
    mutating func reset() {
        reset_color_pairs()
        numbers = [:]
    }

    /// The pair of two colours; 0, the terminal's own, if there is no number left.
    mutating func number(_ foreground: Color, _ background: Color) -> Int32 {
        guard depth > .mono, foreground != .terminal || background != .terminal else { return 0 }
        let key = UInt64(foreground.raw) << 32 | UInt64(background.raw)
        if let number = numbers[key] { return number }
        let number = Int32(numbers.count) + 1
        guard number < capacity, init_extended_pair(number, value(foreground), value(background)) == OK else {
            return 0
        }
        numbers[key] = number
        return number
    }

    private func value(_ color: Color) -> Int32 {
        switch color.reduced(to: depth).kind {
        case .terminal: -1
        case .rgb(let red, let green, let blue): Int32(red) << 16 | Int32(green) << 8 | Int32(blue)
        case .palette(let index): paletteBase + (cncurses_colors() < 16 ? Int32(index & 7) : Int32(index))
        case .indexed(let index): paletteBase + Int32(index)
        }
    }
}
