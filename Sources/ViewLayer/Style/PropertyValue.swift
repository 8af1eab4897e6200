import Markup

/// The value of one declaration with what it takes to understand it.
struct PropertyValue {
    /// The parts, without white space at the ends.
    let parts: [ComponentValue]
    let context: LengthContext

    /// The words between white space.
    var words: [ComponentValue] { parts.filter { $0 != .whitespace } }

    /// The only part; nil where there are several.
    var single: ComponentValue? { parts.count == 1 ? parts[0] : nil }

    /// The only part as a keyword in lower case.
    var keyword: String? {
        if case .ident(let name)? = single { name.lowercased() } else { nil }
    }

    /// The only part as a length or percentage.
    var length: Length? { single.flatMap(context.length) }

    /// The only part as a number.
    var number: Double? { single.flatMap(context.number) }

    /// A length, not negative.
    var positiveLength: Length? {
        length.flatMap { !$0.isRelative && $0.pixels < 0 ? nil : $0 }
    }

    /// A length or one of the keywords of sizes.
    var dimension: Dimension? {
        if let length { return .length(length) }
        switch keyword {
        case "auto", "none": return .auto
        case "min-content", "-webkit-min-content": return .minContent
        case "max-content", "-webkit-max-content", "content": return .maxContent
        case "fit-content", "-webkit-fit-content": return .fitContent
        default: return nil
        }
    }

    /// The only part as a colour.
    var color: CSSColor? { single.flatMap(CSSColor.init) }

    /// The only part as a whole number.
    var integer: Int? {
        number.flatMap { abs($0) < 1e9 ? Int($0.rounded(.towardZero)) : nil }
    }
}
