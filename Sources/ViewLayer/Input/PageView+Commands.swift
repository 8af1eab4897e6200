import Bridge
import Values

extension PageView {
    /// Does what the program asks, once everything before is laid out.
    func perform(_ command: Command) {
        pendingCommands.append(command)
        setNeedsLayout()
    }

    /// The scroll state of a scroll-view, made where styles did not make it yet.
    func scrollState(of node: RenderNode) -> ScrollState? {
        if let state = node.scroll { return state }
        let state = ScrollState()
        node.scroll = state
        return state
    }

    /// An attribute of a scroll-view asks for an offset: carried out after the next layout.
    func scrollViewChanged(_ node: RenderNode) {
        pendingScrollViews.append(node.id)
        setNeedsLayout()
    }

    /// Carries out what waited for the layout.
    func carryOutPending() {
        let commands = pendingCommands
        let scrollViews = pendingScrollViews
        let focusing = pendingFocus
        pendingCommands = []
        pendingScrollViews = []
        pendingFocus = nil
        for id in scrollViews { (tree.node(id)?.control as? ScrollViewComponent)?.carryOut() }
        for command in commands { carryOut(command) }
        if let focusing, let node = tree.node(focusing) { setFocus(node) }
    }

    private func carryOut(_ command: Command) {
        switch command {
        case .scrollPage(let top, let target, let offset, _):
            if let target {
                guard let node = tree.node(target) else { return }
                scrollPage(to: documentRect(of: node).y + offset)
            } else if let top {
                scrollPage(to: top)
            }
        case .scrollNode(let id, let left, let top):
            guard let node = tree.node(id), let box = ScrollBox(node, in: self) else { return }
            box.move(x: left ?? box.state.x, y: top ?? box.state.y)
        case .focus(let id, let wanted):
            guard let node = tree.node(id) else { return }
            if wanted { setFocus(node) } else if focus === node { setFocus(nil) }
        case .blur:
            if isEditing { setFocus(nil) }
        case .animate(let animation):
            let timeline: ValueObject? = if case .object(let object) = animation.timeline { object } else { nil }
            for (index, id) in animation.nodes.enumerated() {
                guard let node = tree.node(id) else { continue }
                let isLast = index == animation.nodes.count - 1
                animator.animate(
                    node,
                    AnimateRequest(
                        frames: animation.frames, duration: animation.duration, answer: isLast ? animation.answer : nil,
                        scrollSource: animation.source, timeline: timeline))
            }
        case .clearAnimation(let ids, let names):
            for id in ids { tree.node(id).map { animator.clear($0, names) } }
        case .other(let id, "canvas", let value): canvas(id, value)?.show(value)
        case .other(let id, "context", let call):
            if let node = id.flatMap({ tree.node($0) }) { perform(call, on: node) }
        case .other(_, "closeContainer", _): closeContainer()
        case .pullDown, .other: return
        }
    }
}
