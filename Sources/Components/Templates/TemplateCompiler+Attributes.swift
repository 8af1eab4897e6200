import Bridge
import Markup
import Values

extension TemplateCompiler {
    /// The attributes of a tag. Those that mean nothing to the tree are left out.
    func attributes(_ element: WXMLElement, names: ExpressionNames) -> [AttributeTemplate] {
        var result: [AttributeTemplate] = []
        var slots = 0
        for attribute in element.attributes {
            guard let kind = kind(attribute.kind) else { continue }
            let binding = attribute.value?.binding ?? Self.absent(kind)
            let value = TemplateValue(binding, names: names)
            var slot: Int?
            if value.constant == nil {
                slot = slots
                slots += 1
            }
            result.append(
                AttributeTemplate(
                    kind: kind, name: attribute.name, propertyName: attribute.name.camelCased, value: value,
                    valueSlot: slot))
        }
        return result
    }

    /// What an attribute without `=` says.
    private static func absent(_ kind: AttributeTemplate.Kind) -> Binding {
        switch kind {
        case .plain, .model, .dataset, .mark, .classToggle: .expression(Expression(.literal(true)))
        default: .literal("")
        }
    }

    private func kind(_ kind: WXMLAttribute.Kind) -> AttributeTemplate.Kind? {
        switch kind {
        case .plain: .plain
        case .class: .classes
        case .classToggle: .classToggle
        case .style: .style
        case .styleProperty: .styleProperty
        case .id: .identifier
        // A scroll-view has no slots that logic knows; the view looks for what is pulled down.
        case .slot: around == "scroll-view" ? .plain : .slot
        case .data: .dataset
        case .mark: .mark
        case .event(let phase): .handler(Self.listening(phase))
        case .model: .model
        case .generic: .generic
        case .change: .change
        case .slotValue, .let, .worklet, .directive: nil
        }
    }

    private static func listening(_ phase: WXMLEventPhase) -> Listening {
        switch phase {
        case .bind: .bind
        case .catch: .catch
        case .mutBind: .mut
        case .captureBind: .captureBind
        case .captureCatch: .captureCatch
        case .captureMutBind: [.captureBind, .mut]
        }
    }
}
