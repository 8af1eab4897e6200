package import Bridge
package import Values

/// A node that a selector found.
package struct SelectedNode: Sendable {
    package var node: NodeID
    /// The component that it hosts, if it does.
    package var component: ComponentID?
    package var tag: String
    package var id: String
    package var dataset: ValueObject
    package var mark: ValueObject
}

extension ComponentRuntime {
    /// The nodes in a component's own tree that a selector finds, in the tree's order: only the first, or all.
    package func select(_ selector: String, in id: ComponentID, all: Bool) -> [SelectedNode] {
        guard let component = components[id], let root = component.shadowRoot, let selector = NodeSelector(selector)
        else { return [] }
        var found: [SelectedNode] = []
        let crosses = selector.isCrossing
        func search(_ node: Node) {
            if !all, !found.isEmpty { return }
            if let element = node.asElement {
                if selector.matches(element, in: component) { found.append(SelectedNode(element)) }
                if crosses, let inner = element.component?.shadowRoot { search(inner) }
            }
            for child in node.children { search(child) }
        }
        search(root)
        return all ? found : Array(found.prefix(1))
    }

    /// What is known of a node.
    package func node(_ id: NodeID) -> SelectedNode? { element(id).map { SelectedNode($0) } }

    /// The element that hosts a component.
    package func hostNode(of id: ComponentID) -> NodeID? { components[id]?.host?.id }

    /// The component in whose tree a component stands (`selectOwnerComponent`); nil for a page.
    package func owner(of id: ComponentID) -> ComponentID? { components[id]?.owner?.id }

    /// The page that a component belongs to.
    package func page(of id: ComponentID) -> PageID? { components[id]?.page.id }

    /// The path of a component's definition.
    package func path(of id: ComponentID) -> String? { components[id]?.type.definition.path }
}

extension SelectedNode {
    init(_ element: Element) {
        node = element.id
        component = element.component?.id
        tag = element.template.tag
        id = element.identifier
        dataset = element.dataset
        mark = element.marks
    }
}
