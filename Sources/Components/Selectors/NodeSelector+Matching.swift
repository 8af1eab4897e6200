extension NodeSelector {
    /// Whether an element in the tree of a component, or below, is meant.
    func matches(_ element: Element, in root: Component) -> Bool {
        alternatives.contains { Self.matches(element, $0[...], root) }
    }

    private static func matches(_ element: Element, _ parts: ArraySlice<Part>, _ root: Component) -> Bool {
        guard let part = parts.last, fits(element, part) else { return false }
        let outer = parts.dropLast()
        if outer.isEmpty {
            // The first part means the component's own tree, unless it begins with `>>>`.
            return part.combinator == .crossing || element.owner === root
        }
        switch part.combinator {
        case .child: return element.elementAround.map { matches($0, outer, root) } ?? false
        case .descendant:
            var around = element.elementAround
            while let next = around {
                if matches(next, outer, root) { return true }
                around = next.elementAround
            }
        case .crossing:
            var around: Element? = element
            while let next = around.flatMap({ $0.elementAround ?? ($0.owner === root ? nil : $0.owner.host) }) {
                if matches(next, outer, root) { return true }
                around = next
            }
        }
        return false
    }

    private static func fits(_ element: Element, _ part: Part) -> Bool {
        if let tag = part.tag, tag != element.template.tag { return false }
        if !part.identifiers.isEmpty {
            let identifier = element.identifier
            if part.identifiers.contains(where: { $0 != identifier }) { return false }
        }
        if part.classes.isEmpty { return true }
        let names = StyleRegistry.names(element.classText)
        return part.classes.allSatisfy { names.contains($0) }
    }
}
