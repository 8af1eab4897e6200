import Bridge

/// The sheets that reach the nodes of a component's own tree.
struct ComponentStyles {
    /// Those whose tag and id selectors do.
    var tags = StyleScopeSet(0)
    /// Those whose classes do.
    var classes = StyleScopeSet(0)
}

extension StyleRegistry {
    /// What `styleIsolation` makes of a component in its page.
    func styles(of component: Component) -> ComponentStyles {
        let own = component.type.scope
        let page = component.page
        guard let root = page.component, root !== component else {
            return ComponentStyles(
                tags: set(pageScopes(component.type, page)), classes: set(pageScopes(component.type, page)))
        }
        let options = component.type.definition.options
        let around = pageScopes(root.type, page)
        var classes = [own]
        switch options.styleIsolation ?? (options.addGlobalClass ? .applyShared : .isolated) {
        case .applyShared, .shared, .pageApplyShared, .pageShared:
            let reaches = Self.sharesItself(root.type) ? around : around.filter { $0 != root.type.scope }
            classes += reaches.filter { $0 != own }
        case .isolated, .pageIsolated: break
        }
        return ComponentStyles(tags: set([own] + around.filter { $0 != own }), classes: set(classes))
    }

    /// The scopes of a page's own nodes.
    func pageScopes(_ type: ComponentType, _ page: Page) -> [StyleScope] {
        switch type.definition.options.styleIsolation {
        case nil, .shared: [type.scope] + page.sharedScopes + [.app]
        case .applyShared: [type.scope] + page.sharedScopes + [.app]
        case .pageShared, .pageApplyShared: [type.scope] + page.sharedScopes
        case .isolated, .pageIsolated: [type.scope]
        }
    }

    /// Whether a page's sheet reaches into components that share.
    private static func sharesItself(_ type: ComponentType) -> Bool {
        switch type.definition.options.styleIsolation {
        case nil, .shared, .pageShared: true
        default: false
        }
    }
}
