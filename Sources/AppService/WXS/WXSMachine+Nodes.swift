import Bridge
import Components
import JavaScript
import Values

/// What `ComponentDescriptor` (wxs/descriptor.js) asks of the app. Calls into the program run in turns of their own, since
/// on a phone they cross from one process to another.
extension WXSMachine {
    /// Adds the functions that descriptors use.
    func addNodes(to natives: Natives) {
        addLooks(to: natives)
        addCalls(to: natives)
        addTimers(to: natives)
        natives.add("measure") { [unowned self] call in
            let machine = call.machine
            guard case .object(let fields) = try machine.data(call[1]) else { return nil }
            return service.map { machine.value($0.measure(Self.node(call[0]), fields)) }
        }
    }

    private static func node(_ value: ScriptValue) -> NodeID {
        NodeID(value.number.flatMap { UInt32(exactly: $0) } ?? 0)
    }

    private func addLooks(to natives: Natives) {
        natives.add("select") { [unowned self] call in
            let found = service?.components.select(
                call[1].string ?? "", from: Self.node(call[0]), all: call[2].truthy)
            return call.machine.array((found ?? []).map { call.machine.number(Double($0.rawValue)) })
        }
        natives.add("setStyle") { [unowned self] call in
            service?.components.setStyle(call[1].string ?? "", of: Self.node(call[0]))
            return nil
        }
        natives.add("changeClasses") { [unowned self] call in
            service?.components.changeClasses(call[1].string ?? "", of: Self.node(call[0]), isAdding: call[2].truthy)
            return nil
        }
        natives.add("hasClass") { [unowned self] call in
            call.machine.bool(service?.components.hasClass(call[1].string ?? "", Self.node(call[0])) ?? false)
        }
        natives.add("dataset") { [unowned self] call in
            call.machine.value(.object(service?.components.node(Self.node(call[0]))?.dataset ?? ValueObject()))
        }
    }

    private func addCalls(to natives: Natives) {
        natives.add("callMethod") { [unowned self] call in
            let node = Self.node(call[0])
            let name = call[1].string ?? ""
            let argument = try call.machine.data(call[2])
            service?.enqueue { [weak service] in service?.call(name, argument, of: node) }
            return nil
        }
        natives.add("triggerEvent") { [unowned self] call in
            let node = Self.node(call[0])
            let name = call[1].string ?? ""
            let detail = try call.machine.data(call[2])
            let options = EventOptions(
                bubbles: try call[3].get("bubbles").truthy, composed: try call[3].get("composed").truthy,
                capturePhase: try call[3].get("capturePhase").truthy)
            service?.enqueue { [weak service] in
                guard let service, let component = service.components.receiver(at: node) else { return }
                service.components.triggerEvent(component, name, detail: detail, options: options)
            }
            return nil
        }
    }

    private func addTimers(to natives: Natives) {
        natives.add("startTimer") { [unowned self] call in
            let work = call[1]
            guard let service, work.isFunction else { return nil }
            let delay = min(max(1, call[0].number ?? 1), 2_147_483_647)
            let number = service.timers.start(at: service.clock.now + delay, every: nil) { [weak self] in
                guard let self, let service = self.service else { return }
                self.call(work, service.uptime)
            }
            return call.machine.number(Double(number))
        }
        natives.add("clearTimer") { [unowned self] call in
            if let number = call[0].number.flatMap({ Int(exactly: $0) }) { service?.timers.cancel(number) }
            return nil
        }
    }
}

extension AppService {
    /// Calls a method of the page or component that a node hosts or stands in, as WXS asked.
    fileprivate func call(_ name: String, _ argument: Value, of node: NodeID) {
        guard let component = components.receiver(at: node), let instance = componentHost[component] else { return }
        let outcome = callPrelude(
            "callMethod", instance, machine.string(name), machine.array([machine.value(argument)]))
        do throws(ScriptException) {
            guard outcome.isObject else { return }
            if try !outcome.get("called").truthy {
                let path = components.path(of: component) ?? ""
                faults.console("warn", [.string("callMethod: \(path) has no method \(name)")])
            }
        } catch {
            report(error, place: name)
        }
    }

    /// Measures a node at once: the one question for whose answer logic waits.
    /// - Returns: what a selector query would answer; null when the shell did not answer in time.
    func measure(_ node: NodeID, _ fields: ValueObject) -> Value {
        guard let known = components.node(node), let component = components.receiver(at: node),
            let page = components.page(of: component)
        else { return .null }
        let asked = SelectorQuery.fields(fields)
        guard let answer = answerNow(to: NodeQuery(node: node, fields: asked), on: page) else { return .null }
        return SelectorQuery.merge(answer, known, asked)
    }
}
