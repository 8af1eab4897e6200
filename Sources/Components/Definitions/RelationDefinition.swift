/// One member of `relations`: whom a component wants to know of above or below itself in the same template.
package struct RelationDefinition: Sendable {
    /// Where the other one stands.
    package enum Kind: String, Sendable {
        case parent, child, ancestor, descendant
        case parentCommonNode = "parent-common-node"
        case childCommonNode = "child-common-node"

        /// The kind that the other one must have declared; nil for those that look down.
        var below: Kind? {
            switch self {
            case .parent: .child
            case .ancestor: .descendant
            case .parentCommonNode: .childCommonNode
            case .child, .descendant, .childCommonNode: nil
            }
        }
    }

    /// Who the other one may be.
    package enum Target: Sendable, Hashable {
        /// The component of this path.
        case component(String)
        /// Whoever has the behavior of this number.
        case behavior(Int)
    }

    /// The name that it was declared under, which `getRelationNodes` takes.
    package var key: String
    package var kind: Kind
    package var target: Target

    package init(key: String, kind: Kind, target: Target) {
        self.key = key
        self.kind = kind
        self.target = target
    }

    /// A path as written in the file of another path, from the root: `../tab/index` in `lib/tabs/index`.
    package static func path(_ written: String, in file: String) -> String {
        var parts = written.hasPrefix("/") ? [] : file.split(separator: "/").dropLast().map(String.init)
        for part in written.split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(String(part)) }
        }
        return parts.joined(separator: "/")
    }
}

/// What happens to a relation: the names of its callbacks.
package enum RelationChange: String, Sendable {
    case linked, linkChanged, unlinked
}
