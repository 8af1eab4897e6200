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
        guard let first = terms.first else { return nil }
        // Percentages cannot be compared before layout; they count as parts of the viewport's width.
        func size(_ term: Term) -> Double { term.length.resolved(width) }
        switch name {
        case "min": return terms.min { size($0) < size($1) }
        case "max": return terms.max { size($0) < size($1) }
        default:
            guard terms.count == 3 else { return nil }
            let upper = size(terms[1]) > size(terms[2]) ? terms[2] : terms[1]
            return size(upper) < size(first) ? first : upper
        }
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
            guard let other = product(&tokens, depth), other.isNumber == result.isNumber else { return nil }
            result.length.pixels += sign * other.length.pixels
            result.length.percent += sign * other.length.percent
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
        Term(
            length: Length(pixels: term.length.pixels * factor, percent: term.length.percent * factor),
            isNumber: term.isNumber)
    }
}
