import Markup

/// Reads CSS colours that are given outside of style sheets.
package enum CSSColorText {
    /// A colour as 0xRRGGBB; nil where the text is no colour, or one that is seen through entirely.
    package static func opaque(_ text: String) -> UInt32? {
        guard let value = WXSSParser.parseValue(text).first(where: { $0 != .whitespace }),
            case .rgb(let color)? = CSSColor(value), color.alpha > 0
        else { return nil }
        return color.hex
    }
}
