package import Bridge
import Values

/// An attribute that was set on an element, and that a `change:` handler looks at.
struct ObservedAttribute {
    let element: Element
    let handler: AttributeTemplate
    let newValue: Value
    let oldValue: Value
}

/// What WXS handlers hear, and what they may do to nodes (`ComponentDescriptor`).
extension ComponentRuntime {
    /// Remembers that an attribute was set, for the handlers that look at it.
    /// - Parameter old: what it was; nil when the element is new.
    func noteChange(_ attribute: AttributeTemplate, of element: Element, from old: Value?) {
        for (observed, handler) in element.template.observed where observed === attribute {
            let before = old ?? element.component?.type.property(attribute)?.defaultValue ?? .undefined
            observedChanges.append(
                ObservedAttribute(
                    element: element, handler: handler, newValue: element.value(attribute), oldValue: before))
        }
    }

    /// Calls the `change:` handlers of all that was set since the last call. To be called at the end of each turn, in front
    /// of `takePatches`.
    package func callChangeHandlers() {
        for _ in 0..<Self.mostRounds {
            let changes = observedChanges
            observedChanges = []
            if changes.isEmpty { return }
            for change in changes { call(change) }
        }
        observedChanges = []
        host.warn("change: handlers cause one another without end.", at: nil)
    }

    private func call(_ change: ObservedAttribute) {
        let element = change.element
        guard self.element(element.id) === element, let owner = element.owner.host,
            case .opaque(let handle) = element.value(change.handler), handle.kind == .function
        else { return }
        isKnownToWXS = true
        wxs?.handleChange(
            ObservedChange(
                node: element.id, owner: owner.id, newValue: change.newValue, oldValue: change.oldValue),
            by: handle)
    }

    /// Calls a WXS handler of an event.
    /// - Returns: whether the event goes on its way.
    func call(_ handle: OpaqueHandle, with event: ScriptEvent, owner: Component) -> Bool {
        guard handle.kind == .function, let wxs, let host = owner.host else { return true }
        isKnownToWXS = true
        return wxs.handle(event, by: handle, owner: host.id)
    }

    // MARK: Descriptors

    /// The nodes that a selector finds from a node: in the own tree of a component or page, else among what is inside.
    package func select(_ selector: String, from id: NodeID, all: Bool) -> [NodeID] {
        guard let element = element(id) else { return [] }
        if let component = element.component { return select(selector, in: component.id, all: all).map(\.node) }
        guard let selector = NodeSelector(selector) else { return [] }
        var found: [NodeID] = []
        func search(_ node: Node) {
            for child in node.children where all || found.isEmpty {
                if let element = child.asElement, selector.matches(element, in: element.owner) {
                    found.append(element.id)
                }
                search(child)
            }
        }
        search(element)
        return all ? found : Array(found.prefix(1))
    }

    /// Gives a node an inline style over the template's; a page's own node takes none.
    package func setStyle(_ text: String, of id: NodeID) {
        guard let (element, look) = scriptedLook(of: id), look.style != text else { return }
        look.style = text
        if element.isComposed { composed.add(.style(element.id, .wxs, text), element) }
    }

    /// Adds classes to a node, or takes them away; a page's own node takes none.
    package func changeClasses(_ names: String, of id: NodeID, isAdding: Bool) {
        guard let (element, look) = scriptedLook(of: id) else { return }
        let before = element.classText
        for name in StyleRegistry.names(names) {
            if isAdding { look.add(name) } else { look.remove(name) }
        }
        guard element.classText != before else { return }
        if element.isComposed { composed.sendClasses(element) }
        if let child = element.component, child.type.isExternalClass("class") {
            composed.refreshExternalClasses(in: child)
        }
    }

    /// Whether a node has a class.
    package func hasClass(_ name: String, _ id: NodeID) -> Bool {
        element(id).map { StyleRegistry.names($0.classText).contains(name) } ?? false
    }

    /// The component whose methods a descriptor of a node calls: the one that it hosts, else the one that it stands in.
    package func receiver(at id: NodeID) -> ComponentID? { element(id).map { ($0.component ?? $0.owner).id } }

    private func scriptedLook(of id: NodeID) -> (Element, ScriptedLook)? {
        guard let element = element(id), element !== element.owner.page.root else { return nil }
        let look = element.scripted ?? ScriptedLook()
        element.scripted = look
        return (element, look)
    }
}
