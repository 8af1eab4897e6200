import Values

/// `scroll-view`: what its attributes ask of its offset (official documentation: component/scroll-view). `scroll-top`,
/// `scroll-left` and `scroll-into-view` act when they change.
final class ScrollViewComponent: Control {
    override func attributeChanged(_ name: String, from old: Value?) {
        guard let state = page.scrollState(of: node) else { return }
        switch name {
        case "scroll-top": state.pendingTop = node.number(name) ?? length(name)
        case "scroll-left": state.pendingLeft = node.number(name) ?? length(name)
        case "scroll-into-view":
            guard let target = node.string(name), !target.isEmpty else { return }
            state.pendingTarget = target
        default: return
        }
        page.scrollViewChanged(node)
    }

    private func length(_ name: String) -> Double? {
        guard let text = node.string(name) else { return nil }
        for unit in ["rpx", "px"] where text.hasSuffix(unit) {
            guard let number = Double(text.dropLast(unit.count)), number.isFinite else { return nil }
            return page.context.lengths.pixels(number, unit: unit)
        }
        return nil
    }

    /// Carries out what attributes asked for, now that sizes are known.
    func carryOut() {
        guard let state = node.scroll, let box = ScrollBox(node, in: page) else { return }
        if let target = state.pendingTarget {
            state.pendingTarget = nil
            var found: RenderNode?
            node.walkBelow {
                if found == nil, $0.identifier == target { found = $0 }
                return found == nil
            }
            if let found { box.showAtStart(found) }
        }
        guard state.pendingTop != nil || state.pendingLeft != nil else { return }
        let (x, y) = (state.pendingLeft ?? state.x, state.pendingTop ?? state.y)
        state.pendingTop = nil
        state.pendingLeft = nil
        box.move(x: x, y: y)
    }
}
