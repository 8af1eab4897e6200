package import Bridge
import Dispatch
import Synchronization
package import Values

/// Lets the logic thread wait for the one answer that it may wait for: a rectangle that WXS asks for. Messages pass through
/// it on the thread that reads them.
package final class AnswerGate: Sendable {
    private struct State {
        var awaited: UInt64?
        var answer: Value?
    }

    private let state = Mutex(State())
    private let arrival = DispatchSemaphore(value: 0)

    package init() {}

    /// Asks, and waits for the answer of this number.
    /// - Returns: nil if it did not come in time.
    package func wait(for id: UInt64, milliseconds: Int = 50, _ ask: () -> Void) -> Value? {
        state.withLock { $0 = State(awaited: id) }
        ask()
        let isInTime = arrival.wait(timeout: .now() + .milliseconds(milliseconds)) == .success
        let answer = state.withLock { state in
            defer { state = State() }
            return state.answer
        }
        // An answer between the two steps has signalled, or is about to: the next wait must not see that.
        if !isInTime, answer != nil { arrival.wait() }
        return answer
    }

    /// Takes out the answer that is waited for; the rest goes on.
    package func pass(_ messages: [ShellMessage]) -> [ShellMessage] {
        let awaited = state.withLock { $0.awaited }
        guard let awaited else { return messages }
        return messages.filter { message in
            guard case .answer(awaited, let value) = message else { return true }
            let isTaken = state.withLock { state in
                guard state.awaited == awaited else { return false }
                state.awaited = nil
                state.answer = value
                return true
            }
            if isTaken { arrival.signal() }
            return !isTaken
        }
    }
}
