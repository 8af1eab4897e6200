/// A complex selector: compounds joined by combinators, `view.item > text::after`.
package struct Selector: Hashable, Sendable {
    /// The compound that the selected node itself must match (the rightmost).
    package var subject: CompoundSelector
    /// What must hold around it, from the subject outwards: `a > b c` has subject `c`, then (descendant, b), (child, a).
    package var context: [Link]
    /// `::before`, `::after`, `::placeholder` or another by name; what the rule styles instead of the node itself.
    package var pseudoElement: String?
    /// How strongly it counts.
    package var specificity: Specificity

    /// Whether a tag, id or attribute is asked for anywhere, which a component's own sheet may not do.
    package var hasTagIdOrAttribute: Bool {
        subject.hasTagIdOrAttribute || context.contains { $0.compound.hasTagIdOrAttribute }
    }

    /// A compound further out, and how it stands to the one inside it.
    package struct Link: Hashable, Sendable {
        /// How the inner compound's node stands to this one's.
        package var combinator: Combinator
        /// What this node must match.
        package var compound: CompoundSelector
    }

    /// How two nodes stand to each other.
    package enum Combinator: Hashable, Sendable {
        /// `a b`: inside, at any depth.
        case descendant
        /// `a > b`: directly inside.
        case child
        /// `a + b`: directly behind.
        case nextSibling
        /// `a ~ b`: somewhere behind, with the same parent.
        case laterSibling
        /// `a >>> b`: inside at any depth, also in shadow trees; only in selector queries, never in a style sheet.
        case crossing
    }
}

/// What one node must be, all at once: `view.item#x[disabled]:first-child`.
package struct CompoundSelector: Hashable, Sendable {
    /// The tag in lower case; nil when any will do (also for `*`).
    package var tag: String?
    /// The id.
    package var id: String?
    /// The classes.
    package var classes: [String] = []
    /// The attribute conditions.
    package var attributes: [AttributeSelector] = []
    /// The pseudo-classes.
    package var pseudoClasses: [PseudoClass] = []

    package init() {}

    /// Whether a tag, id or attribute is asked for.
    package var hasTagIdOrAttribute: Bool { tag != nil || id != nil || !attributes.isEmpty }
}

/// `[name op "value" i]`.
package struct AttributeSelector: Hashable, Sendable {
    /// How the value is compared.
    package enum Operator: Hashable, Sendable {
        /// `[a]`: there at all.
        case exists
        /// `=`.
        case equals
        /// `~=`: one of the words.
        case word
        /// `|=`: the value, or it and `-`.
        case dash
        /// `^=`.
        case prefix
        /// `$=`.
        case suffix
        /// `*=`.
        case contains
    }

    /// The attribute.
    package var name: String
    /// How it is compared.
    package var op: Operator
    /// With what; empty for `exists`.
    package var value: String
    /// Whether ASCII case is ignored (`i`).
    package var ignoresCase: Bool
}

/// `:name` or `:name(...)`.
package indirect enum PseudoClass: Hashable, Sendable {
    /// `:host` of a component's sheet; with a compound it must match too.
    case host(CompoundSelector?)
    /// `:root`.
    case root
    /// `:empty`.
    case empty
    /// `:nth-child(an+b)`; `:first-child` is 0n+1.
    case nthChild(Nth)
    /// `:nth-last-child(an+b)`; `:last-child` is 0n+1.
    case nthLastChild(Nth)
    /// `:nth-of-type(an+b)`; `:first-of-type` is 0n+1.
    case nthOfType(Nth)
    /// `:nth-last-of-type(an+b)`; `:last-of-type` is 0n+1.
    case nthLastOfType(Nth)
    /// `:only-child`.
    case onlyChild
    /// `:only-of-type`.
    case onlyOfType
    /// `:not(list)`: none of them.
    case not([Selector])
    /// `:is(list)`: one of them.
    case `is`([Selector])
    /// `:where(list)`: one of them, and it counts nothing.
    case `where`([Selector])
    /// `:active`, `:focus`, `:hover`, `:disabled`, `:checked`, `:focus-within` and others, by name in lower case.
    case named(String)

    /// `an+b`: the places 1, 2, ... that are `step * n + offset` for some n from 0.
    package struct Nth: Hashable, Sendable {
        /// The `a`.
        package var step: Int
        /// The `b`.
        package var offset: Int

        /// Whether a place (from 1) is one of them.
        package func contains(_ place: Int) -> Bool {
            let (distance, overflow) = place.subtractingReportingOverflow(offset)
            guard !overflow else { return false }
            guard step != 0 else { return distance == 0 }
            return distance.isMultiple(of: step) && (distance == 0 || (distance < 0) == (step < 0))
        }
    }
}

/// How strongly a selector counts: ids, then classes (with attributes and pseudo-classes), then tags (with pseudo-elements).
package struct Specificity: Hashable, Sendable, Comparable {
    /// The three counts, each up to 1,023, in one number that compares as they do.
    package private(set) var rank: UInt32

    package init(ids: Int = 0, classes: Int = 0, tags: Int = 0) {
        rank = Self.bounded(ids) << 20 | Self.bounded(classes) << 10 | Self.bounded(tags)
    }

    /// The count of ids.
    package var ids: Int { Int(rank >> 20 & 1023) }
    /// The count of classes, attributes and pseudo-classes.
    package var classes: Int { Int(rank >> 10 & 1023) }
    /// The count of tags and pseudo-elements.
    package var tags: Int { Int(rank & 1023) }

    package static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

    package static func + (left: Self, right: Self) -> Self {
        Self(ids: left.ids + right.ids, classes: left.classes + right.classes, tags: left.tags + right.tags)
    }

    private static func bounded(_ count: Int) -> UInt32 { UInt32(max(0, min(count, 1023))) }
}
