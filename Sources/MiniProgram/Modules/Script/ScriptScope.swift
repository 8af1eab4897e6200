/// A scope while its source is being read.
struct ScriptScope {
    /// Whether `var` stops here: a function's body, a static block, the module.
    var holdsVariables: Bool
    /// The names declared here.
    var declared: Set<UInt32> = []
    /// The uses of names in this scope and in those inside, not yet found to be declared.
    var pending: [ScriptReference] = []
}

/// A use of a name.
struct ScriptReference {
    /// What stands around the use.
    struct Context: OptionSet {
        let rawValue: UInt8
        /// `{name}` in an object or a pattern.
        static let shorthand = Context(rawValue: 1)
        /// The name is called: `name()` or a tagged template.
        static let called = Context(rawValue: 2)
        /// The name begins a statement on a new line, where a parenthesis would continue the line before.
        static let beginsStatement = Context(rawValue: 4)
        /// The name is declared here.
        static let declaration = Context(rawValue: 8)
        /// The name is assigned to.
        static let assigned = Context(rawValue: 16)
    }

    /// The name, interned.
    var name: UInt32
    /// The offset of its first byte.
    var start: Int
    /// The offset behind its last byte.
    var end: Int
    /// What stands around it.
    var context: Context
}
