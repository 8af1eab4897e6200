/// What a text node or an attribute's value says: plain text, one expression, or both in a row.
package enum Binding: Sendable {
    /// No `{{ }}` at all.
    case literal(String)
    /// Exactly one `{{ }}` and nothing around it: the value keeps its type.
    case expression(Expression)
    /// Text and expressions in a row: a string. Undefined and null print as nothing, all else as JavaScript's `String(x)`.
    case concatenation([Part])

    /// A piece of a concatenation.
    package enum Part: Sendable {
        case text(String)
        case expression(Expression)
    }

    /// The text, if there is no expression in it.
    package var literal: String? {
        if case .literal(let text) = self { text } else { nil }
    }

    /// The expressions, from left to right.
    package var expressions: [Expression] {
        switch self {
        case .literal: []
        case .expression(let expression): [expression]
        case .concatenation(let parts):
            parts.compactMap { if case .expression(let expression) = $0 { expression } else { nil } }
        }
    }
}
