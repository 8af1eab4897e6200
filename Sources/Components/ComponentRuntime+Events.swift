package import Bridge
package import Values

extension ComponentRuntime {
    /// The events of built-in components that ancestors hear of, too; these cross components and have a capture phase.
    static let bubblingEvents: Set<String> = [
        "touchstart", "touchmove", "touchcancel", "touchend", "touchforcechange", "tap", "longpress", "longtap",
        "transitionend", "animationstart", "animationiteration", "animationend",
    ]

    /// Delivers what a person did.
    /// - Returns: whether a handler was called.
    @discardableResult
    package func dispatch(_ event: UserEvent) -> Bool {
        guard pages[event.page] != nil, let element = element(event.node) else { return false }
        if let model = event.model { setModel(model.name, of: element, to: model.value) }
        let bubbles = Self.bubblingEvents.contains(event.type)
        var script = ScriptEvent(
            type: event.type, timeStamp: event.time, target: element.eventTarget, currentTarget: element.eventTarget,
            mark: ValueObject(), detail: event.detail, touches: event.touches, changedTouches: event.changedTouches,
            isUserEvent: true)
        script.target.offsetLeft = event.offsetLeft
        script.target.offsetTop = event.offsetTop
        if event.type == "submit" { script.detail = withFormFields(event.detail, of: element) }
        let options = EventOptions(bubbles: bubbles, composed: bubbles, capturePhase: bubbles)
        return deliver(script, from: element, options)
    }

    /// A node as events name it; nil once it is gone.
    package func eventTarget(of node: NodeID) -> ScriptEvent.Target? { element(node)?.eventTarget }

    /// `triggerEvent` of a component.
    package func triggerEvent(_ id: ComponentID, _ name: String, detail: Value, options: EventOptions = .init()) {
        guard let component = components[id], let element = component.host else { return }
        let event = ScriptEvent(
            type: name, timeStamp: 0, target: element.eventTarget, currentTarget: element.eventTarget,
            mark: ValueObject(), detail: detail, touches: [], changedTouches: [], isUserEvent: false)
        deliver(event, from: element, options)
    }

    /// Brings an event down to where it happened and up again.
    @discardableResult
    private func deliver(_ event: ScriptEvent, from element: Element, _ options: EventOptions) -> Bool {
        let stops = EventPath.stops(from: element, composed: options.composed)
        var delivery = Delivery(event: event, element: element)
        if options.capturePhase {
            for stop in stops.reversed() where !delivery.isStopped { call(stop, &delivery, capturing: true) }
        }
        for stop in options.bubbles ? stops[...] : stops.prefix(1) where !delivery.isStopped {
            call(stop, &delivery, capturing: false)
        }
        return delivery.isHandled
    }

    /// How far an event has come.
    private struct Delivery {
        let event: ScriptEvent
        let element: Element
        var isStopped = false
        var isMutated = false
        var isHandled = false
    }

    private func call(_ stop: EventStop, _ delivery: inout Delivery, capturing: Bool) {
        guard stop.current.template.hasHandlers else { return }
        var catches = false
        var mutates = false
        for attribute in stop.current.template.attributes where attribute.name == delivery.event.type {
            guard case .handler(let kind) = attribute.kind, kind.isCapturing == capturing else { continue }
            if kind.contains(.catch) || kind.contains(.captureCatch) { catches = true }
            if kind.contains(.mut) {
                if delivery.isMutated { continue }
                mutates = true
            }
            call(stop.current.value(attribute), stop, &delivery)
        }
        if catches { delivery.isStopped = true }
        if mutates { delivery.isMutated = true }
    }

    private func call(_ handler: Value, _ stop: EventStop, _ delivery: inout Delivery) {
        let name: String
        switch handler {
        case .string(let text) where !text.isEmpty: name = text
        case .opaque: name = ""
        default: return
        }
        guard !stop.current.owner.isGone else { return }
        var event = delivery.event
        let offset = event.target
        event.target = stop.target.eventTarget
        event.currentTarget = stop.current.eventTarget
        if stop.target === delivery.element {
            event.target.offsetLeft = offset.offsetLeft
            event.target.offsetTop = offset.offsetTop
        }
        if stop.current === delivery.element {
            event.currentTarget.offsetLeft = offset.offsetLeft
            event.currentTarget.offsetTop = offset.offsetTop
        }
        event.mark = stop.target.allMarks
        let owner = stop.current.owner
        if case .opaque(let handle) = handler {
            delivery.isHandled = true
            if !call(handle, with: event, owner: owner) { delivery.isStopped = true }
            return
        }
        switch host.callHandler(name, of: owner.id, with: event) {
        case .handled: delivery.isHandled = true
        case .missing:
            let path = owner.type.definition.path
            host.warn(
                "Do not have \(name) handler in component: \(path). "
                    + "Please make sure that \(name) handler has been defined in \(path).",
                at: stop.current.template.location)
        }
    }

    /// Adds the values of `wx://form-field` components to what a form's built-in controls say.
    private func withFormFields(_ detail: Value, of form: Element) -> Value {
        guard case .object(var object) = detail else { return detail }
        var values = ValueObject()
        if case .object(let given) = object["value"] ?? .undefined { values = given }
        for component in form.formFields {
            guard case .string(let name) = component.data["name"] ?? .undefined, !name.isEmpty else { continue }
            values[name] = component.data["value"] ?? .undefined
        }
        object["value"] = .object(values)
        return .object(object)
    }
}

extension Listening {
    /// Whether a handler is called on the way down.
    var isCapturing: Bool { contains(.captureBind) || contains(.captureCatch) }
}

extension Node {
    /// The `wx://form-field` components below this node; those inside others count where these are a
    /// `wx://form-field-group`.
    fileprivate var formFields: [Component] {
        var found: [Component] = []
        func collect(_ node: Node) {
            for child in node.children {
                if let component = child.asElement?.component {
                    let behaviors = component.type.definition.behaviors
                    if behaviors.contains("wx://form-field") { found.append(component) }
                    if behaviors.contains("wx://form-field-group"), let root = component.shadowRoot { collect(root) }
                }
                collect(child)
            }
        }
        collect(self)
        return found
    }
}

extension Element {
    /// The element as an event names it.
    var eventTarget: ScriptEvent.Target {
        ScriptEvent.Target(node: id, component: component?.id, id: identifier, dataset: dataset)
    }
}
