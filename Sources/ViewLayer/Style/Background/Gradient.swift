import Markup

/// A gradient as CSS declares it (CSS Images Level 4).
struct Gradient: Equatable, Sendable {
    /// How the colours run.
    enum Shape: Equatable, Sendable {
        /// Degrees clockwise, 0 upwards.
        case linear(Double)
        /// Towards a corner: -1, 0 or 1 to the right, and downwards.
        case corner(x: Double, y: Double)
        /// Outwards from a point of the box, in parts of it.
        case radial(x: Double, y: Double)
        /// Around a point of the box, in parts of it, from an angle in degrees on.
        case conic(x: Double, y: Double, from: Double)
    }

    /// A colour, and where it stands where that is said.
    struct Stop: Equatable, Sendable {
        var color: CSSColor
        var place: Length?
    }

    var shape: Shape
    var stops: [Stop]
    var repeats = false

    /// The colour that stands for all of it: the one in the middle.
    var plain: CSSColor? { stops.isEmpty ? nil : stops[stops.count / 2].color }

    /// Whether all cells of a row have one colour.
    var isLevel: Bool {
        switch shape {
        case .linear(let degrees): abs(degrees.truncatingRemainder(dividingBy: 180)) < 0.5
        case .corner(let x, _): x == 0
        case .radial, .conic: false
        }
    }
}

extension Gradient {
    /// Reads `linear-gradient()`, `radial-gradient()` and their `repeating-` and old spellings; nil when it is none.
    init?(_ value: ComponentValue, _ context: LengthContext) {
        guard case .function(var name, let inner) = value else { return nil }
        let isOld = name.hasPrefix("-")
        for prefix in ["-webkit-", "-moz-", "-o-", "-ms-"] where name.hasPrefix(prefix) {
            name = String(name.dropFirst(prefix.count))
        }
        self.init(shape: .linear(180), stops: [])
        if name.hasPrefix("repeating-") {
            repeats = true
            name = String(name.dropFirst(10))
        }
        var parts = inner.split(separator: .comma).prefix(64).map { $0.filter { $0 != .whitespace } }[...]
        switch name {
        case "linear-gradient":
            if let first = parts.first, let read = Self.direction(first, isOld: isOld) {
                shape = read
                parts = parts.dropFirst()
            }
        case "conic-gradient":
            shape = .conic(x: 0.5, y: 0.5, from: 0)
            if let first = parts.first, !first.contains(where: { CSSColor($0) != nil }) {
                let from = first.firstIndex(of: .ident("from")).flatMap { first[($0 + 1)...].first }
                if case .radial(let x, let y) = Self.center(first, context) {
                    shape = .conic(x: x, y: y, from: from.flatMap(CSSColor.degrees) ?? 0)
                }
                parts = parts.dropFirst()
            }
            parts = parts.map { $0.map(Self.turned) }[...]
        case "radial-gradient":
            shape = .radial(x: 0.5, y: 0.5)
            if let first = parts.first, !first.contains(where: { CSSColor($0) != nil }) {
                shape = Self.center(first, context)
                parts = parts.dropFirst()
            }
        case "gradient": (shape, parts) = Self.oldest(parts)
        default: return nil
        }
        stops = parts.compactMap { Self.stop($0, context) }
        if stops.isEmpty { return nil }
    }

    /// An angle at which a colour stands, as a part of the whole turn.
    private static func turned(_ value: ComponentValue) -> ComponentValue {
        guard case .dimension = value, let degrees = CSSColor.degrees(value) else { return value }
        return .percentage(degrees / 3.6)
    }

    private static func direction(_ words: [ComponentValue], isOld: Bool) -> Shape? {
        if words.count == 1, let degrees = CSSColor.degrees(words[0]), !isNumber(words[0]) {
            return .linear(isOld ? 90 - degrees : degrees)
        }
        let names = words.compactMap { if case .ident(let word) = $0 { word.lowercased() } else { nil } }
        guard names.count == words.count, isOld || names.first == "to" else { return nil }
        let sign: Double = names.first == "to" ? 1 : -1
        let x: Double = names.contains("right") ? sign : names.contains("left") ? -sign : 0
        let y: Double = names.contains("bottom") ? sign : names.contains("top") ? -sign : 0
        return x == 0 && y == 0 ? nil : .corner(x: x, y: y)
    }

    private static func isNumber(_ value: ComponentValue) -> Bool {
        if case .number = value { true } else { false }
    }

    private static func center(_ words: [ComponentValue], _ context: LengthContext) -> Shape {
        guard let at = words.firstIndex(of: .ident("at")) else { return .radial(x: 0.5, y: 0.5) }
        var (x, y) = (0.5, 0.5)
        for (index, word) in words[(at + 1)...].enumerated() {
            switch word {
            case .ident("left"): x = 0
            case .ident("right"): x = 1
            case .ident("top"): y = 0
            case .ident("bottom"): y = 1
            case .percentage(let percent): if index == 0 { x = percent / 100 } else { y = percent / 100 }
            default: continue
            }
        }
        return .radial(x: x, y: y)
    }

    /// `-webkit-gradient(linear, left top, left bottom, from(a), color-stop(.5, b), to(c))`.
    private static func oldest(_ parts: ArraySlice<[ComponentValue]>) -> (Shape, ArraySlice<[ComponentValue]>) {
        let head = parts.prefix { part in
            guard case .function(let name, _)? = part.first else { return true }
            return name != "from" && name != "to" && name != "color-stop"
        }
        let rest = parts.dropFirst(head.count)
        guard head.first == [.ident("linear")], head.count == 3, let from = head.dropFirst().first, let to = head.last
        else { return (.radial(x: 0.5, y: 0.5), rest) }
        func place(_ words: [ComponentValue], _ low: String, _ high: String, _ index: Int) -> Double {
            if words.contains(.ident(low)) { return 0 }
            if words.contains(.ident(high)) { return 1 }
            if words.indices.contains(index), case .percentage(let percent) = words[index] { return percent / 100 }
            return 0
        }
        let x = place(to, "left", "right", 0) - place(from, "left", "right", 0)
        let y = place(to, "top", "bottom", 1) - place(from, "top", "bottom", 1)
        return (x == 0 && y == 0 ? .linear(180) : .corner(x: x, y: y), rest)
    }

    private static func stop(_ words: [ComponentValue], _ context: LengthContext) -> Stop? {
        if case .function(let name, let inner)? = words.first {
            let parts = inner.filter { $0 != .whitespace && $0 != .comma }
            switch name {
            case "from": return parts.lazy.compactMap(CSSColor.init).first.map { Stop(color: $0, place: .zero) }
            case "to": return parts.lazy.compactMap(CSSColor.init).first.map { Stop(color: $0, place: .percent(100)) }
            case "color-stop":
                guard let color = parts.lazy.compactMap(CSSColor.init).first else { return nil }
                if case .number(let number)? = parts.first { return Stop(color: color, place: .percent(number * 100)) }
                return Stop(color: color, place: parts.first.flatMap(context.length))
            default: break
            }
        }
        guard let color = words.lazy.compactMap(CSSColor.init).first else { return nil }
        return Stop(color: color, place: words.lazy.compactMap { CSSColor($0) == nil ? context.length($0) : nil }.first)
    }
}
