extension ComponentRuntime {
    /// The components that a relation of a component leads to, in the tree's order (`getRelationNodes`).
    package func related(to id: ComponentID, by key: String) -> [ComponentID] {
        guard let component = components[id],
            let index = component.type.definition.relations.firstIndex(where: { $0.key == key })
        else { return [] }
        let kind = component.type.definition.relations[index].kind
        if kind.below != nil { return (component.links[index]?.target?.id).map { [$0] } ?? [] }
        var found: [ComponentID] = []
        func search(_ node: Node) {
            for child in node.children where child.asText == nil {
                let inner = child.asElement?.component
                if let inner, inner.links.values.contains(where: { $0.target === component && $0.relation == index }) {
                    found.append(inner.id)
                }
                let isPassed: Bool =
                    switch kind {
                    case .descendant: true
                    case .child: inner == nil
                    default: child.asFragment != nil
                    }
                if isPassed { search(child) }
            }
        }
        if let host = component.host { search(host) }
        return found
    }

    /// Looks for the partners above a component that was attached or moved, and tells both.
    func link(_ component: Component) {
        let relations = component.type.definition.relations
        for (index, relation) in relations.enumerated() {
            guard let below = relation.kind.below else { continue }
            let old = component.links[index]
            let new = partner(of: component, relation, below)
            component.links[index] = new
            if let old, let new, old.target === new.target, old.relation == new.relation {
                tell(.linkChanged, component, relation, old)
            } else {
                if let old { tell(.unlinked, component, relation, old) }
                if let new { tell(.linked, component, relation, new) }
            }
        }
    }

    /// Ends the links of a component that was detached.
    func unlink(_ component: Component) {
        let links = component.links
        component.links = [:]
        for (index, link) in links.sorted(by: { $0.key < $1.key }) {
            tell(.unlinked, component, component.type.definition.relations[index], link)
        }
    }

    /// The one above that declares a relation down to the component.
    private func partner(
        of component: Component, _ relation: RelationDefinition, _ below: RelationDefinition.Kind
    ) -> Component.Link? {
        var node = component.host?.parent
        while let current = node {
            node = current.parent
            guard let element = current.asElement else { continue }
            if let candidate = element.component {
                if candidate.type.definition.matches(relation.target),
                    let index = candidate.type.definition.relations.firstIndex(where: {
                        $0.kind == below && component.type.definition.matches($0.target)
                    })
                {
                    return Component.Link(target: candidate, relation: index)
                }
                if relation.kind == .parent { return nil }
            }
            if relation.kind == .parentCommonNode { return nil }
        }
        return nil
    }

    /// The one above hears of it first.
    private func tell(
        _ change: RelationChange, _ component: Component, _ relation: RelationDefinition, _ link: Component.Link
    ) {
        guard let target = link.target else { return }
        host.call(change, target.type.definition.relations[link.relation].key, of: target.id, with: component.id)
        host.call(change, relation.key, of: component.id, with: target.id)
    }
}

extension ComponentDefinition {
    /// Whether this is whom a relation means.
    func matches(_ target: RelationDefinition.Target) -> Bool {
        switch target {
        case .component(let path): path == self.path
        case .behavior(let number): ancestors.contains(number)
        }
    }
}
