/// Where a node stands among its siblings. Places are counted once for all children of a parent, since a list may be long.
extension RenderNode {
    /// The place among the parent's elements, from 0.
    var elementPlace: Int {
        guard let parent else { return 0 }
        parent.countPlaces()
        return place
    }

    /// How many elements the parent has.
    var elementCountAround: Int {
        guard let parent else { return 1 }
        parent.countPlaces()
        return parent.elementCount
    }

    /// The elements in front of this one in the same parent.
    var elementsBefore: [RenderNode] {
        guard let parent else { return [] }
        let index = parent.children.firstIndex { $0 === self } ?? 0
        return parent.children[..<index].filter { !$0.isText && $0.parent === parent }
    }

    /// How many elements of the same tag stand before and after it.
    var placesOfType: (before: Int, after: Int) {
        guard let parent else { return (0, 0) }
        var result = (before: 0, after: 0)
        var isAfter = false
        for sibling in parent.children where sibling.parent === parent {
            if sibling === self {
                isAfter = true
            } else if sibling.tag == tag, !sibling.isText {
                if isAfter { result.after += 1 } else { result.before += 1 }
            }
        }
        return result
    }

    private func countPlaces() {
        guard !placesKnown else { return }
        placesKnown = true
        elementCount = 0
        for child in children where !child.isText && child.parent === self {
            child.place = elementCount
            elementCount += 1
        }
    }
}
