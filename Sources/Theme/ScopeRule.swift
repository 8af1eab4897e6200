import Cells
import TOML

/// What a theme file says about one scope. What it leaves out comes from the scope's parents.
struct ScopeRule {
    /// The name of a palette's colour, or a colour.
    var foreground: TOMLNode?
    var background: TOMLNode?
    var attributes: CellStyle.Attributes?
    /// The attributes where there are no colours, instead of `attributes`.
    var monoAttributes: CellStyle.Attributes?

    /// The attributes by their names in theme files.
    static let attributeNames: [String: CellStyle.Attributes] = [
        "bold": .bold, "dim": .dim, "italic": .italic, "underline": .underline, "reversed": .reverse,
        "strikethrough": .strikethrough,
    ]
}
