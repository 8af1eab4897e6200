/// A computed value that can be on its way to another.
enum MotionValue: Equatable {
    case number(Double)
    case dimension(Dimension)
    /// nil is the terminal's own colour.
    case color(RGB?)
    case transform(BoxTransform?)
    case flag(Bool)

    /// The value when so much of the way to `end` is done; what has no way between flips in the middle.
    func blended(to end: MotionValue, _ progress: Double) -> MotionValue {
        func mix(_ from: Double, _ to: Double) -> Double { from + (to - from) * progress }
        func mix(_ from: Length, _ to: Length) -> Length {
            Length(pixels: mix(from.pixels, to.pixels), percent: mix(from.percent, to.percent))
        }
        switch (self, end) {
        case (.number(let from), .number(let to)): return .number(mix(from, to))
        case (.dimension(.length(let from)), .dimension(.length(let to))): return .dimension(.length(mix(from, to)))
        case (.color(let from?), .color(let to?)): return .color(Self.mixed(from, to, progress))
        case (.transform(let from), .transform(let to)):
            if progress == 0 { return self }
            if progress == 1 { return end }
            let (from, to) = (from ?? .init(), to ?? .init())
            var result = BoxTransform()
            (result.x, result.y) = (mix(from.x, to.x), mix(from.y, to.y))
            result.turn = mix(from.turn, to.turn)
            result.scaleX = mix(from.scaleX, to.scaleX)
            result.scaleY = mix(from.scaleY, to.scaleY)
            return .transform(result)
        // Something is to be seen while it comes and while it goes.
        case (.flag(let from), .flag(let to)): return .flag(progress < 1 ? from || to : to)
        default: return progress < 0.5 ? self : end
        }
    }

    /// Colours blend with their alpha multiplied in (CSS Color 4, 12.3).
    private static func mixed(_ from: RGB, _ to: RGB, _ progress: Double) -> RGB {
        let alpha = min(max(from.alpha + (to.alpha - from.alpha) * progress, 0), 1)
        guard alpha > 0 else { return .transparent }
        func mix(_ first: Double, _ second: Double) -> Double {
            let premultiplied = first * from.alpha * (1 - progress) + second * to.alpha * progress
            return min(max(premultiplied / alpha, 0), 255)
        }
        return RGB(
            red: mix(from.red, to.red), green: mix(from.green, to.green), blue: mix(from.blue, to.blue), alpha: alpha)
    }

    /// The value rounded to what cells can show: two values that round to the same look the same.
    var rounded: MotionValue {
        func round(_ value: Double, _ step: Double) -> Double { (value / step).rounded() * step }
        func round(_ length: Length) -> Length {
            Length(pixels: round(length.pixels, 4), percent: round(length.percent, 0.5))
        }
        switch self {
        case .number(let number): return .number(round(number, 0.05))
        case .dimension(.length(let length)): return .dimension(.length(round(length)))
        case .color(let color?):
            return .color(
                RGB(
                    red: round(color.red, 8), green: round(color.green, 8), blue: round(color.blue, 8),
                    alpha: round(color.alpha, 0.05)))
        case .transform(let move?):
            var result = BoxTransform()
            (result.x, result.y) = (round(move.x), round(move.y))
            result.turn = Double(move.quarterTurns)
            (result.scaleX, result.scaleY) = (round(move.scaleX, 0.1), round(move.scaleY, 0.1))
            return .transform(result)
        default: return self
        }
    }

    /// Whether a change is one of colour alone.
    var isColor: Bool {
        switch self {
        case .color, .number, .flag: true
        default: false
        }
    }
}
