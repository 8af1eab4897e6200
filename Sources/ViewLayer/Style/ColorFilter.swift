import Markup

/// What `filter` does to colours; blurs and shadows of it cannot be shown in cells.
struct ColorFilter: Equatable, Sendable {
    private(set) var opacity = 1.0
    private var grayscale = 0.0
    private var brightness = 1.0
    private var inversion = 0.0

    /// Reads it; nil where it changes no colour.
    init?(_ value: PropertyValue) {
        for case .function(let name, let inner) in value.words {
            var amount = 1.0
            switch inner.first(where: { $0 != .whitespace }) {
            case .number(let number)?: amount = number
            case .percentage(let percent)?: amount = percent / 100
            default: break
            }
            switch name {
            case "opacity": opacity *= min(max(amount, 0), 1)
            case "grayscale": grayscale = min(max(amount, 0), 1)
            case "brightness": brightness = min(max(amount, 0), 10)
            case "invert": inversion = min(max(amount, 0), 1)
            default: continue
            }
        }
        if opacity == 1, grayscale == 0, brightness == 1, inversion == 0 { return nil }
    }

    /// Whether any colour comes out different.
    var changesHue: Bool { grayscale > 0 || brightness != 1 || inversion > 0 }

    /// A colour as it is seen.
    func applied(to color: RGB) -> RGB {
        let gray = color.luminance * 255
        func channel(_ value: Double) -> Double {
            let bright = min(255, (value + (gray - value) * grayscale) * brightness)
            return bright + (255 - 2 * bright) * inversion
        }
        return RGB(
            red: channel(color.red), green: channel(color.green), blue: channel(color.blue), alpha: color.alpha)
    }
}
