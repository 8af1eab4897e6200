import Bridge
import Values

extension TreeWalk {
    /// Makes the nodes of sibling templates. They are not in the tree yet.
    func build(_ templates: [TemplateNode]) -> [Node] {
        var nodes: [Node] = []
        nodes.reserveCapacity(templates.count)
        for template in templates {
            guard runtime.hasRoomForNodes(at: template) else { break }
            nodes.append(build(template))
        }
        return nodes
    }

    /// Makes a node with all inside.
    private func build(_ template: TemplateNode) -> Node {
        switch template {
        case .text(let template):
            return TextNode(
                owner: component, template: template, id: runtime.makeNodeID(), text: text(template.value))
        case .element(let template): return build(template)
        case .condition(let template): return build(template)
        case .loop(let template): return build(template)
        case .use(let template): return build(template)
        case .slot(let template):
            let slot = SlotNode(
                owner: component, name: text(template.name), outerName: text(template.outerSlot))
            component.slots.append(slot)
            if component.type.definition.options.dynamicSlots {
                slot.values = values(template)
                runtime.noteSlots(of: component, nil)
            }
            return slot
        }
    }

    /// A value as text.
    func text(_ value: TemplateValue?) -> String {
        guard let value = value?.evaluate(scope), !value.isNullish else { return "" }
        return value.toString(timeZoneOffset: scope.timeZoneOffset)
    }

    /// Puts nodes that were made into a parent that is all theirs.
    func link(_ nodes: [Node], into parent: Node) {
        for node in nodes { node.parent = parent }
        parent.children = nodes
    }

    private func build(_ template: ElementTemplate) -> Element {
        let element = Element(owner: component, template: template, id: runtime.makeNodeID())
        enter(template.slotValues)
        defer { leave(template.slotValues) }
        if template.dynamicCount > 0 {
            element.values.reserveCapacity(template.dynamicCount)
            for attribute in template.dynamicAttributes { element.values.append(attribute.value.evaluate(scope)) }
        }
        runtime.register(element)
        runtime.nesting += 1
        defer { runtime.nesting -= 1 }
        guard runtime.nesting <= Self.deepestElement else {
            runtime.host.warn("Elements stand more than \(Self.deepestElement) deep.", at: template.location)
            return element
        }
        if let type = runtime.componentType(ofTag: template.tag, in: component) {
            runtime.makeComponent(type, host: element)
        }
        if let host = element.component, host.type.definition.options.dynamicSlots {
            buildContents(template, element, host)
        } else {
            link(build(template.children), into: element)
        }
        for (attribute, _) in template.observed { runtime.noteChange(attribute, of: element, from: nil) }
        return element
    }

    private func build(_ template: ConditionTemplate) -> ConditionNode {
        let node = ConditionNode(owner: component)
        node.branch = branch(template)
        if node.branch >= 0 { link(build(template.branches[node.branch].body), into: node) }
        return node
    }

    /// The branch that holds now; -1 is none.
    func branch(_ template: ConditionTemplate) -> Int {
        template.branches.firstIndex { $0.condition?.evaluate(scope).toBoolean() ?? true } ?? -1
    }

    private func build(_ template: LoopTemplate) -> LoopNode {
        let node = LoopNode(owner: component)
        let items = LoopItems(template.list.evaluate(scope))
        node.keys = keys(of: items, template, node)
        enterLoop(slot: template.slot)
        var rows: [Node] = []
        rows.reserveCapacity(items.count)
        for place in 0..<items.count where !component.isGone {
            setRow(template.slot, items, place, isDirty: true)
            rows.append(buildRow(template))
        }
        leaveLoop(slot: template.slot)
        link(rows, into: node)
        return node
    }

    /// Makes a row; its variables are set.
    func buildRow(_ template: LoopTemplate) -> RowNode {
        runtime.madeNodes += 1
        let row = RowNode(owner: component)
        link(build(template.body), into: row)
        return row
    }

    /// The keys of a loop's rows; warns of repeated ones.
    func keys(of items: LoopItems, _ template: LoopTemplate, _ node: LoopNode) -> [String]? {
        guard let raw = items.rawKeys(template.key) else { return nil }
        // The rows' own keys are known to be different.
        if raw == node.keys { return raw }
        let (keys, repeated) = LoopItems.withoutRepetition(raw)
        if let repeated, runtime.isFirstRepetition(at: template.location) {
            runtime.host.warn("Do not set same key \"\(repeated)\" in wx:key.", at: template.location)
        }
        return keys
    }

    private func build(_ template: UseTemplate) -> UseNode {
        let node = UseNode(owner: component)
        // A use costs more than a node, and templates that use themselves ask for any number.
        runtime.madeNodes += 4
        node.body = body(template)
        if let inner = inner(template, node, changes: []), let body = node.body {
            link(inner.build(body.nodes), into: node)
        }
        return node
    }

    /// The template that is asked for; warns if there is none.
    func body(_ template: UseTemplate) -> TemplateFile.Body? {
        let name = text(template.name)
        if let body = template.file.template(named: name) { return body }
        if !name.isEmpty { runtime.host.warn("Template `\(name)` not found.", at: template.location) }
        return nil
    }

    /// The walk of what a template's use stands for.
    func inner(_ template: UseTemplate, _ node: UseNode, changes: [DataPath]) -> TreeWalk? {
        guard let body = node.body else { return nil }
        guard depth < Self.deepest else {
            runtime.warnOnce("Templates use one another more than \(Self.deepest) deep.", template.location)
            node.body = nil
            return nil
        }
        var data = ValueObject()
        if case .object(let object) = template.data?.evaluate(scope) { data = object }
        let walk = TreeWalk(
            runtime: runtime, component: component, data: data, modules: body.file.modules, changes: changes,
            depth: depth + 1)
        walk.content = content
        return walk
    }
}
