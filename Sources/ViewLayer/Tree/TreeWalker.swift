/// Visits the elements of a tree in document order or against it, from any of them on. A step costs what lies between two
/// elements, not the size of the tree.
@MainActor
struct TreeWalker {
    private let root: RenderNode
    private let isForward: Bool
    /// The node that was visited last; the root before the first and, backwards, after the last.
    private var current: RenderNode
    /// Whether what is below `current` is still to be visited.
    private var entersCurrent: Bool
    /// The way up from `current`: the index of each node among its parent's children.
    private var path: [Int] = []

    /// Starts behind a node, or in front of the first (the last, backwards) without one.
    init(_ root: RenderNode, from start: RenderNode?, isForward: Bool) {
        self.root = root
        self.isForward = isForward
        current = start ?? root
        entersCurrent = start == nil || isForward
        var node = current
        while node !== root, let parent = node.parent {
            path.append(parent.index(of: node) ?? 0)
            node = parent
        }
        path.reverse()
    }

    /// The next element; what `opens` refuses is passed over with all below it.
    mutating func next(where opens: (RenderNode) -> Bool) -> RenderNode? {
        isForward ? nextForward(opens) : nextBackward(opens)
    }

    private mutating func nextForward(_ opens: (RenderNode) -> Bool) -> RenderNode? {
        var from = 0
        if !entersCurrent {
            guard leave(&from) else { return nil }
        }
        while true {
            if let (index, child) = firstOpen(in: current, from: from, by: 1, opens) {
                path.append(index)
                current = child
                entersCurrent = true
                return child
            }
            guard leave(&from) else { return nil }
        }
    }

    /// Goes to the parent; `from` is then the index behind the node that was left.
    private mutating func leave(_ from: inout Int) -> Bool {
        guard current !== root, let parent = current.parent, let index = path.popLast() else { return false }
        current = parent
        from = index + 1
        return true
    }

    private mutating func nextBackward(_ opens: (RenderNode) -> Bool) -> RenderNode? {
        if entersCurrent {
            entersCurrent = false
            descend(opens)
            return current === root ? nil : current
        }
        guard current !== root, let parent = current.parent, let index = path.popLast() else { return nil }
        current = parent
        guard let (before, child) = firstOpen(in: parent, from: index - 1, by: -1, opens) else {
            return parent === root ? nil : parent
        }
        path.append(before)
        current = child
        descend(opens)
        return current
    }

    /// Goes down to the last element below `current`.
    private mutating func descend(_ opens: (RenderNode) -> Bool) {
        while let (index, child) = firstOpen(in: current, from: current.children.count - 1, by: -1, opens) {
            path.append(index)
            current = child
        }
    }

    private func firstOpen(
        in node: RenderNode, from start: Int, by step: Int, _ opens: (RenderNode) -> Bool
    ) -> (index: Int, node: RenderNode)? {
        guard path.count < TreeUpdate.depthLimit else { return nil }
        var index = start
        while node.children.indices.contains(index) {
            let child = node.children[index]
            if child.parent === node, opens(child) { return (index, child) }
            index += step
        }
        return nil
    }
}
