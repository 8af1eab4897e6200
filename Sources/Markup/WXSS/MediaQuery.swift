/// What a comma separates in `@media`: it holds when one of them does. Nested `@media` are joined into one list.
package struct MediaQueryList: Hashable, Sendable {
    /// The condition.
    package var condition: MediaCondition

    package init(_ condition: MediaCondition) {
        self.condition = condition
    }

    /// Whether it holds for a viewport.
    package func matches(_ environment: MediaEnvironment) -> Bool {
        condition.matches(environment)
    }
}

/// A condition of `@media` in an evaluable form.
package indirect enum MediaCondition: Hashable, Sendable {
    /// Always or never (`all`, `screen`; `print`, and what could not be understood).
    case constant(Bool)
    /// `not`.
    case not(MediaCondition)
    /// `and`.
    case all([MediaCondition])
    /// `or` and `,`.
    case any([MediaCondition])
    /// `(width >= 400px)`, `(min-width: 400px)`.
    case width(MediaComparison, MediaLength)
    /// The same of the height.
    case height(MediaComparison, MediaLength)
    /// `(orientation: landscape)`.
    case landscape(Bool)
    /// `(prefers-color-scheme: dark)`.
    case dark(Bool)

    /// Whether it holds for a viewport.
    package func matches(_ environment: MediaEnvironment) -> Bool {
        switch self {
        case .constant(let value): value
        case .not(let condition): !condition.matches(environment)
        case .all(let conditions): conditions.allSatisfy { $0.matches(environment) }
        case .any(let conditions): conditions.contains { $0.matches(environment) }
        case .width(let comparison, let length):
            comparison.holds(environment.width, length.pixels(in: environment))
        case .height(let comparison, let length):
            comparison.holds(environment.height, length.pixels(in: environment))
        case .landscape(let wanted): (environment.width > environment.height) == wanted
        case .dark(let wanted): environment.isDark == wanted
        }
    }
}

/// How a feature is compared with a value.
package enum MediaComparison: Hashable, Sendable {
    case less, atMost, equal, atLeast, greater

    /// Whether it holds.
    package func holds(_ left: Double, _ right: Double) -> Bool {
        switch self {
        case .less: left < right
        case .atMost: left <= right
        case .equal: left == right
        case .atLeast: left >= right
        case .greater: left > right
        }
    }
}

/// A length in a media query.
package struct MediaLength: Hashable, Sendable {
    /// How many.
    package var value: Double
    /// Of what, in lower case.
    package var unit: String

    /// In px. Relative units count by the initial font size of 16 px; unknown ones are nothing that compares.
    package func pixels(in environment: MediaEnvironment) -> Double {
        switch unit {
        case "px", "": value
        case "rpx": value * environment.width / 750
        case "em", "rem": value * 16
        case "vw": value * environment.width / 100
        case "vh": value * environment.height / 100
        case "pt": value * 4 / 3
        default: .nan
        }
    }
}

/// What media queries ask about.
package struct MediaEnvironment: Hashable, Sendable {
    /// The viewport's width in px.
    package var width: Double
    /// The viewport's height in px.
    package var height: Double
    /// Whether colours are to be dark.
    package var isDark: Bool

    package init(width: Double, height: Double, isDark: Bool) {
        self.width = width
        self.height = height
        self.isDark = isDark
    }
}
