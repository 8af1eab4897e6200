import Markup

/// A colour as it is declared: `currentColor` waits for the element's own.
enum CSSColor: Hashable, Sendable {
    case current
    case rgb(RGB)

    /// The colour, where `currentColor` is `color`; nil where that is not set either.
    func resolved(_ color: RGB?) -> RGB? {
        switch self {
        case .current: color
        case .rgb(let rgb): rgb
        }
    }

    /// Reads a colour (CSS Color Level 4: names, hex, rgb, hsl, hwb, transparent, currentColor); nil when it is none.
    init?(_ value: ComponentValue) {
        switch value {
        case .ident(let name):
            let name = name.lowercased()
            if name == "currentcolor" {
                self = .current
            } else if name == "transparent" {
                self = .rgb(.transparent)
            } else if let hex = NamedColors.table[name] {
                self = .rgb(RGB(hex: hex))
            } else {
                return nil
            }
        case .hash(let digits):
            guard let color = Self.hex(digits) else { return nil }
            self = .rgb(color)
        case .function(let name, let arguments):
            guard let color = Self.function(name, arguments) else { return nil }
            self = .rgb(color)
        default:
            return nil
        }
    }

    private static func hex(_ digits: String) -> RGB? {
        let nibbles = digits.utf8.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
        guard nibbles.count == digits.utf8.count else { return nil }
        let bytes: [Int]
        switch nibbles.count {
        case 3, 4: bytes = nibbles.map { $0 * 17 }
        case 6, 8: bytes = stride(from: 0, to: nibbles.count, by: 2).map { nibbles[$0] * 16 + nibbles[$0 + 1] }
        default: return nil
        }
        let alpha = bytes.count == 4 ? Double(bytes[3]) / 255 : 1
        return RGB(red: Double(bytes[0]), green: Double(bytes[1]), blue: Double(bytes[2]), alpha: alpha)
    }

    private static func function(_ name: String, _ arguments: [ComponentValue]) -> RGB? {
        let parts = arguments.filter { $0 != .comma && $0 != .whitespace && $0 != .slash }
        guard parts.count == 3 || parts.count == 4 else { return nil }
        var alpha = 1.0
        if parts.count == 4 {
            guard let value = fraction(parts[3], of: 1) else { return nil }
            alpha = min(max(value, 0), 1)
        }
        switch name {
        case "rgb", "rgba":
            let channels = parts.prefix(3).compactMap { fraction($0, of: 255).map { min(max($0, 0), 255) } }
            guard channels.count == 3 else { return nil }
            return RGB(red: channels[0], green: channels[1], blue: channels[2], alpha: alpha)
        case "hsl", "hsla":
            guard let hue = degrees(parts[0]), let saturation = fraction(parts[1], of: 1),
                let lightness = fraction(parts[2], of: 1)
            else { return nil }
            return hsl(hue, min(max(saturation, 0), 1), min(max(lightness, 0), 1)).faded(alpha)
        case "hwb":
            guard let hue = degrees(parts[0]), let white = fraction(parts[1], of: 1),
                let black = fraction(parts[2], of: 1)
            else { return nil }
            return hwb(hue, max(white, 0), max(black, 0)).faded(alpha)
        default:
            return nil
        }
    }

    /// A pure hue with shares of white and black.
    private static func hwb(_ hue: Double, _ white: Double, _ black: Double) -> RGB {
        let sum = max(white + black, 1)
        let (white, black) = (white / sum, black / sum)
        let pure = hsl(hue, 1, 0.5)
        func channel(_ value: Double) -> Double { value * (1 - white - black) + 255 * white }
        return RGB(red: channel(pure.red), green: channel(pure.green), blue: channel(pure.blue))
    }

    /// A number as it is, a percentage of `whole`.
    private static func fraction(_ value: ComponentValue, of whole: Double) -> Double? {
        switch value {
        case .number(let number) where number.isFinite: number
        case .percentage(let percent) where percent.isFinite: percent * whole / 100
        default: nil
        }
    }

    /// Degrees of an angle; nil when it is none.
    static func degrees(_ value: ComponentValue) -> Double? {
        switch value {
        case .number(let number) where number.isFinite: number
        case .dimension(let number, unit: "deg") where number.isFinite: number
        case .dimension(let number, unit: "turn") where number.isFinite: number * 360
        case .dimension(let number, unit: "grad") where number.isFinite: number * 0.9
        case .dimension(let number, unit: "rad") where number.isFinite: number * 180 / .pi
        default: nil
        }
    }

    private static func hsl(_ hue: Double, _ saturation: Double, _ lightness: Double) -> RGB {
        let reach = saturation * min(lightness, 1 - lightness)
        func channel(_ offset: Double) -> Double {
            var k = (offset + hue / 30).truncatingRemainder(dividingBy: 12)
            if k < 0 { k += 12 }
            return 255 * (lightness - reach * max(-1, min(k - 3, 9 - k, 1)))
        }
        return RGB(red: channel(0), green: channel(8), blue: channel(4))
    }
}

extension CSSColor {
    /// Reads a colour written as text, as in a `color` attribute.
    init?(text: String) {
        let parts = WXSSParser.parseValue(text).filter { $0 != .whitespace }
        guard parts.count == 1 else { return nil }
        self.init(parts[0])
    }
}
