@testable import ViewLayer

/// The glyph of the conformance cases: every character is 16 px wide and high, standing on its lower edge.
struct SquareGlyphs: TextMeasurer {
    func advance(of cluster: Character, font: Int, size: Double) -> Double { 16 }
    func asciiAdvance(font: Int, size: Double) -> Double? { 16 }
    func metrics(font: Int, size: Double) -> FontMetrics { FontMetrics(ascent: 16, descent: 0) }
}
