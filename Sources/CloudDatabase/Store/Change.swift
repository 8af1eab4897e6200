package import Values

/// What happened to one document. The feed keeps changes in their order; numbers never repeat and never go back.
package struct Change: Sendable, Equatable {
    /// What was done, in watch's words (`dataType`).
    package enum Kind: String, Sendable {
        /// `add`, or a `set` that made the document.
        case add
        /// `update`.
        case update
        /// A `set` that replaced the document.
        case replace
        /// `remove`.
        case remove
    }

    /// Its number in the feed of the whole store; later changes have larger ones.
    package var sequence: Int64
    /// When, in milliseconds since 1970.
    package var time: Double
    package var collection: CollectionName
    package var kind: Kind
    /// The document as it is now; as it was, if it was removed.
    package var document: Document
    /// The document as it was before an update or a replacement; a feed that an older version wrote does not know it.
    package var before: Document?
    /// For an update: the paths that changed, with their new values.
    package var updatedFields: ValueObject
    /// For an update: the paths that are no more.
    package var removedFields: [String]

    package init(
        sequence: Int64, time: Double, collection: CollectionName, kind: Kind, document: Document,
        before: Document? = nil, updatedFields: ValueObject = [:], removedFields: [String] = []
    ) {
        self.sequence = sequence
        self.time = time
        self.collection = collection
        self.kind = kind
        self.document = document
        self.before = before
        self.updatedFields = updatedFields
        self.removedFields = removedFields
    }
}
