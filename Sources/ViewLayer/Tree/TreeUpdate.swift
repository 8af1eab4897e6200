import Bridge

/// Brings styles and boxes up to date with a changed tree. Visits only what is dirty.
@MainActor
struct TreeUpdate {
    let styles: StyleEngine
    /// Says what moving nodes look like now; nil where nothing moves.
    let animator: PageAnimator?
    /// How many nodes were styled.
    private(set) var styledCount = 0
    /// How many nodes got other children.
    private(set) var linkedCount = 0

    /// Deeper elements are left out: no page is that deep, and every walk must end.
    nonisolated static let depthLimit = 200

    init(styles: StyleEngine, animator: PageAnimator? = nil) {
        self.styles = styles
        self.animator = animator
    }

    /// Updates a root and what is below it.
    mutating func run(_ root: RenderNode) {
        update(root, parent: nil, Reach(), depth: 0)
    }

    /// What an update of the element around asks of a node.
    private struct Reach {
        /// The style must be computed anew.
        var style = false
        /// And those of everything below.
        var subtree = false
    }

    private mutating func update(_ node: RenderNode, parent: ComputedStyle?, _ reach: Reach, depth: Int) {
        let dirt = node.dirt
        guard reach.style || !dirt.isClean else { return }
        node.dirt = []
        if node.isText {
            node.showText(in: parent)
            return
        }
        let old = node.style
        let restyles = reach.style || dirt.restyles
        // It may become larger, and so may what is inside.
        if reach.style { node.ink = nil }
        if restyles { restyle(node, parent: parent) }
        guard let style = node.style, depth < Self.depthLimit else { return }
        if dirt.contains(.structure) || (restyles && changesPseudos(node, old, style)) { link(node) }
        let structural = dirt.contains(.structure) && styles.dependencies.usesStructure
        let subtree =
            reach.subtree || dirt.contains(.subtree) || (structural && styles.dependencies.usesContextStructure)
        let inherits = subtree || old?.inherited !== style.inherited || (reach.style && old !== style)
        let siblings = dirt.contains(.structure) && styles.dependencies.usesSiblings
        let dirtyChildren = node.dirtyChildren
        node.dirtyChildren = []
        guard inherits || structural || siblings else {
            for child in dirtyChildren where child.parent === node {
                update(child, parent: style, Reach(), depth: depth + 1)
            }
            return
        }
        for child in node.children where child.parent === node {
            let depends = structural && !(child.signature?.contextual.isEmpty ?? true)
            let childReach = Reach(style: inherits || depends || siblings, subtree: subtree)
            update(child, parent: style, childReach, depth: depth + 1)
        }
    }

    private mutating func restyle(_ node: RenderNode, parent: ComputedStyle?) {
        styledCount += 1
        let base = styles.style(of: node, parent: parent)
        let style = animator?.style(base, of: node) ?? base
        guard style !== node.style else { return }
        forgetColumns(node, style.layout)
        node.style = style
        node.layout.share(style.layout)
        node.control?.styleChanged()
        if style.escapes { noteEscape(node) }
        if node.control?.movesChildren != true,
            style.layout.value.overflowX.isScrollContainer || style.layout.value.overflowY.isScrollContainer
        {
            if node.scroll == nil { node.scroll = ScrollState() }
        } else if node.parent != nil {
            node.scroll = nil
        }
    }

    /// Has it found out anew what stands below what, where another style may change that.
    private func forgetColumns(_ node: RenderNode, _ style: SharedLayoutStyle) {
        let old = node.layout.sharedStyle
        if old.flow != style.flow || old.value.order != style.value.order { node.parent?.unordered = nil }
        if old.value.display != style.value.display { node.unordered = nil }
    }

    /// Tells the boxes around a node that they do not say where it is painted.
    private func noteEscape(_ node: RenderNode) {
        var candidate: RenderNode? = node
        while let box = candidate, !box.escapes {
            box.escapes = true
            candidate = box.parent
        }
    }

    private func changesPseudos(_ node: RenderNode, _ old: ComputedStyle?, _ new: ComputedStyle) -> Bool {
        old?.before !== new.before || old?.after !== new.after || node.control?.prefix != nil
    }

    /// Makes the children of a node's box those that its tree says, with as few changes as possible.
    private mutating func link(_ node: RenderNode) {
        linkedCount += 1
        node.unordered = nil
        node.before = pseudo(node.before, node.style?.before, node.control?.prefix, in: node)
        node.after = pseudo(node.after, node.style?.after, nil, in: node)
        var wanted: [LayoutNode] = []
        wanted.reserveCapacity(node.children.count + 2)
        if let box = node.before?.layout { wanted.append(box) }
        if node.control?.hidesChildren != true {
            for child in node.children where child.parent === node { wanted.append(child.layout) }
        }
        if let box = node.after?.layout { wanted.append(box) }
        node.layout.become(wanted)
    }

    private func pseudo(
        _ box: PseudoBox?, _ style: ComputedStyle?, _ prefix: String?, in node: RenderNode
    ) -> PseudoBox? {
        let text: String
        let look: ComputedStyle
        if let prefix, let own = node.style {
            text = prefix
            let written = node.control?.prefixStyle.flatMap { styles.inlineStyle([.template: $0]) }
            look = styles.style(declarations: written?.declarations ?? [], parent: own)
        } else if let style, let content = style.content {
            text = IconGlyphs.shown(content.text(of: node), classes: node.classes.map(\.name))
            look = style
        } else {
            return nil
        }
        if let box {
            box.update(look, text: text)
            return box
        }
        return PseudoBox(look, text: text)
    }
}

extension LayoutNode {
    /// Makes the children these, touching only those between the common beginning and end.
    func become(_ wanted: [LayoutNode]) {
        let current = children
        if current.isEmpty {
            if !wanted.isEmpty { replaceChildren(with: wanted) }
            return
        }
        var start = 0
        while start < current.count, start < wanted.count, current[start] === wanted[start] { start += 1 }
        var tail = 0
        while tail < current.count - start, tail < wanted.count - start,
            current[current.count - 1 - tail] === wanted[wanted.count - 1 - tail]
        {
            tail += 1
        }
        let removed = current.count - start - tail
        let added = wanted.count - start - tail
        if (removed + added) * (tail + 16) > 400_000 {
            replaceChildren(with: wanted)
            return
        }
        for index in stride(from: start + removed - 1, through: start, by: -1) { removeChild(at: index) }
        for index in start..<(start + added) { insert(wanted[index], at: index) }
    }
}
