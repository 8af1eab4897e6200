import Bridge
import Values

/// A node of a shadow tree. Virtual ones (`Fragment`) have no place of their own in what is shown.
///
/// Nodes and their components hold one another; whoever takes a tree down parts them.
class Node {
    /// The node around, in the same shadow tree.
    final var parent: Node?
    /// The nodes inside, in the same shadow tree: for a component's host, its slotted content.
    final var children: [Node] = []
    /// The component in whose shadow tree it stands.
    final let owner: Component
    /// Whether the view has it.
    final var isComposed = false

    init(owner: Component) { self.owner = owner }

    /// The node as an element.
    var asElement: Element? { nil }
    /// The node as text.
    var asText: TextNode? { nil }
    /// The node as a virtual one.
    var asFragment: Fragment? { nil }
}

/// Text.
final class TextNode: Node {
    let template: TextTemplate
    let id: NodeID
    var text: String

    init(owner: Component, template: TextTemplate, id: NodeID, text: String) {
        self.template = template
        self.id = id
        self.text = text
        super.init(owner: owner)
    }

    override var asText: TextNode? { self }
}

/// A built-in component, or the host of a custom one.
final class Element: Node {
    let template: ElementTemplate
    let id: NodeID
    /// The values of the attributes that are bound to data, by `AttributeTemplate.valueSlot`.
    var values: [Value]
    /// The component that it hosts.
    var component: Component?
    /// What WXS handlers made of its look; nil if they did nothing.
    var scripted: ScriptedLook?

    init(owner: Component, template: ElementTemplate, id: NodeID) {
        self.template = template
        self.id = id
        values = []
        super.init(owner: owner)
    }

    override var asElement: Element? { self }

    /// Whether it has no node in the composed tree.
    var isVirtual: Bool { component?.type.definition.options.virtualHost ?? false }

    /// An attribute's value.
    func value(_ attribute: AttributeTemplate) -> Value {
        if let constant = attribute.value.constant { return constant }
        guard let slot = attribute.valueSlot, slot < values.count else { return .undefined }
        return values[slot]
    }

    /// The value of the attribute at a place of the template, as a string; empty if there is none.
    func string(_ place: Int?) -> String {
        guard let place else { return "" }
        let value = value(template.attributes[place])
        return value.isNullish ? "" : value.toString()
    }

    /// The `id` attribute.
    var identifier: String { string(template.identifier) }
    /// The name of the slot that takes it.
    var slotName: String { string(template.slot) }

    /// The `data-` attributes.
    var dataset: ValueObject { template.hasDataset ? members(.dataset) : ValueObject() }
    /// The `mark:` attributes.
    var marks: ValueObject { template.hasMarks ? members(.mark) : ValueObject() }

    private func members(_ kind: AttributeTemplate.Kind) -> ValueObject {
        var object = ValueObject()
        for attribute in template.attributes where attribute.kind == kind { object[attribute.name] = value(attribute) }
        return object
    }

    /// The classes that its template and WXS handlers give it, as one text.
    var classText: String {
        var text = string(template.classes)
        if template.hasClassToggles {
            for attribute in template.attributes where attribute.kind == .classToggle && value(attribute).toBoolean() {
                text += " " + attribute.name
            }
        }
        return scripted?.classes(over: text) ?? text
    }

    /// The inline style that its template gives it.
    var styleText: String {
        var text = string(template.style)
        guard template.hasStyleProperties else { return text }
        for attribute in template.attributes where attribute.kind == .styleProperty {
            let value = value(attribute)
            if !value.isNullish { text += ";\(attribute.name):\(value.toString())" }
        }
        return text
    }
}
