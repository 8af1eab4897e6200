/// What layout must know of the fonts. The terminal measures in cells, the conformance cases with their own glyph.
package protocol TextMeasurer {
    /// The advance width in px of one grapheme cluster.
    func advance(of cluster: Character, font: Int, size: Double) -> Double

    /// The advance that every printable ASCII character has, in px; nil where they differ.
    func asciiAdvance(font: Int, size: Double) -> Double?

    /// The vertical measures of a font.
    func metrics(font: Int, size: Double) -> FontMetrics

    /// The height in px of a line of `font` where `line-height` computed to `lineHeight` (nil: `normal`). The place
    /// for a policy: a terminal's lines are whole rows.
    func lineHeight(_ lineHeight: Double?, font: Int, size: Double) -> Double

    /// The width in px of the ellipsis that replaces cut text.
    func ellipsisAdvance(font: Int, size: Double) -> Double
}

extension TextMeasurer {
    package func asciiAdvance(font: Int, size: Double) -> Double? { nil }

    package func lineHeight(_ lineHeight: Double?, font: Int, size: Double) -> Double {
        lineHeight ?? metrics(font: font, size: size).normalLineHeight
    }

    package func ellipsisAdvance(font: Int, size: Double) -> Double {
        advance(of: "\u{2026}", font: font, size: size)
    }
}

/// The vertical measures of a font in px.
package struct FontMetrics: Equatable, Sendable {
    /// From the baseline up to the top of the glyphs.
    package var ascent: Double
    /// From the baseline down to the bottom of the glyphs.
    package var descent: Double
    /// What `line-height: normal` means.
    package var normalLineHeight: Double
    /// The height of the letter x, for `vertical-align: middle`.
    package var xHeight: Double

    /// The measures; without `normalLineHeight` lines are as high as glyphs, and an x is half as high as the ascent.
    package init(ascent: Double, descent: Double, normalLineHeight: Double? = nil, xHeight: Double? = nil) {
        self.ascent = ascent.nonNegative
        self.descent = descent.nonNegative
        self.normalLineHeight = normalLineHeight?.nonNegative ?? self.ascent + self.descent
        self.xHeight = xHeight?.nonNegative ?? self.ascent / 2
    }
}
