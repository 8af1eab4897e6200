import Values

/// One slot's own copy of what is slotted into a component with dynamic slots; a child of the component's host.
final class SlotContent: Fragment {
    /// The slot that takes it.
    let slot: SlotNode
    /// The name under which templates read what slots pass, which no data can have.
    static let root = "\u{0}slot"

    init(owner: Component, slot: SlotNode) {
        self.slot = slot
        super.init(owner: owner)
        slot.content = self
    }

    /// The place of a value that slots pass; without a name, of all that they are.
    static func path(_ field: String? = nil) -> DataPath { DataPath([.key(root)] + (field.map { [.key($0)] } ?? [])) }
}

/// `slot:field="variable"`: a value of the slot around, as a variable in an element and all inside.
struct SlotValue {
    /// What the slot calls it.
    let field: String
    /// Its place among the local variables.
    let local: Int
}

extension Node {
    /// The slot that takes what stands in this child of a component's host, for content that asks for this name.
    func slot(named name: String, of component: Component) -> SlotNode? {
        guard component.type.definition.options.dynamicSlots else { return component.slot(named: name) }
        guard let slot = (self as? SlotContent)?.slot, slot.name == name, !slot.isGone else { return nil }
        return slot
    }
}
