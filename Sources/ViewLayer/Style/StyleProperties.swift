/// The properties of WXSS that change what is painted, by name.
package enum StyleProperties {
    /// The longhands, in the order of the alphabet.
    package static var longhands: [String] { Property.table.keys.filter { !$0.hasPrefix("-") }.sorted() }

    /// The shorthands, in the order of the alphabet.
    package static let shorthands: [String] = [
        "animation", "background", "border", "border-bottom", "border-color", "border-left", "border-right",
        "border-style", "border-top", "border-width", "flex", "flex-flow", "font", "gap", "grid-area", "grid-column",
        "grid-row", "grid-template", "inset", "inset-block", "inset-inline", "margin", "margin-block", "margin-inline",
        "outline", "overflow", "padding", "padding-block", "padding-inline", "place-content", "place-items",
        "place-self", "text-decoration", "transition",
    ]
}
