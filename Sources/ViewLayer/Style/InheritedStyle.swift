import Markup

/// The computed values that pass from an element to what is in it. Shared by all elements that have the same.
final class InheritedStyle: Sendable {
    /// The values.
    let values: Values

    init(_ values: Values) { self.values = values }

    /// The values themselves.
    struct Values: Hashable, Sendable {
        /// nil: what the terminal's theme says.
        var color: RGB?
        var fontSize = 16.0
        var lineHeight = LineHeightValue.normal
        var isBold = false
        var isItalic = false
        /// `text-decoration`: not inherited in CSS, but drawn through everything inside.
        var isUnderlined = false
        var isStruckThrough = false
        var lineBreak = LineBreakStrictness.auto
        var textAlign = TextAlign.start
        var textAlignLast: TextAlign?
        var textIndent = LengthValue()
        var letterSpacing = 0.0
        var whiteSpace = WhiteSpace.normal
        var wordBreak = WordBreak.normal
        var overflowWrap = OverflowWrap.normal
        var direction = Direction.leftToRight
        var isVisible = true
        var takesPointer = true
        var transform = TextTransform.none
        /// Custom properties, their own `var()` resolved.
        var custom: [String: [ComponentValue]] = [:]
    }

    /// A length that can be hashed.
    struct LengthValue: Hashable, Sendable {
        var pixels = 0.0
        var percent = 0.0
    }

    /// `line-height`: a number is inherited as a number.
    enum LineHeightValue: Hashable, Sendable {
        case normal
        case factor(Double)
        case pixels(Double)
    }

    /// What the root inherits.
    static let initial = InheritedStyle(Values())
}

/// `text-transform`.
enum TextTransform: Hashable, Sendable {
    case none, uppercase, lowercase, capitalize

    /// The text as it is to be shown.
    func applied(to text: String) -> String {
        switch self {
        case .none: return text
        case .uppercase: return text.uppercased()
        case .lowercase: return text.lowercased()
        case .capitalize:
            var result = ""
            var startsWord = true
            for character in text {
                result += startsWord ? character.uppercased() : String(character)
                startsWord = character.isWhitespace
            }
            return result
        }
    }
}
