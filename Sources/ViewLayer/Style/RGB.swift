/// A colour as CSS computes it: red, green, blue from 0 to 255, alpha from 0 to 1.
struct RGB: Hashable, Sendable {
    var red: Double
    var green: Double
    var blue: Double
    var alpha: Double

    init(red: Double, green: Double, blue: Double, alpha: Double = 1) {
        self.red = red
        self.green = green
        self.blue = blue
        self.alpha = alpha
    }

    /// From 0xRRGGBB; higher bits are ignored.
    init(hex: UInt32) {
        self.init(red: Double(hex >> 16 & 255), green: Double(hex >> 8 & 255), blue: Double(hex & 255))
    }

    static let transparent = RGB(red: 0, green: 0, blue: 0, alpha: 0)

    /// 0xRRGGBB, without the alpha.
    var hex: UInt32 { Self.byte(red) << 16 | Self.byte(green) << 8 | Self.byte(blue) }

    /// How bright it looks, from 0 to 1 (the weights of Rec. 709).
    var luminance: Double { (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255 }

    /// This colour laid over an opaque one.
    func over(_ below: RGB) -> RGB {
        func mix(_ above: Double, _ under: Double) -> Double { above * alpha + under * (1 - alpha) }
        return RGB(red: mix(red, below.red), green: mix(green, below.green), blue: mix(blue, below.blue))
    }

    /// This colour with its alpha multiplied.
    func faded(_ opacity: Double) -> RGB { RGB(red: red, green: green, blue: blue, alpha: alpha * opacity) }

    private static func byte(_ value: Double) -> UInt32 { UInt32(max(0, min(255, value.rounded()))) }
}
