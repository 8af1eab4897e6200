/// What moves on one node, or on a pseudo-element of it.
@MainActor
final class NodeMotion {
    // The node owns its motion.
    unowned let node: RenderNode
    /// The style that the cascade says, without what moves.
    private(set) var base: ComputedStyle?
    private(set) var transitions: [Transition] = []
    /// The animations of the style, in its order.
    var animations: [KeyframeAnimation] = []
    /// Those of `this.animate`, the latest last.
    var plays: [KeyframeAnimation] = []
    /// Those that a scroll-view drives.
    var scrolled: [ScrollAnimation] = []
    /// Whether the next style is taken over at once: it is where a motion has arrived.
    var hasArrived = false
    /// What was shown last, rounded to what cells can show.
    private(set) var shown: [MotionValue] = []
    private var last: ComputedStyle?
    /// Whether it is a pseudo-element's: nobody hears of its events.
    let isPseudo: Bool
    /// What moves on `::before` and `::after`.
    private var before: NodeMotion?
    private var after: NodeMotion?

    init(_ node: RenderNode) {
        self.node = node
        base = node.style
        isPseudo = false
    }

    private init(_ node: RenderNode, pseudo style: ComputedStyle?) {
        self.node = node
        base = style
        isPseudo = true
    }

    /// Itself and what moves on its pseudo-elements.
    var parts: [NodeMotion] { [self, before, after].compactMap { $0 } }

    /// Whether nothing moves.
    var isIdle: Bool { isStill && before?.isIdle != false && after?.isIdle != false }
    private var isStill: Bool { transitions.isEmpty && animations.isEmpty && plays.isEmpty && scrolled.isEmpty }

    /// Takes another style of the cascade: starts the transitions and animations that it asks for.
    func take(_ new: ComputedStyle, _ styles: StyleEngine, now: Double) {
        guard new !== base else { return }
        let old = base
        base = new
        before = Self.pseudo(before, on: node, from: old?.before, to: new.before, styles, now)
        after = Self.pseudo(after, on: node, from: old?.after, to: new.after, styles, now)
        guard new.layout.value.display != .none else {
            (transitions, animations) = ([], [])
            (before, after) = (nil, nil)
            return
        }
        startAnimations(new.motion.animations, styles, now)
        for index in animations.indices { animations[index].resolve(over: new, styles) }
        for index in plays.indices { plays[index].resolve(over: new, styles) }
        for index in scrolled.indices { scrolled[index].frames.resolve(over: new, styles) }
        if let old, !hasArrived, old.layout.value.display != .none {
            startTransitions(from: old, to: new, now)
        } else if hasArrived {
            transitions = []
        }
        hasArrived = false
    }

    /// The motion of a pseudo-element with its new style; nil where it does not move.
    private static func pseudo(
        _ motion: NodeMotion?, on node: RenderNode, from old: ComputedStyle?, to new: ComputedStyle?,
        _ styles: StyleEngine, _ now: Double
    ) -> NodeMotion? {
        guard let new, motion != nil || !new.motion.isEmpty else { return nil }
        let motion = motion ?? NodeMotion(node, pseudo: old)
        motion.take(new, styles, now: now)
        return motion.isIdle ? nil : motion
    }

    private func startAnimations(_ wanted: [MotionStyle.Animation], _ styles: StyleEngine, _ now: Double) {
        var old = animations
        animations = wanted.prefix(32).compactMap { settings in
            if let index = old.firstIndex(where: { $0.settings.name == settings.name }) {
                var kept = old.remove(at: index)
                kept.take(settings, now: now)
                return kept
            }
            guard let found = styles.keyframes(named: settings.name, for: node) else { return nil }
            return KeyframeAnimation(settings, frames: found.frames, start: now)
        }
    }

    private func startTransitions(from old: ComputedStyle, to new: ComputedStyle, _ now: Double) {
        guard !new.motion.transitions.isEmpty else {
            transitions = []
            return
        }
        let (before, after) = (StyleDraft(old), StyleDraft(new))
        let running = transitions
        transitions = MotionProperty.all.compactMap { property in
            let target = property.read(after)
            let current = running.first { $0.property.name == property.name }
            guard let wanted = new.motion.transition(of: property.name) else { return nil }
            if let current, current.to == target { return current }
            let from = current?.value(at: now) ?? property.read(before)
            // What has no length in common with its end, as `auto`, has no way there.
            guard from != target, from.hasWay(to: target) else { return nil }
            return Transition(
                property: property, from: from, to: target, start: now + wanted.delay * 1000,
                duration: wanted.duration * 1000, timing: wanted.timing, isSilent: node.scriptMotion?.isPlaying == true)
        }
    }

    // MARK: Looks

    /// What the properties are that move, and their values, at a time.
    func values(at time: Double, still: Bool) -> [(property: MotionProperty, value: MotionValue)] {
        var result: [(property: MotionProperty, value: MotionValue)] = []
        for animation in animations + plays {
            guard let place = animation.place(at: still ? animation.restTime(time) : time) else { continue }
            for track in animation.tracks { track.value(at: place).map { result.append((track.property, $0)) } }
        }
        for animation in scrolled {
            for track in animation.frames.tracks {
                track.value(at: animation.place).map { result.append((track.property, $0)) }
            }
        }
        for transition in transitions {
            result.append((transition.property, still ? transition.to : transition.value(at: time)))
        }
        return result
    }

    /// The values of a time as cells can show them.
    func look(at time: Double, still: Bool) -> [MotionValue] { values(at: time, still: still).map(\.value.rounded) }

    /// The style to show at a time.
    func style(at time: Double, still: Bool) -> ComputedStyle? {
        guard let base else { return nil }
        let values = values(at: time, still: still)
        shown = values.map(\.value.rounded)
        var style = base
        if values.isEmpty {
            last = nil
        } else {
            var draft = StyleDraft(base)
            for (property, value) in values { property.write(&draft, value) }
            draft.paint.spins = spins
            style = draft.moved(from: base, last: last)
            last = style
        }
        guard before != nil || after != nil else { return style }
        return ComputedStyle(
            style, before: before?.style(at: time, still: still) ?? base.before,
            after: after?.style(at: time, still: still) ?? base.after)
    }

    /// Whether it looks different by now.
    func hasChanged(at time: Double, still: Bool) -> Bool {
        parts.contains { $0.look(at: time, still: still) != $0.shown }
    }

    /// Whether it turns all the time.
    private var spins: Bool { animations.contains { $0.isInfinite && $0.tracks.contains(where: \.turns) } }

    /// Drops the transitions that are over, and returns those that somebody may want to hear of.
    func takeEnded(at time: Double) -> [Transition] {
        let ended = transitions.filter { $0.end <= time }
        transitions.removeAll { $0.end <= time }
        return ended.filter { !$0.isSilent }
    }

    // MARK: Steps

    private var isEndless: Bool {
        transitions.isEmpty && plays.isEmpty && animations.allSatisfy { $0.isInfinite || $0.pausedAt != nil }
    }

    /// When it next looks different, as far as that can be foreseen; nil when time alone changes nothing any more.
    func nextChange(after now: Double) -> Double? { parts.compactMap { $0.nextOwnChange(after: now) }.min() }

    private func nextOwnChange(after now: Double) -> Double? {
        let moving = animations.filter { $0.pausedAt == nil && $0.end > now } + plays.filter { $0.end > now }
        let begins = moving.map(\.begin) + transitions.filter { $0.end > now }.map(\.start)
        guard let first = begins.min() else { return nil }
        // The ends have timers of their own.
        let end = (moving.map(\.end) + transitions.map(\.end)).max() ?? now
        let start = max(first, now)
        let step = Self.step(isEndless: isEndless, isColor: values(at: start, still: false).allSatisfy(\.value.isColor))
        for count in 1...Self.foresight {
            let time = start + Double(count) * step
            guard time < end else { return nil }
            if look(at: time, still: false) != shown { return time }
        }
        return start + Double(Self.foresight) * step
    }

    private static let foresight = 40

    /// The least time between two looks: 20 a second where something moves, 10 of colours, 8 of what never ends.
    private static func step(isEndless: Bool, isColor: Bool) -> Double { isEndless ? 125 : isColor ? 100 : 50 }
}

extension KeyframeAnimation {
    /// The time that counts where nothing is to move: one that ends is at its end; one that never does has no effect.
    func restTime(_ time: Double) -> Double { isInfinite ? begin - 1 : end.isFinite ? max(end, time) : time }
}

extension MotionValue {
    /// Whether there is something between the two.
    func hasWay(to end: MotionValue) -> Bool {
        switch (self, end) {
        case (.dimension(.length), .dimension(.length)), (.number, .number), (.transform, .transform), (.flag, .flag):
            true
        case (.color(let from), .color(let to)): from != nil && to != nil
        default: false
        }
    }
}
