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

    /// Turns all directions round if the first descends: it is the same index read from its other end.
    /// - Throws: `invalidIndex` for a name, a number of fields or a field that cannot be.
    mutating func normalize() throws(DatabaseError) {
        guard !name.isEmpty, name.utf8.count <= CollectionName.maximumLength else {
            throw .invalidIndex("an index needs a name of at most \(CollectionName.maximumLength) bytes")
        }
        guard !keys.isEmpty, keys.count <= Self.maximumKeys else {
            throw .invalidIndex("an index has 1 to \(Self.maximumKeys) fields")
        }
        guard Set(keys.map(\.path)).count == keys.count else { throw .invalidIndex("an index has each field once") }
        if keys.first?.ascending == false { for place in keys.indices { keys[place].ascending.toggle() } }
    }

    /// How many fields an index may have.
    package static let maximumKeys = 32
    /// How many indexes a collection may have.
    package static let maximumCount = 64
    /// The index that every collection has.
    package static let id = IndexDefinition("_id_", keys: [Sort.Key(.id)], isUnique: true)
}
