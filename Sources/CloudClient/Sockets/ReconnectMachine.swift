/// Keeps a connection alive, without I/O and with no clock of its own: told what happens and what time it is, it says what is
/// to be done and when it wants to be woken.
package struct ReconnectMachine: Sendable {
    /// The rhythm, in milliseconds.
    package struct Settings: Sendable {
        /// How often the other end is asked whether it is there.
        package var heartbeat = 30_000.0
        /// How long its answer may take.
        package var answer = 10_000.0
        /// How long opening may take.
        package var opening = 15_000.0
        /// The pause before the first reconnect; each further one is half as long again.
        package var firstPause = 3_000.0
        /// The longest pause.
        package var longestPause = 60_000.0
        /// By how much of itself a pause is lengthened at most, at random, so that clients do not come all at once.
        package var jitter = 0.2

        package init() {}
    }

    /// Where the connection is.
    package enum State: Sendable, Equatable {
        case connecting
        case open
        /// Until this time, in milliseconds.
        case waiting(until: Double)
        /// For good: by `stop`, or because the other end wants no further try.
        case closed
    }

    /// What is to be done.
    package enum Action: Sendable, Equatable {
        case connect
        /// Give up what is being opened, or cut what is open.
        case drop
        case ping
        /// Close in agreement, for good.
        case close
    }

    package private(set) var state = State.closed
    /// How many tries have failed in a row.
    package private(set) var failures = 0
    private let settings: Settings
    private var isOnline = true
    private var isStopped = true
    /// When the next ping is due, or when the answer to the last one has to be there.
    private var nextPing = Double.infinity
    private var answerDue = Double.infinity
    private var openDue = Double.infinity

    package init(_ settings: Settings = Settings()) {
        self.settings = settings
    }

    /// When `wake` wants to be called; nil if nothing is to be waited for.
    package var deadline: Double? {
        let time: Double
        switch state {
        case .connecting: time = openDue
        case .open: time = min(nextPing, answerDue)
        case .waiting(let until): time = isOnline ? until : .infinity
        case .closed: time = .infinity
        }
        return time.isFinite ? time : nil
    }

    /// Begins.
    package mutating func start(now: Double) -> [Action] {
        guard isStopped else { return [] }
        isStopped = false
        failures = 0
        return connect(now)
    }

    /// The connection is open.
    package mutating func opened(now: Double) -> [Action] {
        guard state == .connecting else { return [] }
        state = .open
        nextPing = now + settings.heartbeat
        answerDue = .infinity
        return []
    }

    /// Something came from the other end: it is there. Only that makes a connection a success: one that a server closes as
    /// soon as it is open is none.
    package mutating func heard(now: Double) {
        guard state == .open else { return }
        failures = 0
        answerDue = .infinity
        nextPing = now + settings.heartbeat
    }

    /// The connection is over, or did not open.
    /// - Parameters:
    ///   - isFinal: whether the other end wants no further try (a refused token).
    ///   - random: 0 to 1.
    package mutating func ended(now: Double, isFinal: Bool = false, random: Double) -> [Action] {
        guard state == .connecting || state == .open else { return [] }
        return pause(now, isFinal: isFinal, random)
    }

    /// The time that `deadline` named has come.
    package mutating func wake(now: Double, random: Double) -> [Action] {
        guard let deadline, now >= deadline else { return [] }
        switch state {
        case .connecting: return [.drop] + pause(now, isFinal: false, random)
        case .waiting: return connect(now)
        case .open where answerDue <= now: return [.drop] + pause(now, isFinal: false, random)
        case .open:
            nextPing = .infinity
            answerDue = now + settings.answer
            return [.ping]
        case .closed: return []
        }
    }

    /// The network came or went. When it comes a pause is over at once.
    package mutating func networkChanged(isOnline: Bool, now: Double) -> [Action] {
        guard isOnline != self.isOnline else { return [] }
        self.isOnline = isOnline
        guard case .waiting = state, isOnline else { return [] }
        return connect(now)
    }

    /// Somebody does not want to wait.
    package mutating func hurry(now: Double) -> [Action] {
        guard case .waiting = state else { return [] }
        return connect(now)
    }

    /// Ends it for good.
    package mutating func stop() -> [Action] {
        defer {
            isStopped = true
            state = .closed
        }
        switch state {
        case .open: return [.close]
        case .connecting: return [.drop]
        case .waiting, .closed: return []
        }
    }

    private mutating func connect(_ now: Double) -> [Action] {
        state = .connecting
        openDue = now + settings.opening
        return [.connect]
    }

    private mutating func pause(_ now: Double, isFinal: Bool, _ random: Double) -> [Action] {
        guard !isFinal else {
            isStopped = true
            state = .closed
            return []
        }
        var pause = settings.firstPause
        for _ in 0..<min(failures, 64) where pause < settings.longestPause { pause *= 1.5 }
        pause = min(pause, settings.longestPause)
        // The jitter never makes a pause longer than the longest one.
        pause = min(pause * (1 + settings.jitter * min(max(random, 0), 1)), settings.longestPause)
        failures += 1
        state = .waiting(until: now + pause)
        return []
    }
}
