import Bridge
import Values

/// Dynamic slots: each has a copy of its own of what is slotted, and passes values to it.
extension TreeWalk {
    /// What a slot passes to its content.
    func values(_ template: SlotTemplate) -> ValueObject {
        var values = ValueObject()
        for (field, value) in template.values { values[field] = value.evaluate(scope) }
        return values
    }

    /// Gives a slot what it passes, and has its content hear of what is new.
    func pass(_ values: ValueObject, _ slot: SlotNode) {
        let old = slot.values
        slot.values = values
        for (field, value) in values {
            // Two objects are never the same one, and comparing them would take long.
            let before = old[field] ?? .undefined
            if !value.isPrimitive || value != before { runtime.noteSlots(of: component, field) }
        }
    }

    /// Makes the variables of an element that receives values of the slot around.
    func enter(_ values: [SlotValue]) {
        for value in values {
            while scope.locals.count <= value.local { scope.locals.append(.undefined) }
            while indices.count <= value.local { indices.append(nil) }
            while dirty.count <= value.local { dirty.append(false) }
            scope.locals[value.local] = content?.slot.values[value.field] ?? .undefined
        }
    }

    /// Lets go of them.
    func leave(_ values: [SlotValue]) {
        if let first = values.first { leaveLoop(slot: first.local) }
    }

    /// Makes what every slot of a new component takes.
    func buildContents(_ template: ElementTemplate, _ element: Element, _ host: Component) {
        var contents: [Node] = []
        for slot in host.slots where !slot.isGone && !component.isGone { contents.append(content(template, slot)) }
        link(contents, into: element)
        host.hasSlotContents = true
    }

    /// Brings what every slot takes up to date; new slots get theirs.
    func updateContents(_ template: ElementTemplate, _ element: Element, _ host: Component) {
        for slot in host.slots where !slot.isGone {
            if component.isGone || host.isGone { return }
            if let existing = slot.content {
                walk(in: existing) { update(template.children, existing.children) }
                continue
            }
            let new = content(template, slot)
            guard !component.isGone, !host.isGone else { return runtime.detach([new]) }
            new.parent = element
            element.children.append(new)
            composed.insert(new)
            if component.isAttached { runtime.attach(new) }
        }
    }

    private func content(_ template: ElementTemplate, _ slot: SlotNode) -> SlotContent {
        let content = SlotContent(owner: component, slot: slot)
        walk(in: content) { link(build(template.children), into: content) }
        return content
    }

    private func walk(in content: SlotContent, _ body: () -> Void) {
        let around = self.content
        self.content = content
        body()
        self.content = around
    }
}
