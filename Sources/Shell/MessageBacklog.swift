package import Bridge

/// The app's messages that the main thread has not taken yet, in order. Of records, which an app may make without end, only
/// so many wait: the oldest go, and are counted.
package struct MessageBacklog {
    /// How many messages are handed on at once.
    private static let portion = 128

    /// How many records may wait.
    private let limit: Int
    private var waiting: [AppMessage] = []
    /// How many of `waiting` were handed on.
    private var head = 0
    /// How many of `waiting` may be left out.
    private var droppable = 0
    private var dropped = 0
    private var droppedAt = 0.0

    package init(limit: Int = 20_000) { self.limit = limit }

    /// Whether nothing waits.
    package var isEmpty: Bool { head == waiting.count && dropped == 0 }
    /// How many messages wait.
    package var count: Int { waiting.count - head }

    /// Takes messages.
    package mutating func append(_ messages: [AppMessage]) {
        waiting += messages
        for message in messages where message.isDroppable { droppable += 1 }
        // Half as many again may come before they are sifted, so that the cost per message stays constant.
        if droppable > limit + limit / 2 { sift() }
    }

    /// The next messages to hand on. Only records are parted, since what changes a page belongs together.
    package mutating func next() -> [AppMessage] {
        if dropped > 0 {
            defer { dropped = 0 }
            if let message = AppMessage.dropped(dropped, time: droppedAt) { return [message] }
        }
        var end = min(waiting.count, head + Self.portion)
        while end < waiting.count {
            if case .record = waiting[end] { break }
            end += 1
        }
        let portion = Array(waiting[head..<end])
        head = end
        for message in portion where message.isDroppable { droppable -= 1 }
        if head == waiting.count {
            waiting.removeAll(keepingCapacity: waiting.capacity < 4_096)
            head = 0
        }
        return portion
    }

    /// Forgets all.
    package mutating func removeAll() { self = MessageBacklog(limit: limit) }

    private mutating func sift() {
        var surplus = droppable - limit
        dropped += surplus
        droppable = limit
        waiting = waiting[head...].filter { message in
            guard surplus > 0, message.isDroppable else { return true }
            if case .record(let record) = message { droppedAt = record.time }
            surplus -= 1
            return false
        }
        head = 0
    }
}
