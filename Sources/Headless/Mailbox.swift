import AppService
import Bridge
import CloudClient
import Dispatch
import HostAPI
import JavaScript
import MiniProgram
import Shell
import Values

/// The two queues between an app and its shell in one thread, and the shell's timers.
@MainActor
final class Mailbox: AppLink {
    let world: HeadlessWorld
    var isClosed = false
    private let program: MiniProgram
    private let data: HostAPI.DataPlace
    private let leavesMachine: Bool
    private let otherCloud: CloudLocator?
    private var service: AppService?
    private var isStarted = false
    /// Hands the shell what the app said.
    var deliverToShell: (([AppMessage]) -> Void)?
    private var toApp: [ShellMessage] = []
    private let fromApp = Outbox()
    private var timers: [(time: Double, order: Int, work: @MainActor () -> Void)] = []
    private var timerCount = 0

    /// Holds what the app says until the shell is ready; the app writes to it from the middle of its turns.
    private final class Outbox {
        var messages: [AppMessage] = []
    }

    init(
        _ program: MiniProgram, data: HostAPI.DataPlace, cloud: CloudLocator?, leavesMachine: Bool,
        world: HeadlessWorld
    ) {
        otherCloud = cloud
        self.program = program
        self.data = data
        self.leavesMachine = leavesMachine
        self.world = world
        world.add(self)
    }

    /// Makes the app anew, opening a page.
    func launch(_ page: String?) -> any AppLink {
        let outbox = fromApp
        outbox.messages = []
        toApp = []
        isStarted = false
        let options = AppAssembly.Options(
            page: page, data: data, cloud: otherCloud ?? world.cloud.locator, leavesMachine: leavesMachine)
        // Shell and cloud share the process: only what the app adds counts.
        let limits = Watchdog.Limits(memory: world.memory.map { $0 + ResidentMemory.current })
        service = AppAssembly.make(
            AppAssembly.Parts(program, options), clock: world.clock, limits: limits, holds: world.holds
        ) {
            outbox.messages.append($0)
        }
        service?.poster.onPost { [arrival = world.arrival] in arrival.signal() }
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

    /// Hands the app what the shell said, and the shell what the app said.
    /// - Returns: whether the app said anything.
    func exchange() -> Bool {
        deliverToApp()
        let messages = takeForShell()
        guard !messages.isEmpty else { return false }
        deliverToShell?(messages)
        return true
    }

    /// Hands the app what the shell said. It starts when it knows its device.
    private func deliverToApp() {
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
        let now = world.clock.now
        if let service, let deadline = service.nextDeadline, deadline <= now { service.advance(to: now) }
    }

    /// What the app said since the last call.
    private func takeForShell() -> [AppMessage] {
        defer { fromApp.messages = [] }
        return fromApp.messages
    }

    /// Whether nothing came from other threads.
    var isPosterEmpty: Bool { service?.poster.isEmpty ?? true }

    /// Whether something can be done without the clock moving.
    var hasWork: Bool {
        !toApp.isEmpty || !fromApp.messages.isEmpty || !isPosterEmpty
            || (service?.nextDeadline).map { $0 <= world.clock.now } ?? false
    }

    /// The next time at which something happens by itself.
    var nextDeadline: Double? {
        [service?.nextDeadline, timers.map(\.time).min()].compactMap { $0 }.min()
    }

    /// Runs work of the shell's after this many milliseconds.
    func schedule(_ work: @escaping @MainActor () -> Void, after milliseconds: Double) {
        timerCount += 1
        timers.append((world.clock.now + milliseconds, timerCount, work))
    }

    /// Lets the app do what is due by a time.
    func advanceApp(to time: Double) { service?.advance(to: time) }

    /// Runs what is due by a time.
    func runTimers(at time: Double) {
        let due = timers.filter { $0.time <= time }.sorted { ($0.time, $0.order) < ($1.time, $1.order) }
        timers.removeAll { $0.time <= time }
        for timer in due { timer.work() }
    }
}
