package import Values

/// What the person asks of the app with the developer tools, past the program's own code.
package enum Inspection: Sendable, Codable, Equatable {
    case storage(StorageRequest)
    case cloud(CloudRequest)

    /// Something asked of the storage. Answered by `StorageRecord`s, then and whenever it changes.
    package enum StorageRequest: Sendable, Codable, Equatable {
        /// Tells everything now, and every change from now on.
        case watch
        /// Sets a key to a value.
        case set(key: String, Value)
        case remove(key: String)
        case clear
    }

    /// Something asked of the cloud. Answered by a `CloudRecord.Step.answer` of the same number.
    package enum CloudRequest: Sendable, Codable, Equatable {
        /// The names of the collections.
        case collections(id: UInt64)
        /// What an expression of the SDK gives, as in `db.collection("todos").where({ done: false })`.
        case query(id: UInt64, String)
        /// Replaces a document.
        case put(id: UInt64, collection: String, document: Value)
        case remove(id: UInt64, collection: String, document: String)
        /// Another user from now on.
        case user(id: UInt64, String)
    }
}
