import Bridge
import Values

/// Keeps the view's composed tree in step with the shadow trees.
struct ComposedTree {
    let queue: PatchQueue
    let styles: StyleRegistry

    /// Shows a node that was just put into its shadow tree, with all inside, if its surroundings are shown.
    func insert(_ node: Node) {
        if let host = node.slottingHost, host.type.definition.options.selectsSlotsByName {
            var slottables: [Node] = []
            node.forEachSlottable { slottables.append($0) }
            // From the last: what a node stands in front of must stand where it belongs.
            for slottable in slottables.reversed() { insertTops(of: slottable, place: slottable.composedPlace) }
        } else {
            insertTops(of: node, place: node.composedPlace)
        }
    }

    private func insertTops(of node: Node, place: Element?) {
        guard let place, place.isComposed else { return }
        insertTops(of: node, into: place, before: node.composedSuccessor)
    }

    /// Shows a node's part of the composed tree in front of another node.
    func insertTops(of node: Node, into place: Element, before: NodeID?) {
        node.forEachTop { top in
            if !top.isComposed { create(top) }
            add(.insert(top.composedID, parent: place.id, before: before), top)
        }
    }

    /// Takes a node's part out of the composed tree. Its shadow tree and slots must still be whole.
    func remove(_ node: Node) {
        node.forEachTop { top in
            guard top.isComposed else { return }
            add(.remove(top.composedID), top)
            forget(top)
        }
    }

    private func forget(_ top: Node) {
        top.isComposed = false
        top.forEachComposedChild { if $0.isComposed { forget($0) } }
    }

    /// Makes a node and all inside, not yet inserted.
    private func create(_ top: Node) {
        top.isComposed = true
        if let text = top.asText {
            add(.text(text.id, text.text), top)
            return
        }
        guard let element = top.asElement else { return }
        let host = element.component?.type.scope
        add(.element(element.id, tag: element.template.tag, scopes: element.owner.styles.tags, host: host), element)
        describe(element)
        fill(element)
    }

    /// Makes all inside a node.
    func fill(_ element: Element) {
        element.forEachComposedChild { child in
            create(child)
            add(.insert(child.composedID, parent: element.id, before: nil), child)
        }
    }

    /// Says everything about a new element.
    private func describe(_ element: Element) {
        let template = element.template
        let location = template.location
        add(.source(element.id, path: location.path, line: location.line, column: location.column), element)
        if template.identifier != nil, !element.identifier.isEmpty {
            add(.identifier(element.id, element.identifier), element)
        }
        if template.classes != nil || template.hasClassToggles { sendClasses(element) }
        if template.style != nil || template.hasStyleProperties { sendStyle(element) }
        if let scripted = element.scripted { describe(scripted, of: element) }
        for attribute in template.attributes {
            switch attribute.kind {
            case .plain: sendAttribute(attribute, of: element)
            case .model:
                sendAttribute(attribute, of: element)
                // The view tells a control's new value only to somebody who listens.
                if element.component == nil {
                    add(.listen(element.id, event: "model:\(attribute.name)", .bind), element)
                }
            default: break
            }
        }
        if template.isDelegate { add(.listen(element.id, event: "tap", .delegate), element) }
        guard template.hasHandlers else { return }
        var told: [String] = []
        for attribute in template.attributes {
            guard case .handler = attribute.kind, !told.contains(attribute.name) else { continue }
            told.append(attribute.name)
            let listening = element.listening(to: attribute.name)
            if !listening.isEmpty { add(.listen(element.id, event: attribute.name, listening), element) }
        }
    }

    /// Says what WXS handlers made of an element that comes into the tree again.
    private func describe(_ scripted: ScriptedLook, of element: Element) {
        if element.template.classes == nil, !element.template.hasClassToggles { sendClasses(element) }
        if !scripted.style.isEmpty { add(.style(element.id, .wxs, scripted.style), element) }
    }

    /// Sends an attribute's value. A component's host has no attributes but a few that mean its node.
    func sendAttribute(_ attribute: AttributeTemplate, of element: Element) {
        if let component = element.component {
            guard attribute.name == "hidden", component.type.property("hidden") == nil else { return }
        }
        add(.attribute(element.id, name: attribute.name, element.value(attribute)), element)
    }

    /// Sends the classes.
    func sendClasses(_ element: Element) { add(.classes(element.id, styles.classes(of: element)), element) }

    /// Sends the inline style.
    func sendStyle(_ element: Element) { add(.style(element.id, .template, element.styleText), element) }

    /// Adds an operation on a node to its page's patch.
    func add(_ operation: consuming PatchOperation, _ node: Node) {
        queue.append(operation, to: node.owner.page.id)
    }
}

extension Element {
    /// How an event is listened to.
    func listening(to event: String) -> Listening {
        var listening: Listening = []
        for attribute in template.attributes where attribute.name == event {
            guard case .handler(let kind) = attribute.kind else { continue }
            if kind.contains(.catch) || kind.contains(.captureCatch) || value(attribute).toBoolean() {
                listening.formUnion(kind)
            }
        }
        if event == "tap", template.delegatesTaps, !listening.isEmpty { listening.insert(.delegating) }
        return listening
    }
}
