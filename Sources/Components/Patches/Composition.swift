import Bridge

/// How shadow trees make up the composed tree: virtual nodes vanish, a component's own tree stands inside its host, and what
/// is slotted stands in its slot's place.
extension Node {
    /// The number of a text or element.
    var composedID: NodeID { asText?.id ?? asElement?.id ?? NodeID(0) }

    /// Calls for each node that stands in the composed tree in this node's place: itself, or what a virtual node contains.
    func forEachTop(_ body: (Node) -> Void) {
        if let fragment = asFragment {
            if let slot = fragment.asSlot {
                slot.forEachSlotted { $0.forEachTop(body) }
            } else {
                for child in fragment.children { child.forEachTop(body) }
            }
        } else if let element = asElement, element.isVirtual {
            element.component?.shadowRoot?.forEachTop(body)
        } else {
            body(self)
        }
    }

    /// Calls for each node that stands right inside this one in the composed tree.
    func forEachComposedChild(_ body: (Node) -> Void) {
        guard let element = asElement else { return }
        if let component = element.component {
            component.shadowRoot?.forEachTop(body)
        } else {
            for child in element.children { child.forEachTop(body) }
        }
    }

    /// Calls for each node that a slot could take by itself: itself, or those inside a virtual node.
    func forEachSlottable(_ body: (Node) -> Void) {
        if let fragment = asFragment, fragment.asSlot == nil {
            for child in fragment.children { child.forEachSlottable(body) }
        } else {
            body(self)
        }
    }

    /// The name of the slot that takes a slottable node.
    var slotNameForSlotting: String { asElement?.slotName ?? asFragment?.asSlot?.outerName ?? "" }

    /// The component whose slots take this node, if it stands among slotted content.
    var slottingHost: Component? {
        var around = parent
        while let fragment = around?.asFragment {
            if fragment.shadowHost != nil { return nil }
            around = fragment.parent
        }
        return around?.asElement?.component
    }

    /// The element in which the node stands in the composed tree, if any.
    var composedPlace: Element? {
        var current = self
        var name = slotNameForSlotting
        while true {
            if let root = current.asFragment, let component = root.shadowHost {
                guard let host = component.host else { return nil }
                if !host.isVirtual { return host }
                if host === host.owner.page.tabBar { return host.owner.page.root }
                current = host
                name = host.slotName
            }
            guard let around = current.parent else { return nil }
            guard let element = around.asElement else {
                current = around
                continue
            }
            guard let component = element.component else { return element }
            guard let slot = current.slot(named: name, of: component) else { return nil }
            current = slot
            name = slot.outerName
        }
    }

    /// The first node of the composed tree in this node's place.
    var firstTop: NodeID? {
        var first: NodeID?
        forEachTop { if first == nil, $0.isComposed { first = $0.composedID } }
        return first
    }

    /// The node in front of which this one has to stand in the composed tree; nil is last.
    var composedSuccessor: NodeID? {
        var current = self
        var name = slotNameForSlotting
        while true {
            if let root = current.asFragment, let component = root.shadowHost {
                guard let host = component.host else { return nil }
                // Behind a page's own nodes stands its tab bar.
                if host === component.page.root { return component.page.tabBar?.firstTop }
                guard host.isVirtual else { return nil }
                current = host
                name = host.slotName
            }
            guard let around = current.parent else { return nil }
            let named = current.slottingHost.flatMap { $0.type.definition.options.selectsSlotsByName ? name : nil }
            // Beside one slot's content stand those of others.
            if !(current is SlotContent), let place = around.children.firstIndex(where: { $0 === current }) {
                for sibling in around.children[(place + 1)...] {
                    if let found = sibling.firstTop(inSlot: named) { return found }
                }
            }
            guard let element = around.asElement else {
                current = around
                continue
            }
            guard let slot = element.component.flatMap({ current.slot(named: name, of: $0) }) else { return nil }
            current = slot
            name = slot.outerName
        }
    }

    /// The first node of the composed tree in this node's place, of those that go into a slot of this name; nil is any.
    private func firstTop(inSlot name: String?) -> NodeID? {
        guard let name else { return firstTop }
        var first: NodeID?
        forEachSlottable { slottable in
            if first == nil, slottable.slotNameForSlotting == name { first = slottable.firstTop }
        }
        return first
    }
}

extension SlotNode {
    /// Calls for each node that is slotted here.
    func forEachSlotted(_ body: (Node) -> Void) {
        if owner.type.definition.options.dynamicSlots {
            content?.forEachSlottable { if $0.slotNameForSlotting == name { body($0) } }
            return
        }
        guard let host = owner.host, owner.slot(named: name) === self else { return }
        let isNamed = owner.type.definition.options.multipleSlots
        for child in host.children {
            child.forEachSlottable { if !isNamed || $0.slotNameForSlotting == name { body($0) } }
        }
    }
}
