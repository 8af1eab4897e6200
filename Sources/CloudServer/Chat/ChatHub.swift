import Dispatch
import Logging
import Synchronization
import Values
import WebSockets

/// Who is in which room, and what becomes of what they say. All happens in order on one queue, a batch at a time, so that many
/// messages share one durable write; in memory it happens at once, so that headless runs wait for nothing.
final class ChatHub: Sendable {
    /// What the connections tell, on their event loops.
    enum Item: Sendable {
        case arrived(ChatClient)
        case said(UInt64, String)
        case left(UInt64)
    }

    /// How many things may wait; who says more is closed with 1013.
    private static let backlog = 100_000

    private struct Waiting {
        var items: [Item] = []
        var isRunning = false
        var lastNumber: UInt64 = 0
    }

    private let waiting = Mutex(Waiting())
    private let floor: Mutex<ChatFloor>
    private let queue = DispatchQueue(label: "termina.chat")
    private let isInline: Bool

    init(_ store: ChatStore, clock: ServerClock, logger: Logger, isInline: Bool) {
        self.isInline = isInline
        floor = Mutex(ChatFloor(store, clock: clock, logger: logger))
    }

    /// A number for a new connection.
    func newNumber() -> UInt64 {
        waiting.withLock { waiting in
            waiting.lastNumber += 1
            return waiting.lastNumber
        }
    }

    /// Takes something that happened. Returns at once, unless everything is in memory.
    func take(_ item: Item) {
        if isInline { return floor.withLock { $0.handle([item]) } }
        let starts = waiting.withLock { waiting in
            if case .said = item, waiting.items.count >= Self.backlog { return false }
            waiting.items.append(item)
            defer { waiting.isRunning = true }
            return !waiting.isRunning
        }
        if starts { queue.async { self.run() } }
    }

    private func run() {
        while true {
            let items = waiting.withLock { waiting in
                defer { waiting.items = [] }
                waiting.isRunning = !waiting.items.isEmpty
                return waiting.items
            }
            guard !items.isEmpty else { return }
            floor.withLock { $0.handle(items) }
        }
    }
}
