import FoundationEssentials
import GRDB
import Values

/// Writes of one transaction.
final class Writer {
    private let db: Database
    private(set) var catalog: Catalog
    private let now: Double
    private let makeID: () -> String
    /// What has changed, in order.
    private(set) var changes: [Change] = []
    /// Collections that were made because something was written to them.
    private(set) var madeCollections: [CollectionName] = []

    /// How long the result of a request is kept, in milliseconds.
    static let requestLifetime: Double = 24 * 3600 * 1000
    /// How many changes the feed keeps.
    static let feedLength: Int64 = 100_000

    init(_ db: Database, _ catalog: Catalog, now: Double, makeID: @escaping () -> String) {
        self.db = db
        self.catalog = catalog
        self.now = now
        self.makeID = makeID
    }

    /// Forgets what happened since: the transaction goes back there.
    func restore(catalog: Catalog, changes: Int, made: Int) {
        self.catalog = catalog
        self.changes.removeLast(self.changes.count - changes)
        madeCollections.removeLast(madeCollections.count - made)
    }

    /// Writes, unless the request has been done before.
    func write(_ write: Write) throws -> WriteResult {
        if let request = write.request, let done = try result(of: request) { return done }
        let collection = try collection(write.collection)
        let session = WriteSession(write, collection)
        var result = WriteResult()
        switch write.operation {
        case .add(let objects):
            for object in objects { result.ids.append(try add(object, session)) }
            result.created = objects.count
        case .set(let id, let object): try set(id, object, session, &result)
        case .update(let query, let update, let all): try self.update(query, update, all, session, &result)
        case .remove(let query, let all): try remove(query, all, session, &result)
        }
        result.sequence = session.sequence
        if let request = write.request { try note(result, of: request) }
        return result
    }

    // MARK: Operations

    private func add(_ object: ValueObject, _ session: WriteSession) throws -> Value {
        var fields = DocumentCheck.plain(object)
        if fields["_id"] == nil {
            fields = ValueObject([("_id", .string(makeID()))] + fields.map { ($0.key, $0.value) })
        }
        if let owner = session.write.owner {
            guard !fields.contains("_openid") else {
                throw DatabaseError.invalidDocument("_openid is a system field and cannot be given")
            }
            fields["_openid"] = .string(owner)
        }
        let document = Document(fields)
        guard try permits(session, before: nil, after: document) else {
            throw DatabaseError.denied("the document may not be added")
        }
        try insert(document, session)
        return document.id
    }

    private func set(
        _ id: Value, _ object: ValueObject, _ session: WriteSession, _ result: inout WriteResult
    ) throws {
        var fields = DocumentCheck.plain(object)
        if fields.contains("_id") { throw DatabaseError.invalidDocument("不能更新_id的值") }
        if session.write.owner != nil, fields.contains("_openid") {
            throw DatabaseError.invalidDocument("_openid is a system field and cannot be given")
        }
        let found = try reader.found(id: id, in: session.collection)
        if let owner = found?.document.fields["_openid"], session.write.owner != nil { fields["_openid"] = owner }
        if found == nil, let owner = session.write.owner { fields["_openid"] = .string(owner) }
        let document = Document(ValueObject([("_id", id)] + fields.map { ($0.key, $0.value) }))
        guard try permits(session, before: found?.document, after: document) else { return }
        result.ids = [id]
        guard let found else {
            try insert(document, session)
            result.created = 1
            return
        }
        let body = try replace(found, with: document, session)
        try note(.replace, document, session, body: body, before: found)
        result.matched = 1
        result.updated = 1
    }

    private func update(
        _ query: Query, _ update: Update, _ all: Bool, _ session: WriteSession, _ result: inout WriteResult
    ) throws {
        if session.write.owner != nil, update.changes.contains(where: { $0.path.root == "_openid" }) {
            throw DatabaseError.invalidUpdate("_openid is a system field and cannot be changed")
        }
        let updater = try Updater(update)
        for sequence in try places(query, session) {
            guard let found = try found(sequence, session) else { continue }
            let after = try updater.apply(to: found.document)
            guard try permits(session, before: found.document, after: after.document) else { continue }
            result.matched += 1
            if after.isChanged {
                let body = try replace(found, with: after.document, session)
                try note(
                    .update, after.document, session, body: body, before: found, updated: after.updatedFields,
                    removed: after.removedFields)
                result.updated += 1
            }
            if !all { break }
        }
    }

    private func remove(
        _ query: Query, _ all: Bool, _ session: WriteSession, _ result: inout WriteResult
    ) throws {
        for sequence in try places(query, session) {
            guard let found = try found(sequence, session),
                try permits(session, before: found.document, after: nil)
            else { continue }
            try delete(found, session)
            result.removed += 1
            if !all { break }
        }
    }

    private func permits(_ session: WriteSession, before: Document?, after: Document?) throws -> Bool {
        guard let permission = session.write.permission else { return true }
        let reader = reader
        return try permission(
            Write.Candidate(before: before, after: after) { name, id throws(DatabaseError) in
                try DatabaseError.wrapping { try reader.document(id, in: name) }
            })
    }

    // MARK: Documents

    private var reader: Reader { Reader(db: db, catalog: catalog) }

    private func places(_ query: Query, _ session: WriteSession) throws -> [Int64] {
        try reader.matching(query, in: session.collection)
    }

    private func found(_ sequence: Int64, _ session: WriteSession) throws -> Reader.Found? {
        let statement = try db.cachedStatement(
            sql: "SELECT sequence, body FROM \(session.collection.table) WHERE sequence = ?")
        return try Reader.first(statement, [sequence])
    }

    private func insert(_ document: Document, _ session: WriteSession) throws {
        try DocumentCheck.check(id: document.id)
        let body = try Self.body(document)
        let table = session.collection.table
        let statement = try db.cachedStatement(sql: "INSERT INTO \(table) (id, body) VALUES (?, ?)")
        do {
            try statement.execute(arguments: [SortKey.data(of: document.id), body])
        } catch let error as GRDB.DatabaseError where error.extendedResultCode == .SQLITE_CONSTRAINT_UNIQUE {
            throw duplicate(session.collection, "_id_", document.id)
        }
        let sequence = db.lastInsertedRowID
        for place in session.collection.indexes.indices {
            let entries = try IndexEntries(document.fields, session.collection.indexes[place].definition)
            try insert(entries, sequence, place, session)
        }
        try note(.add, document, session, body: body)
    }

    /// - Returns: the document as it is stored.
    private func replace(
        _ found: Reader.Found, with document: Document, _ session: WriteSession
    ) throws -> String {
        let body = try Self.body(document)
        let statement = try db.cachedStatement(
            sql: "UPDATE \(session.collection.table) SET body = ? WHERE sequence = ?")
        try statement.execute(arguments: [body, found.sequence])
        for place in session.collection.indexes.indices {
            let index = session.collection.indexes[place]
            let before = try IndexEntries(found.document.fields, index.definition)
            let after = try IndexEntries(document.fields, index.definition)
            guard before != after else { continue }
            try delete(before, found.sequence, index)
            try insert(after, found.sequence, place, session)
        }
        return body
    }

    private func delete(_ found: Reader.Found, _ session: WriteSession) throws {
        for index in session.collection.indexes {
            try delete(IndexEntries(found.document.fields, index.definition), found.sequence, index)
        }
        let statement = try db.cachedStatement(sql: "DELETE FROM \(session.collection.table) WHERE sequence = ?")
        try statement.execute(arguments: [found.sequence])
        try note(.remove, found.document, session, body: found.text)
    }

    /// The text of a document that may be stored.
    private static func body(_ document: Document) throws -> String {
        try DocumentCheck.check(document.fields)
        let body = ExtendedJSON.string(.object(document.fields))
        guard body.utf8.count <= DocumentCheck.maximumSize else {
            throw DatabaseError.invalidDocument("a document may have \(DocumentCheck.maximumSize) bytes")
        }
        return body
    }

    // MARK: Indexes

    private func insert(_ entries: IndexEntries, _ document: Int64, _ place: Int, _ session: WriteSession) throws {
        let index = session.collection.indexes[place]
        if entries.isMultikey, !index.isMultikey {
            try db.execute(sql: "UPDATE indexes SET isMultikey = 1 WHERE id = ?", arguments: [index.id])
            session.collection.indexes[place].isMultikey = true
            try catalogChanged()
        }
        try insert(entries, document, index, of: session.collection)
    }

    private func insert(
        _ entries: IndexEntries, _ document: Int64, _ index: Catalog.Index, of collection: Catalog.Collection
    ) throws {
        let statement = try db.cachedStatement(sql: "INSERT INTO \(index.table) (key, document) VALUES (?, ?)")
        for key in entries.keys {
            if index.definition.isUnique {
                let other = try db.cachedStatement(sql: "SELECT 1 FROM \(index.table) WHERE key = ? AND document <> ?")
                if try Int.fetchOne(other, arguments: [key, document]) != nil {
                    throw duplicate(collection, index.definition.name, try field(of: document, index, collection))
                }
            }
            try statement.execute(arguments: [key, document])
        }
    }

    private func delete(_ entries: IndexEntries, _ document: Int64, _ index: Catalog.Index) throws {
        let statement = try db.cachedStatement(sql: "DELETE FROM \(index.table) WHERE key = ? AND document = ?")
        for key in entries.keys { try statement.execute(arguments: [key, document]) }
    }

    private func field(
        of sequence: Int64, _ index: Catalog.Index, _ collection: Catalog.Collection
    ) throws -> Value {
        let row = try Row.fetchOne(
            db, sql: "SELECT sequence, body FROM \(collection.table) WHERE sequence = ?", arguments: [sequence])
        guard let document = try row.map(Reader.found)?.document else { return .null }
        let values = index.definition.keys.map { IndexedValues.sortValue(of: document.fields, $0) }
        return values.count == 1 ? values[0] : .array(values)
    }

    private func duplicate(_ collection: Catalog.Collection, _ index: String, _ key: Value) -> DatabaseError {
        .duplicateKey(collection: collection.name.description, index: index, key: "{ : \(WireText.string(key)) }")
    }

    /// Makes an index of what is there.
    func createIndex(_ definition: IndexDefinition, on name: CollectionName) throws {
        let collection = try collection(name)
        var definition = definition
        try definition.normalize()
        guard definition.name != IndexDefinition.id.name else {
            throw DatabaseError.invalidIndex("the index _id_ is there by itself")
        }
        if let other = collection.indexes.first(where: { $0.definition.name == definition.name }) {
            guard other.definition == definition else {
                throw DatabaseError.invalidIndex("there is another index \(definition.name)")
            }
            return
        }
        guard collection.indexes.count < IndexDefinition.maximumCount - 1 else {
            throw DatabaseError.invalidIndex("a collection has at most \(IndexDefinition.maximumCount) indexes")
        }
        try db.execute(
            sql: "INSERT INTO indexes (collection, name, keys, isUnique, isMultikey) VALUES (?, ?, ?, ?, 0)",
            arguments: [collection.id, definition.name, Catalog.text(of: definition.keys), definition.isUnique])
        var index = Catalog.Index(id: db.lastInsertedRowID, definition: definition, isMultikey: false)
        try Schema.createEntries(db, index.table)
        let cursor = try Row.fetchCursor(db, sql: "SELECT sequence, body FROM \(collection.table)")
        while let row = try cursor.next() {
            let found = try Reader.found(row)
            let entries = try IndexEntries(found.document.fields, definition)
            index.isMultikey = index.isMultikey || entries.isMultikey
            try insert(entries, found.sequence, index, of: collection)
        }
        try db.execute(sql: "UPDATE indexes SET isMultikey = ? WHERE id = ?", arguments: [index.isMultikey, index.id])
        try catalogChanged()
    }

    /// Removes an index.
    func dropIndex(_ name: String, of collection: CollectionName) throws {
        guard let index = catalog[collection]?.indexes.first(where: { $0.definition.name == name }) else {
            throw DatabaseError.invalidIndex("there is no index \(name) that can be removed")
        }
        try db.execute(sql: "DELETE FROM indexes WHERE id = ?", arguments: [index.id])
        try db.execute(sql: "DROP TABLE \(index.table)")
        try catalogChanged()
    }

    // MARK: Collections

    /// A collection, made if it is not there.
    func collection(_ name: CollectionName) throws -> Catalog.Collection {
        if let collection = catalog[name] { return collection }
        try create(name)
        madeCollections.append(name)
        guard let collection = catalog[name] else { throw DatabaseError.storage("\(name) cannot be made") }
        return collection
    }

    /// Makes a collection.
    func createCollection(_ name: CollectionName) throws {
        guard catalog[name] == nil else { throw DatabaseError.collectionExists(name.name) }
        try create(name)
    }

    private func create(_ name: CollectionName) throws {
        try db.execute(
            sql: """
                INSERT INTO collections (environment, name, isThere) VALUES (?, ?, 1)
                ON CONFLICT (environment, name) DO UPDATE SET isThere = 1
                """, arguments: [name.environment, name.name])
        let id = try Int64.fetchOne(
            db, sql: "SELECT id FROM collections WHERE environment = ? AND name = ?",
            arguments: [name.environment, name.name])
        try Schema.createDocuments(db, "c_\(id ?? 0)")
        try catalogChanged()
    }

    /// Removes a collection and all that is in it.
    func dropCollection(_ name: CollectionName) throws {
        guard let collection = catalog[name] else { return }
        let session = WriteSession(Write(.remove(.all, all: true), to: name), collection)
        for sequence in try Int64.fetchAll(db, sql: "SELECT sequence FROM \(collection.table) ORDER BY sequence") {
            guard let found = try found(sequence, session) else { continue }
            try note(.remove, found.document, session, body: found.text)
        }
        for index in collection.indexes { try db.execute(sql: "DROP TABLE \(index.table)") }
        try db.execute(sql: "DROP TABLE \(collection.table)")
        try db.execute(sql: "DELETE FROM indexes WHERE collection = ?", arguments: [collection.id])
        try db.execute(sql: "UPDATE collections SET isThere = 0 WHERE id = ?", arguments: [collection.id])
        try catalogChanged()
    }

    private func catalogChanged() throws {
        try Catalog.touch(db)
        catalog = try Catalog(db)
    }

    // MARK: Feed and requests

    private func note(
        _ kind: Change.Kind, _ document: Document, _ session: WriteSession, body: String,
        before: Reader.Found? = nil, updated: ValueObject = [:], removed: [String] = []
    ) throws {
        let statement = try db.cachedStatement(
            sql: "INSERT INTO changes (collection, kind, time, document, fields, before) VALUES (?, ?, ?, ?, ?, ?)")
        let fields: String? =
            kind == .update
            ? ExtendedJSON.string([.object(updated), .array(removed.map { .string($0) })]) : nil
        try statement.execute(
            arguments: [
                session.collection.id, kind.rawValue, now, body, fields, before?.text,
            ])
        session.sequence = db.lastInsertedRowID
        changes.append(
            Change(
                sequence: session.sequence, time: now, collection: session.collection.name, kind: kind,
                document: document, before: before?.document, updatedFields: updated, removedFields: removed))
        if session.sequence % 256 == 0 { try prune(session.sequence) }
    }

    private func prune(_ sequence: Int64) throws {
        try db.execute(sql: "DELETE FROM changes WHERE sequence <= ?", arguments: [sequence - Self.feedLength])
        try db.execute(sql: "DELETE FROM requests WHERE time < ?", arguments: [now - Self.requestLifetime])
    }

    private func result(of request: String) throws -> WriteResult? {
        let statement = try db.cachedStatement(sql: "SELECT result FROM requests WHERE id = ?")
        return try String.fetchOne(statement, arguments: [request]).map {
            try WriteResult(value: ExtendedJSON.parse($0))
        }
    }

    private func note(_ result: WriteResult, of request: String) throws {
        guard request.utf8.count <= 256 else { throw DatabaseError.invalidQuery("a request's id is too long") }
        let statement = try db.cachedStatement(sql: "INSERT INTO requests (id, time, result) VALUES (?, ?, ?)")
        try statement.execute(arguments: [request, now, ExtendedJSON.string(result.value)])
    }
}

/// One write under way.
final class WriteSession {
    let write: Write
    var collection: Catalog.Collection
    /// The number of its last change.
    var sequence: Int64 = 0

    init(_ write: Write, _ collection: Catalog.Collection) {
        self.write = write
        self.collection = collection
    }
}
