import Values

@testable import Components

/// The composed tree as the logic side's own nodes say it, in the form of `ViewModel.markup`.
func logicMarkup(_ node: Node, _ styles: StyleRegistry) -> String {
    if let text = node.asText { return text.text }
    guard let element = node.asElement else { return "" }
    let tree = ViewModel.Node()
    tree.tag = element.template.tag
    tree.id = element.identifier
    tree.classes = styles.classes(of: element)
    tree.style = element.styleText
    for attribute in element.template.attributes {
        switch attribute.kind {
        case .plain where element.component == nil || attribute.name == "hidden":
            tree.attributes[attribute.name] = element.value(attribute)
        case .handler:
            let listening = element.listening(to: attribute.name)
            if !listening.isEmpty { tree.listens[attribute.name] = listening }
        default: break
        }
    }
    var inner = ""
    element.forEachComposedChild { inner += logicMarkup($0, styles) }
    return ViewModel.open(tree) + inner + "</>"
}
