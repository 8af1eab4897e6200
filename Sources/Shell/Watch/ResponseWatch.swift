/// Tells whether an app still answers. Pure: it is told what is sent, what is answered and what time it is.
///
/// Nothing is watched while nothing is owed, so an idle shell has no timer.
struct ResponseWatch {
    /// What to do about an app that does not answer.
    enum Verdict: Equatable {
        /// It answers, or has not had its time yet.
        case fine
        /// It is busy long enough to say so in the status line.
        case busy
        /// It is busy for so long that the person should decide, in seconds.
        case stuck(seconds: Int)
    }

    /// When an app is called busy, and when stuck, in milliseconds.
    static let busyAfter = 400.0
    static let stuckAfter = 5_000.0

    private var waiting: [UInt64: Double] = [:]
    private var pings: [UInt64: Double] = [:]
    private var nextPing: UInt64 = 1
    /// Until when the person chose to wait.
    private var patience = -Double.infinity

    /// Whether an answer is owed.
    var isWaiting: Bool { !waiting.isEmpty || !pings.isEmpty }

    /// Whether an event is not handled yet.
    var owesEvents: Bool { !waiting.isEmpty }

    /// An event was sent.
    mutating func sent(event: UInt64, at time: Double) { waiting[event] = time }

    /// An event was handled.
    mutating func done(event: UInt64) { waiting[event] = nil }

    /// Makes the number of a ping that is sent now; nil while one is on its way.
    mutating func ping(at time: Double, busySince start: Double? = nil) -> UInt64? {
        guard pings.isEmpty else { return nil }
        defer { nextPing += 1 }
        pings[nextPing] = start ?? time
        return nextPing
    }

    /// A ping was answered.
    mutating func ponged(_ number: UInt64) { pings[number] = nil }

    /// The person gives it more time.
    mutating func wait(until time: Double) { patience = time }

    /// Forgets everything: the app is a new one.
    mutating func reset() { self = ResponseWatch() }

    /// What is to be said at this time.
    func verdict(at time: Double) -> Verdict {
        guard let oldest = waiting.values.min().map({ min($0, pings.values.min() ?? $0) }) ?? pings.values.min() else {
            return .fine
        }
        let age = time - oldest
        if age >= Self.stuckAfter { return time < patience ? .busy : .stuck(seconds: Int(min(age / 1000, 1e6))) }
        return age >= Self.busyAfter ? .busy : .fine
    }
}
