import Bridge
import Components
import JavaScript
import MiniProgram
import Values

extension AppService {
    /// What `Page` and `Component` tell when they are called.
    func addDefinitions(to natives: Natives) {
        natives.add("registrationPath") { [unowned self] call in
            registrationPath(isPage: call[0].truthy).map(call.machine.string)
        }
        natives.add("define") { [unowned self] call in
            guard let path = call[0].string, case .object(let described) = try machine.data(call[1]) else { return nil }
            let isPage = described["isPage"]?.isTrue ?? false
            defined.insert(path)
            components.register(
                ComponentDefinition(
                    path: path, isPage: isPage || program.page(path) != nil, described: described,
                    program: program))
            return nil
        }
    }

    /// What instances of pages and components can do.
    func addInstances(to natives: Natives) {
        natives.add("isAlive") { [unowned self] in $0.machine.bool(componentHost[component($0[0])] != nil) }
        natives.add("setData") { [unowned self] call in
            try setData(component(call[0]), paths: call[1], values: call[2], done: call[3]).map {
                call.machine.number(Double($0))
            }
        }
        natives.add("groupSetData") { [unowned self] call in
            let body = call[1]
            components.group(component(call[0])) {
                do throws(ScriptException) { try body.call() } catch { report(error, place: "groupSetData") }
            }
            return nil
        }
        natives.add("triggerEvent") { [unowned self] call in
            try triggerEvent(component(call[0]), call[1].string ?? "", detail: call[2], options: call[3])
            return nil
        }
        addRelatives(to: natives)
        addNodes(to: natives)
    }

    private func component(_ value: ScriptValue) -> ComponentID {
        ComponentID(value.number.flatMap { UInt32(exactly: $0) } ?? 0)
    }

    /// - Returns: how many bytes too much data has; nothing was set then.
    private func setData(
        _ component: ComponentID, paths: ScriptValue, values: ScriptValue, done: ScriptValue
    ) throws(ScriptException) -> Int? {
        guard case .array(let paths) = try machine.data(paths), case .array(let values) = try machine.data(values)
        else {
            return nil
        }
        let size = DataSize.bytes(of: values)
        dataCount.add(size)
        guard size <= DataSize.limit else { return size }
        let changes = zip(paths, values).enumerated().map { index, change in
            DataChange(path: DataPath(parts: change.0), value: change.1, source: index)
        }
        let token = done.isFunction ? componentHost.keep(done) : nil
        components.setData(component, changes, callback: token)
        return nil
    }

    private func triggerEvent(
        _ component: ComponentID, _ name: String, detail: ScriptValue, options: ScriptValue
    ) throws(ScriptException) {
        let isReference = detail.isObject
        let value: Value =
            if isReference, let handle = machine.handle(for: detail) { .opaque(handle) } else {
                try machine.data(detail)
            }
        let given = EventOptions(
            bubbles: try options.get("bubbles").truthy, composed: try options.get("composed").truthy,
            capturePhase: try options.get("capturePhase").truthy)
        components.triggerEvent(component, name, detail: value, options: given)
        // The handle alone would not keep the detail alive.
        withExtendedLifetime(detail) {}
    }

    private func addRelatives(to natives: Natives) {
        natives.add("selectComponents") { [unowned self] call in
            let isAll = call[2].truthy
            let nodes = components.select(call[1].string ?? "", in: component(call[0]), all: isAll)
            let found = nodes.compactMap { $0.component.flatMap { componentHost[$0] } }
            return call.machine.array(try found.map { try prelude.call("exportOf", $0) })
        }
        natives.add("ownerComponent") { [unowned self] call in
            components.owner(of: component(call[0])).flatMap { componentHost[$0] }
        }
        natives.add("relatedComponents") { [unowned self] call in
            let related = components.related(to: component(call[0]), by: call[1].string ?? "")
            return call.machine.array(related.compactMap { componentHost[$0] })
        }
        natives.add("tabBarComponent") { [unowned self] call in
            let tabBar = components.page(of: component(call[0])).flatMap { components.tabBar(of: $0) }
            return tabBar.flatMap { componentHost[$0] }
        }
        natives.add("pageIdentifier") { [unowned self] call in
            components.page(of: component(call[0])).map { call.machine.string("pageId:\($0.rawValue)") }
        }
        natives.add("pagePath") { [unowned self] call in
            components.page(of: component(call[0])).flatMap { router[$0] }.map { call.machine.string($0.url.path) }
        }
    }

    private func addNodes(to natives: Natives) {
        natives.add("nodeIdentifier") { [unowned self] call in
            call.machine.string(host(of: component(call[0]))?.id ?? "")
        }
        natives.add("nodeDataset") { [unowned self] call in
            call.machine.value(.object(host(of: component(call[0]))?.dataset ?? ValueObject()))
        }
        natives.add("animate") { [unowned self] call in
            try animate(component(call[0]), call[1].string ?? "", frames: call[2], duration: call[3], last: call[4])
            return nil
        }
        natives.add("clearAnimation") { [unowned self] call in
            try clearAnimation(component(call[0]), call[1].string ?? "", options: call[2], done: call[3])
            return nil
        }
    }

    /// What is known of the node that a component hangs on.
    private func host(of component: ComponentID) -> SelectedNode? {
        components.hostNode(of: component).flatMap { components.node($0) }
    }

    /// Selector queries.
    func addQueries(to natives: Natives) {
        addContexts(to: natives)
        natives.add("query") { [unowned self] call in
            guard case .array(let entries) = try machine.data(call[0]) else { return nil }
            let callback = call[1]
            ask(SelectorQuery(entries)) { [unowned self] answers in
                do throws(ScriptException) {
                    try callback.call(machine.value(.array(answers)))
                } catch {
                    report(error, place: "selector query")
                }
            }
            return nil
        }
    }
}
