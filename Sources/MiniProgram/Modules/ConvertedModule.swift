package import Markup

/// A module's source in the form that the module loader runs: CommonJS.
package struct ConvertedModule: Sendable {
    /// A module that the source asks for by a literal.
    package struct Request: Sendable, Hashable {
        /// How it is asked for. Only the first two run it while this module loads, or may.
        package enum Kind: Sendable {
            case importing, require, requireAsync, dynamicImport
        }
        /// How it is asked for.
        package var kind: Kind
        /// The request as written between the quotes.
        package var specifier: String
        /// Where the literal stands.
        package var range: SourceRange
    }

    /// The source to run as the body of a function of `require`, `module` and `exports`. It has as many lines as the
    /// original.
    package var code: String
    /// Whether the original has import or export statements.
    package var isESModule: Bool
    /// Where its columns came from.
    package var map: ColumnMap
    /// The modules it asks for, in order. Empty where the source was not read (`ModuleConverter.convert`).
    package var requests: [Request]
    /// What is wrong with the source.
    package var diagnostics: [Diagnostic]
}
