import Synchronization
import Values

/// The documents of one watch, change by change.
final class SnapshotList: Sendable {
    private let documents = Mutex<[ValueObject]>([])

    /// The moment after an event.
    func apply(_ event: WatchEvent) -> Snapshot {
        documents.withLock { documents in
            if event.isInitial { documents = [] }
            for change in event.changes { Self.apply(change, to: &documents) }
            return Snapshot(
                id: event.id, type: event.isInitial ? "init" : nil, docChanges: event.changes, docs: documents)
        }
    }

    /// Does one change to a list.
    static func apply(_ change: ValueObject, to documents: inout [ValueObject]) {
        if let from = place(change["from"], upTo: documents.count - 1) { documents.remove(at: from) }
        if let to = place(change["to"], upTo: documents.count), case .object(let document)? = change["doc"] {
            documents.insert(document, at: to)
        }
    }

    private static func place(_ value: Value?, upTo last: Int) -> Int? {
        guard case .number(let number)? = value, let place = Int(exactly: number), place >= 0, place <= last else {
            return nil
        }
        return place
    }
}
