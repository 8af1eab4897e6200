/// Documents on some disk: what the server, the command line and tests talk to.
///
/// Collections are made at their first use. Every call is safe from any task; writes happen one after another, and have reached the
/// disk when they return.
package protocol DocumentStore: Sendable {
    /// Reads documents.
    func find(_ find: Find, in collection: CollectionName) async throws(DatabaseError) -> FindResult
    /// Counts the documents that match.
    func count(_ query: Query, in collection: CollectionName) async throws(DatabaseError) -> Int
    /// Writes, once for each request id.
    func write(_ write: Write) async throws(DatabaseError) -> WriteResult

    /// The collections of an environment, by name; of all of them for nil.
    func collections(in environment: String?) async throws(DatabaseError) -> [CollectionName]
    /// Makes a collection.
    /// - Throws: `collectionExists`.
    func createCollection(_ collection: CollectionName) async throws(DatabaseError)
    /// Removes a collection with all that is in it; nothing happens if there is none. Its documents' removals are in the feed.
    func dropCollection(_ collection: CollectionName) async throws(DatabaseError)

    /// The indexes of a collection, that of `_id` first.
    func indexes(of collection: CollectionName) async throws(DatabaseError) -> [IndexDefinition]
    /// Makes an index. One that is there with the same definition is left as it is.
    /// - Throws: `duplicateKey` if it is unique and documents are not; `invalidIndex`.
    func createIndex(_ index: IndexDefinition, on collection: CollectionName) async throws(DatabaseError)
    /// Removes an index.
    /// - Throws: `invalidIndex` if there is none of this name.
    func dropIndex(_ name: String, of collection: CollectionName) async throws(DatabaseError)

    /// Changes after a sequence number, oldest first, of one collection or of all.
    /// - Throws: `feedTooOld` if some of them are no longer known.
    func changes(after sequence: Int64, of collection: CollectionName?, limit: Int) async throws(DatabaseError)
        -> [Change]
    /// Calls `body` with the changes of every transaction after it is on disk, in order, on the store's own thread: it must be quick and
    /// must not wait for the store. It ends when the observation is cancelled or freed.
    func observeChanges(_ body: @escaping @Sendable ([Change]) -> Void) -> ChangeObservation
}

/// Keeps an observer of changes; ends with `cancel` or its own end.
package final class ChangeObservation: Sendable {
    private let onCancel: @Sendable () -> Void

    package init(onCancel: @escaping @Sendable () -> Void) { self.onCancel = onCancel }

    /// No call comes after one that is under way.
    package func cancel() { onCancel() }

    deinit { onCancel() }
}
