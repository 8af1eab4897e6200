/// The order of results: by the first key, then by the second, ...; documents that are equal in all of them come as they were
/// added, or the other way round if the first key descends.
package struct Sort: Sendable, Equatable {
    /// One key.
    package struct Key: Sendable, Equatable {
        package var path: FieldPath
        package var ascending: Bool

        package init(_ path: FieldPath, ascending: Bool = true) {
            self.path = path
            self.ascending = ascending
        }
    }

    /// The keys, the weightiest first.
    package var keys: [Key]

    package init(_ keys: [Key] = []) { self.keys = keys }

    /// The order in which documents were added.
    package static let none = Sort()

    /// Whether equal documents come as they were added.
    package var tiesAscend: Bool { keys.first?.ascending ?? true }
}
