import Values

/// A virtual node: its children stand in its place.
class Fragment: Node {
    override final var asFragment: Fragment? { self }
    /// The fragment as a slot.
    var asSlot: SlotNode? { nil }
    /// The component whose shadow tree this is the root of.
    var shadowHost: Component? { nil }
}

/// The root of a component's own tree.
final class ShadowRoot: Fragment {
    override var shadowHost: Component? { owner }
}

/// `wx:if` and what follows it.
final class ConditionNode: Fragment {
    /// The branch that is there; -1 is none.
    var branch = -1
}

/// `wx:for`; its children are rows.
final class LoopNode: Fragment {
    /// The rows' keys, without repetition; nil if rows are told by their place.
    var keys: [String]?
}

/// One turn of a loop.
final class RowNode: Fragment {}

/// `<template is>`.
final class UseNode: Fragment {
    /// What it stands for.
    var body: TemplateFile.Body?
}

/// `<slot>`: what is slotted into it stands in its place.
final class SlotNode: Fragment {
    var name: String
    /// The slot around that takes it.
    var outerName: String
    /// Whether it is on its way out of the tree: it takes nothing any more.
    var isGone = false
    /// What it passes to its content, where slots are dynamic.
    var values = ValueObject()
    /// Its own content, where slots are dynamic; the host's children hold it.
    weak var content: SlotContent?

    init(owner: Component, name: String, outerName: String) {
        self.name = name
        self.outerName = outerName
        super.init(owner: owner)
    }

    override var asSlot: SlotNode? { self }
}
