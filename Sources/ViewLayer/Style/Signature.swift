import Bridge
import Markup

/// What selectors see of an element by itself. Elements with the same signature share the rules that may match them.
final class Signature {
    /// What makes two elements alike to selectors.
    struct Key: Hashable {
        var tag: String
        var identifier: String
        var scopes: StyleScopeSet
        var host: StyleScope?
        var classes: [StyleClass]
    }

    /// The rules whose subject may match, the weakest first.
    let candidates: [IndexedRule]
    /// Which of them must be matched against each node.
    let contextual: [IndexedRule]
    /// Which state of the sheets and the environment it was made for; it is of no use in another.
    let generation: Int

    init(candidates: [IndexedRule], generation: Int) {
        self.candidates = candidates
        self.generation = generation
        contextual = candidates.filter(\.isContextual)
    }
}

/// The declarations of an inline style. Elements with the same text share one.
final class InlineStyle {
    let declarations: [Declaration]

    init(_ declarations: [Declaration]) { self.declarations = declarations }
}
