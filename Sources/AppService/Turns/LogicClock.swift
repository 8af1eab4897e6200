import Glibc

/// What time it is for an app: the machine's, or in headless runs one that only its owner advances.
package final class LogicClock {
    private var virtual: Double?

    /// The machine's time.
    package static func real() -> LogicClock { LogicClock(virtual: nil) }

    /// A time that stands still until it is advanced.
    package static func virtual(startingAt time: Double) -> LogicClock { LogicClock(virtual: time) }

    private init(virtual: Double?) { self.virtual = virtual }

    /// Whether only `advance` moves it.
    package var isVirtual: Bool { virtual != nil }

    /// Milliseconds since 1970.
    package var now: Double {
        if let virtual { return virtual }
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1_000_000
    }

    /// Moves a virtual clock forward; does nothing to a real one.
    package func advance(to time: Double) {
        if let now = virtual { virtual = max(now, time) }
    }
}
