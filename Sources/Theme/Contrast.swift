package import Cells

/// How well two colours can be told apart, as WCAG 2.1 measures it.
package enum Contrast {
    /// From 1, the same, to 21, black on white. The terminal's own colours are unknown: nil.
    package static func ratio(_ one: Color, _ other: Color) -> Double? {
        guard let first = one.components, let second = other.components else { return nil }
        let lights = [luminance(first), luminance(second)].sorted()
        return (lights[1] + 0.05) / (lights[0] + 0.05)
    }

    /// Whether a background is light, so that dark text is wanted on it.
    package static func isLight(_ background: Color) -> Bool? {
        background.components.map { luminance($0) > 0.18 }
    }

    /// Whether the variable COLORFGBG (`15;0`: text, background) says that the background is light.
    package static func isLight(colorVariable: String) -> Bool? {
        guard let last = colorVariable.split(separator: ";").last, let index = Int(last) else { return nil }
        return index == 7 || (9...15).contains(index)
    }

    /// The relative luminance, 0 black to 1 white.
    static func luminance(_ color: (red: UInt8, green: UInt8, blue: UInt8)) -> Double {
        0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue)
    }

    private static let linearValues: [Double] = (0..<256).map { step in
        let part = Double(step) / 255
        return part <= 0.03928 ? part / 12.92 : power24((part + 0.055) / 1.055)
    }

    private static func linear(_ value: UInt8) -> Double { linearValues[Int(value)] }

    /// x to the power of 2.4, which is x² times the square of its fifth root.
    private static func power24(_ x: Double) -> Double {
        var root = 1.0
        // Newton's steps for root⁵ = x; x lies between 0 and 1.
        for _ in 0..<60 { root -= (root * root * root * root * root - x) / (5 * root * root * root * root) }
        return x * x * root * root
    }
}
