import Synchronization

/// Real work in flight that virtual time waits for: a request, a question to another process. While one is held, the clock
/// of a headless run stands still; a clock that runs by itself takes no notice.
package final class Holds: Sendable {
    /// How long work may hold the clock, by the machine's own, unless told otherwise.
    package static let patience = Duration.seconds(10)

    /// Work that goes on after some virtual time, and holds nothing until then.
    package struct Sleep: Sendable {
        package var milliseconds: Double
        fileprivate var wake: @Sendable () -> Void
    }

    private struct State {
        var ends: [UInt64: ContinuousClock.Instant] = [:]
        var last: UInt64 = 0
        var sleeps: [Sleep] = []
        var sleepers = 0
        var onChange: (@Sendable () -> Void)?
    }

    private let state = Mutex(State())
    private let patience: Duration

    package init(patience: Duration = Holds.patience) { self.patience = patience }

    /// Holds the clock until the hold is released, or for as long as patience lasts.
    package func begin() -> Hold {
        let number = state.withLock { state in
            state.last += 1
            state.ends[state.last] = .now + patience
            return state.last
        }
        return Hold(self, number: number)
    }

    /// Says who is told, on any thread, when a hold ends or a sleep begins.
    package func onChange(_ tell: @escaping @Sendable () -> Void) { state.withLock { $0.onChange = tell } }

    /// Until when the clock must wait at most; nil if it need not.
    package var end: ContinuousClock.Instant? {
        state.withLock { state in
            let now = ContinuousClock.now
            state.ends = state.ends.filter { $0.value > now }
            return state.ends.count > state.sleepers ? state.ends.values.max() : nil
        }
    }

    /// Goes on after this much virtual time. For a server in the same process that sleeps while somebody's request holds
    /// the clock: that hold does not count meanwhile.
    package func sleep(milliseconds: Double, then wake: @escaping @Sendable () -> Void) {
        let tell = state.withLock { state in
            state.sleepers += 1
            state.sleeps.append(Sleep(milliseconds: milliseconds, wake: wake))
            return state.onChange
        }
        tell?()
    }

    /// The sleeps that began since the last call; for the owner of the clock, who ends each in time.
    package func takeSleeps() -> [Sleep] {
        state.withLock { state in
            defer { state.sleeps = [] }
            return state.sleeps
        }
    }

    /// Ends a sleep. Its hold has its full time again.
    package func end(_ sleep: Sleep) {
        state.withLock { state in
            state.sleepers -= 1
            for number in state.ends.keys { state.ends[number] = .now + patience }
        }
        sleep.wake()
    }

    fileprivate func end(_ number: UInt64) {
        let tell = state.withLock { state in
            state.ends.removeValue(forKey: number) == nil ? nil : state.onChange
        }
        tell?()
    }
}

/// One piece of work that virtual time waits for. Ends when it is released, or forgotten.
package final class Hold: Sendable {
    private let holds: Holds
    private let number: UInt64

    fileprivate init(_ holds: Holds, number: UInt64) {
        self.holds = holds
        self.number = number
    }

    /// Lets the clock go on. Safe from any thread, and more than once.
    package func release() { holds.end(number) }

    deinit { holds.end(number) }
}
