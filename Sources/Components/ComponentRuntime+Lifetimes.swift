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
        for child in children { detach(child) }
    }

    /// Ends a subtree that is out of its tree: calls `detached` (what is slotted, the component's own tree, itself), then
    /// forgets it.
    func detach(_ node: Node) {
        callDetached(node)
        forget(node)
    }

    /// Ends nodes that were made but never put into the tree.
    func discard(_ nodes: [Node]) { for node in nodes { detach(node) } }

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

    private func forget(_ node: Node) {
        for child in node.children { forget(child) }
        if let element = node.asElement {
            unregister(element)
            if let component = element.component {
                for child in component.shadowRoot?.children ?? [] { forget(child) }
                component.shadowRoot?.children = []
                component.forget()
                unregister(component)
                host.release(component.id)
            }
        } else if let slot = node.asFragment?.asSlot {
            forget(slot)
        }
        node.children = []
        node.parent = nil
    }

    /// A slot is gone: another one of its name takes its content.
    private func forget(_ slot: SlotNode) {
        let component = slot.owner
        guard !component.isGone, component.slot(named: slot.name) === slot else {
            component.slots.removeAll { $0 === slot }
            return
        }
        component.slots.removeAll { $0 === slot }
        if let other = component.slot(named: slot.name) { composed.insert(other) }
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
