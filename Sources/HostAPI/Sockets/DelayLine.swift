import Bridge

/// What a slow network still carries, in order. Without slowness everything goes through at once.
final class DelayLine<Element> {
    /// Takes what has come through.
    var deliver: ((Element) -> Void)?
    private unowned let context: any HostContext
    private var waiting: [(due: Double, element: Element)] = []
    private var timer: HostTimer?

    init(_ context: any HostContext) {
        self.context = context
    }

    func add(_ element: Element, size: Int, _ conditions: NetworkConditions) {
        let delay = conditions.latency + conditions.time(forBytes: size)
        if waiting.isEmpty, delay == 0 {
            deliver?(element)
            return
        }
        let due = max(waiting.last?.due ?? 0, context.now + conditions.latency) + conditions.time(forBytes: size)
        waiting.append((due, element))
        schedule()
    }

    /// Lets everything through.
    func flush() {
        let elements = waiting.map(\.element)
        clear()
        for element in elements { deliver?(element) }
    }

    /// Drops everything.
    func clear() {
        waiting = []
        if let timer { context.stopTimer(timer) }
        timer = nil
    }

    private func schedule() {
        guard timer == nil, let first = waiting.first else { return }
        timer = context.startTimer(milliseconds: max(0, first.due - context.now)) { [weak self] in
            guard let self else { return }
            timer = nil
            while let next = waiting.first, next.due <= context.now {
                waiting.removeFirst()
                deliver?(next.element)
            }
            schedule()
        }
    }
}
