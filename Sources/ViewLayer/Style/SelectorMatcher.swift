import Bridge
import Markup
import Values

/// Decides whether a selector of a sheet matches a node.
@MainActor
struct SelectorMatcher {
    /// The scopes that each set stands for.
    let scopeSets: [StyleScopeSet: [StyleScope]]

    private static let depthLimit = 16

    /// Whether the selector matches.
    func matches(_ node: RenderNode, _ rule: IndexedRule) -> Bool {
        matches(node, rule.selector, rule.scope, depth: 0)
    }

    /// Whether a scope's sheet can see tags and ids of a node that has this set.
    func reaches(_ set: StyleScopeSet, _ scope: StyleScope?) -> Bool {
        guard let scope else { return true }
        return scopeSets[set]?.contains(scope) ?? false
    }

    /// The attribute that a pseudo-class of controls depends on.
    nonisolated static func attribute(of pseudoClass: String) -> String? {
        switch pseudoClass {
        case "disabled", "enabled": "disabled"
        case "checked": "checked"
        default: nil
        }
    }

    /// Whether a selector matches as one of a scope's sheet; nil is a sheet that reaches everything.
    func matches(_ node: RenderNode, _ selector: Selector, _ scope: StyleScope?, depth: Int) -> Bool {
        guard depth < Self.depthLimit, matches(node, selector.subject, scope, depth: depth) else { return false }
        return matches(node, selector.context[...], scope, depth: depth)
    }

    /// Whether the compounds further out match around a node. Backtracks where a combinator leaves a choice.
    private func matches(
        _ node: RenderNode, _ links: ArraySlice<Selector.Link>, _ scope: StyleScope?, depth: Int
    ) -> Bool {
        guard let link = links.first else { return true }
        let rest = links.dropFirst()
        func fits(_ candidate: RenderNode) -> Bool {
            matches(candidate, link.compound, scope, depth: depth)
                && matches(candidate, rest, scope, depth: depth)
        }
        switch link.combinator {
        case .child: return node.parent.map(fits) ?? false
        case .descendant, .crossing:
            var ancestor = node.parent
            while let candidate = ancestor {
                if fits(candidate) { return true }
                ancestor = candidate.parent
            }
            return false
        case .nextSibling: return node.elementsBefore.last.map(fits) ?? false
        case .laterSibling: return node.elementsBefore.contains(where: fits)
        }
    }

    private func matches(
        _ node: RenderNode, _ compound: CompoundSelector, _ scope: StyleScope?, depth: Int
    ) -> Bool {
        var isHost = false
        for case .host(let inner) in compound.pseudoClasses {
            guard let scope, node.host == scope else { return false }
            // The host's own tag, classes and attributes belong to the sheets outside.
            if let inner, !inner.classes.allSatisfy({ name in node.classes.contains { $0.name == name } }) {
                return false
            }
            isHost = true
        }
        if !isHost {
            if compound.tag != nil || compound.id != nil {
                guard reaches(node.scopes, scope) else { return false }
                if let tag = compound.tag, tag != node.tag { return false }
                if let id = compound.id, id != node.identifier { return false }
            } else if compound.classes.isEmpty, !reaches(node.scopes, scope) {
                return false
            }
        }
        for name in compound.classes {
            guard node.classes.contains(where: { $0.name == name && reaches($0.scopes, scope) }) else { return false }
        }
        return compound.attributes.allSatisfy { matches(node, $0) }
            && compound.pseudoClasses.allSatisfy { matches(node, $0, scope, depth: depth) }
    }

    private func matches(_ node: RenderNode, _ attribute: AttributeSelector) -> Bool {
        guard let value = node.attributes[attribute.name] else { return false }
        let isSet: Bool
        switch value {
        case .undefined, .null, .bool(false), .string(""): isSet = false
        default: isSet = true
        }
        guard isSet else { return false }
        var text = node.string(attribute.name) ?? ""
        var wanted = attribute.value
        if attribute.ignoresCase {
            text = text.lowercased()
            wanted = wanted.lowercased()
        }
        switch attribute.op {
        case .exists: return true
        case .equals: return text == wanted
        case .word: return text.split(separator: " ").contains { $0 == wanted }
        case .dash: return text == wanted || text.hasPrefix(wanted + "-")
        case .prefix: return !wanted.isEmpty && text.hasPrefix(wanted)
        case .suffix: return !wanted.isEmpty && text.hasSuffix(wanted)
        case .contains: return !wanted.isEmpty && Substring(text).containsText(wanted)
        }
    }

    private func matches(_ node: RenderNode, _ pseudo: PseudoClass, _ scope: StyleScope?, depth: Int) -> Bool {
        switch pseudo {
        case .host: return true
        case .root: return node.parent == nil
        case .empty: return !node.children.contains { $0.parent === node }
        case .nthChild(let nth): return nth.contains(node.elementPlace + 1)
        case .nthLastChild(let nth): return nth.contains(node.elementCountAround - node.elementPlace)
        case .onlyChild: return node.elementCountAround == 1
        case .nthOfType(let nth): return nth.contains(node.placesOfType.before + 1)
        case .nthLastOfType(let nth): return nth.contains(node.placesOfType.after + 1)
        case .onlyOfType: return node.placesOfType == (0, 0)
        case .not(let list): return !list.contains { matches(node, $0, scope, depth: depth + 1) }
        case .is(let list), .where(let list): return list.contains { matches(node, $0, scope, depth: depth + 1) }
        case .named("disabled"): return node.flag("disabled")
        case .named("enabled"): return !node.flag("disabled")
        case .named("checked"): return node.control?.isChecked ?? node.flag("checked")
        case .named("active"): return node.isPressed
        case .named("focus"): return node.isEdited
        case .named: return false
        }
    }
}

extension Substring {
    /// Whether a text stands somewhere in it, compared by characters.
    func containsText(_ text: String) -> Bool {
        indices.contains { self[$0...].hasPrefix(text) }
    }
}
