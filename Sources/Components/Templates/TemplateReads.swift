import Values

/// What a part of a template reads.
struct TemplateReads {
    /// The places in the data, without repetition.
    private(set) var paths: [AccessPath] = []
    /// The slots of the local variables.
    private(set) var locals: [Int] = []

    init() {}

    init(_ reads: ExpressionReads) {
        paths = reads.paths
        locals = reads.locals
    }

    /// Whether nothing is read.
    var isEmpty: Bool { paths.isEmpty && locals.isEmpty }

    /// Adds what another part reads.
    mutating func form(_ other: TemplateReads) {
        for path in other.paths where !paths.contains(path) { paths.append(path) }
        for slot in other.locals where !locals.contains(slot) { locals.append(slot) }
    }
}
