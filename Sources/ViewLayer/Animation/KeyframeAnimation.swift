import Markup

/// `@keyframes` or the frames of `this.animate`, played on a node.
struct KeyframeAnimation {
    /// One frame.
    struct Frame {
        /// When, from 0 to 1.
        var offset: Double
        var declarations: [Declaration]
        /// How the way to the next frame is gone; nil as the animation says.
        var timing: TimingFunction?
    }

    /// What one property does.
    struct Track {
        let property: MotionProperty
        var points: [(offset: Double, value: MotionValue, timing: TimingFunction)]

        /// The value at a place between 0 and 1.
        func value(at place: Double) -> MotionValue? {
            guard let last = points.last(where: { $0.offset <= place }) ?? points.first else { return nil }
            guard let next = points.first(where: { $0.offset > place }), next.offset > last.offset else {
                return last.value
            }
            let part = (place - last.offset) / (next.offset - last.offset)
            return last.value.blended(to: next.value, last.timing.progress(part))
        }

        /// Whether it makes half a turn or more from one frame to another.
        var turns: Bool {
            let turns = points.compactMap { if case .transform(let move) = $0.value { move?.turn ?? 0 } else { nil } }
            return (turns.max() ?? 0) - (turns.min() ?? 0) >= 180
        }
    }

    /// Name, duration, iterations and so on.
    var settings: MotionStyle.Animation
    let frames: [Frame]
    /// When it was started, in milliseconds.
    var start: Double
    /// When it was paused; nil while it runs.
    var pausedAt: Double?
    /// The events that were told: the start, and each end of an iteration.
    var told = 0
    /// The question that its end answers; nil for those of styles.
    var answer: UInt64?
    /// The frames as computed values, for the base style that they were computed with.
    private(set) var tracks: [Track] = []
    private var base: ComputedStyle?

    init(_ settings: MotionStyle.Animation, frames: [Frame], start: Double, answer: UInt64? = nil) {
        self.settings = settings
        self.frames = frames
        self.start = start
        self.answer = answer
        pausedAt = settings.isPaused ? start : nil
    }

    var isInfinite: Bool { settings.iterations == .infinity && settings.duration > 0 }
    /// When it starts to move.
    var begin: Double { start + settings.delay * 1000 }
    /// When it is over; infinity for one that never is or is paused.
    var end: Double { pausedAt != nil ? .infinity : begin + length }
    private var length: Double { settings.duration > 0 ? settings.duration * settings.iterations * 1000 : 0 }

    /// Pauses it or lets it go on.
    mutating func take(_ new: MotionStyle.Animation, now: Double) {
        if new.isPaused, pausedAt == nil { pausedAt = now }
        if !new.isPaused, let paused = pausedAt {
            start += now - paused
            pausedAt = nil
        }
        settings = new
    }

    /// How far the frames are at a time, from 0 to 1; nil where it has no effect then.
    func place(at time: Double) -> Double? {
        let elapsed = (pausedAt ?? time) - begin
        if elapsed < 0 {
            return settings.fill == .backwards || settings.fill == .both ? directed(0, iteration: 0) : nil
        }
        guard elapsed < length else { return settings.fill == .forwards || settings.fill == .both ? last : nil }
        let turns = elapsed / (settings.duration * 1000)
        return directed(turns - turns.rounded(.down), iteration: turns.rounded(.down))
    }

    /// Where it ends.
    private var last: Double {
        guard settings.iterations.isFinite, settings.iterations > 0 else { return directed(0, iteration: 0) }
        let whole = settings.iterations.rounded(.up) - 1
        return directed(settings.iterations - whole, iteration: whole)
    }

    private func directed(_ part: Double, iteration: Double) -> Double {
        let isOdd = iteration.truncatingRemainder(dividingBy: 2) == 1
        switch settings.direction {
        case .normal: return part
        case .reverse: return 1 - part
        case .alternate: return isOdd ? 1 - part : part
        case .alternateReverse: return isOdd ? part : 1 - part
        }
    }

    /// Computes the frames over a base style.
    @MainActor
    mutating func resolve(over new: ComputedStyle, _ styles: StyleEngine) {
        guard new !== base else { return }
        base = new
        var points: [String: [(offset: Double, value: MotionValue, timing: TimingFunction)]] = [:]
        for frame in frames {
            let (draft, names) = styles.values(frame.declarations, over: new)
            for name in names {
                guard let property = MotionProperty.table[name] else { continue }
                let point = (frame.offset, property.read(draft), frame.timing ?? settings.timing)
                // Of two frames at one place the later wins.
                points[name, default: []].removeAll { $0.offset == frame.offset }
                points[name, default: []].append(point)
            }
        }
        let own = StyleDraft(new)
        tracks = MotionProperty.all.compactMap { property in
            guard var list = points[property.name] else { return nil }
            list.sort { $0.offset < $1.offset }
            // Where the first or last frame does not say, it is as without the animation.
            if let first = list.first, first.offset > 0 { list.insert((0, property.read(own), settings.timing), at: 0) }
            if let last = list.last, last.offset < 1 { list.append((1, property.read(own), settings.timing)) }
            return Track(property: property, points: list)
        }
    }

    // MARK: Events

    /// The next event to tell and when; nil when all are told.
    func nextEvent(hearsIterations: Bool) -> (name: String, time: Double)? {
        guard pausedAt == nil else { return nil }
        if told == 0 { return ("animationstart", begin) }
        let rounds = settings.duration > 0 ? settings.iterations : 0
        if hearsIterations, Double(told) < rounds {
            return ("animationiteration", begin + Double(told) * settings.duration * 1000)
        }
        guard rounds.isFinite, told < .max else { return nil }
        return ("animationend", end)
    }
}
