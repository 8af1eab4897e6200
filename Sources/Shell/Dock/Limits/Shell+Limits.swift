import Bridge
import Values
import ViewLayer

extension Shell {
    /// The largest tree whose depth is looked at where nobody asked, in nodes: that takes less than a frame.
    private static let walkedNodes = 5_000

    /// Whether somebody looks at the limits.
    private var showsLimits: Bool { dock.isOpen && dock.tab === dock.limits }

    /// Takes what a record says of the limits.
    func measure(_ record: Record) {
        for crossing in dock.limits.meter.take(record) { tell(crossing, at: record.time) }
        waitForRate()
    }

    /// The page stack or the tree of the page on top may have changed.
    func measureStackAndTree() {
        waitForRate()
        measure(.stack, Double(stack.count))
        guard let page = view.topPage else { return }
        let nodes = Double(page.nodeCount)
        let hasGrown = nodes != dock.limits.meter[.nodes].now
        measure(.nodes, nodes)
        guard showsLimits || hasGrown && page.nodeCount <= Self.walkedNodes else { return }
        measure(.depth, Double(page.nodeDepth))
    }

    private func measure(_ kind: LimitKind, _ value: Double) {
        let now = surroundings.now()
        if let crossing = dock.limits.meter.set(kind, value, at: now) { tell(crossing, at: now) }
    }

    /// Has the calls a second fall while somebody looks; once they are nothing, nothing wakes any more.
    private func waitForRate() {
        guard showsLimits, !isRateDue, dock.limits.meter[.setDataRate].now > 0 else { return }
        isRateDue = true
        surroundings.after(LimitsMeter.second) { [weak self] in
            guard let self else { return }
            isRateDue = false
            _ = dock.limits.meter.pass(to: surroundings.now())
            requestRecordFrame()
            waitForRate()
        }
    }

    private func tell(_ crossing: LimitsMeter.Crossing, at time: Double) {
        let language = surroundings.language
        let kind = crossing.kind
        let culprit = crossing.culprit.isEmpty ? "" : " (\(crossing.culprit))"
        let text =
            "\(kind.name.text(language))\(culprit) \(kind.text(crossing.value)) / \(kind.text(kind.most)): "
            + kind.advice.text(language)
        dock.console.append(ConsoleRow(.warn, [.string(text)], time: time))
    }
}
