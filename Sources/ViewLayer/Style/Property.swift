import Markup

/// A longhand property: how its value gets into a style.
struct Property: Sendable {
    /// Whether it passes on to children when nothing is declared.
    let isInherited: Bool
    /// Reads a value into the draft; false when the value means nothing to this property.
    let apply: @Sendable (inout StyleDraft, PropertyValue) -> Bool
    /// Copies the property from another draft (`inherit`, `initial`, `unset`).
    let copy: @Sendable (inout StyleDraft, StyleDraft) -> Void

    /// A property that is one value in the draft.
    static func at<Field>(
        _ path: any WritableKeyPath<StyleDraft, Field> & Sendable, inherited: Bool = false,
        _ read: @escaping @Sendable (PropertyValue) -> Field?
    ) -> Property {
        Property(
            isInherited: inherited,
            apply: { draft, value in
                guard let field = read(value) else { return false }
                draft[keyPath: path] = field
                return true
            },
            copy: { draft, other in draft[keyPath: path] = other[keyPath: path] })
    }

    /// A property whose value is one of some keywords.
    static func keywords<Field: Sendable>(
        _ path: any WritableKeyPath<StyleDraft, Field> & Sendable, inherited: Bool = false, _ words: [String: Field]
    ) -> Property {
        at(path, inherited: inherited) { $0.keyword.flatMap { words[$0] } }
    }

    /// Every longhand, by name.
    static let table: [String: Property] = boxTable.merging(flexTable) { first, _ in first }
        .merging(textTable) { first, _ in first }.merging(paintTable) { first, _ in first }
        .merging(motionTable) { first, _ in first }

    /// Properties of real programs that a terminal has no use for: accepted in silence.
    static let ignored: Set<String> = [
        "appearance", "backdrop-filter", "backface-visibility", "background-attachment",
        "background-origin", "box-direction", "border-image",
        "caret-color", "clip-path", "contain", "cursor", "fill",
        "font-display", "font-family", "font-feature-settings", "font-smoothing", "font-stretch",
        "font-variant", "hyphens", "image-rendering", "isolation", "list-style",
        "list-style-image", "list-style-position", "list-style-type", "mask-position",
        "mask-repeat", "mask-size", "mix-blend-mode", "object-fit", "object-position", "osx-font-smoothing",
        "outline-offset", "overflow-anchor",
        "overflow-scrolling", "overscroll-behavior", "page-break-inside", "perspective", "perspective-origin",
        "quotes", "resize", "scroll-behavior", "scroll-snap-align", "scroll-snap-type", "scrollbar-width", "speak",
        "src", "stroke", "tap-highlight-color", "text-justify",
        "text-rendering", "text-shadow", "text-size-adjust", "text-stroke", "text-underline-offset", "touch-action",
        "touch-callout", "transform-style", "user-drag", "user-modify", "user-select",
        "will-change", "word-spacing", "zoom",
    ]
}
