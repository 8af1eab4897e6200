package import Bridge
import Components
import DequeModule
package import JavaScript
package import MiniProgram
package import Values

/// The logic layer of one mini-program: its virtual machine, modules, App and pages.
///
/// It makes no threads. Its owner calls it on one thread: `run` and `receive` as work comes, `advance` when
/// `nextDeadline` is there. What it has to say goes to `send`, on that thread.
package final class AppService {
    /// The mini-program.
    package let program: MiniProgram
    /// The clock of timers, `Date` (where it is virtual) and records.
    package let clock: LogicClock
    /// The device as the shell last told.
    package internal(set) var device = Device()

    let machine: VirtualMachine
    let sink: (AppMessage) -> Void
    let faults: FaultReporter
    var launchOptions: LaunchOptions
    let seed: UInt32
    private let startTime: Double
    var enterOptions: LaunchOptions
    var host: HostRegistry
    var timers = TimerHeap()
    /// The pictures behind canvases.
    let pictures = PictureTable()
    var asks = AskTable()
    var router: Router
    let modules: ModuleLoader
    let scripts: WXSMachine
    private let templates: Templates
    private var hostOrNone: ComponentHost?
    private var componentsOrNone: ComponentRuntime?
    private var preludeOrNone: Prelude?
    private var turns: Deque<() -> Void> = []
    private var isDraining = false
    /// Whether App's onError is being called: what fails meanwhile is only told.
    var isReportingError = false
    /// The intersection observers that watch, by the numbers of their questions.
    var watches: [UInt64: NodeWatch] = [:]
    /// Sends a question by the closure and waits for the answer of this number, 50 ms at most; set by the owner.
    package var awaitAnswer: ((_ id: UInt64, _ ask: () -> Void) -> Value?)?
    /// Brings work from other threads here; its owner says how this thread is woken.
    package let poster = LogicPoster()
    /// What lives here and hears from other threads.
    package let inboxes: InboxTable
    /// The real work that virtual time waits for.
    package let holds: Holds
    /// The parts of HostAPI that want to hear of changes.
    var hostObservers: [(HostChange) -> Void] = []
    /// Where the exit state is kept; nil keeps none. Set before `start`.
    package var exitStore: ExitStore?
    /// What the last run left for this one.
    var exitState: ExitState?
    /// The number of the last route.
    var lastRoute = 0
    /// Whether the app is in the foreground.
    var isVisible = true
    /// The scene in which the app is entered next, where the person chose one.
    var nextScene: Int?
    /// Whether the program's code rests, and the timers that were due meanwhile.
    var isResting = false
    var dueTimers: [Int] = []
    /// Begins the rest of an app in the background.
    var restTimer: HostTimer?
    /// Whether music keeps the app from resting.
    var staysAwake = false
    /// The worker that runs.
    var worker: WorkerLink?
    /// The path that `Page` and `Component` register, while the file of a page or component runs on behalf of no other.
    var registering: String?
    /// The pages and components that were registered, by path.
    var registered: Set<String> = []
    /// The pages and components that are defined.
    var defined: Set<String> = []
    /// The pages and components whose files have run, or begun to.
    var started: Set<String> = []
    /// The pages and components whose files failed.
    var brokenFiles: Set<String> = []

    /// Makes the logic layer of a mini-program. Nothing runs before `start`.
    /// - Parameters:
    ///   - functions: the native members of `wx`.
    ///   - unsupported: the members that exist and fail.
    ///   - seed: what `Math.random` starts from where the clock is virtual.
    ///   - holds: the real work that virtual time waits for; apps that live by one clock share them.
    ///   - machine: a machine of this thread that nothing has run in; nil makes one.
    package init(
        program: MiniProgram, functions: [HostFunction] = [], unsupported: [UnsupportedMember] = [],
        launch: LaunchOptions = LaunchOptions(), clock: LogicClock = .real(), limits: Watchdog.Limits = .init(),
        seed: UInt32 = 1, holds: Holds = Holds(), machine: VirtualMachine? = nil,
        send: @escaping (AppMessage) -> Void
    ) {
        self.program = program
        self.holds = holds
        self.clock = clock
        sink = send
        self.seed = seed
        launchOptions = launch
        enterOptions = launch
        let machine = machine ?? VirtualMachine(limits: limits)
        self.machine = machine
        modules = ModuleLoader(machine, program)
        faults = FaultReporter(clock, send: send)
        inboxes = InboxTable(poster)
        host = HostRegistry(functions, unsupported: unsupported)
        router = Router(program)
        let faults = faults
        scripts = WXSMachine(
            program, memory: machine.watchdog.limits.memory,
            report: { faults.report($0, place: "WXS", page: nil) }, console: { faults.console($0, $1) })
        templates = Templates(program, scripts: scripts) { faults.report($0) }
        startTime = clock.now
        machine.onUnhandledRejection = { [unowned self] reason, promise in
            enqueue { [unowned self] in reportRejection(reason, promise) }
        }
        let host = ComponentHost(machine, self)
        hostOrNone = host
        componentsOrNone = ComponentRuntime(host: host, templates: templates, wxs: scripts)
        scripts.service = self
        do {
            preludeOrNone = try Prelude(machine, native: makeNative())
            try prelude.call("addMembers", machine.value(self.host.description))
        } catch {
            preconditionFailure("The prelude does not run: \(error.stackDescription)")
        }
    }

    /// Collects the garbage of the app's machines, and gives what is left over back to the system.
    func collectGarbage() {
        machine.collectGarbage()
        RestCollector.giveBack()
    }

    /// The JavaScript half of the framework.
    var prelude: Prelude {
        guard let preludeOrNone else { preconditionFailure("The prelude is used before it is there.") }
        return preludeOrNone
    }

    /// JavaScript as the components see it.
    var componentHost: ComponentHost {
        guard let hostOrNone else { preconditionFailure("The component host is used before it is there.") }
        return hostOrNone
    }

    /// The components of all pages.
    var components: ComponentRuntime {
        guard let componentsOrNone else { preconditionFailure("The components are used before they are there.") }
        return componentsOrNone
    }

    /// Milliseconds since the app started.
    var uptime: Double { clock.now - startTime }

    /// Milliseconds from the app's start to a time that the shell gave, which 0 does not say. Not later than now.
    func uptime(at time: Double) -> Double { time > 0 ? max(0, min(time - startTime, uptime)) : uptime }

    // MARK: Turns

    /// Runs work as a turn of its own: now, or behind the turns that are queued if one is running.
    package func run(_ work: @escaping () -> Void) {
        turns.append(work)
        drain()
    }

    /// Does what other threads posted, each piece as a turn of its own.
    package func takePosts() {
        for post in poster.take() { run { [unowned self] in inboxes.deliver(post) } }
    }

    /// Queues work as a turn of its own.
    func enqueue(_ work: @escaping () -> Void) { turns.append(work) }

    /// Queues work as the very next turn.
    func enqueueFirst(_ work: @escaping () -> Void) { turns.prepend(work) }

    /// When `advance` should be called next, in milliseconds of the clock; nil if nothing waits for time.
    package var nextDeadline: Double? {
        turns.isEmpty ? timers.nextDeadline() : clock.now
    }

    /// Runs the timers that are due at this time, each as a turn; moves a virtual clock there, timer by timer.
    package func advance(to time: Double) {
        drain()
        // A timer that sets another for the same moment must not keep the owner from its other work.
        for _ in 0..<1_000 {
            guard let (due, action) = timers.takeDue(at: time) else { break }
            clock.advance(to: due)
            run(action)
        }
        if timers.nextDeadline().map({ $0 > time }) ?? true { clock.advance(to: time) }
    }

    /// Whether everything is still: no turn is queued and the shell owes no answer.
    package var isIdle: Bool { turns.isEmpty && batchesSent == batchesAcknowledged && asks.isEmpty }

    private func drain() {
        guard !isDraining else { return }
        isDraining = true
        defer { isDraining = false }
        for _ in 0..<10_000 {
            guard let work = turns.popFirst() else { break }
            isHandlingTap = false
            machine.turn(work)
            endTurn()
        }
    }

    private func endTurn() {
        if let stop = machine.watchdog.stop, stop != reportedStop {
            reportedStop = stop
            faults.report(.stopped, stop.message, page: router.stack.top?.page)
        } else if machine.watchdog.stop == nil {
            reportedStop = nil
        }
        components.callChangeHandlers()
        sendPatches()
    }

    /// Sends what the turn changed in the trees, unless the shell is behind.
    func sendPatches() {
        for (scope, path) in components.takeStyleSheets() { send(.sheet(scope: scope, path: path)) }
        for patch in components.takePatches() {
            batchesSent = max(batchesSent, patch.batch)
            send(.patch(patch))
        }
        tellDataCount()
        guard !components.hasUntakenPatches else { return }
        for message in handledEvents { send(message) }
        handledEvents = []
    }

    /// The shell has laid out everything up to this batch.
    func acknowledge(_ batch: UInt64) {
        batchesAcknowledged = max(batchesAcknowledged, min(batch, batchesSent))
        components.acknowledge(batch)
    }

    /// Whether the turn that runs was brought about by a tap of the person's.
    package internal(set) var isHandlingTap = false
    /// What setData was given since that was last told.
    var dataCount = DataCount()
    /// What is to be said of events once the patches that they brought about are sent.
    var handledEvents: [AppMessage] = []
    private var batchesSent: UInt64 = 0
    private var batchesAcknowledged: UInt64 = 0
    private var reportedStop: Watchdog.Stop?

    /// Calls into the prelude; a stop by the watchdog is told at the end of the turn.
    @discardableResult
    func callPrelude(_ name: String, _ arguments: ScriptValue...) -> ScriptValue {
        do throws(ScriptException) {
            return try prelude.call(name, arguments: arguments)
        } catch {
            if error.stop == nil { faults.report(error, place: "", page: router.stack.top?.page) }
            return machine.undefined
        }
    }
}
