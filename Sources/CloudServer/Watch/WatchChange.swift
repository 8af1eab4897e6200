import CloudDatabase
import Values

/// One change of a watched list, in the words of the official documentation (realtime data push).
struct WatchChange: Sendable, Equatable {
    /// What it does to the list.
    enum QueueType: String, Sendable {
        /// The list's first documents.
        case initial = "init"
        case update
        /// The document comes into the list.
        case enqueue
        /// The document leaves the list.
        case dequeue
    }

    /// What happened to the document.
    enum DataType: String, Sendable {
        case initial = "init"
        case update
        case replace
        case add
        case remove
        /// Nothing: others moved it over the list's limit.
        case limit
    }

    /// The number of the change in the store's feed.
    var sequence: Int64
    var queueType: QueueType
    var dataType: DataType
    var document: Document
    var updatedFields: ValueObject?
    var removedFields: [String]?
    /// Where the document is taken from the list; nil if it was not in it.
    var from: Int?
    /// Where it is put then; nil if it is not in it any more.
    var to: Int?

    /// The change as data.
    var value: Value {
        var object: ValueObject = [
            "id": .number(Double(sequence)), "queueType": .string(queueType.rawValue),
            "dataType": .string(dataType.rawValue), "docId": document.id, "doc": .object(document.fields),
        ]
        if let updatedFields { object["updatedFields"] = .object(updatedFields) }
        if let removedFields { object["removedFields"] = .array(removedFields.map { .string($0) }) }
        if let from { object["from"] = .number(Double(from)) }
        if let to { object["to"] = .number(Double(to)) }
        return .object(object)
    }
}
