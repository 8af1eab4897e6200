import Bridge
import JavaScript
import MiniProgram
import Values

/// The app's end of a worker.
final class WorkerLink {
    let thread: WorkerThread
    let inbox: Inbox<WorkerNews>
    /// How much was asked of the worker, the script itself counted.
    var asked = 1
    /// Keeps virtual time from going on while the worker is at it.
    var hold: Hold?

    init(_ thread: WorkerThread, _ inbox: Inbox<WorkerNews>, _ hold: Hold) {
        self.thread = thread
        self.inbox = inbox
        self.hold = hold
    }

    deinit {
        thread.end()
        hold?.release()
    }
}

/// `wx.createWorker` (official documentation: framework/workers).
extension AppService {
    /// What the prelude calls: why a script can be no worker, and the start of one.
    func addWorkers(to natives: Natives) {
        natives.add("workerProblem") { [unowned self] call in
            workerProblem(Self.workerPath(call[0].string ?? "")).map { machine.string($0) }
        }
        natives.add("startWorker") { [unowned self] call in
            startWorker(Self.workerPath(call[0].string ?? ""), hear: call[1])
        }
    }

    private static func workerPath(_ path: String) -> String {
        let bare = path.hasPrefix("/") ? String(path.dropFirst()) : path
        return bare.hasSuffix(".js") ? bare : bare + ".js"
    }

    private func workerProblem(_ path: String) -> String? {
        guard let folder = program.app.workers.map({ $0.hasSuffix("/") ? $0 : $0 + "/" }) else {
            return "app.json has no \"workers\" folder"
        }
        guard path.hasPrefix(folder) else { return "\(path) is not in the workers folder \(folder)" }
        return program.source.isFile(path) ? nil : "\(path) is not found"
    }

    private func startWorker(_ path: String, hear: ScriptValue) -> ScriptValue {
        let inbox = inbox { [weak self] (news: WorkerNews) in self?.take(news, hear) }
        let thread = WorkerThread(program.source, path: path, limits: machine.watchdog.limits) { inbox.post($0) }
        worker = WorkerLink(thread, inbox, holds.begin())
        return machine.function("control") { [unowned self] call in
            guard let worker, worker.thread === thread else { return nil }
            switch call[0].string {
            case "post":
                worker.asked += 1
                if worker.hold == nil { worker.hold = holds.begin() }
                thread.post(try machine.data(call[1]).withoutHandles)
            case "kill":
                endWorker()
                enqueue { [unowned self] in self.hear(hear, "killed", machine.undefined) }
            default: endWorker()
            }
            return nil
        }
    }

    private func endWorker() {
        guard let link = worker else { return }
        inboxes.close(link.inbox)
        worker = nil
    }

    private func take(_ news: WorkerNews, _ hear: ScriptValue) {
        switch news {
        case .message(let message): self.hear(hear, "message", machine.value(message))
        case .console(let level, let arguments): faults.console(level, arguments, source: nil)
        case .error(let message, let stack):
            faults.console("error", [.string("worker: \(stack)")], source: nil)
            self.hear(hear, "error", machine.value(["message": .string(message), "stack": .string(stack)]))
        case .stopped(let message):
            faults.console("error", [.string("worker: \(message)")], source: nil)
            endWorker()
            self.hear(hear, "killed", machine.undefined)
        case .rests(let done):
            guard let worker, done == worker.asked else { return }
            worker.hold?.release()
            worker.hold = nil
        }
    }

    private func hear(_ hear: ScriptValue, _ kind: String, _ value: ScriptValue) {
        do throws(ScriptException) {
            try hear.call(machine.string(kind), value)
        } catch {
            report(error, place: "")
        }
    }
}
