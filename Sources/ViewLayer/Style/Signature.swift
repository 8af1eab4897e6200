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

    init(candidates: [IndexedRule]) {
        self.candidates = candidates
        contextual = candidates.filter(\.isContextual)
    }
}

/// The declarations of an inline style. Elements with the same text share one.
final class InlineStyle {
    let declarations: [Declaration]

    init(_ declarations: [Declaration]) { self.declarations = declarations }
}
