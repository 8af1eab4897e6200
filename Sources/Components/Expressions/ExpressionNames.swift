/// The names that an expression may use besides the data's own, as known when it is compiled.
package struct ExpressionNames: Sendable {
    /// A loop's variable (or a slot's value).
    package struct Local: Sendable {
        /// Its name.
        package var name: String
        /// Where in the data its value comes from.
        package var origin: Origin

        package init(_ name: String, origin: Origin) {
            self.name = name
            self.origin = origin
        }
    }

    /// Where in the data a variable's value comes from.
    package enum Origin: Sendable {
        /// It is the value at this path: a loop over `list` has items at `list[*]`.
        case path(AccessPath)
        /// It was computed from what these paths lead to; an index, from nothing.
        case computed([AccessPath])
    }

    /// The variables; a later one hides an earlier one of the same name. The place is the slot in `EvaluationScope.locals`.
    package var locals: [Local]
    /// The WXS modules of the file. The place is the slot in `EvaluationScope.modules`. Variables hide them.
    package var modules: [String]

    package init(locals: [Local] = [], modules: [String] = []) {
        self.locals = locals
        self.modules = modules
    }

    /// These names and a loop's two more, whose list is this expression. The item's slot is the next, the index's follows.
    package func entering(loopOver list: CompiledBinding, item: String, index: String) -> ExpressionNames {
        var names = self
        let slot = locals.count
        let origin: Origin =
            list.path.map { .path($0.appending(.element(slot: slot))) } ?? .computed(list.reads.paths)
        names.locals.append(Local(item, origin: origin))
        names.locals.append(Local(index, origin: .computed([])))
        return names
    }

    /// These names and those of what a slot passes.
    func entering(_ values: [(field: String, variable: String)]) -> ExpressionNames {
        var names = self
        for value in values {
            names.locals.append(
                Local(value.variable, origin: .path(AccessPath(SlotContent.root, [.key(value.field)]))))
        }
        return names
    }

    /// What a name means.
    func resolve(_ name: String) -> Resolution {
        if let slot = locals.lastIndex(where: { $0.name == name }) { return .local(slot) }
        if let slot = modules.lastIndex(of: name) { return .module(slot) }
        return .data
    }

    /// What a name can mean.
    enum Resolution {
        case local(Int)
        case module(Int)
        case data
    }
}
