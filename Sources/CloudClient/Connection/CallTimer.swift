import NIOCore
import Synchronization

/// The time limit of one call, and the status of its answer.
final class CallTimer: Sendable {
    private struct State {
        var status = 0
        var timer: Scheduled<Void>?
        var isOver = false
    }

    private let state = Mutex(State())

    /// The answer's status.
    var status: Int {
        get { state.withLock { $0.status } }
        set { state.withLock { $0.status = newValue } }
    }

    /// Calls `late` unless the call is over by then.
    func start(_ loop: any EventLoop, milliseconds: Int64, late: @escaping @Sendable () -> Void) {
        let timer = loop.scheduleTask(in: .milliseconds(milliseconds), late)
        let isOver = state.withLock { state in
            state.timer = timer
            return state.isOver
        }
        if isOver { timer.cancel() }
    }

    /// The call is over.
    func end() {
        let timer = state.withLock { state in
            state.isOver = true
            return state.timer
        }
        timer?.cancel()
    }
}
