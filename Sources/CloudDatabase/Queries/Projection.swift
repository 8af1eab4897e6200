/// Which fields of the results are wanted.
package struct Projection: Sendable, Equatable {
    /// The fields that are listed.
    package var paths: [FieldPath]
    /// Whether they are wanted, or everything but them.
    package var includes: Bool
    /// Whether `_id` comes too.
    package var includesID: Bool

    package init(paths: [FieldPath], includes: Bool, includesID: Bool = true) {
        self.paths = paths
        self.includes = includes
        self.includesID = includesID
    }
}
