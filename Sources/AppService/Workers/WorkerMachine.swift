import CPrelude
import JavaScript
import MiniProgram
import Values

/// The virtual machine of a worker: its code, its modules, its timers. Confined to the worker's thread.
final class WorkerMachine {
    private let machine: VirtualMachine
    private let program: MiniProgram
    private let modules: ModuleLoader
    private let tell: (WorkerNews) -> Void
    private let now: () -> Double
    private var timers: [(due: Double, id: Double)] = []
    private var handlers: ScriptValue?

    init(
        source: any ProgramSource, limits: Watchdog.Limits, now: @escaping () -> Double,
        tell: @escaping (WorkerNews) -> Void
    ) {
        machine = VirtualMachine(limits: limits)
        self.tell = tell
        self.now = now
        program = MiniProgram.load(source)
        modules = ModuleLoader(machine, program)
        machine.onUnhandledRejection = { [unowned self] reason, _ in
            fail(ScriptException(describing: reason))
        }
    }

    /// Runs the worker's script.
    func start(_ path: String) {
        attempt {
            handlers = try evaluateScope()
            try modules.load(path)
        }
    }

    /// Hands a message to the worker's listeners.
    func receive(_ message: Value) {
        attempt { _ = try handlers?.invoke("message", machine.value(message)) }
    }

    /// When the next timer is due; nil if none waits.
    var nextDeadline: Double? { timers.map(\.due).min() }

    /// Runs the timers that are due.
    func runTimers() {
        let time = now()
        let due = timers.filter { $0.due <= time }.sorted { ($0.due, $0.id) < ($1.due, $1.id) }
        timers.removeAll { $0.due <= time }
        for timer in due { attempt { _ = try handlers?.invoke("timer", machine.number(timer.id)) } }
    }

    private func evaluateScope() throws -> ScriptValue {
        let natives = Natives(machine)
        natives.add("post") { [unowned self] call in
            tell(.message(try machine.data(call[0]).withoutHandles))
            return nil
        }
        natives.add("console") { [unowned self] call in
            guard case .array(let arguments) = try machine.data(call[1]).withoutHandles else { return nil }
            tell(.console(level: call[0].string ?? "log", arguments))
            return nil
        }
        natives.add("startTimer") { [unowned self] call in
            timers.append((now() + min(1e12, call[1].number ?? 1), call[0].number ?? 0))
            return nil
        }
        let file = cprelude_worker_file().pointee
        let source = String(decoding: UnsafeBufferPointer(start: file.bytes, count: file.size), as: UTF8.self)
        let scope = try machine.evaluate(source, path: Prelude.scheme + String(cString: file.name))
        return try scope.call(natives.object)
    }

    /// Runs code as a turn of its own; what it throws is told.
    private func attempt(_ body: () throws -> Void) {
        machine.turn {
            do {
                try body()
            } catch {
                fail(error as? ScriptException ?? ScriptException(describing: machine.thrownValue(of: error)))
            }
        }
        if let stop = machine.watchdog.stop { tell(.stopped(stop.message)) }
    }

    private func fail(_ exception: ScriptException) {
        guard exception.stop == nil else { return }
        tell(.error(message: exception.description, stack: exception.ofProgram.stackDescription))
    }
}

/// What a worker's thread tells the app's.
enum WorkerNews: Sendable {
    case message(Value)
    case console(level: String, [Value])
    case error(message: String, stack: String)
    /// The watchdog stopped it.
    case stopped(String)
    /// Everything that was asked so far is done.
    case rests(after: Int)
}

extension Value {
    /// A copy without what belongs to one machine alone.
    var withoutHandles: Value {
        switch self {
        case .opaque: .undefined
        case .array(let elements): .array(elements.map(\.withoutHandles))
        case .object(let object): .object(ValueObject(object.map { ($0.key, $0.value.withoutHandles) }))
        default: self
        }
    }
}
