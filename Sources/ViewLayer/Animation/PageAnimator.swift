import Bridge
import Values

/// The clocks of everything that moves on one page. It wakes up only for what a person would see or the app is to hear.
@MainActor
final class PageAnimator {
    // The page owns its animator.
    unowned let page: PageView
    /// What moves, by node.
    var moving: [NodeID: NodeMotion] = [:]
    /// Nodes whose animations wait until they have a style to start from.
    var unstyled: [(node: NodeID, value: Value)] = []
    /// The times for which timers are set: the next look, and the next event.
    private var nextLook = Double.infinity
    private var nextEvent = Double.infinity

    init(_ page: PageView) { self.page = page }

    /// The time in milliseconds.
    var now: Double { page.context.now() }
    private var isStill: Bool { page.context.reducesMotion }
    /// The sheets.
    var styles: StyleEngine { page.context.styles }

    // MARK: Styles

    /// The style that a node shows now, where the cascade says `base`.
    func style(_ base: ComputedStyle, of node: RenderNode) -> ComputedStyle {
        guard node.motion != nil || starts(base, on: node) else { return base }
        let motion = node.motion ?? NodeMotion(node)
        motion.take(base, styles, now: now)
        guard !motion.isIdle else {
            forget(node)
            return base
        }
        node.motion = motion
        moving[node.id] = motion
        planEvent(of: motion)
        return motion.style(at: now, still: isStill) ?? base
    }

    /// Whether a new style of a node that does not move can set it in motion.
    private func starts(_ base: ComputedStyle, on node: RenderNode) -> Bool {
        func begins(_ motion: MotionStyle?) -> Bool {
            guard let motion, !motion.isEmpty else { return false }
            return !motion.animations.isEmpty || (node.style != nil && node.style !== base)
        }
        return begins(base.motion) || begins(base.before?.motion) || begins(base.after?.motion)
    }

    /// Nothing of a node moves any more.
    func forget(_ node: RenderNode) {
        node.motion = nil
        moving[node.id] = nil
    }

    /// Forgets what moved on nodes that are gone; those may not even be asked who they were.
    private func forgetGone() {
        for (id, motion) in moving where page.tree.node(id)?.motion !== motion { moving[id] = nil }
    }

    // MARK: Looks

    /// Before a layout: marks the nodes that look different by now.
    func advance() {
        forgetGone()
        guard !moving.isEmpty else { return }
        let time = now
        for motion in moving.values {
            follow(motion)
            if motion.hasChanged(at: time, still: isStill) { repaint(motion.node) }
        }
    }

    private func follow(_ motion: NodeMotion) {
        for index in motion.scrolled.indices {
            guard let node = page.tree.node(motion.scrolled[index].source), let scroll = page.scrollState(of: node)
            else { continue }
            motion.scrolled[index].follow(scroll)
        }
    }

    /// Has a node styled and painted anew.
    func repaint(_ node: RenderNode) {
        node.mark(.style)
        page.setNeedsLayout()
    }

    /// After painting: plans to look again when something in sight will be different. A page that nobody paints sleeps.
    func painted() {
        forgetGone()
        guard !moving.isEmpty, !isStill else { return }
        let time = now
        var next = Double.infinity
        for motion in moving.values where isInSight(motion.node) {
            if let change = motion.nextChange(after: time) { next = min(next, change) }
        }
        guard next < nextLook || nextLook <= time, next.isFinite else { return }
        nextLook = next
        page.context.after(max(next - time, 1)) { [weak self] in
            guard let self, nextLook == next else { return }
            nextLook = .infinity
            page.setNeedsPaint()
        }
    }

    /// Whether the rows of a node are on the screen.
    private func isInSight(_ node: RenderNode) -> Bool {
        let rect = page.documentRect(of: node)
        let top = node.isFixed ? rect.y : rect.y - page.scrollTop
        guard top + rect.height >= -Pixels.perRow, top <= page.visibleHeight + Pixels.perRow else { return false }
        return node.nearest { $0.style?.layout.value.display == Display.none } == nil
    }

    // MARK: Events

    /// Sets a timer for the first event that is due of all that moves.
    private func planEvent() {
        forgetGone()
        planEvent(at: moving.values.reduce(.infinity) { min($0, firstEvent(of: $1)) })
    }

    /// Sets a timer for a node's first event, if that is the first of all; the others have been looked at.
    func planEvent(of motion: NodeMotion) { planEvent(at: firstEvent(of: motion)) }

    private func firstEvent(of motion: NodeMotion) -> Double {
        var first = motion.parts.dropFirst().reduce(.infinity) { min($0, firstEvent(of: $1)) }
        for transition in motion.transitions { first = min(first, transition.end) }
        for animation in motion.plays { first = min(first, animation.end) }
        guard !motion.animations.isEmpty else { return first }
        let hears = !motion.isPseudo && page.isHeard("animationiteration", on: motion.node)
        for animation in motion.animations {
            if let event = animation.nextEvent(hearsIterations: hears) { first = min(first, event.time) }
        }
        return first
    }

    private func planEvent(at next: Double) {
        guard next < nextEvent else { return }
        nextEvent = next
        page.context.after(max(next - now, 0)) { [weak self] in
            guard let self, nextEvent == next else { return }
            nextEvent = .infinity
            tell()
            planEvent()
        }
    }

    /// Tells what is over, or has begun.
    private func tell() {
        forgetGone()
        let time = now
        for (_, motion) in moving.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            let node = motion.node
            for part in motion.parts {
                tellAnimations(part, time)
                if part.isPseudo { _ = part.takeEnded(at: time) }
            }
            let ended = motion.takeEnded(at: time)
            for transition in ended {
                page.emit(
                    "transitionend", on: node,
                    detail: [
                        "propertyName": .string(transition.property.name),
                        "elapsedTime": .number(transition.duration / 1000),
                    ])
            }
            endPlays(motion, time)
            // One that is idle now is forgotten when the style without it is taken over.
            repaint(node)
        }
    }

    private func tellAnimations(_ motion: NodeMotion, _ time: Double) {
        let hears = !motion.isPseudo && page.isHeard("animationiteration", on: motion.node)
        for index in motion.animations.indices {
            while let event = motion.animations[index].nextEvent(hearsIterations: hears), event.time <= time {
                var elapsed = (event.time - motion.animations[index].begin) / 1000
                switch event.name {
                case "animationend": motion.animations[index].told = .max
                case "animationiteration":
                    // Those that nobody saw are not told one by one.
                    let duration = motion.animations[index].settings.duration
                    let passed = Int(min((time - motion.animations[index].begin) / duration / 1000, 1e9))
                    elapsed = Double(passed) * duration
                    motion.animations[index].told = max(passed, motion.animations[index].told) + 1
                default: motion.animations[index].told = 1
                }
                if motion.isPseudo { continue }
                page.emit(
                    event.name, on: motion.node,
                    detail: [
                        "animationName": .string(motion.animations[index].settings.name),
                        "elapsedTime": .number(max(elapsed, 0)),
                    ])
            }
        }
    }

    /// What `this.animate` played stays as it was in the last frame.
    private func endPlays(_ motion: NodeMotion, _ time: Double) {
        let ended = motion.plays.filter { $0.end <= time }
        guard !ended.isEmpty else { return }
        motion.plays.removeAll { $0.end <= time }
        motion.hasArrived = true
        for play in ended {
            setScriptStyle(motion.node, transition: nil)
            if let answer = play.answer { page.context.send(.answer(id: answer, .null)) }
        }
    }
}
