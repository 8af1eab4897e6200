extension RenderNode {
    /// The places of the children that do not simply stand below the ones before them: what is in lines, floats or is
    /// placed elsewhere. Nil while children are leaving. Cost: O(children) after a change of them, then O(1).
    func unorderedChildren() -> [Int]? {
        guard !dirt.contains(.tombstones) else { return nil }
        if let unordered { return unordered }
        let places = children.indices.filter { !children[$0].isText && !children[$0].standsInColumn }
        unordered = places
        return places
    }

    /// The place of the first block among the children that fulfils a condition, which all below it fulfil too.
    func firstBlock(where condition: (RenderNode) -> Bool) -> Int {
        var (low, high) = (0, children.count)
        while low < high {
            let middle = (low + high) / 2
            guard let block = (middle..<high).first(where: { children[$0].isBlock }) else {
                high = middle
                continue
            }
            if condition(children[block]) { high = middle } else { low = block + 1 }
        }
        return low
    }

    /// Whether it is a block in the flow, or nothing at all.
    private var standsInColumn: Bool { isBlock || layout.sharedStyle.flow == .none }

    private var isBlock: Bool {
        !isText && layout.sharedStyle.flow == .block && layout.sharedStyle.value.position != .sticky
    }
}
