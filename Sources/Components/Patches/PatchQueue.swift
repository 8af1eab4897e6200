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

    private var operations: [PageID: [PatchOperation]] = [:]
    private var order: [PageID] = []
    private var waiting = Waiting()
    private var batch: UInt64 = 0
    private var underWay: [(batch: UInt64, waiting: Waiting)] = []

    /// Adds an operation.
    func append(_ operation: PatchOperation, to page: PageID) {
        if operations[page] == nil { order.append(page) }
        operations[page, default: []].append(operation)
    }

    /// Lets something wait for what is there so far to be laid out.
    func wait(on page: PageID, _ change: (inout Waiting) -> Void) {
        if operations[page] == nil {
            operations[page] = []
            order.append(page)
        }
        change(&waiting)
    }

    /// Forgets what is to be done on a page that is closed.
    func drop(_ page: PageID) {
        // The page stays in the order if something waits: its callbacks are still called.
        if operations[page] != nil { operations[page] = [] }
    }

    /// All that changed, as one batch; empty if nothing did or too many batches are under way.
    func take(first: () -> [PatchOperation]) -> [Patch] {
        guard !order.isEmpty, underWay.count < Self.mostUnacknowledged else { return [] }
        batch += 1
        var patches: [Patch] = []
        for page in order {
            let prefix = patches.isEmpty ? first() : []
            patches.append(Patch(page: page, batch: batch, operations: prefix + (operations[page] ?? [])))
        }
        operations.removeAll()
        order.removeAll()
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
