import Bridge

/// Collects what changed in the pages' composed trees until it is taken, and what waits for its layout.
final class PatchQueue {
    /// What waits for a layout, in the order in which the kinds are called.
    struct Waiting {
        var ready: [Component] = []
        var callbacks: [CallbackToken] = []
        var work: [() -> Void] = []

        var isEmpty: Bool { ready.isEmpty && callbacks.isEmpty && work.isEmpty }
    }

    /// How many batches may be under way.
    static let mostUnacknowledged = 2

    /// What changed on one page.
    private final class PageQueue {
        let page: PageID
        var operations: [PatchOperation] = []

        init(page: PageID) { self.page = page }
    }

    private var queues: [PageQueue] = []
    /// The queue that was used last.
    private var current: PageQueue?
    private var waiting = Waiting()
    private var batch: UInt64 = 0
    private var underWay: [(batch: UInt64, waiting: Waiting)] = []

    /// Whether nothing waits to be taken.
    var isEmpty: Bool { queues.isEmpty }

    /// Adds an operation.
    func append(_ operation: consuming PatchOperation, to page: PageID) {
        if let current, current.page == page {
            current.operations.append(operation)
        } else {
            queue(of: page).operations.append(operation)
        }
    }

    private func queue(of page: PageID) -> PageQueue {
        let queue: PageQueue
        if let known = queues.first(where: { $0.page == page }) {
            queue = known
        } else {
            queue = PageQueue(page: page)
            queues.append(queue)
        }
        current = queue
        return queue
    }

    /// Lets something wait for what is there so far to be laid out.
    func wait(on page: PageID, _ change: (inout Waiting) -> Void) {
        _ = queue(of: page)
        change(&waiting)
    }

    /// Forgets what is to be done on a page that is closed.
    func drop(_ page: PageID) {
        // An empty patch stays: what waits for it is still called.
        queues.first { $0.page == page }?.operations = []
    }

    /// All that changed, as one batch; empty if nothing did or too many batches are under way.
    func take(first: () -> [PatchOperation]) -> [Patch] {
        guard !queues.isEmpty, underWay.count < Self.mostUnacknowledged else { return [] }
        batch += 1
        var patches: [Patch] = []
        for queue in queues {
            // In place, since a new page has hundreds of thousands.
            if patches.isEmpty { queue.operations.insert(contentsOf: first(), at: 0) }
            patches.append(Patch(page: queue.page, batch: batch, operations: queue.operations))
        }
        queues.removeAll()
        current = nil
        underWay.append((batch, waiting))
        waiting = Waiting()
        return patches
    }

    /// What waited for the batches up to this one.
    func acknowledge(_ batch: UInt64) -> [Waiting] {
        let done = underWay.prefix { $0.batch <= batch }.map(\.waiting)
        underWay.removeFirst(done.count)
        return done
    }
}
