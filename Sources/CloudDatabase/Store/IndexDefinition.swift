/// An index of a collection: its name, its fields in their order, and whether two documents may have the same.
package struct IndexDefinition: Sendable, Equatable {
    package var name: String
    package var keys: [Sort.Key]
    package var isUnique: Bool

    package init(_ name: String, keys: [Sort.Key], isUnique: Bool = false) {
        self.name = name
        self.keys = keys
        self.isUnique = isUnique
    }

    /// How many fields an index may have.
    package static let maximumKeys = 32
    /// How many indexes a collection may have.
    package static let maximumCount = 64
    /// The index that every collection has.
    package static let id = IndexDefinition("_id_", keys: [Sort.Key(.id)], isUnique: true)
}
