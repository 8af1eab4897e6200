import Markup

/// Reads the values of `transition` and `animation`.
enum MotionValues {
    /// Seconds of a time; nil when it is none.
    static func seconds(_ value: ComponentValue) -> Double? {
        switch value {
        case .dimension(let number, unit: "s") where number.isFinite: number
        case .dimension(let number, unit: "ms") where number.isFinite: number / 1000
        // `0` is no time in CSS, but written as one.
        case .number(0): 0
        default: nil
        }
    }

    /// A timing function; nil when it is none.
    static func timing(_ value: ComponentValue) -> TimingFunction? {
        switch value {
        case .ident(let word): timings[word.lowercased()]
        case .function("cubic-bezier", let inner): bezier(inner)
        case .function("steps", let inner): steps(inner)
        default: nil
        }
    }

    private static let timings: [String: TimingFunction] = [
        "linear": .linear, "ease": .ease, "ease-in": .easeIn, "ease-out": .easeOut, "ease-in-out": .easeInOut,
        "step-start": .steps(1, .start), "step-end": .steps(1, .end),
    ]

    private static func bezier(_ inner: [ComponentValue]) -> TimingFunction? {
        let numbers = inner.compactMap { if case .number(let number) = $0, number.isFinite { number } else { nil } }
        guard numbers.count == 4, (0...1).contains(numbers[0]), (0...1).contains(numbers[2]) else { return nil }
        return .cubicBezier(x1: numbers[0], y1: numbers[1], x2: numbers[2], y2: numbers[3])
    }

    private static func steps(_ inner: [ComponentValue]) -> TimingFunction? {
        guard case .number(let number)? = inner.first(where: { $0 != .whitespace }), number >= 1, number < 1e6 else {
            return nil
        }
        let words = inner.compactMap { if case .ident(let word) = $0 { word.lowercased() } else { nil } }
        switch words.first {
        case "start", "jump-start": return .steps(Int(number), .start)
        case "jump-none": return .steps(Int(number), .none)
        case "jump-both": return .steps(Int(number), .both)
        default: return .steps(Int(number), .end)
        }
    }

    /// The parts between commas, each without white space; at most as many as matter.
    static func layers(_ value: [ComponentValue]) -> [[ComponentValue]] {
        value.split(separator: .comma).prefix(32).map { $0.filter { $0 != .whitespace } }
    }

    /// The longhands of `transition`.
    static func transition(_ value: [ComponentValue]) -> [Shorthand.Longhand] {
        var lists = [[ComponentValue]](repeating: [], count: 4)
        for layer in layers(value) {
            var part: [ComponentValue] = [.ident("all"), .number(0), .ident("ease"), .number(0)]
            var times = 0
            for word in layer {
                if seconds(word) != nil {
                    part[times == 0 ? 1 : 3] = word
                    times += 1
                } else if timing(word) != nil {
                    part[2] = word
                } else {
                    part[0] = word
                }
            }
            for index in part.indices { lists[index] += lists[index].isEmpty ? [part[index]] : [.comma, part[index]] }
        }
        return zip(["property", "duration", "timing-function", "delay"], lists).map { ("transition-\($0)", $1) }
    }

    /// The longhands of `animation`.
    static func animation(_ value: [ComponentValue]) -> [Shorthand.Longhand] {
        var lists = [[ComponentValue]](repeating: [], count: aspects.count)
        for layer in layers(value) {
            let part = animationPart(layer)
            for index in part.indices { lists[index] += lists[index].isEmpty ? [part[index]] : [.comma, part[index]] }
        }
        return zip(aspects, lists).map { ("animation-\($0)", $1) }
    }

    private static let aspects = [
        "name", "duration", "timing-function", "delay", "iteration-count", "direction", "fill-mode", "play-state",
    ]

    private static func animationPart(_ layer: [ComponentValue]) -> [ComponentValue] {
        var part: [ComponentValue] = [
            .ident("none"), .number(0), .ident("ease"), .number(0), .number(1), .ident("normal"), .ident("none"),
            .ident("running"),
        ]
        var times = 0
        for word in layer {
            if case .number = word {
                part[4] = word
                continue
            }
            if seconds(word) != nil {
                part[times == 0 ? 1 : 3] = word
                times += 1
                continue
            }
            if timing(word) != nil {
                part[2] = word
                continue
            }
            guard case .ident(let name) = word else {
                if case .string = word { part[0] = word }
                continue
            }
            switch name.lowercased() {
            case "infinite": part[4] = word
            case "normal", "reverse", "alternate", "alternate-reverse": part[5] = word
            case "forwards", "backwards", "both": part[6] = word
            case "running", "paused": part[7] = word
            default: part[0] = word
            }
        }
        return part
    }
}
