/// One parsed WXSS file.
package struct StyleSheet: Sendable {
    /// The file's path from the mini-program's root, without a leading slash.
    package var path: String
    /// The files to read in front of this one, in order.
    package var imports: [StyleImport] = []
    /// The rules in source order, those inside `@media` among them.
    package var rules: [StyleRule] = []
    /// The `@keyframes` by source order; of two with one name the later wins.
    package var keyframes: [Keyframes] = []
    /// What is wrong with the file, in source order.
    package var diagnostics: [Diagnostic] = []

    package init(path: String) {
        self.path = path
    }
}

/// `@import "src"`.
package struct StyleImport: Hashable, Sendable {
    /// The path as written: relative to the file, or absolute from the root.
    package var src: String
    /// The condition under which it holds; nil is always.
    package var media: MediaQueryList?
    /// The whole statement's place.
    package var range: SourceRange
}

/// A rule: what it selects and what it sets.
package struct StyleRule: Sendable {
    /// The selectors that stand in the list, each with its own specificity.
    package var selectors: [Selector]
    /// What it sets, in source order.
    package var declarations: [Declaration]
    /// The `@media` (all of those around it, joined) under which it holds; nil is always.
    package var media: MediaQueryList?
    /// From the first selector to behind `}`.
    package var range: SourceRange
}

/// `name: value`, of a rule or an inline style.
package struct Declaration: Hashable, Sendable {
    /// The property in lower case (custom properties, `--x`, as written).
    package var name: String
    /// The value without `!important`, without white space at its ends.
    package var value: [ComponentValue]
    /// Whether `!important` was there.
    package var important: Bool
    /// From the name to behind the value; line and column count inside the text when it is an inline style.
    package var range: SourceRange
}

/// `@keyframes name { ... }`.
package struct Keyframes: Sendable {
    /// One step of it.
    package struct Step: Sendable {
        /// When, in parts of one: `from` is 0, `to` 1.
        package var offsets: [Double]
        /// What holds then.
        package var declarations: [Declaration]
    }

    /// The name that `animation-name` asks for.
    package var name: String
    /// The steps in source order.
    package var steps: [Step]
    /// The whole at-rule's place.
    package var range: SourceRange
}
