/// The lists of `transition-` and `animation-` longhands while the cascade fills them in.
struct MotionDraft {
    var transitionProperties = ["all"]
    var transitionDurations = [0.0]
    var transitionDelays = [0.0]
    var transitionTimings = [TimingFunction.ease]
    var names: [String?] = [nil]
    var durations = [0.0]
    var delays = [0.0]
    var timings = [TimingFunction.ease]
    var iterations = [1.0]
    var directions = [MotionStyle.Animation.Direction.normal]
    var fills = [MotionStyle.Animation.Fill.none]
    var pauses = [false]

    /// The lists put together; shorter ones repeat (CSS Transitions 2.1, CSS Animations 4).
    var finished: MotionStyle {
        var result = MotionStyle()
        if transitionDurations != [0] || transitionDelays != [0] {
            for (index, property) in transitionProperties.enumerated() where property != "none" {
                result.transitions.append(
                    .init(
                        property: property, duration: transitionDurations.cycled(index) ?? 0,
                        delay: transitionDelays.cycled(index) ?? 0, timing: transitionTimings.cycled(index) ?? .ease))
            }
        }
        for case (let index, let name?) in names.enumerated() {
            result.animations.append(
                .init(
                    name: name, duration: durations.cycled(index) ?? 0, delay: delays.cycled(index) ?? 0,
                    timing: timings.cycled(index) ?? .ease, iterations: iterations.cycled(index) ?? 1,
                    direction: directions.cycled(index) ?? .normal, fill: fills.cycled(index) ?? .none,
                    isPaused: pauses.cycled(index) ?? false))
        }
        return result
    }
}

extension Array {
    /// The element at an index that starts over behind the last; nil where there is none.
    fileprivate func cycled(_ index: Int) -> Element? { isEmpty ? nil : self[index % count] }
}
