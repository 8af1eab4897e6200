import AppService
import Bridge
import CloudClient
import Dispatch
import HostAPI
import JavaScript
import MiniProgram
import Shell
import Values

/// The two queues between an app and its shell in one thread, the clock that both live by, and the shell's timers.
@MainActor
final class Mailbox: AppLink {
    let clock = LogicClock.virtual(startingAt: HeadlessSession.startTime)
    var isClosed = false
    private let program: MiniProgram
    private let data: HostAPI.DataPlace
    private let leavesMachine: Bool
    private let cloud = HeadlessCloud(startingAt: HeadlessSession.startTime)
    private let otherCloud: CloudLocator?
    private var service: AppService?
    private var isStarted = false
    /// Hands the shell what the app said while the app waits for an answer.
    var deliverToShell: (([AppMessage]) -> Void)?
    private var toApp: [ShellMessage] = []
    private let fromApp = Outbox()
    private var timers: [(time: Double, order: Int, work: @MainActor () -> Void)] = []
    private var timerCount = 0
    /// Signalled by what happens on other threads.
    private let arrival = DispatchSemaphore(value: 0)

    /// Holds what the app says until the shell is ready; the app writes to it from the middle of its turns.
    private final class Outbox {
        var messages: [AppMessage] = []
    }

    init(_ program: MiniProgram, data: HostAPI.DataPlace, cloud: CloudLocator?, leavesMachine: Bool) {
        otherCloud = cloud
        self.program = program
        self.data = data
        self.leavesMachine = leavesMachine
    }

    /// Makes the app anew, opening a page.
    func launch(_ page: String?) -> any AppLink {
        let outbox = fromApp
        outbox.messages = []
        toApp = []
        isStarted = false
        let options = AppAssembly.Options(
            page: page, data: data, cloud: otherCloud ?? cloud.locator, leavesMachine: leavesMachine)
        // Shell and cloud share the process: only what the app adds counts.
        var limits = Watchdog.Limits()
        limits.memory += ResidentMemory.current
        service = AppAssembly.make(program, options, clock: clock, limits: limits) {
            outbox.messages.append($0)
        }
        if let holds = service?.holds { cloud.use(holds) }
        service?.poster.onPost { [arrival] in arrival.signal() }
        service?.holds.onChange { [arrival] in arrival.signal() }
        service?.awaitAnswer = { [unowned self] id, ask in
            ask()
            // The app runs on this very thread.
            return MainActor.assumeIsolated { self.answer(id) }
        }
        return self
    }

    /// What the shell answers to a question that the app has just asked; messages before it are delivered with it.
    private func answer(_ id: UInt64) -> Value? {
        deliverToShell?(takeForShell())
        let place = toApp.firstIndex { if case .answer(id, _) = $0 { true } else { false } }
        guard let place, case .answer(_, let value) = toApp.remove(at: place) else { return nil }
        return value
    }

    func send(_ message: ShellMessage) { toApp.append(message) }

    func stop() { service = nil }

    func abandon() { service = nil }

    var residentMemory: Int { 0 }

    /// Waits for something to happen on other threads while work in flight holds the clock.
    /// - Returns: whether something may have happened; false where nothing is held.
    func waitForHeldWork() -> Bool {
        guard let service else { return false }
        for sleep in service.holds.takeSleeps() {
            schedule({ [holds = service.holds] in holds.end(sleep) }, after: sleep.milliseconds)
        }
        guard service.poster.isEmpty else { return true }
        guard let end = service.holds.end else { return false }
        let seconds = max(0, (end - .now) / .seconds(1))
        _ = arrival.wait(timeout: .now() + seconds)
        return true
    }

    /// Hands the app what the shell said. It starts when it knows its device.
    func deliverToApp() {
        let messages = toApp
        toApp = []
        for message in messages {
            service?.receive(message)
            if case .device = message, !isStarted {
                isStarted = true
                service?.start()
            }
        }
        service?.takePosts()
        if let service, let deadline = service.nextDeadline, deadline <= clock.now { service.advance(to: clock.now) }
    }

    /// What the app said since the last call.
    func takeForShell() -> [AppMessage] {
        defer { fromApp.messages = [] }
        return fromApp.messages
    }

    /// Whether something can be done without the clock moving.
    var hasWork: Bool {
        !toApp.isEmpty || !fromApp.messages.isEmpty || !(service?.poster.isEmpty ?? true)
            || (service?.nextDeadline).map { $0 <= clock.now } ?? false
    }

    /// The next time at which something happens by itself.
    var nextDeadline: Double? {
        [service?.nextDeadline, timers.map(\.time).min()].compactMap { $0 }.min()
    }

    /// Runs work of the shell's after this many milliseconds.
    func schedule(_ work: @escaping @MainActor () -> Void, after milliseconds: Double) {
        timerCount += 1
        timers.append((clock.now + milliseconds, timerCount, work))
    }

    /// Moves the clock to a time and runs what is due by then.
    func runTimers(at time: Double) {
        cloud.advance(to: time)
        service?.advance(to: time)
        clock.advance(to: time)
        let due = timers.filter { $0.time <= time }.sorted { ($0.time, $0.order) < ($1.time, $1.order) }
        timers.removeAll { $0.time <= time }
        for timer in due { timer.work() }
    }
}
