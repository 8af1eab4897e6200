import Values

/// An expression of a statement.
indirect enum StatementNode {
    case constant(Value)
    case pattern(source: String, flags: String)
    case array([StatementNode])
    case object([(name: String, value: StatementNode)])
    /// A name and what is called on it: `db.collection("a").get()`, `_.gt(1).lt(5)`, `new Date(0)`.
    case chain(root: String, [Step], place: Int)

    /// One `.name` or `.name(arguments)`.
    struct Step {
        var name: String
        /// Nil if it is not called.
        var arguments: [StatementNode]?
        /// Where it is, in bytes.
        var place: Int
    }
}
