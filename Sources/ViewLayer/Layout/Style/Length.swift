/// A computed length: px, a percentage, or `calc()` of both, and of `min()` and `max()`.
package struct Length: Hashable, Sendable {
    /// The part in px.
    package var pixels: Double
    /// The part in percent: 50 is half of what the percentage refers to.
    package var percent: Double
    /// The number of the `LengthChoice` that comes to both; 0 for nearly all.
    var choice: UInt16 = 0

    /// A length of px and percent; what is not finite counts as 0.
    package init(pixels: Double = 0, percent: Double = 0) {
        self.pixels = pixels.sanitized
        self.percent = percent.sanitized
    }

    /// No length at all.
    package static let zero = Length()

    /// A length in px.
    package static func pixels(_ value: Double) -> Length { Length(pixels: value) }

    /// A percentage.
    package static func percent(_ value: Double) -> Length { Length(percent: value) }

    /// The length in px where 100% is `base`; a percentage of an unknown base is 0.
    package func resolved(_ base: Double?) -> Double {
        if !isRelative { return pixels }
        return pixels + percent * (base ?? 0) / 100 + chosen(base)
    }

    /// Whether it depends on a base.
    var isRelative: Bool { percent != 0 || choice != 0 }

    private func chosen(_ base: Double?) -> Double {
        choice == 0 ? 0 : LengthChoice.choice(choice)?.resolved(base) ?? 0
    }

    /// The length in px, or nil where it depends on an unknown base.
    package func definite(_ base: Double?) -> Double? {
        if !isRelative { return pixels }
        guard let base else { return nil }
        return pixels + percent * base / 100 + chosen(base)
    }
}

/// The value of a sizing property, a margin or an inset.
package enum Dimension: Equatable, Sendable {
    /// `auto`; `none` for `max-width` and `max-height`.
    case auto
    /// px, percent or `calc()`.
    case length(Length)
    /// `min-content` (`auto` for margins and insets, as the other two).
    case minContent
    /// `max-content`; for `flex-basis` also `content`.
    case maxContent
    /// `fit-content`.
    case fitContent

    /// A dimension in px.
    package static func pixels(_ value: Double) -> Dimension { .length(.pixels(value)) }

    /// A dimension in percent.
    package static func percent(_ value: Double) -> Dimension { .length(.percent(value)) }

    /// Whether this is the keyword `auto`.
    package var isAuto: Bool { self == .auto }

    /// The length in px, nil for keywords and for percentages of an unknown base.
    package func definite(_ base: Double?) -> Double? {
        if case .length(let length) = self { return length.definite(base) }
        return nil
    }

    /// The length in px, 0 for keywords and for percentages of an unknown base.
    package func resolved(_ base: Double?) -> Double {
        if case .length(let length) = self { return length.resolved(base) }
        return 0
    }

    /// Whether a percentage takes part in the value.
    package var hasPercent: Bool {
        if case .length(let length) = self { return length.isRelative }
        return false
    }
}

/// A value for each side of a box.
package struct Edges<Value> {
    /// The upper side.
    package var top: Value
    /// The right side.
    package var right: Value
    /// The lower side.
    package var bottom: Value
    /// The left side.
    package var left: Value

    /// A value for each side.
    package init(top: Value, right: Value, bottom: Value, left: Value) {
        self.top = top
        self.right = right
        self.bottom = bottom
        self.left = left
    }

    /// The same value for all four sides.
    package init(_ value: Value) {
        self.init(top: value, right: value, bottom: value, left: value)
    }
}

extension Edges: Equatable where Value: Equatable {}
extension Edges: Sendable where Value: Sendable {}

extension Edges where Value == Double {
    /// Left and right together.
    package var horizontal: Double { left + right }
    /// Top and bottom together.
    package var vertical: Double { top + bottom }
}

extension Double {
    /// The largest coordinate that layout works with; beyond it sums would lose whole pixels.
    static let coordinateLimit = 1e9

    /// The value itself within the limits of layout, 0 for what is not a number.
    var sanitized: Double {
        if isNaN { return 0 }
        return Swift.min(Swift.max(self, -Double.coordinateLimit), Double.coordinateLimit)
    }
}
