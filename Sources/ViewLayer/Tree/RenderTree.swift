import Bridge
import Markup
import Values

/// The composed tree of a page, changed by patches.
@MainActor
final class RenderTree {
    let root: RenderNode
    let styles: StyleEngine
    /// Calls back with what does not fit the tree: a message for a person.
    var onMisfit: (String) -> Void = { _ in }
    /// Makes the behaviour of a built-in control for its element.
    var makeControl: (RenderNode) -> Control? = { _ in nil }
    /// Plays what the `animation` attribute of a node was set to.
    var playAnimation: (RenderNode, Value) -> Void = { _, _ in }
    private let nodes = NodeTable()
    private var withTombstones: [RenderNode] = []

    init(root id: NodeID, scopes: StyleScopeSet, styles: StyleEngine) {
        self.styles = styles
        root = RenderNode(
            id, tag: "page", scopes: scopes, host: nil, layout: LayoutNode(style: LayoutStyle(display: .block)))
        nodes[id] = root
    }

    isolated deinit {
        // Flat, so that a deep tree cannot exhaust the stack.
        nodes.forEach {
            $0.parent = nil
            $0.children = []
        }
    }

    /// The node of this id, while it exists.
    func node(_ id: NodeID) -> RenderNode? { nodes[id] }

    /// Whether a node hangs below the root.
    func contains(_ node: RenderNode) -> Bool { node === root || nodes[node.id] === node }

    /// The number of nodes.
    var count: Int { nodes.count }

    /// Applies the operations in order. What does not fit is skipped and reported.
    func apply(_ operations: [PatchOperation]) {
        for operation in operations { apply(operation) }
        for parent in withTombstones { parent.sweep() }
        withTombstones = []
    }

    private func apply(_ operation: PatchOperation) {
        switch operation {
        case .scopeSet(let set, let scopes): styles.scopeSets[set] = scopes
        case .element(let id, let tag, let scopes, let host):
            add(RenderNode(id, tag: tag.lowercasedIfNeeded, scopes: scopes, host: host, layout: Self.box(for: tag)))
        case .text(let id, let text): add(RenderNode(id, text: text))
        case .insert(let id, let parent, let before): insert(id, parent, before)
        case .remove(let id): remove(id)
        case .replaceText(let id, let text): replaceText(id, text)
        case .attribute(let id, let name, let value): setAttribute(id, name, value)
        case .classes(let id, let classes): setClasses(id, classes)
        case .style(let id, let segment, let text): setStyle(id, segment, text)
        case .identifier(let id, let identifier): setIdentifier(id, identifier)
        case .listen(let id, let event, let how): find(id)?.listen(to: event, how)
        case .source(let id, let path, let line, let column):
            find(id)?.source = RenderNode.Source(path: path, line: line, column: column)
        }
    }

    private static func box(for tag: String) -> LayoutNode {
        switch tag {
        case "input", "textarea", "editor", "icon":
            LayoutNode(style: initialStyle, content: ReplacedContent(width: 0, height: Pixels.perRow))
        default: LayoutNode(style: initialStyle)
        }
    }

    private static let initialStyle = SharedLayoutStyle(LayoutStyle())

    private func find(_ id: NodeID) -> RenderNode? {
        if let node = nodes[id] { return node }
        onMisfit("A patch names the node \(id.rawValue), which does not exist.")
        return nil
    }

    private func add(_ node: RenderNode) {
        guard nodes[node.id] == nil else {
            onMisfit("A patch makes the node \(node.id.rawValue) twice.")
            return
        }
        nodes[node.id] = node
        if !node.isText { node.control = makeControl(node) }
    }

    private func insert(_ id: NodeID, _ parentID: NodeID, _ beforeID: NodeID?) {
        guard let node = find(id), let parent = find(parentID) else { return }
        guard node !== root, !parent.isText, beforeID != id, !isInside(parent, node) else {
            onMisfit("A patch puts the node \(id.rawValue) where it cannot be.")
            return
        }
        if node.parent != nil { detach(node, keepsPlace: false) }
        if let beforeID, let before = find(beforeID), before.parent === parent,
            let index = parent.index(of: before)
        {
            parent.children.insert(node, at: index)
            parent.childHint = index
        } else {
            parent.children.append(node)
        }
        node.parent = parent
        noteStructure(parent)
        // A node that moves may match other selectors and inherit other values.
        node.mark(node.style == nil ? [.style, .structure] : [.style, .subtree])
    }

    /// Whether a node is `ancestor` or below it.
    private func isInside(_ node: RenderNode, _ ancestor: RenderNode) -> Bool {
        guard !ancestor.children.isEmpty || node === ancestor else { return false }
        return node.nearest { $0 === ancestor } != nil
    }

    private func remove(_ id: NodeID) {
        guard let node = find(id) else { return }
        guard node !== root else {
            onMisfit("A patch removes the root of a page.")
            return
        }
        if node.parent != nil { detach(node, keepsPlace: true) }
        // Flat, for deep trees.
        var open = [node]
        while let gone = open.popLast() {
            nodes[gone.id] = nil
            gone.parent = nil
            gone.control?.leaves()
            open.append(contentsOf: gone.children.filter { $0.parent === gone })
            gone.children = []
        }
    }

    /// Takes a node from its parent; with `keepsPlace` its place is swept when the whole patch is applied.
    private func detach(_ node: RenderNode, keepsPlace: Bool) {
        guard let parent = node.parent else { return }
        noteStructure(parent)
        node.parent = nil
        node.dirt.remove(.listed)
        if keepsPlace {
            if !parent.dirt.contains(.tombstones) {
                parent.dirt.insert(.tombstones)
                withTombstones.append(parent)
            }
        } else if let index = parent.index(of: node) {
            parent.children.remove(at: index)
            parent.childHint = index
        }
    }

    private func noteStructure(_ parent: RenderNode) {
        parent.placesKnown = false
        parent.mark(.structure)
        guard styles.dependencies.usesEmpty else { return }
        parent.mark(.style)
        if styles.dependencies.usesContextEmpty { (parent.parent ?? parent).mark([.style, .subtree]) }
    }

    private func replaceText(_ id: NodeID, _ text: String) {
        guard let node = find(id), node.isText, node.text != text else { return }
        node.text = text
        // Nothing but the text itself depends on it, so that it need not wait for the update to find it.
        guard let holder = node.parent, holder.dirt.isClean, let style = holder.style, !IconGlyphs.mayBeIn(text) else {
            node.mark(.style)
            return
        }
        node.showText(in: style)
        node.forgetInk()
    }

    private func setAttribute(_ id: NodeID, _ name: String, _ value: Value) {
        guard let node = find(id), !node.isText else { return }
        let old = node.attributes[name]
        if case .undefined = value {
            node.attributes[name] = nil
        } else {
            node.attributes[name] = value
        }
        if styles.dependencies.anyAttributes.contains(name) {
            node.mark(styles.dependencies.attributes.contains(name) ? [.style, .subtree] : .style)
        } else {
            node.mark([])
        }
        if [node.before, node.after].contains(where: { $0?.style.content?.shows(attribute: name) == true }) {
            node.mark(.structure)
        }
        if name == "space" || name == "decode" { node.mark([.style, .subtree]) }
        if name == "animation" { playAnimation(node, value) }
        node.control?.attributeChanged(name, from: old)
    }

    private func setClasses(_ id: NodeID, _ classes: [StyleClass]) {
        guard let node = find(id), !node.isText else { return }
        let classes = node.hoverClasses.isEmpty ? classes : classes + node.hoverClasses
        guard node.classes != classes else { return }
        let isNew = node.style == nil
        let changed = isNew ? [] : Set(node.classes.map(\.name)).symmetricDifference(classes.map(\.name))
        node.classes = classes
        node.signature = nil
        guard !isNew else { return }
        markSelectors(node, reachesOthers: styles.affectsOthers(classes: changed))
    }

    private func setIdentifier(_ id: NodeID, _ identifier: String) {
        guard let node = find(id), node.identifier != identifier else { return }
        node.identifier = identifier
        node.signature = nil
        guard node.style != nil else { return }
        markSelectors(node, reachesOthers: !styles.dependencies.ids.isEmpty || styles.dependencies.usesSiblings)
    }

    private func markSelectors(_ node: RenderNode, reachesOthers: Bool) {
        if styles.dependencies.usesSiblings, let parent = node.parent {
            for sibling in parent.children where sibling.parent === parent { sibling.mark([.style, .subtree]) }
        }
        node.mark(reachesOthers ? [.style, .subtree] : .style)
    }

    private func setStyle(_ id: NodeID, _ segment: StyleSegment, _ text: String) {
        guard let node = find(id), !node.isText else { return }
        node.styleTexts[segment] = text.isEmpty ? nil : text
        node.inlineStyle = styles.inlineStyle(node.styleTexts, own: node.ownStyle)
        node.mark(.style)
    }

    /// Gives a node declarations that come from a control and win over what the program wrote.
    func setOwnStyle(_ node: RenderNode, _ text: String) {
        guard node.ownStyle != text else { return }
        node.ownStyle = text
        node.inlineStyle = styles.inlineStyle(node.styleTexts, own: text)
        node.mark(.style)
    }
}

extension RenderNode {
    /// Where a child stands in `children`, sought first where something was found last.
    func index(of child: RenderNode) -> Int? {
        for index in [childHint, childHint + 1, childHint - 1] where children.indices.contains(index) {
            if children[index] === child { return index }
        }
        let index = children.firstIndex { $0 === child }
        if let index { childHint = index }
        return index
    }

    /// Drops the children that have left.
    func sweep() {
        dirt.remove(.tombstones)
        children.removeAll { $0.parent !== self }
    }
}

extension String {
    /// The text in lower case; the text itself where it has no ASCII capitals, which costs less.
    var lowercasedIfNeeded: String {
        utf8.contains { $0 >= 65 && $0 <= 90 } ? lowercased() : self
    }
}
