import Bridge
import Markup

/// A rule with one of its selectors, ready to be matched.
final class IndexedRule {
    /// Its number among all rules of the program, in the order of the cascade for equal specificity.
    let number: Int32
    /// The sheet's scope; nil is the built-in sheet, which reaches everything.
    let scope: StyleScope?
    let selector: Selector
    let declarations: [Declaration]
    /// Whether an element's own tag, id and classes decide whether it matches.
    let isContextual: Bool
    /// The file that it stands in.
    let path: String

    init(number: Int32, scope: StyleScope?, selector: Selector, rule: StyleRule, path: String) {
        self.number = number
        self.scope = scope
        self.selector = selector
        self.path = path
        declarations = rule.declarations
        isContextual =
            !selector.context.isEmpty || !selector.subject.attributes.isEmpty
            || selector.subject.pseudoClasses.contains { if case .host(nil) = $0 { false } else { true } }
    }

    /// What decides between rules: the built-in sheet is weakest, then specificity, then order.
    func isWeaker(than other: IndexedRule) -> Bool {
        if (scope == nil) != (other.scope == nil) { return scope == nil }
        if selector.specificity != other.selector.specificity {
            return selector.specificity < other.selector.specificity
        }
        return number < other.number
    }
}

/// The rules of one scope, found by what the rightmost compound asks for.
struct RuleIndex {
    private(set) var byID: [String: [IndexedRule]] = [:]
    private(set) var byClass: [String: [IndexedRule]] = [:]
    private(set) var byTag: [String: [IndexedRule]] = [:]
    /// Rules that ask for none of these.
    private(set) var others: [IndexedRule] = []
    /// Rules for the host of the scope.
    private(set) var hosts: [IndexedRule] = []

    /// Adds a rule under the rarest thing that its subject asks for.
    mutating func add(_ rule: IndexedRule) {
        let subject = rule.selector.subject
        if subject.pseudoClasses.contains(where: { if case .host = $0 { true } else { false } }) {
            hosts.append(rule)
        } else if let id = subject.id {
            byID[id, default: []].append(rule)
        } else if let name = subject.classes.last {
            byClass[name, default: []].append(rule)
        } else if let tag = subject.tag {
            byTag[tag, default: []].append(rule)
        } else {
            others.append(rule)
        }
    }
}

/// What selectors depend on beyond the node that they style: a change of anything else restyles that node alone.
struct SelectorDependencies {
    /// Classes, ids and attributes that some selector asks of an ancestor or sibling.
    private(set) var classes: Set<String> = []
    private(set) var ids: Set<String> = []
    private(set) var attributes: Set<String> = []
    /// Attributes that some selector asks of anything.
    private(set) var anyAttributes: Set<String> = []
    /// States such as `:active` that some selector asks of anything, and of an ancestor or sibling.
    private(set) var states: Set<String> = []
    private(set) var contextStates: Set<String> = []
    /// Whether `+`, `~` are used.
    private(set) var usesSiblings = false
    /// Whether `:nth-child`, `:empty` and their kin are used.
    private(set) var usesStructure = false
    /// Whether some selector asks an ancestor or sibling for its place.
    private(set) var usesContextStructure = false
    /// Whether `:empty` is used, and whether some selector asks it of an ancestor or sibling.
    private(set) var usesEmpty = false
    private(set) var usesContextEmpty = false

    /// Notes what a selector depends on.
    mutating func add(_ selector: Selector) {
        add(selector.subject, isContext: false)
        for link in selector.context {
            if link.combinator == .nextSibling || link.combinator == .laterSibling { usesSiblings = true }
            add(link.compound, isContext: true)
        }
    }

    private mutating func add(_ compound: CompoundSelector, isContext: Bool) {
        for attribute in compound.attributes {
            anyAttributes.insert(attribute.name)
            if isContext { attributes.insert(attribute.name) }
        }
        if isContext {
            classes.formUnion(compound.classes)
            if let id = compound.id { ids.insert(id) }
        }
        for pseudo in compound.pseudoClasses {
            switch pseudo {
            case .host(let inner): if let inner { add(inner, isContext: isContext) }
            case .root: continue
            case .named(let name):
                states.insert(name)
                if isContext { contextStates.insert(name) }
                let attribute = SelectorMatcher.attribute(of: name)
                if let attribute { anyAttributes.insert(attribute) }
                if isContext, let attribute { attributes.insert(attribute) }
            case .not(let list), .is(let list), .where(let list):
                for selector in list {
                    add(selector)
                    if isContext { add(selector.subject, isContext: true) }
                }
            case .empty:
                usesEmpty = true
                if isContext { usesContextEmpty = true }
            case .nthChild, .nthLastChild, .nthOfType, .nthLastOfType, .onlyChild, .onlyOfType:
                usesStructure = true
                if isContext { usesContextStructure = true }
            }
        }
    }
}
