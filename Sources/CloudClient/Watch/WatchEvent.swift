package import Values

/// What happened to a watched list.
package struct WatchEvent: Sendable {
    /// The number of the event; later ones are larger.
    package var id: Int64
    /// Whether this is the list's beginning.
    package var isInitial: Bool
    /// The changes as data, to be done one after another: docId, doc, queueType, dataType, updatedFields, removedFields, `from`
    /// (where the document is taken from the list) and `to` (where it is put then).
    package var changes: [ValueObject]
}

/// A moment of a watched query: what it finds, and what has changed.
package struct Snapshot: Sendable {
    package var id: Int64
    /// "init" for the first one.
    package var type: String?
    /// What has changed.
    package var docChanges: [ValueObject]
    /// What the query finds now.
    package var docs: [ValueObject]
}
