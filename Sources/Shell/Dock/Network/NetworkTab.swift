import Bridge

/// The requests of the app, filling up as they run.
@MainActor
final class NetworkTab: RecordTab<NetworkRow> {
    /// How many bytes of bodies are kept; older ones go first.
    private static let mostBodyBytes = 24 << 20
    private static let capacity = 5_000

    private var running: [UInt64: NetworkEntry] = [:]
    /// Those whose bodies are kept, the oldest first.
    private var heavy: [(entry: WeakEntry, size: Int)] = []
    private var bodyBytes = 0

    /// An entry that goes when the table lets go of it.
    private struct WeakEntry {
        weak var entry: NetworkEntry?
    }

    init() { super.init(.network, capacity: Self.capacity) }

    /// Takes a step of a request.
    func take(_ record: NetworkRecord, at time: Double) {
        if case .began(let beginning) = record.step {
            let entry = NetworkEntry(id: record.id, beginning, at: time)
            running[record.id] = entry
            append(NetworkRow(entry: entry))
            keep(entry, beginning.body)
            return
        }
        // Records can be dropped, the first of a request too.
        guard let entry = running[record.id] else { return }
        entry.take(record.step, at: time)
        if let ending = entry.ending {
            running[record.id] = nil
            keep(entry, ending.body)
        }
        rowsChanged()
    }

    /// Another app numbers its requests anew.
    func appStarts() { running = [:] }

    private func keep(_ entry: NetworkEntry, _ body: NetworkRecord.Body) {
        guard let size = body.text?.utf8.count, size > 1_000 else { return }
        heavy.append((WeakEntry(entry: entry), size))
        bodyBytes += size
        while bodyBytes > Self.mostBodyBytes, !heavy.isEmpty {
            let (oldest, size) = heavy.removeFirst()
            bodyBytes -= size
            oldest.entry?.dropBodies()
        }
    }

    override var actions: Set<DockCommand> { [.curl, .replay] }
    override var hints: [DockCommand] { [.replay, .curl] }
}
