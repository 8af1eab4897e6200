package import Values

/// A write: all of it happens or nothing does.
package struct Write: Sendable {
    /// What is written.
    package enum Operation: Sendable {
        /// New documents; an `_id` is made for those that bring none.
        case add([ValueObject])
        /// The document of this `_id`, replaced or made.
        case set(id: Value, ValueObject)
        /// The documents that match: all of them, or the first.
        case update(Query, Update, all: Bool)
        /// The documents that match: all of them, or the first.
        case remove(Query, all: Bool)
    }

    package var collection: CollectionName
    package var operation: Operation
    /// Names the write, so that one that comes twice (a retry) happens once and gets the first one's result.
    package var request: String?
    /// The openid of the client who writes: stamped as `_openid` on what it adds, and kept. Nil for administrators.
    package var owner: String?
    /// Asked for every document before it is written, on the store's thread and in the write's transaction.
    package var permission: Permission?

    package init(
        _ operation: Operation, to collection: CollectionName, request: String? = nil, owner: String? = nil,
        permission: Permission? = nil
    ) {
        self.operation = operation
        self.collection = collection
        self.request = request
        self.owner = owner
        self.permission = permission
    }

    /// Says whether a document may be written. `false` passes it over as if it did not match; an error ends the write.
    package typealias Permission = @Sendable (Candidate) throws(DatabaseError) -> Bool

    /// A document that is about to be written.
    package struct Candidate {
        /// What is there; nil if it is new.
        package let before: Document?
        /// What will be there; nil if it is removed.
        package let after: Document?
        /// Reads a document of any collection as the write's transaction sees it, for `get()` of rules.
        package let document: (CollectionName, Value) throws(DatabaseError) -> Document?
    }
}

/// What a write did.
package struct WriteResult: Sendable, Equatable {
    /// The `_id`s of what was added or set.
    package var ids: [Value]
    package var created: Int
    /// How many documents matched an update, whether it changed them or not.
    package var matched: Int
    /// How many documents an update changed, or a set replaced.
    package var updated: Int
    package var removed: Int
    /// The sequence number of the last change; 0 if nothing changed.
    package var sequence: Int64

    package init(
        ids: [Value] = [], created: Int = 0, matched: Int = 0, updated: Int = 0, removed: Int = 0, sequence: Int64 = 0
    ) {
        self.ids = ids
        self.created = created
        self.matched = matched
        self.updated = updated
        self.removed = removed
        self.sequence = sequence
    }
}
