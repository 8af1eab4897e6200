import FoundationEssentials
import Values

/// The rows that a document has in an index.
struct IndexEntries: Equatable {
    /// The keys, ascending, each once.
    var keys: [Data]
    /// Whether one of the fields is an array or lies in one.
    var isMultikey: Bool

    /// How many rows a document may have in one index.
    static let maximumCount = 10_000

    /// - Throws: `invalidDocument` if there are too many.
    init(_ document: ValueObject, _ definition: IndexDefinition) throws(DatabaseError) {
        var prefixes = [SortKey()]
        isMultikey = false
        for key in definition.keys {
            let values = IndexedValues.values(of: document, at: key.path)
            if values.count == 1 {
                for place in prefixes.indices { prefixes[place].append(values[0], ascending: key.ascending) }
                isMultikey = isMultikey || IndexedValues.meetsArray(document, at: key.path)
                continue
            }
            isMultikey = true
            guard prefixes.count * values.count <= Self.maximumCount else {
                throw .invalidDocument("the arrays of a document are too long for the index \(definition.name)")
            }
            prefixes = prefixes.flatMap { prefix in
                values.map { value in
                    var next = prefix
                    next.append(value, ascending: key.ascending)
                    return next
                }
            }
        }
        guard prefixes.count > 1 else {
            keys = [Data(prefixes[0].bytes)]
            return
        }
        keys = Set(prefixes.map { Data($0.bytes) }).sorted { $0.lexicographicallyPrecedes($1) }
    }
}
