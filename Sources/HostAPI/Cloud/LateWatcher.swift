import CloudClient
import Synchronization

/// A watch that begins a little later, and may be ended before.
final class LateWatcher: Sendable {
    private struct State {
        var watcher: Watcher?
        var isClosed = false
    }

    private let state = Mutex(State())

    /// Begins the watch, unless it was ended.
    func begin(_ make: () -> Watcher) {
        guard !state.withLock({ $0.isClosed }) else { return }
        let watcher = make()
        let isClosed = state.withLock { state in
            state.watcher = watcher
            return state.isClosed
        }
        if isClosed { watcher.close() }
    }

    /// Ends it.
    func close() {
        let watcher = state.withLock { state in
            state.isClosed = true
            return state.watcher
        }
        watcher?.close()
    }
}
