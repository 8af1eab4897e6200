import Bridge
import Values

extension ComponentRuntime {
    /// Makes the component that an element hosts, with its own tree, and gives it its properties.
    func makeComponent(_ type: ComponentType, host element: Element) {
        let owner = element.owner
        guard owner.depth < TreeWalk.deepestComponent else {
            host.warn(
                "Components stand more than \(TreeWalk.deepestComponent) deep inside one another.",
                at: element.template.location)
            return
        }
        let component = Component(id: makeComponentID(), type: type, page: owner.page, owner: owner)
        var changes: [DataChange] = []
        for attribute in element.template.attributes {
            switch attribute.kind {
            case .generic:
                let tag = element.value(attribute).toString()
                component.generics[attribute.name] = componentPath(ofTag: tag, in: owner)
            case .plain, .model:
                guard let property = type.property(attribute) else { continue }
                let value = element.value(attribute)
                changes.append(DataChange(path: DataPath([.key(property.name)]), value: value))
            default: break
            }
        }
        start(component, in: element, changes)
    }

    /// Brings a component to life: inner tree, `created`, properties with their observers.
    func start(_ component: Component, in element: Element, _ properties: [DataChange]) {
        element.component = component
        component.attach(to: element)
        register(component)
        component.styles = composed.styles.styles(of: component)
        let type = component.type
        host.instantiate(component.id, type.definition, data: type.initialScriptData)
        component.update.isWalking = true
        if let file = type.file, let root = component.shadowRoot {
            let walk = TreeWalk(
                runtime: self, component: component, data: component.data, modules: file.modules, changes: [])
            walk.link(walk.build(file.root), into: root)
        }
        component.update.isWalking = false
        if component.stage == .building { component.stage = .created }
        walk(component)
        call(.created, of: component)
        if !properties.isEmpty, !component.isGone { update(component, properties) }
    }

    /// Calls `attached` in a subtree: parent first, the component's own tree before what is slotted.
    func attach(_ node: Node) {
        let component = node.asElement?.component
        let isNew = component?.stage == .created
        if let component, isNew {
            component.stage = .attached
            call(.attached, of: component)
            link(component)
            if let root = component.shadowRoot { for child in root.children { attach(child) } }
        }
        for child in node.children { attach(child) }
        if let component, isNew, component.isAttached {
            composed.queue.wait(on: component.page.id) { $0.ready.append(component) }
        }
    }

    /// Calls `moved` in a subtree that stands elsewhere now: what is slotted, the component's own tree, itself.
    func callMoved(_ node: Node) {
        for child in node.children { callMoved(child) }
        guard let component = node.asElement?.component else { return }
        if let root = component.shadowRoot { for child in root.children { callMoved(child) } }
        if component.isAttached {
            call(.moved, of: component)
            link(component)
        }
    }

    /// Takes all out of a virtual node, also from the view.
    func removeChildren(of node: Fragment) {
        let children = node.children
        for child in children { composed.remove(child) }
        node.children = []
        detach(children)
    }

    /// Ends subtrees that are out of their tree, or were never put into it: calls `detached` (what is slotted, the
    /// component's own tree, itself), then forgets them, one after the other.
    func detach(_ nodes: [Node]) {
        var slots: [SlotNode] = []
        for node in nodes {
            callDetached(node)
            forget(node, &slots)
        }
        if !slots.isEmpty { replace(slots) }
    }

    private func callDetached(_ node: Node) {
        for child in node.children { callDetached(child) }
        guard let component = node.asElement?.component, !component.isGone else { return }
        if let root = component.shadowRoot { for child in root.children { callDetached(child) } }
        let wasAttached = component.isAttached
        component.stage = .detached
        if wasAttached {
            call(.detached, of: component)
            unlink(component)
        }
    }

    private func forget(_ node: Node, _ slots: inout [SlotNode]) {
        for child in node.children { forget(child, &slots) }
        if let element = node.asElement {
            unregister(element)
            if let component = element.component {
                for child in component.shadowRoot?.children ?? [] { forget(child, &slots) }
                component.shadowRoot?.children = []
                component.forget()
                unregister(component)
                host.release(component.id)
            }
        } else if let slot = node.asFragment?.asSlot {
            slot.isGone = true
            slots.append(slot)
        }
        node.children = []
        node.parent = nil
    }

    /// Slots are gone, all at once, since there may be very many: others of their names take their content.
    private func replace(_ gone: [SlotNode]) {
        var components: [ObjectIdentifier: Component] = [:]
        for slot in gone { components[ObjectIdentifier(slot.owner)] = slot.owner }
        for component in components.values.sorted(by: { $0.id.rawValue < $1.id.rawValue }) {
            let isNamed = component.type.definition.options.multipleSlots
            var firsts: [String: SlotNode] = [:]
            for slot in component.slots where firsts[isNamed ? slot.name : ""] == nil {
                firsts[isNamed ? slot.name : ""] = slot
            }
            component.slots.removeAll(where: \.isGone)
            guard !component.isGone else { continue }
            if component.type.definition.options.dynamicSlots {
                removeContents(of: gone, from: component)
                continue
            }
            for name in firsts.keys.sorted() where firsts[name]?.isGone == true {
                if let other = component.slot(named: name) { composed.insert(other) }
            }
        }
    }

    /// Takes the contents away that were those of slots that are gone.
    private func removeContents(of gone: [SlotNode], from component: Component) {
        let contents = gone.filter { $0.owner === component }.compactMap(\.content)
        let removed = Set(contents.map { ObjectIdentifier($0) })
        component.host?.children.removeAll { removed.contains(ObjectIdentifier($0)) }
        detach(contents)
    }

    /// Calls a lifetime, if there is code for it.
    func call(_ lifetime: Lifetime, of component: Component) {
        if let names = component.type.definition.lifetimes, !names.contains(lifetime.lifetimeName) { return }
        host.call(lifetime, of: component.id)
    }
}

extension Lifetime {
    /// The name under which code for it is defined.
    package var lifetimeName: LifetimeName {
        switch self {
        case .created: .created
        case .attached: .attached
        case .ready: .ready
        case .moved: .moved
        case .detached: .detached
        case .pageShow: .show
        case .pageHide: .hide
        case .pageResize: .resize
        case .pageRouteDone: .routeDone
        }
    }
}

extension Node {
    /// All components in and below this node, the outer first.
    var components: [Component] {
        var found: [Component] = []
        func collect(_ node: Node) {
            if let component = node.asElement?.component {
                found.append(component)
                if let root = component.shadowRoot { collect(root) }
            }
            for child in node.children { collect(child) }
        }
        collect(self)
        return found
    }
}
