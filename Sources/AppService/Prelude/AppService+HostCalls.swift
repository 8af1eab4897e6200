package import Bridge
import Components
import JavaScript
package import Values

extension AppService {
    /// The calls of `wx` members that HostAPI provides.
    func addHostCalls(to natives: Natives) {
        natives.add("callSynchronous") { [unowned self] call in
            guard let function = host[call[0].string ?? ""], case .synchronous(let body) = function.kind else {
                return machine.object(["error": error(HostError("fail not supported"))])
            }
            var arguments: [Value] = []
            if case .array(let values) = try machine.data(call[1]) { arguments = values }
            do throws(HostError) {
                return machine.object(["value": machine.value(try body(arguments, self))])
            } catch {
                return machine.object(["error": self.error(error)])
            }
        }
        natives.add("callAsynchronous") { [unowned self] call in
            let done = call[2]
            guard let function = host[call[0].string ?? ""], case .asynchronous(let body) = function.kind else {
                return machine.bool(false)
            }
            guard case .object(let options) = try machine.data(call[1]) else { return nil }
            let once = Once()
            body(options, self) { [weak self] result in
                guard let self, once.take() else { return }
                run { [unowned self] in answer(done, result) }
            }
            return nil
        }
    }

    /// The calls of `wx` members that return tasks: `startTask(name, options, receive)` calls `receive` with what the task
    /// tells, and returns what calls the task's methods.
    func addHostTasks(to natives: Natives) {
        natives.add("startTask") { [unowned self] call in
            guard let function = host[call[0].string ?? ""], case .task(_, let begin) = function.kind,
                case .object(let options) = try machine.data(call[1])
            else { return nil }
            let receive = call[2]
            let task = HostTask { [weak self] output in
                self?.run { [weak self] in self?.tell(receive, output) }
            }
            begin(options, self, task)
            return machine.function("control") { [unowned self] call in
                guard case .array(let arguments) = try machine.data(call[1]) else { return nil }
                let done = call[2]
                let once = Once()
                task.onCall?(call[0].string ?? "", arguments) { [weak self] result in
                    guard let self, done.isFunction, once.take() else { return }
                    run { [unowned self] in answer(done, result) }
                }
                return machine.bool(task.onCall != nil)
            }
        }
    }

    private func tell(_ receive: ScriptValue, _ output: HostTask.Output) {
        do throws(ScriptException) {
            switch output {
            case .reply(.success(let members)):
                try receive.call(machine.string("reply"), machine.undefined, machine.value(.object(members)))
            case .reply(.failure(let failure)): try receive.call(machine.string("reply"), error(failure))
            case .event(let name, let payload):
                try receive.call(machine.string("event"), machine.string(name), machine.value(payload))
            case .member(let name, let value):
                try receive.call(machine.string("member"), machine.string(name), machine.value(value))
            }
        } catch {
            report(error, place: "")
        }
    }

    /// Lets a reply through once.
    private final class Once {
        private var isTaken = false

        func take() -> Bool {
            defer { isTaken = true }
            return !isTaken
        }
    }

    private func answer(_ done: ScriptValue, _ result: Result<ValueObject, HostError>) {
        do throws(ScriptException) {
            switch result {
            case .success(let members): try done.call(machine.undefined, machine.value(.object(members)))
            case .failure(let failure): try done.call(error(failure))
            }
        } catch {
            report(error, place: "")
        }
    }

    /// An error as the prelude takes it.
    func error(_ error: HostError) -> ScriptValue {
        machine.object([
            "message": machine.string(error.message),
            "errno": error.errno.map { machine.number(Double($0)) } ?? machine.undefined,
            "errCode": error.errCode.map { machine.number(Double($0)) } ?? machine.undefined,
        ])
    }

    /// The routes of `wx`, and the page stack.
    func addRoutes(to natives: Natives) {
        natives.add("route") { [unowned self] call in
            let name = call[0].string ?? ""
            let base = call[3].string ?? router.base?.url.path
            let url = PageURL(call[1].string ?? "", from: base)
            let delta = call[2].number.flatMap { Int(exactly: $0.rounded(.towardZero)) } ?? 1
            guard let (request, kind) = Self.request(name, url, delta) else { return nil }
            let channel = call[4].isObject ? call[4] : nil
            let done = call[5]
            route(request, kind: kind, channel: channel) { [unowned self] failure in
                do throws(ScriptException) {
                    try done.call(failure.map(error) ?? machine.undefined)
                } catch {
                    report(error, place: "")
                }
            }
            return nil
        }
        natives.add("currentPages") { [unowned self] call in
            call.machine.array(router.told.compactMap { router[$0]?.instance })
        }
    }
}

extension AppService: HostContext {
    package var now: Double { clock.now }
    package var currentPage: PageID? { router.stack.top?.page }
    package var currentPath: String? { router.stack.top?.path }

    package func send(_ message: AppMessage) { sink(message) }

    package func ask(_ question: Question, answer: @escaping (Value) -> Void) {
        sink(.ask(id: asks.add(answer), question))
    }

    package func emit(_ event: String, _ payload: Value) {
        callPrelude("emit", machine.string(event), machine.value(payload))
    }

    package func after(milliseconds: Double, _ work: @escaping () -> Void) {
        _ = timers.start(at: clock.now + max(0, milliseconds), every: nil, work)
    }

    package func startTimer(milliseconds: Double, _ work: @escaping () -> Void) -> HostTimer {
        HostTimer(number: timers.start(at: clock.now + max(0, milliseconds), every: nil, work))
    }

    package func stopTimer(_ timer: HostTimer) { timers.cancel(timer.number) }

    package func observe(_ tell: @escaping (HostChange) -> Void) { hostObservers.append(tell) }

    /// Tells HostAPI of a change.
    func tellHost(_ change: HostChange) {
        for observer in hostObservers { observer(change) }
    }

    package func hold() -> Hold { holds.begin() }

    package func console(_ level: String, _ message: String) { faults.console(level, [.string(message)]) }

    package func node(matching selector: String) -> NodeID? {
        guard let component = router.current?.component else { return nil }
        return components.select(selector, in: component, all: false).first?.node
    }
}
