/// A box, a run of text or a replaced element in the tree that is laid out.
///
/// Confined to whoever owns the tree. Changes mark the node and its ancestors dirty; `LayoutEngine.layout` then visits
/// dirty nodes and those whose constraints changed, nothing else.
package final class LayoutNode {
    /// What a node is.
    enum Kind: UInt8 {
        case element, text, replaced
    }

    /// The parent. It keeps its children alive, not the other way round.
    // Cleared by the parent when a child leaves it and in its deinit, so it never dangles.
    package private(set) unowned(unsafe) var parent: LayoutNode?
    /// The children in document order.
    package private(set) var children: [LayoutNode] = []
    /// Free for the owner of the tree, to find its own object again.
    package var identifier = 0

    /// The left edge of the border box from the parent's border box, in px.
    package internal(set) var x = 0.0
    /// The upper edge of the border box from the parent's border box, in px.
    package internal(set) var y = 0.0
    /// The width of the border box in px.
    package internal(set) var width = 0.0
    /// The height of the border box in px.
    package internal(set) var height = 0.0

    let kind: Kind
    var sharedStyle: SharedLayoutStyle
    var state = LayoutState()
    /// What only some nodes have: text, replaced content, lines, boxes placed from here.
    var extra: LayoutExtra?

    /// An element.
    package init(style: SharedLayoutStyle) {
        kind = .element
        sharedStyle = style
    }

    /// An element with a style of its own.
    package convenience init(style: LayoutStyle) {
        self.init(style: SharedLayoutStyle(style))
    }

    /// A run of text; it looks as its parent's style says.
    package init(text: String) {
        kind = .text
        sharedStyle = Self.textStyle
        let extra = LayoutExtra()
        extra.text = text
        self.extra = extra
    }

    /// A replaced element (image, input, canvas): a box whose content has a size of its own and no children.
    package init(style: SharedLayoutStyle, content: ReplacedContent) {
        kind = .replaced
        sharedStyle = style
        let extra = LayoutExtra()
        extra.replaced = content
        self.extra = extra
    }

    deinit {
        // Without recursion, so that a deep tree cannot exhaust the stack.
        var orphans = children
        for child in orphans { child.parent = nil }
        children = []
        state.dirtyChildren = []
        while var node = orphans.popLast() {
            node.state.dirtyChildren = []
            guard isKnownUniquelyReferenced(&node) else { continue }
            for child in node.children { child.parent = nil }
            orphans.append(contentsOf: node.children)
            node.children = []
        }
    }

    private static let textStyle = SharedLayoutStyle(LayoutStyle())
}

extension LayoutNode {
    /// The computed style; setting an equal one changes nothing.
    package var style: LayoutStyle {
        _read { yield sharedStyle.value }
        set {
            guard newValue != sharedStyle.value else { return }
            share(SharedLayoutStyle(newValue))
        }
    }

    /// Takes a style that other nodes have too.
    package func share(_ style: SharedLayoutStyle) {
        guard style !== sharedStyle else { return }
        sharedStyle = style
        for child in children where child.kind == .text { child.state.isDirty = true }
        // The parent places its children by their styles.
        parent?.markDirty()
        markDirty()
    }

    /// The characters of a text node, empty for others.
    package var text: String {
        get { extra?.text ?? "" }
        set {
            guard kind == .text, let extra, extra.text != newValue else { return }
            extra.text = newValue
            extra.shaped = nil
            state.isDirty = true
            // The box around makes its lines as a whole.
            parent?.markDirty()
        }
    }

    /// Whether this is a run of text.
    package var isText: Bool { kind == .text }

    /// The content of a replaced element, nil for others.
    package var replaced: ReplacedContent? {
        get { extra?.replaced }
        set {
            guard kind == .replaced, let newValue else { return }
            extra?.replaced = newValue
            markDirty()
        }
    }

    /// Adds a child at the end.
    package func append(_ child: LayoutNode) {
        insert(child, at: children.count)
    }

    /// Adds a child before the one at `index` (clamped); it leaves its former parent. A node cannot hold itself.
    package func insert(_ child: LayoutNode, at index: Int) {
        var ancestor: LayoutNode? = self
        while let node = ancestor {
            if node === child { return }
            ancestor = node.parent
        }
        child.removeFromParent()
        child.parent = self
        children.insert(child, at: Swift.min(Swift.max(index, 0), children.count))
        child.state.isDirty = true
        markDirty()
    }

    /// Leaves the parent.
    package func removeFromParent() {
        guard let parent, let index = parent.children.firstIndex(where: { $0 === self }) else { return }
        parent.children.remove(at: index)
        self.parent = nil
        parent.markDirty()
    }

    /// Removes the child at `index`, if there is one.
    package func removeChild(at index: Int) {
        guard children.indices.contains(index) else { return }
        children[index].parent = nil
        children.remove(at: index)
        markDirty()
    }

    /// Replaces all children at once: cheaper than one by one for long lists.
    package func replaceChildren(with nodes: [LayoutNode]) {
        for child in children { child.parent = nil }
        children = []
        children.reserveCapacity(nodes.count)
        for node in nodes where node !== self {
            node.removeFromParent()
            node.parent = self
            node.state.isDirty = true
            children.append(node)
        }
        markDirty()
    }

    /// Says that the next layout has to visit this node. Done by every setter here.
    package func markDirty() {
        state.isChanged = true
        var child = self
        var isKnown = state.isDirty
        state.isDirty = true
        while let node = child.parent {
            if isKnown, node.state.isDirty { return }
            isKnown = node.state.isDirty
            node.note(dirty: child)
            node.state.isDirty = true
            child = node
        }
    }

    private func note(dirty child: LayoutNode) {
        guard !state.hasManyDirty, !state.dirtyChildren.contains(where: { $0 === child }) else { return }
        if state.dirtyChildren.count < 16 {
            state.dirtyChildren.append(child)
        } else {
            state.hasManyDirty = true
        }
    }
}
