import Values

extension SwiperComponent {
    private var duration: Double { min(max(node.number("duration") ?? 500, 0), 60_000) }

    /// Moves the slides to a place; at once where nothing is to move by itself or nobody sees it.
    func start(to end: Double, source: String, isAnimated: Bool) {
        guard isAnimated, duration > 0, page.isOnTop, !page.context.reducesMotion, position != end else {
            position = Double(current)
            place()
            page.setNeedsPaint()
            page.emit("animationfinish", on: node, detail: detail(source))
            return
        }
        let easing = node.string("easing-function").flatMap(SwiperMotion.Easing.init) ?? .default
        motion = SwiperMotion(
            start: position, end: end, time: page.context.now(), duration: duration, easing: easing, source: source)
        scheduleFrame(motion?.time)
    }

    /// The move that is going on comes to its end at once.
    func finishMotion() {
        guard let motion else { return }
        self.motion = nil
        position = Double(current)
        place()
        page.emit("animationfinish", on: node, detail: detail(motion.source))
    }

    private func scheduleFrame(_ time: Double?) {
        guard let motion, motion.time == time else { return }
        let rest = motion.time + motion.duration - page.context.now()
        let (page, id) = (page, node.id)
        page.context.after(max(1, min(SwiperMotion.frameTime, rest))) { [weak page] in
            guard let swiper = page?.tree.node(id)?.control as? SwiperComponent else { return }
            swiper.showFrame(motion)
        }
    }

    private func showFrame(_ expected: SwiperMotion) {
        guard let motion, motion.time == expected.time, motion.end == expected.end else { return }
        let now = page.context.now()
        guard !motion.isOver(at: now), page.isOnTop else { return finishMotion() }
        position = motion.position(at: now)
        place()
        tellTransition(from: motion.start)
        scheduleFrame(motion.time)
    }

    /// Tells how far the slides are from where they were, in px.
    func tellTransition(from start: Double) {
        let distance = Value.number((position - start) * slideLength)
        page.emit(
            "transition", on: node, detail: ["dx": isVertical ? 0 : distance, "dy": isVertical ? distance : 0])
    }

    // MARK: Autoplay

    /// Lets the next slide come after `interval`, if slides are to come by themselves and somebody sees it.
    func scheduleAutoplay() {
        autoplayTurn += 1
        guard node.flag("autoplay"), page.isOnTop, !page.context.reducesMotion, canTurn, panStart == nil else { return }
        let turn = autoplayTurn
        let interval = min(max(node.number("interval") ?? 5000, 50), 1e7)
        let (page, id) = (page, node.id)
        page.context.after(interval) { [weak page] in
            guard let swiper = page?.tree.node(id)?.control as? SwiperComponent, swiper.autoplayTurn == turn else {
                return
            }
            swiper.playNext()
        }
    }

    private func playNext() {
        guard page.isOnTop, !page.context.reducesMotion else { return }
        let isAtEnd = !isCircular && current >= lastCurrent
        if !go(by: isAtEnd ? -current : 1, source: "autoplay") { scheduleAutoplay() }
    }
}
