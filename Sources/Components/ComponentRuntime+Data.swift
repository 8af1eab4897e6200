import Bridge
import Markup
package import Values

extension ComponentRuntime {
    /// How often observers, walks and updates may cause one another.
    static let mostRounds = 64

    /// One `setData`: everything in the order of "One setData, in order". The callback is called after the layout.
    /// - Returns: whether the component is still there.
    @discardableResult
    package func setData(_ id: ComponentID, _ changes: [DataChange], callback: CallbackToken? = nil) -> Bool {
        guard let component = components[id], !component.isGone else { return false }
        let valid = changes.filter { change in
            if case .key = change.path.segments.first, !change.value.isUndefined { return true }
            host.warn("Setting data field \"\(change.path)\" to undefined is invalid.", at: nil)
            return false
        }
        update(component, valid, fromOwner: false)
        if let callback { composed.queue.wait(on: component.page.id) { $0.callbacks.append(callback) } }
        return true
    }

    /// Runs code whose `setData`s of a component update its tree once, at the end (`groupSetData`).
    package func group(_ id: ComponentID, _ body: () -> Void) {
        guard let component = components[id] else { return body() }
        component.update.groups += 1
        body()
        component.update.groups -= 1
        if component.update.groups == 0 { finishUpdate(component) }
    }

    /// The data of a component as templates see it.
    package func data(of id: ComponentID) -> ValueObject? { components[id]?.data }

    /// Applies changes to a component and does all that follows.
    func update(_ component: Component, _ changes: [DataChange], fromOwner: Bool = true) {
        guard component.update.depth < Self.mostRounds else {
            host.warn("setData of \"\(component.type.definition.path)\" causes itself without end.", at: nil)
            return
        }
        component.update.depth += 1
        defer { component.update.depth -= 1 }
        let converted = changes.map { convert($0, component) }
        host.apply(converted, to: component.id)
        for change in converted { write(change, component, fromOwner: fromOwner) }
        component.update.changeCount += changes.count
        if component.update.isObserving { return }
        callObservers(component)
        if component.update.groups == 0 { finishUpdate(component) }
    }

    private func convert(_ change: DataChange, _ component: Component) -> DataChange {
        guard change.path.segments.count == 1, case .key(let name) = change.path.segments[0],
            let property = component.type.property(name)
        else { return change }
        let (value, warning) = property.convert(change.value, component: component.type.definition.path)
        if let warning { host.warn(warning, at: component.host?.template.location) }
        // Lists and objects pass as they are, and comparing them would take long.
        if warning == nil, !value.isPrimitive || value == change.value { return change }
        return DataChange(path: change.path, value: value)
    }

    /// Writes a change into the data that templates see, and notes what has to follow.
    private func write(_ change: DataChange, _ component: Component, fromOwner: Bool) {
        guard case .key(let name) = change.path.segments.first else { return }
        component.type.observers.mark(change.path, in: &component.update.marks)
        if component.type.isPure(name) { return }
        if component.type.property(name) != nil {
            let isWhole = change.path.segments.count == 1
            let old = isWhole ? component.data[name] ?? .undefined : .undefined
            if isWhole, Value.isStrictlyEqual(old, change.value) { return }
            // A property's own observer that sets it to the object it was given has changed nothing.
            let isEcho = isWhole && component.update.observed.contains(name) && old == change.value
            if isEcho { return }
            let notice = PropertyChange(name: name, newValue: change.value, oldValue: old, path: change.path)
            component.update.properties.append((notice, fromOwner))
        }
        let depth = component.data.set(change.path, to: change.value)
        component.update.paths.append(DataPath(Array(change.path.segments.prefix(max(depth, 1)))))
    }

    private func callObservers(_ component: Component) {
        guard component.type.observers.count > 0 else { return }
        component.update.isObserving = true
        defer { component.update.isObserving = false }
        for _ in 0..<Self.mostRounds {
            let count = component.update.changeCount
            for number in component.update.marks.indices where component.update.marks[number] {
                component.update.marks[number] = false
                host.callObserver(number, of: component.id)
            }
            if count == component.update.changeCount { return }
        }
        host.warn("Observers of \"\(component.type.definition.path)\" set data without end.", at: nil)
        component.update.marks = component.update.marks.map { _ in false }
    }

    /// The walk of the template, then the observers of properties.
    private func finishUpdate(_ component: Component) {
        walk(component)
        let properties = component.update.properties
        component.update.properties = []
        for (change, fromOwner) in properties {
            if !fromOwner { writeBack(change, component) }
            if component.type.property(change.name)?.hasObserver ?? false {
                let isOutermost = component.update.observed.insert(change.name).inserted
                host.callPropertyObserver(change, of: component.id)
                if isOutermost { component.update.observed.remove(change.name) }
            }
        }
    }

    /// Walks a component's template as long as there are changes.
    func walk(_ component: Component) {
        guard !component.update.isWalking, !component.update.paths.isEmpty else { return }
        component.update.isWalking = true
        defer { component.update.isWalking = false }
        for _ in 0..<Self.mostRounds {
            let paths = component.update.paths
            component.update.paths = []
            guard !paths.isEmpty, !component.isGone, let file = component.type.file, let root = component.shadowRoot
            else { return bringContentsUpToDate(component) }
            let walk = TreeWalk(
                runtime: self, component: component, data: component.data, modules: file.modules, changes: paths)
            walk.update(file.root, root.children)
        }
        host.warn("The tree of \"\(component.type.definition.path)\" changes without end.", at: nil)
        component.update.paths = []
    }

    /// Has the component around walk to what is slotted, after the slots have changed.
    private func bringContentsUpToDate(_ component: Component) {
        guard component.hasChangedSlots, !component.isGone, let outer = component.host?.owner else { return }
        component.hasChangedSlots = false
        walk(outer)
    }

    /// Notes that a component's dynamic slots are others now, or pass another value.
    func noteSlots(of component: Component, _ field: String?) {
        guard component.hasSlotContents, let outer = component.host?.owner else { return }
        component.hasChangedSlots = true
        outer.update.paths.append(SlotContent.path(field))
    }

    // MARK: model:

    /// Writes a property back to where `model:` bound it.
    private func writeBack(_ change: PropertyChange, _ component: Component) {
        guard let host = component.host, let value = component.data[change.name] else { return }
        setModel(change.name, of: host, to: value)
    }

    /// Sets the data that a `model:` attribute of an element is bound to.
    /// - Returns: whether there is such an attribute.
    @discardableResult
    func setModel(_ name: String, of element: Element, to value: Value) -> Bool {
        let property = name.camelCased
        guard
            let attribute = element.template.attributes.first(where: {
                $0.kind == .model && $0.propertyName == property
            }), let slot = attribute.valueSlot, slot < element.values.count
        else { return false }
        // What a slot passes is not for writing.
        guard attribute.value.binding.path?.root != SlotContent.root else { return false }
        guard let path = attribute.value.binding.path?.dataPath(index: { element.loopPlace(ofSlot: $0) }) else {
            return false
        }
        // The child has the value already: it must not be told again.
        element.values[slot] = value
        update(element.owner, [DataChange(path: path, value: value)], fromOwner: false)
        return true
    }
}

extension Node {
    /// The current place of the loop around whose item has this slot; nil inside a template of its own data.
    func loopPlace(ofSlot slot: Int) -> Int? {
        var places: [Int] = []
        var current = self
        while let around = current.parent {
            if around is UseNode || !(around.asElement?.template.slotValues.isEmpty ?? true) { return nil }
            if current is RowNode, let place = around.children.firstIndex(where: { $0 === current }) {
                places.append(place)
            }
            current = around
        }
        let depth = slot / 2
        return depth < places.count ? places[places.count - 1 - depth] : nil
    }
}
