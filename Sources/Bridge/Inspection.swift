package import Values

/// What the person asks of the app with the developer tools, past the program's own code.
package enum Inspection: Sendable, Codable, Equatable {
    case storage(StorageRequest)
    /// Evaluates an expression and, where it gives a promise, waits for that: answered by a record as `evaluate` is.
    case await(id: UInt64, String)
    /// Asks for the collections of the app's cloud: answered by a record as `evaluate` is, `[{env, name, count}]`.
    case collections(id: UInt64)

    /// Something asked of the storage. Answered by `StorageRecord`s, then and whenever it changes.
    package enum StorageRequest: Sendable, Codable, Equatable {
        /// Tells everything now, and every change from now on.
        case watch
        /// Sets a key to a value.
        case set(key: String, Value)
        case remove(key: String)
        case clear
    }
}
