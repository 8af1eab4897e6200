extension RenderNode {
    /// Whether it puts its children below one another: a block, or a flexible column of one line.
    var isColumn: Bool {
        let style = layout.sharedStyle
        switch style.value.display {
        case .block: return true
        case .flex: return style.value.flexDirection == .column && style.value.flexWrap == .noWrap
        default: return false
        }
    }

    /// The places of the children that do not simply stand below the ones before them: what is in lines, floats or is
    /// placed elsewhere. Nil while children are leaving. Cost: O(children) after a change of them, then O(1).
    func unorderedChildren() -> [Int]? {
        guard !dirt.contains(.tombstones) else { return nil }
        if let unordered { return unordered }
        let places = children.indices.filter { place in
            let child = children[place]
            return !child.isText && child.layout.sharedStyle.flow != .none && !stacks(child)
        }
        unordered = places
        return places
    }

    /// The place of the first child in the column that fulfils a condition, which all below it fulfil too.
    func firstInColumn(where condition: (RenderNode) -> Bool) -> Int {
        var (low, high) = (0, children.count)
        while low < high {
            let middle = (low + high) / 2
            var place = middle
            while place < high, !stacks(children[place]) { place += 1 }
            guard place < high else {
                high = middle
                continue
            }
            if condition(children[place]) { high = middle } else { low = place + 1 }
        }
        return low
    }

    /// Whether a child stands in the column, below those before it.
    private func stacks(_ child: RenderNode) -> Bool {
        let style = child.layout.sharedStyle
        guard !child.isText, style.value.position != .sticky, style.value.order == 0 else { return false }
        switch style.flow {
        case .block: return true
        // The items of a flexible box are blocks, whatever they say.
        case .inline, .atomic: return layout.sharedStyle.value.display == .flex
        default: return false
        }
    }
}
