import GRDB
import Values

/// The change feed of a store, as one transaction sees it.
struct Feed {
    private let reader: Reader

    init(_ reader: Reader) { self.reader = reader }

    /// Changes after a sequence number, oldest first.
    /// - Throws: `feedTooOld`.
    func changes(after sequence: Int64, of name: CollectionName?, limit: Int) throws -> [Change] {
        let oldest = try Int64.fetchOne(reader.db, sql: "SELECT min(sequence) FROM changes") ?? 0
        let newest = try reader.lastSequence()
        // Nothing is missing if the oldest that is left follows, or nothing has happened.
        guard sequence >= newest || (oldest > 0 && sequence >= oldest - 1) else {
            throw DatabaseError.feedTooOld(oldest: oldest)
        }
        var sql = "SELECT sequence, collection, kind, time, document, fields, before FROM changes WHERE sequence > ?"
        var arguments: StatementArguments = [sequence]
        if let name {
            guard let id = try id(of: name) else { return [] }
            sql += " AND collection = ?"
            arguments += [id]
        }
        sql += " ORDER BY sequence LIMIT ?"
        arguments += [max(0, limit)]
        return try Row.fetchAll(reader.db, sql: sql, arguments: arguments).compactMap(change)
    }

    private func id(of name: CollectionName) throws -> Int64? {
        try Int64.fetchOne(
            reader.db, sql: "SELECT id FROM collections WHERE environment = ? AND name = ?",
            arguments: [name.environment, name.name])
    }

    private func change(_ row: Row) throws -> Change? {
        guard let collection = reader.catalog.name(of: row[1]), let kind = Change.Kind(rawValue: row[2]),
            case .object(let document) = try ExtendedJSON.parse(row[4] as String)
        else { return nil }
        var change = Change(
            sequence: row[0], time: row[3], collection: collection, kind: kind, document: Document(document))
        if let text: String = row[5], case .array(let parts) = try ExtendedJSON.parse(text), parts.count == 2,
            case .object(let updated) = parts[0], case .array(let removed) = parts[1]
        {
            change.updatedFields = updated
            change.removedFields = removed.map { $0.toString() }
        }
        if let text: String = row[6], case .object(let before) = try ExtendedJSON.parse(text) {
            change.before = Document(before)
        }
        return change
    }
}
