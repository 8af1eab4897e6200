package import Markup
package import Values

/// A binding made ready to be evaluated many times. Lives on the logic thread.
package struct CompiledBinding {
    /// What it reads.
    package let reads: ExpressionReads
    /// The place in the data that it as a whole is: an expression of names and fixed keys only.
    package let path: AccessPath?
    private let program: ExpressionProgram

    /// Compiles a binding once; its names are resolved here.
    package init(_ binding: Binding, names: ExpressionNames) {
        var reads = ExpressionReads()
        let compiler = ExpressionCompiler(names: names)
        switch binding {
        case .literal(let text):
            let value = Value.string(text)
            program = { _ in value }
            path = nil
        case .expression(let expression):
            path = reads.add(expression, names)
            program = compiler.compile(expression)
        case .concatenation(let parts):
            path = nil
            for expression in binding.expressions { reads.add(expression, names) }
            program = compiler.concatenate(parts)
        }
        self.reads = reads
    }

    /// The value in this scope.
    package func evaluate(_ scope: EvaluationScope) -> Value { program(scope) }
}
