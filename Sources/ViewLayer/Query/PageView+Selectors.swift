package import Bridge
import Markup

extension PageView {
    /// The first element of the page that a selector finds, inside components too; nil where there is none, or the text
    /// is no selector.
    package func find(_ selector: String) -> NodeID? {
        guard let selectors = WXSSParser.parseSelectors(selector) else { return nil }
        layoutIfNeeded()
        let matcher = SelectorMatcher(scopeSets: [:])
        var found: NodeID?
        tree.root.walkBelow { node in
            if found == nil, !node.isText, selectors.contains(where: { matcher.matches(node, $0, nil, depth: 0) }) {
                found = node.id
            }
            return found == nil
        }
        return found
    }
}
