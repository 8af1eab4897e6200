import Cells

/// A colour of a theme's palette: what it is at each depth.
struct PaletteColor {
    private let direct: Color
    private let indexed: Color?
    private let ansi: Color?

    init(direct: Color, indexed: Color? = nil, ansi: Color? = nil) {
        self.direct = direct
        self.indexed = indexed
        self.ansi = ansi
    }

    /// The colour on a terminal of that depth.
    func color(at depth: ColorDepth) -> Color {
        switch depth {
        case .mono: .terminal
        case .palette: (ansi ?? direct).reduced(to: .palette)
        case .indexed: indexed ?? direct.reduced(to: .indexed)
        case .direct: direct
        }
    }

    /// A colour as text: `#rrggbb`, `#rgb`, a name of the 16, or `default`.
    static func parse(_ text: String) -> Color? {
        if text == "default" { return .terminal }
        if let index = names.firstIndex(of: text) { return .palette(UInt8(index)) }
        guard text.first == "#", text.utf8.count == 7 || text.utf8.count == 4 else { return nil }
        var digits = String(text.dropFirst())
        if digits.utf8.count == 3 { digits = digits.map { "\($0)\($0)" }.joined() }
        guard digits.allSatisfy(\.isHexDigit) else { return nil }
        return UInt32(digits, radix: 16).map { .rgb(hex: $0) }
    }

    /// The names of the 16 colours of the terminal's own palette, in their order.
    static let names: [String] = {
        let plain = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"]
        return plain + plain.map { "bright-\($0)" }
    }()
}
