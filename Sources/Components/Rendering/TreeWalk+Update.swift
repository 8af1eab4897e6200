import Bridge
import Values

extension TreeWalk {
    /// Brings the nodes of sibling templates up to date.
    func update(_ templates: [TemplateNode], _ nodes: [Node]) {
        for place in 0..<min(templates.count, nodes.count) where isTouched(templates[place].reads) {
            if component.isGone { return }
            update(templates[place], nodes[place])
        }
    }

    private func update(_ template: TemplateNode, _ node: Node) {
        switch template {
        case .text(let template):
            if let node = node.asText { update(template, node) }
        case .element(let template):
            if let node = node.asElement { update(template, node) }
        case .condition(let template):
            if let node = node as? ConditionNode { update(template, node) }
        case .loop(let template):
            if let node = node as? LoopNode { update(template, node) }
        case .use(let template):
            if let node = node as? UseNode { update(template, node) }
        case .slot(let template):
            if let node = node.asFragment?.asSlot { update(template, node) }
        }
    }

    private func update(_ template: TextTemplate, _ node: TextNode) {
        let text = text(template.value)
        guard !text.hasSameUnits(as: node.text) else { return }
        node.text = text
        if node.isComposed { composed.add(.replaceText(node.id, text), node) }
    }

    private func update(_ template: ConditionTemplate, _ node: ConditionNode) {
        let isDecided = template.branches.contains { $0.condition.map { isTouched($0.reads) } ?? false }
        let branch = isDecided ? branch(template) : node.branch
        guard branch != node.branch else {
            if branch >= 0 { update(template.branches[branch].body, node.children) }
            return
        }
        node.branch = branch
        replace(node) { branch >= 0 ? build(template.branches[branch].body) : [] }
    }

    /// Gives a virtual node another content.
    private func replace(_ node: Fragment, build: () -> [Node]) {
        runtime.removeChildren(of: node)
        guard !component.isGone else { return }
        let nodes = build()
        guard !component.isGone else {
            runtime.detach(nodes)
            return
        }
        link(nodes, into: node)
        for child in nodes { composed.insert(child) }
        if component.isAttached { for child in nodes { runtime.attach(child) } }
    }

    private func update(_ template: SlotTemplate, _ node: SlotNode) {
        let isDynamic = component.type.definition.options.dynamicSlots
        if isDynamic { pass(values(template), node) }
        let name = text(template.name)
        let outerName = text(template.outerSlot)
        guard name != node.name || outerName != node.outerName else { return }
        composed.remove(node)
        let old = component.slot(named: node.name)
        node.name = name
        node.outerName = outerName
        composed.insert(node)
        // Another slot of the old name takes what was here.
        if old === node, !isDynamic, let other = component.slots.first(where: { $0 !== node }) {
            composed.insert(other)
        }
    }

    private func update(_ template: UseTemplate, _ node: UseNode) {
        if isTouched(template.name.reads) {
            let body = body(template)
            if body !== node.body {
                node.body = body
                replace(node) { inner(template, node, changes: []).map { $0.build(body?.nodes ?? []) } ?? [] }
                return
            }
        }
        let changes = innerChanges(template)
        guard !changes.isEmpty, let inner = inner(template, node, changes: changes), let body = node.body else {
            return
        }
        inner.update(body.nodes, node.children)
    }

    /// What changed in the data that a template is given.
    private func innerChanges(_ template: UseTemplate) -> [DataPath] {
        guard let members = template.members else {
            return template.data.map { isTouched($0.reads) } ?? false ? [DataPath([])] : []
        }
        var inner: [DataPath] = []
        for member in members where isTouched(member.value.reads) {
            let prefix: [DataPath.Segment] = member.key.map { [.key($0)] } ?? []
            guard let path = member.value.binding.path, !hasDirtyLocal(member.value.reads) else {
                inner.append(DataPath(prefix))
                continue
            }
            for change in changes where path.isTouched(by: change, index: { self.index(of: $0) }) {
                inner.append(DataPath(prefix + change.segments.dropFirst(path.segments.count + 1)))
            }
        }
        return inner
    }
}
