/// A name at the top of a module, with its place.
struct ModuleName {
    /// The name, interned.
    var name: UInt32
    /// The offset of its first byte.
    var start: Int
}

/// An import or export statement.
struct ModuleItem {
    /// What the statement says.
    enum Kind {
        /// `import ... from "x"`
        case importing([ImportBinding], from: ModuleSpecifier)
        /// `export { a as b }`
        case list([(local: ModuleName, exported: String)])
        /// `export { a as b } from "x"`
        case reexport([(imported: String, exported: String)], from: ModuleSpecifier)
        /// `export * from "x"`, `export * as ns from "x"`
        case star(exported: String?, from: ModuleSpecifier)
        /// `export const a = 1`, `export function f() {}`: the word `export` alone is taken away.
        case declaration([UInt32], lexical: Bool)
        /// `export default function f() {}` or `class`: `export default` is taken away.
        case namedDefault(UInt32, lexical: Bool)
        /// `export default function () {}`: a name is put in at this offset.
        case anonymousFunction(nameAt: Int)
        /// `export default` of an expression or an anonymous class, which ends at this offset.
        case expression(end: Int)
    }

    /// What the statement says.
    var kind: Kind
    /// The offset of its first byte.
    var start: Int
    /// The end of what is replaced.
    var end: Int
    /// Whether nothing that runs stands in front of it.
    var isLeading: Bool
}

/// One name that an import brings.
struct ImportBinding {
    /// What it names in the other module.
    enum Source: Hashable {
        case namespace
        case named(String)
    }

    /// What is imported.
    var source: Source
    /// The name that it has in this module, interned.
    var local: UInt32
}

/// The text behind `from`.
struct ModuleSpecifier {
    /// The request, decoded.
    var text: String
    /// The literal as written.
    var literal: String
    /// The offset of its first byte.
    var start: Int
    /// The offset behind the literal.
    var end: Int
}
