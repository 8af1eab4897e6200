import Bridge
import Values

/// `wx.createAnimation`, `this.animate` and `this.clearAnimation`.
extension PageAnimator {
    /// The `animation` attribute was set: plays the steps of an export, one after the other.
    func play(_ value: Value, on node: RenderNode) {
        let steps = AnimationStep.read(value)
        guard !steps.isEmpty else { return }
        guard node.style != nil else {
            unstyled.append((node.id, value))
            return
        }
        let script = node.scriptMotion ?? ScriptMotion()
        node.scriptMotion = script
        script.export += 1
        script.steps = steps
        nextStep(of: node, script)
    }

    /// After a layout: starts what waited for it.
    func startWaiting() {
        let waiting = unstyled
        unstyled = []
        for (id, value) in waiting {
            if let node = page.tree.node(id), node.style != nil { play(value, on: node) }
        }
    }

    private func nextStep(of node: RenderNode, _ script: ScriptMotion) {
        guard !script.steps.isEmpty else {
            script.isPlaying = false
            // What comes later from elsewhere goes by the node's own transitions.
            setScriptStyle(node, transition: nil)
            return
        }
        let step = script.steps.removeFirst()
        script.isPlaying = true
        for change in step.changes { script.style.set(change.name, change.value) }
        setScriptStyle(node, transition: step)
        let export = script.export
        page.context.after(step.delay + step.duration) { [weak self, weak node] in
            guard let self, let node, page.tree.node(node.id) === node, script.export == export else { return }
            page.emit(
                "transitionend", on: node, detail: ["elapsedTime": .number(step.duration / 1000)])
            nextStep(of: node, script)
        }
    }

    /// Writes what scripts have set into the node's own style, with the transition of a step that is under way.
    func setScriptStyle(_ node: RenderNode, transition step: AnimationStep?) {
        guard let script = node.scriptMotion else { return }
        var text = script.style.css
        if let step {
            text +=
                "; transition: none; transition-property: \(script.style.properties.joined(separator: ", "));"
                + "transition-duration: \(step.duration)ms; transition-delay: \(step.delay)ms;"
                + "transition-timing-function: \(step.timing)"
        }
        node.styleTexts[.animation] = text.isEmpty ? nil : text
        node.inlineStyle = styles.inlineStyle(node.styleTexts, own: node.ownStyle)
        repaint(node)
    }

    /// `this.animate`: plays frames on a node, by time or driven by a scroll-view.
    func animate(_ node: RenderNode, _ request: AnimateRequest) {
        let frames = ScriptFrames(request.frames)
        guard !frames.frames.isEmpty else {
            request.answer.map { page.context.send(.answer(id: $0, .null)) }
            return
        }
        var settings = MotionStyle.Animation(name: "")
        settings.duration = request.duration.isFinite ? min(max(0, request.duration), 1e9) / 1000 : 0
        settings.fill = .both
        settings.timing = .linear
        let motion = node.motion ?? NodeMotion(node)
        node.motion = motion
        moving[node.id] = motion
        var animation = KeyframeAnimation(settings, frames: frames.frames, start: now, answer: request.answer)
        if let base = motion.base { animation.resolve(over: base, styles) }
        if let source = request.scrollSource, let timeline = request.timeline {
            guard let scrolled = ScrollAnimation(animation, source: source, timeline) else { return }
            motion.scrolled.removeAll { $0.source == source }
            motion.scrolled.append(scrolled)
        } else {
            let script = node.scriptMotion ?? ScriptMotion()
            node.scriptMotion = script
            for (name, value) in frames.last { script.style.set(name, value) }
            motion.plays.append(animation)
            planEvent(of: motion)
        }
        repaint(node)
    }

    /// `this.clearAnimation`: forgets what animations left on a node, all of it or some properties.
    func clear(_ node: RenderNode, _ names: [String]?) {
        if let motion = node.motion {
            for play in motion.plays { play.answer.map { page.context.send(.answer(id: $0, .null)) } }
            motion.plays = []
            if names == nil { motion.scrolled = [] }
            motion.hasArrived = true
            repaint(node)
        }
        guard let script = node.scriptMotion else { return }
        script.export += 1
        script.steps = []
        script.isPlaying = false
        script.style.clear(names)
        setScriptStyle(node, transition: nil)
    }
}
