import Glibc

/// A clock that goes while its thread works: what a piece of work costs, however busy the machine is beside it.
package struct ProcessorClock: Sendable {
    package init() {}

    /// The processor time that this thread has had.
    package var now: Duration {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return .seconds(Int64(time.tv_sec)) + .nanoseconds(Int64(time.tv_nsec))
    }

    /// The processor time that work takes which stays on this thread.
    package func measure(_ work: () throws -> Void) rethrows -> Duration {
        let start = now
        try work()
        return now - start
    }
}
