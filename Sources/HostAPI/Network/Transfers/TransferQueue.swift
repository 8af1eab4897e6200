import DequeModule

/// Lets ten transfers of a kind run at once; the others wait in the order in which they were asked for.
struct TransferQueue {
    /// How many run at once.
    static let limit = 10

    private var waiting: Deque<Transfer> = []
    private var running: Set<UInt64> = []

    /// Takes a transfer in, and gives it back if it may run now.
    mutating func add(_ transfer: Transfer) -> Transfer? {
        guard running.count < Self.limit else {
            waiting.append(transfer)
            return nil
        }
        running.insert(transfer.id)
        return transfer
    }

    /// Takes a transfer out that is over, and gives the one that may run now.
    mutating func remove(_ transfer: Transfer) -> Transfer? {
        guard running.remove(transfer.id) != nil else { return nil }
        while let next = waiting.popFirst() {
            if next.isOver { continue }
            running.insert(next.id)
            return next
        }
        return nil
    }

    /// How many run.
    var runningCount: Int { running.count }
}
