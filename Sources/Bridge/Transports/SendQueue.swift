import DequeModule
import Dispatch
import Synchronization

/// The messages that wait for a connection's writer. Taking one in never blocks.
final class SendQueue<Message: BridgeMessage>: Sendable {
    /// What the writer does next.
    enum Step {
        case write(Message)
        /// So many droppable messages were left out before this point.
        case tellDropped(Int)
        case wait
        case end
    }

    private struct State {
        var messages = Deque<Message>()
        var dropped = 0
        var isClosed = false
        var isWriting = false
        var waiting: [DispatchSemaphore] = []
    }

    private let state = Mutex(State())
    private let droppableLimit: Int
    /// Wakes the writer.
    let waker: Waker

    /// - Parameter droppableLimit: with more messages than this waiting, droppable ones are dropped.
    init(droppableLimit: Int) throws(BridgeError) {
        self.droppableLimit = droppableLimit
        waker = try Waker()
    }

    /// Takes a message in; after `close` it is forgotten.
    func add(_ message: Message) {
        let wasIdle = state.withLock { state in
            guard !state.isClosed else { return false }
            if message.isDroppable, state.messages.count >= droppableLimit {
                state.dropped += 1
                return false
            }
            state.messages.append(message)
            return !state.isWriting && state.messages.count == 1
        }
        if wasIdle { waker.wake() }
    }

    /// What the writer does next.
    func next() -> Step {
        state.withLock { state in
            if state.isClosed { return .end }
            state.isWriting = true
            if state.dropped > 0, state.messages.count < droppableLimit / 2 {
                defer { state.dropped = 0 }
                return .tellDropped(state.dropped)
            }
            return state.messages.popFirst().map { .write($0) } ?? .wait
        }
    }

    /// The writer has written all that it took. False if more has come.
    func settle() -> Bool {
        let waiting: [DispatchSemaphore]? = state.withLock { state in
            guard state.messages.isEmpty, !state.isClosed else { return nil }
            state.isWriting = false
            defer { state.waiting = [] }
            return state.waiting
        }
        waiting?.forEach { $0.signal() }
        return waiting != nil
    }

    /// Whether the connection is to end.
    var isClosed: Bool { state.withLock { $0.isClosed } }

    /// Ends the writer; what waits is forgotten.
    func close() {
        let waiting = state.withLock { state in
            state.isClosed = true
            state.messages = []
            defer { state.waiting = [] }
            return state.waiting
        }
        waiting.forEach { $0.signal() }
        waker.wake()
    }

    /// Waits until everything is written, at most this long. Whether it was.
    func flush(milliseconds: Int) -> Bool {
        let semaphore = DispatchSemaphore(value: 0)
        let isIdle = state.withLock { state in
            if state.isClosed || (state.messages.isEmpty && !state.isWriting) { return true }
            state.waiting.append(semaphore)
            return false
        }
        if !isIdle, semaphore.wait(timeout: .now() + .milliseconds(milliseconds)) == .timedOut { return false }
        return !isClosed
    }
}
