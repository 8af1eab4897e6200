/// A move of slides from one place to another in time.
struct SwiperMotion {
    /// Where it begins and ends, in slides.
    var start: Double
    var end: Double
    /// When it began, and how long it takes, in milliseconds.
    var time: Double
    var duration: Double
    var easing: Easing
    /// Why the slides move, as `change` tells.
    var source: String

    /// `easing-function`.
    enum Easing: String {
        case `default`, linear, easeInCubic, easeOutCubic, easeInOutCubic

        /// How far it has come at a part of the time.
        func value(at part: Double) -> Double {
            let rest = 1 - part
            switch self {
            case .linear: return part
            case .easeInCubic: return part * part * part
            case .default, .easeOutCubic: return 1 - rest * rest * rest
            case .easeInOutCubic:
                return part < 0.5 ? 4 * part * part * part : 1 - 4 * rest * rest * rest
            }
        }
    }

    /// Between two pictures, in milliseconds: more would only be more bytes.
    static let frameTime = 33.0

    /// The place at a time.
    func position(at now: Double) -> Double {
        let part = min(max((now - time) / duration, 0), 1)
        return start + (end - start) * easing.value(at: part)
    }

    /// Whether it is over at a time.
    func isOver(at now: Double) -> Bool { now - time >= duration }
}
