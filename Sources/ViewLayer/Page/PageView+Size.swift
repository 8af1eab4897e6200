extension PageView {
    /// How many nodes its tree has.
    package var nodeCount: Int { tree.count }

    /// How deep its tree is; the root alone is 1. Walks the tree.
    package var nodeDepth: Int {
        var deepest = 0
        var open = [(tree.root, 1)]
        while let (node, depth) = open.popLast() {
            deepest = max(deepest, depth)
            for child in node.children { open.append((child, depth + 1)) }
        }
        return deepest
    }
}
