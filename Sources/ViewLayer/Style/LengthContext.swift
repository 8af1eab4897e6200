import Markup

/// What relative units refer to.
struct LengthContext {
    /// The viewport in px.
    var width: Double
    var height: Double
    /// The element's own font size in px (the parent's, for `font-size` itself).
    var fontSize: Double

    /// Px of a dimension; nil for units that are no lengths.
    func pixels(_ value: Double, unit: String) -> Double? {
        guard value.isFinite else { return nil }
        switch unit {
        case "px": return value
        case "rpx", "upx": return value * width / 750
        case "em": return value * fontSize
        case "rem": return value * 16
        case "vw": return value * width / 100
        case "vh": return value * height / 100
        case "vmin": return value * min(width, height) / 100
        case "vmax": return value * max(width, height) / 100
        case "pt": return value * 4 / 3
        case "pc": return value * 16
        case "in": return value * 96
        case "cm": return value * 96 / 2.54
        case "mm": return value * 96 / 25.4
        case "ex", "ch": return value * fontSize / 2
        default: return nil
        }
    }

    /// A length or percentage, with `calc()`, `min()`, `max()`, `clamp()` and `env()`; nil when it is none.
    func length(_ value: ComponentValue) -> Length? {
        guard let term = term(value, depth: 0), !term.isNumber || term.length.pixels == 0 else { return nil }
        return term.length
    }

    /// A number, also as `calc()`.
    func number(_ value: ComponentValue) -> Double? {
        guard let term = term(value, depth: 0), term.isNumber else { return nil }
        return term.length.pixels
    }

    /// A number or a length on the way through a calculation.
    private struct Term {
        var length: Length
        var isNumber: Bool

        static func number(_ value: Double) -> Term { Term(length: .pixels(value), isNumber: true) }
    }

    private static let depthLimit = 32

    private func term(_ value: ComponentValue, depth: Int) -> Term? {
        guard depth < Self.depthLimit else { return nil }
        switch value {
        case .number(let number): return .number(number)
        case .percentage(let percent): return Term(length: .percent(percent), isNumber: false)
        case .dimension(let number, let unit):
            return pixels(number, unit: unit).map { Term(length: .pixels($0), isNumber: false) }
        case .block("(", let inner), .function("calc", let inner), .function("-webkit-calc", let inner):
            var tokens = inner.filter { $0 != .whitespace }[...]
            let result = sum(&tokens, depth + 1)
            return tokens.isEmpty ? result : nil
        case .function("env", let inner), .function("constant", let inner):
            // A terminal has no notch: every inset is 0, unless the name is unknown and there is a fallback.
            if case .ident(let name)? = inner.first(where: { $0 != .whitespace }), name.hasPrefix("safe-area-inset") {
                return Term(length: .zero, isNumber: false)
            }
            return inner.split(separator: .comma).dropFirst().first.flatMap {
                term(.block("(", Array($0)), depth: depth + 1)
            }
        case .function(let name, let inner) where name == "min" || name == "max" || name == "clamp":
            return comparison(name, inner, depth + 1)
        default: return nil
        }
    }

    private func comparison(_ name: String, _ inner: [ComponentValue], _ depth: Int) -> Term? {
        let terms = inner.split(separator: .comma).compactMap { term(.block("(", Array($0)), depth: depth) }
        guard let first = terms.first, terms.allSatisfy({ $0.isNumber == first.isNumber }) else { return nil }
        if name == "clamp" {
            guard terms.count == 3 else { return nil }
            return chosen([first, chosen([terms[1], terms[2]], isMaximum: false)], isMaximum: true)
        }
        return chosen(terms, isMaximum: name == "max")
    }

    /// The least or the largest of some terms; where percentages take part it is chosen when layout knows them.
    private func chosen(_ terms: [Term], isMaximum: Bool) -> Term {
        if terms.contains(where: \.length.isRelative),
            let number = LengthChoice(isMaximum: isMaximum, terms: terms.map(\.length)).number
        {
            var length = Length.zero
            length.choice = number
            return Term(length: length, isNumber: false)
        }
        func size(_ term: Term) -> Double { term.length.resolved(width) }
        let ordered = terms.sorted { size($0) < size($1) }
        return (isMaximum ? ordered.last : ordered.first) ?? .number(0)
    }

    private func sum(_ tokens: inout ArraySlice<ComponentValue>, _ depth: Int) -> Term? {
        guard var result = product(&tokens, depth) else { return nil }
        while let next = tokens.first {
            let sign: Double
            switch next {
            case .delim("+"):
                sign = 1
                tokens.removeFirst()
            case .delim("-"):
                sign = -1
                tokens.removeFirst()
            case .number, .dimension, .percentage: sign = 1  // `1px -2px` without a space is read as a signed number.
            default: return result
            }
            guard let factor = product(&tokens, depth), factor.isNumber == result.isNumber else { return nil }
            let other = scaled(factor, sign)
            result.length.pixels += other.length.pixels
            result.length.percent += other.length.percent
            guard other.length.choice != 0 else { continue }
            guard result.length.choice == 0 else { return nil }
            result.length.choice = other.length.choice
        }
        return result
    }

    private func product(_ tokens: inout ArraySlice<ComponentValue>, _ depth: Int) -> Term? {
        guard let first = tokens.popFirst(), var result = term(first, depth: depth) else { return nil }
        while let next = tokens.first, next == .delim("*") || next == .slash {
            tokens.removeFirst()
            guard let value = tokens.popFirst(), let other = term(value, depth: depth) else { return nil }
            if next == .slash {
                guard other.isNumber, other.length.pixels != 0 else { return nil }
                result = scaled(result, 1 / other.length.pixels)
            } else if other.isNumber {
                result = scaled(result, other.length.pixels)
            } else if result.isNumber {
                result = scaled(other, result.length.pixels)
            } else {
                return nil
            }
        }
        return result
    }

    private func scaled(_ term: Term, _ factor: Double) -> Term {
        Term(length: scaled(term.length, factor), isNumber: term.isNumber)
    }

    private func scaled(_ length: Length, _ factor: Double) -> Length {
        var result = Length(pixels: length.pixels * factor, percent: length.percent * factor)
        if let choice = LengthChoice.choice(length.choice) {
            // What is turned round by a negative factor is the other end.
            let terms = choice.terms.map { scaled($0, factor) }
            result.choice = LengthChoice(isMaximum: choice.isMaximum != (factor < 0), terms: terms).number ?? 0
        }
        return result
    }
}
