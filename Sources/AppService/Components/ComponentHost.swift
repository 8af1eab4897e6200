import Bridge
import Components
import JavaScript
import Values

/// JavaScript as the component framework sees it: instances by number, and the calls into them.
final class ComponentHost: ScriptHost {
    private let machine: VirtualMachine
    private unowned let service: AppService
    private var instances: [ComponentID: ScriptValue] = [:]
    private var paths: [ComponentID: String] = [:]
    private var callbacks: [UInt64: ScriptValue] = [:]
    private var lastToken: UInt64 = 0
    /// What the last handler of the event being delivered returned.
    private(set) var returned: ScriptValue?
    /// Called with the instance of a page that is being opened, before anything of it runs.
    var onPageInstance: ((ScriptValue) -> Void)?

    init(_ machine: VirtualMachine, _ service: AppService) {
        self.machine = machine
        self.service = service
    }

    /// The instance of a component; nil once it is gone.
    subscript(component: ComponentID) -> ScriptValue? { instances[component] }

    /// Keeps a setData callback until it is called.
    func keep(_ callback: ScriptValue) -> CallbackToken {
        lastToken += 1
        callbacks[lastToken] = callback
        return CallbackToken(lastToken)
    }

    /// Before an event: forgets what an earlier one's handler returned.
    func forgetReturned() { returned = nil }

    func instantiate(_ component: ComponentID, _ definition: ComponentDefinition, data: ValueObject) {
        let instance = service.callPrelude(
            "createInstance", machine.string(definition.path), number(component), machine.value(.object(data)))
        guard instance.isObject else { return }
        instances[component] = instance
        paths[component] = definition.path
        if definition.isPage, let prepare = onPageInstance {
            onPageInstance = nil
            prepare(instance)
        }
    }

    func apply(_ changes: [DataChange], to component: ComponentID) {
        guard let instance = instances[component] else { return }
        for change in changes {
            if let source = change.source {
                service.callPrelude("applyGiven", instance, machine.number(Double(source)))
            } else {
                service.callPrelude("updateData", instance, parts(change.path), machine.value(change.value))
            }
        }
    }

    func call(_ lifetime: Lifetime, of component: ComponentID) {
        guard let instance = instances[component] else { return }
        let (name, isPageLifetime, arguments) = describe(lifetime)
        let path = paths[component] ?? ""
        let page = service.components.page(of: component)
        let start = ContinuousClock.now
        let called = service.callPrelude(
            isPageLifetime ? "callPageLifetime" : "callLifetime", instance, machine.string(name),
            machine.array(arguments))
        guard called.truthy else { return }
        service.recordLifecycle(path, isPageLifetime ? "pageLifetimes.\(name)" : name, page: page, since: start)
    }

    func call(_ change: RelationChange, _ relation: String, of component: ComponentID, with partner: ComponentID) {
        guard let instance = instances[component], let partner = instances[partner] else { return }
        service.callPrelude(
            "callRelation", instance, machine.string(relation), machine.string(change.rawValue), partner)
    }

    private func describe(_ lifetime: Lifetime) -> (name: String, isPageLifetime: Bool, arguments: [ScriptValue]) {
        switch lifetime {
        case .created: ("created", false, [])
        case .attached: ("attached", false, [])
        case .ready: ("ready", false, [])
        case .moved: ("moved", false, [])
        case .detached: ("detached", false, [])
        case .pageShow: ("show", true, [])
        case .pageHide: ("hide", true, [])
        case .pageRouteDone: ("routeDone", true, [])
        case .pageResize(let width, let height):
            (
                "resize", true,
                [machine.value(["size": ["windowWidth": .number(width), "windowHeight": .number(height)]])]
            )
        }
    }

    func callObserver(_ number: Int, of component: ComponentID) {
        guard let instance = instances[component] else { return }
        service.callPrelude("callObserver", instance, machine.number(Double(number)))
    }

    func callPropertyObserver(_ change: PropertyChange, of component: ComponentID) {
        guard let instance = instances[component] else { return }
        service.callPrelude(
            "callPropertyObserver", instance, machine.string(change.name), machine.value(change.oldValue),
            parts(change.path))
    }

    func callHandler(_ name: String, of component: ComponentID, with event: ScriptEvent) -> HandlerResult {
        guard let instance = instances[component] else { return .missing }
        let outcome = service.callPrelude(
            "callHandler", instance, machine.string(name),
            machine.value(event.value(uptime: service.uptime(at: event.timeStamp))))
        // A handler that was stopped has an outcome that is neither.
        guard outcome.isObject else { return outcome.kind == .boolean ? .missing : .handled }
        do throws(ScriptException) {
            returned = try outcome.get("result")
        } catch {
            returned = nil
        }
        return .handled
    }

    func callback(_ token: CallbackToken) {
        guard let callback = callbacks.removeValue(forKey: token.rawValue) else { return }
        do throws(ScriptException) {
            try callback.call()
        } catch {
            service.report(error, place: "setData callback")
        }
    }

    func release(_ component: ComponentID) {
        instances[component] = nil
        paths[component] = nil
    }

    func warn(_ message: String, at location: TemplateLocation?) {
        service.faults.console("warn", [.string(message)], source: location?.description)
    }

    private func number(_ component: ComponentID) -> ScriptValue { machine.number(Double(component.rawValue)) }

    private func parts(_ path: DataPath) -> ScriptValue {
        machine.array(
            path.segments.map {
                switch $0 {
                case .key(let name): machine.string(name)
                case .index(let index): machine.number(Double(index))
                }
            })
    }
}
