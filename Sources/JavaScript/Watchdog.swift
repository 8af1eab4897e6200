import CJavaScriptCore

/// Stops code that runs away: a turn that takes too long, or a process that takes too much memory.
///
/// The engine asks after a period of processor time; asked, this looks at the age of the turn and at resident memory.
/// The engine never asks within a chain of microtasks that awaits for ever, and not within one native call (a regular
/// expression): for these the shell watches the process.
package final class Watchdog {
    /// What a machine may use.
    package struct Limits: Sendable {
        /// Processor time of one turn.
        package var turn: Duration
        /// Resident memory of the process, in bytes; nil where others share the process, whose memory says nothing of a script.
        package var memory: Int?
        /// How often to look. Under 0.1 s the engine can abort the process.
        package var period: Duration

        package init(
            turn: Duration = .seconds(5), memory: Int? = nil, period: Duration = .milliseconds(250)
        ) {
            self.turn = turn
            self.memory = memory
            self.period = period
        }

        /// What an app may use that has a process to itself.
        package static let ownProcess = Limits(memory: 512 << 20)
    }

    /// Why a turn was stopped.
    package enum Stop: Sendable, Equatable {
        case time(Duration)
        case memory(Int)

        /// One sentence for a person.
        package var message: String {
            switch self {
            case .time(let limit): "Stopped: the script ran for more than \(limit.formattedSeconds) s without a pause."
            case .memory(let limit): "Stopped: the script used more than \(limit >> 20) MB of memory."
            }
        }
    }

    /// The limits; a change holds from the next look.
    package var limits: Limits
    /// Why the present turn (or, between turns, the last one) was stopped.
    package private(set) var stop: Stop?
    private var turnStart: Duration = .zero
    private var group: JSContextGroupRef?

    init(limits: Limits) { self.limits = limits }

    /// Starts watching a group of contexts. The watchdog must outlive the group.
    func watch(_ group: JSContextGroupRef?) {
        self.group = group
        arm()
    }

    func beginTurn() {
        turnStart = Self.processorTime()
        if stop != nil { arm() }
        stop = nil
    }

    func endTurn() {}

    private func arm() {
        let period = max(0.1, limits.period / .seconds(1))
        JSContextGroupSetExecutionTimeLimit(
            group, period,
            { _, data in
                guard let data else { return false }
                return Unmanaged<Watchdog>.fromOpaque(data).takeUnretainedValue().shouldStop()
            }, Unmanaged.passUnretained(self).toOpaque())
    }

    /// The engine asks whether to end the script.
    private func shouldStop() -> Bool {
        let age = Self.processorTime() - turnStart
        if age >= limits.turn { stop = .time(limits.turn) }
        if let limit = limits.memory, ResidentMemory.current > limit { stop = .memory(limit) }
        // The engine forgets the limit once it has asked.
        arm()
        return stop != nil
    }

    /// Processor time of this thread: a busy machine must not stop anybody.
    private static func processorTime() -> Duration {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return .seconds(Int64(time.tv_sec)) + .nanoseconds(Int64(time.tv_nsec))
    }
}

extension Duration {
    fileprivate var formattedSeconds: String {
        let seconds = self / .seconds(1)
        return seconds == seconds.rounded() ? "\(Int(seconds))" : "\(seconds)"
    }
}
