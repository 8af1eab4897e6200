/// How far a motion is at a time (CSS Easing Level 1).
enum TimingFunction: Hashable, Sendable {
    case linear
    case cubicBezier(x1: Double, y1: Double, x2: Double, y2: Double)
    case steps(Int, StepPosition)

    /// Where the jumps of `steps()` are.
    enum StepPosition: UInt8, Sendable {
        case start, end, none, both
    }

    static let ease = TimingFunction.cubicBezier(x1: 0.25, y1: 0.1, x2: 0.25, y2: 1)
    static let easeIn = TimingFunction.cubicBezier(x1: 0.42, y1: 0, x2: 1, y2: 1)
    static let easeOut = TimingFunction.cubicBezier(x1: 0, y1: 0, x2: 0.58, y2: 1)
    static let easeInOut = TimingFunction.cubicBezier(x1: 0.42, y1: 0, x2: 0.58, y2: 1)

    /// The part of the way that is done at `time`, both from 0 to 1 (the way can go beyond).
    func progress(_ time: Double) -> Double {
        let time = min(max(time, 0), 1)
        switch self {
        case .linear: return time
        case .steps(let count, let position): return Self.step(time, count, position)
        case .cubicBezier(let x1, let y1, let x2, let y2):
            if time == 0 || time == 1 { return time }
            return Self.bezier(Self.parameter(time, x1, x2), y1, y2)
        }
    }

    private static func step(_ time: Double, _ count: Int, _ position: StepPosition) -> Double {
        let count = Double(max(count, 1))
        let passed = (time * count).rounded(.down)
        switch position {
        case .start: return min(passed + 1, count) / count
        case .end: return passed / count
        case .both: return min(passed + 1, count + 1) / (count + 1)
        case .none: return count > 1 ? min(passed, count - 1) / (count - 1) : time.rounded(.down)
        }
    }

    private static func bezier(_ s: Double, _ first: Double, _ second: Double) -> Double {
        let rest = 1 - s
        return 3 * rest * rest * s * first + 3 * rest * s * s * second + s * s * s
    }

    /// The parameter at which the curve is at `time`: x rises all the way, so halving finds it.
    private static func parameter(_ time: Double, _ x1: Double, _ x2: Double) -> Double {
        var (low, high) = (0.0, 1.0)
        for _ in 0..<40 {
            let middle = (low + high) / 2
            if bezier(middle, x1, x2) < time { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }
}
