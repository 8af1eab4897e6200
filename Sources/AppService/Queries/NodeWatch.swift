import Bridge
import Components
import JavaScript
import Values

/// What one `observe` of an intersection observer watches.
struct NodeWatch {
    let page: PageID
    let callback: ScriptValue
}

extension AppService {
    /// The natives of intersection-observer.js.
    func addObservers(to natives: Natives) {
        natives.add("observe") { [unowned self] call in
            guard case .object(let request) = try machine.data(call[1]) else { return nil }
            let component = call[0].number.flatMap { UInt32(exactly: $0) }.map { ComponentID($0) }
            return observe(request, in: component, call[2]).map { call.machine.number(Double($0)) }
        }
        natives.add("unobserve") { [unowned self] call in
            guard let id = call[0].number.flatMap({ UInt64(exactly: $0) }), watches.removeValue(forKey: id) != nil
            else { return nil }
            send(.unobserve(id: id))
            return nil
        }
        natives.add("windowSize") { [unowned self] in
            $0.machine.value(["width": .number(device.windowWidth), "height": .number(device.windowHeight)])
        }
    }

    /// Begins to watch once all that was changed is laid out.
    private func observe(_ request: ValueObject, in given: ComponentID?, _ callback: ScriptValue) -> UInt64? {
        let isOwn = given.flatMap { components.page(of: $0) } != nil
        guard let component = isOwn ? given : router.current?.component, let page = components.page(of: component)
        else { return nil }
        let id = asks.add { _ in }
        _ = asks.take(id)
        watches[id] = NodeWatch(page: page, callback: callback)
        components.afterLayout(of: page) { [weak self] in
            guard let self, watches[id] != nil, let observation = observation(request, in: component) else { return }
            send(.observe(id: id, page: page, observation))
        }
        return id
    }

    private func observation(_ request: ValueObject, in component: ComponentID) -> Observation? {
        let selector = request["selector"]?.text ?? ""
        let nodes = components.select(selector, in: component, all: request["all"]?.isTrue ?? false).map(\.node)
        guard !nodes.isEmpty else {
            let message = "Node \"\(selector)\" is not found. Intersection observer will not trigger."
            faults.console("warn", [.string(message)])
            return nil
        }
        var references: [Observation.Reference] = []
        for given in request["references"]?.elements ?? [] {
            var reference = Observation.Reference(node: nil)
            if let around = given.member("selector").text {
                guard let node = components.select(around, in: component, all: false).first?.node else { continue }
                reference.node = node
            }
            reference.left = given.member("left").toNumber()
            reference.top = given.member("top").toNumber()
            reference.right = given.member("right").toNumber()
            reference.bottom = given.member("bottom").toNumber()
            references.append(reference)
        }
        let thresholds = (request["thresholds"]?.elements ?? []).map { $0.toNumber() }.filter(\.isFinite)
        return Observation(
            nodes: nodes, references: references, thresholds: thresholds.isEmpty ? [0] : thresholds,
            initialRatio: request["initialRatio"]?.toNumber() ?? 0)
    }

    /// A watched node crossed a threshold.
    func observed(_ id: UInt64, _ value: Value) {
        guard let watch = watches[id], case .object(var members) = value else { return }
        if case .number(let number)? = members["node"], let node = UInt32(exactly: number) {
            members["node"] = nil
            let known = components.node(NodeID(node))
            members["id"] = .string(known?.id ?? "")
            members["dataset"] = .object(known?.dataset ?? ValueObject())
        }
        do throws(ScriptException) {
            try watch.callback.call(machine.value(.object(members)))
        } catch {
            report(error, place: "IntersectionObserver.observe")
        }
    }

    /// A page is gone, and nobody watches it any more.
    func endWatches(of page: PageID) { watches = watches.filter { $0.value.page != page } }
}
