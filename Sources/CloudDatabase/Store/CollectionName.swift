/// Which collection is meant: a name in an environment. Any environment's id is a namespace of its own.
package struct CollectionName: Hashable, Sendable, CustomStringConvertible {
    /// The environment's id.
    package let environment: String
    /// The collection's name in it.
    package let name: String

    /// How many bytes either may have.
    package static let maximumLength = 128

    /// - Throws: `invalidCollection` for an empty or long name, or one with control characters.
    package init(_ name: String, in environment: String) throws(DatabaseError) {
        for text in [name, environment] {
            guard !text.isEmpty, text.utf8.count <= Self.maximumLength, text.utf8.allSatisfy({ $0 >= 32 && $0 != 127 })
            else { throw .invalidCollection(String(text.prefix(Self.maximumLength))) }
        }
        self.environment = environment
        self.name = name
    }

    package var description: String { "\(environment).\(name)" }
}
