import Values

/// What a database refuses or cannot do.
package enum DatabaseError: Error, Sendable, Equatable {
    /// A path of fields that is none.
    case invalidPath(String)
    /// A collection's or environment's name that is none.
    case invalidCollection(String)
    /// A condition, order or projection that means nothing.
    case invalidQuery(String)
    /// An update that means nothing, or cannot be done to a document.
    case invalidUpdate(String)
    /// Data that cannot be a document.
    case invalidDocument(String)
    /// Something that is known and not there yet.
    case unsupported(String)
    /// There is a document of this key already.
    case duplicateKey(collection: String, index: String, key: String)
    /// An index of this name that is there, is not there, or cannot be made.
    case invalidIndex(String)
    /// A collection that is there already.
    case collectionExists(String)
    /// The results are larger than was asked for.
    case resultTooLarge(limit: Int)
    /// A rule or permission said no.
    case denied(String)
    /// The change feed no longer knows this sequence number: begin anew.
    case feedTooOld(oldest: Int64)
    /// The file or the machine failed; the write did not happen.
    case storage(String)

    /// The official error code.
    package var code: Int {
        switch self {
        case .invalidPath, .invalidCollection, .invalidQuery, .invalidUpdate, .invalidDocument, .invalidIndex: -501007
        case .unsupported: -502002
        case .duplicateKey, .collectionExists, .feedTooOld, .storage: -502001
        case .resultTooLarge: -602001
        case .denied: -502003
        }
    }

    /// What is said of it, without the code.
    package var message: String {
        switch self {
        case .invalidPath(let path): "\"\(path)\" is no path of a field"
        case .invalidCollection(let name): "\"\(name)\" is no name of a collection"
        case .invalidQuery(let text), .invalidUpdate(let text), .invalidDocument(let text), .invalidIndex(let text):
            text
        case .unsupported(let what): "\(what) is not supported"
        case .duplicateKey(let collection, let index, let key):
            "E11000 duplicate key error collection: \(collection) index: \(index) dup key: \(key)"
        case .collectionExists(let name): "Table exist: \(name)"
        case .resultTooLarge(let limit): "the result is larger than \(limit) bytes"
        case .denied(let text), .storage(let text): text
        case .feedTooOld(let oldest): "the change feed begins at \(oldest)"
        }
    }
}

extension DatabaseError {
    /// Runs `body`; any other error is one of storage.
    static func wrapping<Result>(_ body: () throws -> Result) throws(DatabaseError) -> Result {
        do {
            return try body()
        } catch let error as DatabaseError {
            throw error
        } catch let error as JSONError {
            throw .storage("a stored document is damaged: \(error)")
        } catch {
            throw .storage("\(error)")
        }
    }
}
