import Bridge
import Values

extension TreeWalk {
    /// Brings an element and all inside up to date.
    func update(_ template: ElementTemplate, _ element: Element) {
        guard !template.slotValues.isEmpty else { return updateParts(template, element) }
        enter(template.slotValues)
        updateParts(template, element)
        leave(template.slotValues)
    }

    private func updateParts(_ template: ElementTemplate, _ element: Element) {
        if template.dynamicCount > 0, isTouched(template.attributeReads) { updateAttributes(template, element) }
        if component.isGone { return }
        if let host = element.component, host.type.definition.options.dynamicSlots {
            updateContents(template, element, host)
        } else {
            update(template.children, element.children)
        }
    }

    private func updateAttributes(_ template: ElementTemplate, _ element: Element) {
        var sent = Sent()
        for (slot, attribute) in template.dynamicAttributes.enumerated() where isTouched(attribute.value.reads) {
            let value = attribute.value.evaluate(scope)
            let old = element.values[slot]
            // Two objects are never the same one for a component, and comparing them would take long.
            let isCompared = value.isPrimitive || element.component == nil
            let isSame = isCompared && value == old
            // Where it stands now must still be known while it leaves its slot.
            if attribute.kind == .slot, !isSame { moveToSlot(element, slot, value) }
            element.values[slot] = value
            note(attribute, of: element, value, isSame: isSame, &sent)
            if !template.observed.isEmpty { runtime.noteChange(attribute, of: element, from: old) }
        }
        finish(sent, element)
    }

    /// What is to be sent of an element once all its attributes are known.
    private struct Sent {
        var classes = false
        var style = false
        var externalClasses = false
        var properties: [DataChange] = []
    }

    private func note(
        _ attribute: AttributeTemplate, of element: Element, _ value: Value, isSame: Bool, _ sent: inout Sent
    ) {
        switch attribute.kind {
        case .plain, .model:
            guard let child = element.component else {
                if element.isComposed, !isSame || Self.isOwnedByView(attribute.name) {
                    composed.sendAttribute(attribute, of: element)
                }
                return
            }
            if let property = child.type.property(attribute) {
                if !isSame {
                    sent.properties.append(DataChange(path: DataPath([.key(property.name)]), value: value))
                }
            } else if !isSame {
                if child.type.isExternalClass(attribute.name) { sent.externalClasses = true }
                if element.isComposed { composed.sendAttribute(attribute, of: element) }
            }
        case .classes, .classToggle: sent.classes = sent.classes || !isSame
        case .style, .styleProperty: sent.style = sent.style || !isSame
        case .identifier:
            if !isSame, element.isComposed { composed.add(.identifier(element.id, element.identifier), element) }
        case .handler:
            guard !isSame, element.isComposed else { return }
            let event = attribute.name
            composed.add(.listen(element.id, event: event, element.listening(to: event)), element)
        case .slot, .dataset, .mark, .generic, .change: break
        }
    }

    private func finish(_ sent: Sent, _ element: Element) {
        if element.isComposed {
            if sent.classes { composed.sendClasses(element) }
            if sent.style { composed.sendStyle(element) }
        }
        guard let child = element.component else { return }
        if sent.externalClasses || (sent.classes && child.type.isExternalClass("class")) {
            composed.refreshExternalClasses(in: child)
        }
        if !sent.properties.isEmpty { runtime.update(child, sent.properties) }
    }

    /// Whether the view holds the live value of an attribute and decides what a bound value means.
    private static func isOwnedByView(_ name: String) -> Bool {
        name == "value" || name == "checked" || name == "current"
    }

    private func moveToSlot(_ element: Element, _ slot: Int, _ value: Value) {
        composed.remove(element)
        element.values[slot] = value
        composed.insert(element)
    }
}

extension ComponentType {
    /// The property that an attribute sets.
    func property(_ attribute: AttributeTemplate) -> PropertyDefinition? {
        property(attribute.propertyName) ?? property(attribute.name)
    }
}

extension ComposedTree {
    /// Sends the classes of a component's own nodes that come from outside again.
    func refreshExternalClasses(in component: Component) {
        guard component.type.hasExternalClasses, let root = component.shadowRoot else { return }
        refresh(root)
    }

    private func refresh(_ node: Node) {
        if let element = node.asElement {
            let names = StyleRegistry.names(element.classText)
            if element.isComposed, names.contains(where: { element.owner.type.isExternalClass($0) }) {
                sendClasses(element)
            }
            if let inner = element.component { refreshExternalClasses(in: inner) }
        }
        for child in node.children { refresh(child) }
    }
}
