import Synchronization

/// Who is told of changes.
final class ChangeObservers: Sendable {
    private struct State {
        var next = 0
        var observers: [Int: @Sendable ([Change]) -> Void] = [:]
    }

    private let state = Mutex(State())

    /// Adds an observer.
    func add(_ body: @escaping @Sendable ([Change]) -> Void) -> ChangeObservation {
        let number = state.withLock { state in
            state.next += 1
            state.observers[state.next] = body
            return state.next
        }
        return ChangeObservation { [weak self] in
            self?.state.withLock { state in _ = state.observers.removeValue(forKey: number) }
        }
    }

    /// Tells all of them.
    func send(_ changes: [Change]) {
        let observers = state.withLock { state in state.observers.sorted { $0.key < $1.key }.map(\.value) }
        for observer in observers { observer(changes) }
    }
}
