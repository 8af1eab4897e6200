import Bridge
import Values

/// Frames that a scroll-view drives instead of time (`ScrollTimeline`).
struct ScrollAnimation {
    var frames: KeyframeAnimation
    /// The scroll-view.
    let source: NodeID
    let isHorizontal: Bool
    /// The offsets between which it is driven, in px.
    let start: Double
    let end: Double
    /// The time that these stand for, in parts of the animation's own.
    let range: Double
    /// How far the frames are, from 0 to 1.
    private(set) var place = 0.0

    init?(_ frames: KeyframeAnimation, source: NodeID, _ timeline: ValueObject) {
        func number(_ name: String) -> Double? {
            if case .number(let number)? = timeline[name], number.isFinite { number } else { nil }
        }
        guard let start = number("startScrollOffset"), let end = number("endScrollOffset") else { return nil }
        self.frames = frames
        self.source = source
        self.start = start
        self.end = end
        isHorizontal = timeline["orientation"] == .string("horizontal")
        let duration = frames.settings.duration * 1000
        range = duration > 0 ? (number("timeRange") ?? duration) / duration : 1
    }

    /// Takes the offset of the scroll-view.
    mutating func follow(_ scroll: ScrollState) {
        let offset = isHorizontal ? scroll.x : scroll.y
        let part = end == start ? (offset < start ? 0 : 1) : (offset - start) / (end - start)
        place = min(max(min(max(part, 0), 1) * range, 0), 1)
    }
}
