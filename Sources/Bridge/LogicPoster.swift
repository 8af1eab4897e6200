import Synchronization

/// Brings work from any thread to the logic thread, where each piece runs as a turn of its own, in the order of posting.
///
/// What lives on the logic thread is not Sendable and cannot be captured by such work: give it an `Inbox`.
package final class LogicPoster: Sendable {
    /// What was posted.
    package enum Post: Sendable {
        /// Work that needs nothing of the logic thread's own.
        case work(@Sendable () -> Void)
        /// A message for the inbox of this number.
        case message(any Sendable, inbox: UInt64)
    }

    private struct State {
        var posts: [Post] = []
        var wake: (@Sendable () -> Void)?
    }

    private let state = Mutex(State())

    package init() {}

    /// Runs work on the logic thread, soon.
    package func post(_ work: @escaping @Sendable () -> Void) { add(.work(work)) }

    /// Leaves a message for an inbox.
    func post(_ message: any Sendable, inbox: UInt64) { add(.message(message, inbox: inbox)) }

    /// Says how the logic thread is woken: called, on any thread, when something is posted after nothing was.
    package func onPost(_ wake: @escaping @Sendable () -> Void) {
        let waits = state.withLock { state in
            state.wake = wake
            return !state.posts.isEmpty
        }
        if waits { wake() }
    }

    /// Takes what was posted; for the owner of the logic thread.
    package func take() -> [Post] {
        state.withLock { state in
            defer { state.posts = [] }
            return state.posts
        }
    }

    /// Whether nothing waits.
    package var isEmpty: Bool { state.withLock { $0.posts.isEmpty } }

    private func add(_ post: Post) {
        let wake = state.withLock { state in
            state.posts.append(post)
            return state.posts.count == 1 ? state.wake : nil
        }
        wake?()
    }
}

/// Where any thread leaves messages for something that lives on the logic thread, which handles them there in order.
package struct Inbox<Message: Sendable>: Sendable {
    private let poster: LogicPoster
    fileprivate let number: UInt64

    fileprivate init(_ poster: LogicPoster, number: UInt64) {
        self.poster = poster
        self.number = number
    }

    /// Leaves a message. Safe from any thread; it is dropped if the inbox is closed when it arrives.
    package func post(_ message: Message) { poster.post(message, inbox: number) }
}

/// The open inboxes of one app. Lives on the logic thread.
package final class InboxTable {
    private let poster: LogicPoster
    private var handlers: [UInt64: (any Sendable) -> Void] = [:]
    private var last: UInt64 = 0

    package init(_ poster: LogicPoster) { self.poster = poster }

    /// Opens an inbox; what it handles, and what that holds, lives until it is closed.
    package func open<Message: Sendable>(_ handle: @escaping (Message) -> Void) -> Inbox<Message> {
        last += 1
        handlers[last] = { message in
            if let message = message as? Message { handle(message) }
        }
        return Inbox(poster, number: last)
    }

    /// Closes an inbox: what still arrives is dropped.
    package func close<Message>(_ inbox: Inbox<Message>) { handlers[inbox.number] = nil }

    /// Does what was posted.
    package func deliver(_ post: LogicPoster.Post) {
        switch post {
        case .work(let work): work()
        case .message(let message, let number): handlers[number]?(message)
        }
    }
}
