import Values

@testable import Components

/// JavaScript, played by closures: it records what it is asked for.
final class FakeScripts: ScriptHost {
    /// What a component's code does; keys are like `attached`, `observer 0`, `property name`, `method tap`.
    typealias Code = (Call) -> Void

    /// A call of some code.
    struct Call {
        let runtime: ComponentRuntime
        let component: ComponentID
        var event: ScriptEvent?
        var property: PropertyChange?

        /// `this.setData`.
        func setData(_ members: KeyValuePairs<String, Value>) {
            let changes = members.enumerated().compactMap { place, member in
                (try? DataPath(parsing: member.key)).map { DataChange(path: $0, value: member.value, source: place) }
            }
            runtime.setData(component, changes)
        }
    }

    weak var runtime: ComponentRuntime?
    /// All that happened, in order.
    var log: [String] = []
    /// Whether `apply` is logged.
    var logsData = false
    var warnings: [String] = []
    /// Code by `path key`.
    var code: [String: Code] = [:]
    /// `this.data` of each instance.
    var data: [ComponentID: ValueObject] = [:]
    var names: [ComponentID: String] = [:]
    var events: [ScriptEvent] = []
    /// The methods that exist; nil is all.
    var methods: Set<String>?

    func name(_ component: ComponentID) -> String { names[component] ?? "?" }

    private func run(
        _ key: String, _ component: ComponentID, event: ScriptEvent? = nil, property: PropertyChange? = nil
    ) {
        guard let runtime else { return }
        code["\(name(component)) \(key)"]?(
            Call(runtime: runtime, component: component, event: event, property: property))
    }

    func instantiate(_ component: ComponentID, _ definition: ComponentDefinition, data: ValueObject) {
        names[component] = definition.path
        self.data[component] = data
    }

    func call(_ change: RelationChange, _ relation: String, of component: ComponentID, with partner: ComponentID) {
        log.append("\(name(component)) \(change) \(name(partner))")
    }

    func apply(_ changes: [DataChange], to component: ComponentID) {
        for change in changes { data[component]?.set(change.path, to: change.value) }
        if logsData { log.append("\(name(component)) data \(changes.map(\.path.description).joined(separator: ","))") }
    }

    func call(_ lifetime: Lifetime, of component: ComponentID) {
        log.append("\(name(component)) \(lifetime.lifetimeName.rawValue)")
        run(lifetime.lifetimeName.rawValue, component)
    }

    func callObserver(_ number: Int, of component: ComponentID) {
        log.append("\(name(component)) observer \(number)")
        run("observer \(number)", component)
    }

    func callPropertyObserver(_ change: PropertyChange, of component: ComponentID) {
        log.append(
            "\(name(component)) property \(change.name) \(change.newValue.toString()) \(change.oldValue.toString())")
        run("property \(change.name)", component, property: change)
    }

    func callHandler(_ name: String, of component: ComponentID, with event: ScriptEvent) -> HandlerResult {
        if let methods, !methods.contains(name) { return .missing }
        log.append("\(self.name(component)) \(name)")
        events.append(event)
        run("method \(name)", component, event: event)
        return .handled
    }

    func callback(_ token: CallbackToken) { log.append("callback \(token.rawValue)") }
    func release(_ component: ComponentID) {}
    func warn(_ message: String, at location: TemplateLocation?) {
        warnings.append(location.map { "\($0): \(message)" } ?? message)
    }
}
