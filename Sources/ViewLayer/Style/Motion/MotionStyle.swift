/// How a style moves: its transitions and animations, typed. Equal for all elements that declare none.
struct MotionStyle: Equatable, Sendable {
    /// The parts of `transition`, in order: for one property the last that names it (or `all`) counts.
    var transitions: [Transition] = []
    /// The parts of `animation` that have a name, in order: of two that set one property the later wins.
    var animations: [Animation] = []

    /// Whether it declares none.
    var isEmpty: Bool { transitions.isEmpty && animations.isEmpty }

    /// No motion at all.
    static let none = MotionStyle()

    /// One part of `transition`.
    struct Transition: Equatable, Sendable {
        /// The longhand or shorthand in lower case without a vendor's prefix, or `all`.
        var property = "all"
        /// In seconds.
        var duration = 0.0
        /// In seconds; negative ones start in the middle.
        var delay = 0.0
        var timing = TimingFunction.ease
    }

    /// One part of `animation`.
    struct Animation: Equatable, Sendable {
        /// Which order the frames are played in.
        enum Direction: UInt8, Sendable {
            case normal, reverse, alternate, alternateReverse
        }

        /// What holds before the start and after the end.
        enum Fill: UInt8, Sendable {
            case none, forwards, backwards, both
        }

        /// The name of the `@keyframes`.
        var name: String
        /// In seconds.
        var duration = 0.0
        /// In seconds; negative ones start in the middle.
        var delay = 0.0
        var timing = TimingFunction.ease
        /// How often it plays, also in parts; infinity for `infinite`.
        var iterations = 1.0
        var direction = Direction.normal
        var fill = Fill.none
        var isPaused = false
    }

    /// The transition that a change of a property starts; nil where it is to happen at once.
    func transition(of property: String) -> Transition? {
        let found = transitions.last {
            $0.property == "all" || $0.property == property || property.hasPrefix($0.property + "-")
        }
        return found.flatMap { $0.duration > 0 || $0.delay > 0 ? $0 : nil }
    }
}
