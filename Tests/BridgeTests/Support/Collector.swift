import Dispatch
import Synchronization

@testable import Bridge

/// Collects what a connection delivers, and lets a test wait for it.
final class Collector<Message: BridgeMessage>: Sendable {
    private let messages = Mutex<[Message]>([])
    private let ends = Mutex<[ConnectionEnd]>([])
    private let arrived = DispatchSemaphore(value: 0)
    private let ended = DispatchSemaphore(value: 0)

    /// What has arrived so far.
    var all: [Message] { messages.withLock { $0 } }
    /// How it ended, each time that it was said.
    var allEnds: [ConnectionEnd] { ends.withLock { $0 } }

    func start<Outgoing: BridgeMessage>(_ connection: Connection<Outgoing, Message>) throws {
        try connection.start(
            deliver: { new in
                self.messages.withLock { $0 += new }
                for _ in new { self.arrived.signal() }
            },
            ended: { end in
                self.ends.withLock { $0.append(end) }
                self.ended.signal()
            })
    }

    /// Waits for so many messages more.
    func wait(_ count: Int) -> Bool {
        for _ in 0..<count where arrived.wait(timeout: .now() + 20) == .timedOut { return false }
        return true
    }

    /// Waits for the end.
    func waitForEnd() -> Bool { ended.wait(timeout: .now() + 20) == .success }
}
