/// A property of a node on its way from one computed value to another.
struct Transition {
    let property: MotionProperty
    let from: MotionValue
    let to: MotionValue
    /// When it starts to move and how long it does, in milliseconds.
    let start: Double
    let duration: Double
    let timing: TimingFunction
    /// Whether its end is told by who started it.
    let isSilent: Bool

    /// When it is over.
    var end: Double { start + duration }

    /// The value at a time.
    func value(at time: Double) -> MotionValue {
        if time >= end { return to }
        if time <= start { return from }
        return from.blended(to: to, timing.progress((time - start) / duration))
    }
}
