import Bridge

/// What shows that it is pressed: `hover-class` with its delays (official documentation: component/view), and `:active`.
@MainActor
final class HoverState {
    private unowned let page: PageView
    /// The elements whose `hover-class` is on.
    private var shown: [RenderNode] = []
    private var pressed: [RenderNode] = []
    private var isDown = false
    /// Counts the presses: what an older one has in mind does not happen.
    private var press = 0

    init(_ page: PageView) { self.page = page }

    /// A finger comes down.
    func press(_ target: RenderNode) {
        hide()
        press += 1
        isDown = true
        setActive(target)
        var candidate: RenderNode? = target
        while let node = candidate {
            if let name = node.hoverClass { schedule(node, name) }
            if node.flag("hover-stop-propagation") { return }
            candidate = node.parent
        }
    }

    private func schedule(_ node: RenderNode, _ name: String) {
        let own = press
        page.context.after(node.hoverTime("hover-start-time")) { [weak self] in
            guard let self, own == press, page.tree.contains(node) else { return }
            node.setHover(name.split(separator: " ").map { StyleClass(name: String($0), scopes: node.scopes) })
            shown.append(node)
            page.setNeedsLayout()
            if !isDown { hideLater(node) }
        }
    }

    /// The finger goes up: what is shown stays for its time.
    func release() {
        isDown = false
        setActive(nil)
        for node in shown { hideLater(node) }
    }

    private func hideLater(_ node: RenderNode) {
        let own = press
        page.context.after(node.hoverTime("hover-stay-time")) { [weak self] in
            guard let self, own == press else { return }
            node.setHover([])
            shown.removeAll { $0 === node }
            page.setNeedsLayout()
        }
    }

    /// The finger moved on, or something came between.
    func cancel() {
        press += 1
        isDown = false
        setActive(nil)
        hide()
    }

    private func hide() {
        guard !shown.isEmpty else { return }
        for node in shown { node.setHover([]) }
        shown = []
        page.setNeedsLayout()
    }

    private func setActive(_ target: RenderNode?) {
        let dependencies = page.context.styles.dependencies
        guard dependencies.states.contains("active") else { return }
        var chain: [RenderNode] = []
        var candidate = target
        while let node = candidate {
            chain.append(node)
            candidate = node.parent
        }
        for node in pressed where !chain.contains(where: { $0 === node }) { node.isPressed = false }
        for node in chain where !node.isPressed { node.isPressed = true }
        for node in pressed + chain {
            node.mark(dependencies.contextStates.contains("active") ? [.style, .subtree] : .style)
        }
        pressed = chain
        page.setNeedsLayout()
    }
}

extension RenderNode {
    /// The class that it has while it is pressed; nil is none.
    fileprivate var hoverClass: String? {
        guard !isText, control?.isDisabled != true || tag == "navigator" else { return nil }
        let builtIn: [String: String] = ["button": "button-hover", "navigator": "navigator-hover"]
        let name = string("hover-class") ?? builtIn[tag] ?? "none"
        return name == "none" || name.isEmpty ? nil : name
    }

    /// A delay in milliseconds, that of the component where nothing is said.
    fileprivate func hoverTime(_ name: String) -> Double {
        let defaults: [String: (start: Double, stay: Double)] = ["button": (20, 70), "navigator": (50, 600)]
        let usual = defaults[tag] ?? (50, 400)
        return min(max(number(name) ?? (name == "hover-start-time" ? usual.start : usual.stay), 0), 10_000)
    }

    /// Puts on the classes of a pressed element, or takes them off.
    fileprivate func setHover(_ new: [StyleClass]) {
        guard new != hoverClasses else { return }
        classes.removeAll { hoverClasses.contains($0) }
        classes += new
        hoverClasses = new
        signature = nil
        mark([.style, .subtree])
    }
}
