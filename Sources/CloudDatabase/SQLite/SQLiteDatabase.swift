import GRDB
import Glibc
import Synchronization

/// Documents in an SQLite file, by calls that return when they are done; `SQLiteStore` gives the same to tasks.
///
/// Any thread may call: reads see one moment each, writes happen one after another.
package final class SQLiteDatabase: Sendable {
    /// What a database needs to know.
    package struct Options: Sendable {
        /// The time, in milliseconds since 1970.
        package var now: @Sendable () -> Double
        /// Makes an `_id`.
        package var makeID: @Sendable () -> String
        /// Is told of collections that were made because they were used.
        package var onNewCollection: @Sendable (CollectionName) -> Void

        package init(
            now: @escaping @Sendable () -> Double = SystemTime.now,
            makeID: @escaping @Sendable () -> String = DocumentID.random,
            onNewCollection: @escaping @Sendable (CollectionName) -> Void = { _ in }
        ) {
            self.now = now
            self.makeID = makeID
            self.onNewCollection = onNewCollection
        }
    }

    private let pool: DatabasePool
    private let options: Options
    /// The newest catalog that is on disk.
    private let catalog: Mutex<Catalog>
    let observers = ChangeObservers()
    /// The last change that observers have heard of, or that was there before them.
    private let heard: Mutex<Int64>

    /// Opens a file, or makes it.
    /// - Throws: `storage` if it cannot be, or was made by a newer Termina.
    package init(path: String, options: Options = Options()) throws(DatabaseError) {
        self.options = options
        let opened: (DatabasePool, Catalog, Int64) = try DatabaseError.wrapping {
            var configuration = Configuration()
            configuration.busyMode = .timeout(10)
            configuration.maximumReaderCount = 4
            configuration.prepareDatabase { db in try db.execute(sql: "PRAGMA cache_size = -16000") }
            // Documents are their owner's; SQLite gives its other files the same rights.
            let file = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
            guard file >= 0 else {
                throw DatabaseError.storage("\(path) cannot be opened: \(String(cString: strerror(errno)))")
            }
            Glibc.close(file)
            let pool = try DatabasePool(path: path, configuration: configuration)
            // A write that has returned must survive a loss of power too; the pool itself asks for less.
            try pool.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA synchronous = FULL") }
            guard try !pool.read(Schema.migrator.hasBeenSuperseded) else {
                throw DatabaseError.storage("\(path) was made by a newer version of Termina")
            }
            try Schema.migrator.migrate(pool)
            return try pool.read { db in
                let catalog = try Catalog(db)
                return (pool, catalog, try Reader(db: db, catalog: catalog).lastSequence())
            }
        }
        pool = opened.0
        catalog = Mutex(opened.1)
        heard = Mutex(opened.2)
    }

    /// Closes the file; later calls fail.
    package func close() throws(DatabaseError) { try DatabaseError.wrapping { try pool.close() } }

    // MARK: Reads

    /// Reads documents.
    package func find(_ find: Find, in name: CollectionName) throws(DatabaseError) -> FindResult {
        let (found, sequence): ([Reader.Found]?, Int64) = try read { reader in
            guard let collection = reader.catalog[name] else { return (nil, try reader.lastSequence()) }
            return (try reader.find(find, in: collection), try reader.lastSequence())
        }
        guard let found else {
            try make(name)
            _ = try Matcher(find.query)
            return FindResult(documents: [], sequence: sequence)
        }
        let documents = found.map { entry in find.projection?.apply(entry.document) ?? entry.document }
        return FindResult(documents: documents, sequence: sequence)
    }

    /// Counts the documents that match.
    package func count(_ query: Query, in name: CollectionName) throws(DatabaseError) -> Int {
        let count: Int? = try read { reader in
            guard let collection = reader.catalog[name] else { return nil }
            return try reader.count(query, in: collection)
        }
        if let count { return count }
        try make(name)
        return 0
    }

    /// Calls `body` with every document of a collection in the order in which they were added, as of one moment, without keeping them in memory.
    package func forEach(in name: CollectionName, _ body: (Document) throws -> Void) throws {
        try read { reader in
            guard let collection = reader.catalog[name] else { return }
            let cursor = try Row.fetchCursor(
                reader.db, sql: "SELECT sequence, body FROM \(collection.table) ORDER BY sequence")
            while let row = try cursor.next() { try body(try Reader.found(row).document) }
        }
    }

    /// How a find is carried out: what is used, then SQLite's own plan.
    package func explain(_ find: Find, in name: CollectionName) throws(DatabaseError) -> [String] {
        try read { reader in
            guard let collection = reader.catalog[name] else { return [] }
            return try reader.explain(find, in: collection)
        }
    }

    /// The collections of an environment, or all, by name.
    package func collections(in environment: String? = nil) throws(DatabaseError) -> [CollectionName] {
        try read { reader in
            reader.catalog.all.map(\.name).filter { environment == nil || $0.environment == environment }
                .sorted { ($0.environment, $0.name) < ($1.environment, $1.name) }
        }
    }

    /// The indexes of a collection, that of `_id` first.
    package func indexes(of name: CollectionName) throws(DatabaseError) -> [IndexDefinition] {
        try read { reader in [.id] + (reader.catalog[name]?.indexes.map(\.definition) ?? []) }
    }

    /// Changes after a sequence number, oldest first.
    /// - Throws: `feedTooOld`.
    package func changes(
        after sequence: Int64, of name: CollectionName?, limit: Int
    ) throws(DatabaseError) -> [Change] {
        try read { reader in try Feed(reader).changes(after: sequence, of: name, limit: limit) }
    }

    private func read<Result>(_ body: (Reader) throws -> Result) throws(DatabaseError) -> Result {
        try DatabaseError.wrapping {
            try pool.unsafeRead { db in
                // One moment for all of its statements.
                try db.cachedStatement(sql: "BEGIN DEFERRED TRANSACTION").execute()
                let result = Swift.Result { try body(Reader(db: db, catalog: catalog(for: db))) }
                if db.isInsideTransaction { try db.cachedStatement(sql: "ROLLBACK TRANSACTION").execute() }
                return try result.get()
            }
        }
    }

    /// The catalog of what is on disk, as a transaction sees it at its start.
    private func catalog(for db: Database) throws -> Catalog {
        let version = try Catalog.version(db)
        let known = catalog.withLock { $0 }
        if known.version == version { return known }
        let fresh = try Catalog(db)
        catalog.withLock { if $0.version < fresh.version { $0 = fresh } }
        return fresh
    }

    // MARK: Writes

    /// Writes, once for each request id.
    @discardableResult
    package func write(_ write: Write) throws(DatabaseError) -> WriteResult {
        try transaction { try $0.write(write) }
    }

    /// Makes a collection.
    package func createCollection(_ name: CollectionName) throws(DatabaseError) {
        try transaction { try $0.createCollection(name) }
    }

    /// Removes a collection with all that is in it.
    package func dropCollection(_ name: CollectionName) throws(DatabaseError) {
        try transaction { try $0.dropCollection(name) }
    }

    /// Makes an index.
    package func createIndex(_ index: IndexDefinition, on name: CollectionName) throws(DatabaseError) {
        try transaction { try $0.createIndex(index, on: name) }
    }

    /// Removes an index.
    package func dropIndex(_ index: String, of name: CollectionName) throws(DatabaseError) {
        try transaction { try $0.dropIndex(index, of: name) }
    }

    private func make(_ name: CollectionName) throws(DatabaseError) {
        try transaction { _ = try $0.collection(name) }
    }

    /// Does several things at once, or none of them.
    func transaction<Result>(_ body: @escaping (Writer) throws -> Result) throws(DatabaseError) -> Result {
        var result: Swift.Result<Result, any Error>?
        try transactions([
            { writer in
                result = Swift.Result { try body(writer) }; _ = try result?.get()
            }
        ])
        guard let result else { throw .storage("a write was not carried out") }
        return try DatabaseError.wrapping { try result.get() }
    }

    /// Does several writes and brings them to the disk at once. Each that throws is undone by itself.
    /// - Throws: `storage` if none of them happened.
    func transactions(_ bodies: [(Writer) throws -> Void]) throws(DatabaseError) {
        let writer: Writer = try DatabaseError.wrapping {
            try pool.writeWithoutTransaction { db in
                var made: Writer?
                var others: [Change] = []
                try db.inTransaction(.immediate) {
                    let writer = Writer(db, try catalog(for: db), now: options.now(), makeID: options.makeID)
                    others = try changesOfOthers(db)
                    for body in bodies { try Self.attempt(body, writer, db) }
                    made = writer
                    return .commit
                }
                guard let made else { throw DatabaseError.storage("a write was not carried out") }
                // Observers hear of it in the order of the transactions, which the pool's writer keeps.
                let changes = others + made.changes
                if let last = changes.last {
                    heard.withLock { $0 = last.sequence }
                    observers.send(changes)
                }
                return made
            }
        }
        for name in writer.madeCollections { options.onNewCollection(name) }
    }

    /// What another process (`termina cloud import`) has changed since: observers hear of it before what comes now.
    private func changesOfOthers(_ db: Database) throws -> [Change] {
        let heard = heard.withLock { $0 }
        let reader = Reader(db: db, catalog: try catalog(for: db))
        guard try reader.lastSequence() > heard else { return [] }
        do {
            return try Feed(reader).changes(after: heard, of: nil, limit: .max)
        } catch let error as DatabaseError {
            // So much that the feed has forgotten the first of it: what it still has is told.
            guard case .feedTooOld(let oldest) = error else { throw error }
            return try Feed(reader).changes(after: oldest - 1, of: nil, limit: .max)
        }
    }

    private static func attempt(_ body: (Writer) throws -> Void, _ writer: Writer, _ db: Database) throws {
        let (catalog, changes, made) = (writer.catalog, writer.changes.count, writer.madeCollections.count)
        try db.execute(sql: "SAVEPOINT one")
        do {
            try body(writer)
            try db.execute(sql: "RELEASE one")
        } catch let error as GRDB.DatabaseError
            where error.resultCode == .SQLITE_FULL || error.resultCode == .SQLITE_IOERR
        {
            throw error
        } catch {
            // Whoever asked for it has the error; the others' writes go on.
            try db.execute(sql: "ROLLBACK TO one; RELEASE one")
            writer.restore(catalog: catalog, changes: changes, made: made)
        }
    }
}
