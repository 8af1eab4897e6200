/// A part of a declaration's value (CSS Syntax Level 3, "component value"), with brackets and functions as trees.
package enum ComponentValue: Hashable, Sendable {
    /// `auto`, `-webkit-box`; as written.
    case ident(String)
    /// `1`, `.5`, `-2e3`.
    case number(Double)
    /// `50%` is 50.
    case percentage(Double)
    /// `10rpx`; the unit in lower case.
    case dimension(Double, unit: String)
    /// `"text"`, without quotes and escapes.
    case string(String)
    /// `#fff`, without `#`.
    case hash(String)
    /// `name( ... )`; the name in lower case.
    case function(String, [ComponentValue])
    /// `url(path)`, also with quotes.
    case url(String)
    /// `,`
    case comma
    /// `/`
    case slash
    /// White space or a comment between two parts; never two in a row.
    case whitespace
    /// Any other single character.
    case delim(Character)
    /// `( )`, `[ ]` or `{ }` with what is inside; the bracket is the opening one.
    case block(Character, [ComponentValue])
}
