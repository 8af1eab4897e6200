import Dispatch
import Synchronization

/// `DocumentStore` over an SQLite file.
///
/// Reads run on a few threads of their own, so that no task's thread waits for the disk. Writes that come at the same time
/// reach the disk together: one wait serves them all.
package final class SQLiteStore: DocumentStore {
    /// The database, for callers that may wait.
    package let database: SQLiteDatabase
    private let reads = DispatchQueue(label: "termina.database.reads", attributes: .concurrent)
    private let writes = DispatchQueue(label: "termina.database.writes")
    private let waiting = Mutex<[Job]>([])

    /// How many writes reach the disk together at most.
    private static let batch = 64

    /// A write that waits for its turn; `finish` is called once, with the storage's error if there was one.
    private struct Job: Sendable {
        let body: @Sendable (Writer) throws -> Void
        let finish: @Sendable (DatabaseError?) -> Void
    }

    package init(_ database: SQLiteDatabase) { self.database = database }

    /// Opens a file, or makes it.
    package convenience init(
        path: String, options: SQLiteDatabase.Options = .init()
    ) throws(DatabaseError) {
        self.init(try SQLiteDatabase(path: path, options: options))
    }

    package func find(_ find: Find, in collection: CollectionName) async throws(DatabaseError) -> FindResult {
        try await read { database throws(DatabaseError) in try database.find(find, in: collection) }
    }

    package func count(_ query: Query, in collection: CollectionName) async throws(DatabaseError) -> Int {
        try await read { database throws(DatabaseError) in try database.count(query, in: collection) }
    }

    package func collections(in environment: String?) async throws(DatabaseError) -> [CollectionName] {
        try await read { database throws(DatabaseError) in try database.collections(in: environment) }
    }

    package func indexes(of collection: CollectionName) async throws(DatabaseError) -> [IndexDefinition] {
        try await read { database throws(DatabaseError) in try database.indexes(of: collection) }
    }

    package func changes(
        after sequence: Int64, of collection: CollectionName?, limit: Int
    ) async throws(DatabaseError) -> [Change] {
        try await read { database throws(DatabaseError) in
            try database.changes(after: sequence, of: collection, limit: limit)
        }
    }

    package func observeChanges(_ body: @escaping @Sendable ([Change]) -> Void) -> ChangeObservation {
        database.observers.add(body)
    }

    package func write(_ write: Write) async throws(DatabaseError) -> WriteResult {
        try await self.write { try $0.write(write) }
    }

    package func createCollection(_ collection: CollectionName) async throws(DatabaseError) {
        try await write { try $0.createCollection(collection) }
    }

    package func dropCollection(_ collection: CollectionName) async throws(DatabaseError) {
        try await write { try $0.dropCollection(collection) }
    }

    package func createIndex(_ index: IndexDefinition, on collection: CollectionName) async throws(DatabaseError) {
        try await write { try $0.createIndex(index, on: collection) }
    }

    package func dropIndex(_ name: String, of collection: CollectionName) async throws(DatabaseError) {
        try await write { try $0.dropIndex(name, of: collection) }
    }

    // MARK: Threads

    private func read<Success: Sendable>(
        _ body: @escaping @Sendable (SQLiteDatabase) throws(DatabaseError) -> Success
    ) async throws(DatabaseError) -> Success {
        let database = database
        let result = await withCheckedContinuation { continuation in
            reads.async {
                let result: Result<Success, DatabaseError>
                do throws(DatabaseError) {
                    result = .success(try body(database))
                } catch {
                    result = .failure(error)
                }
                continuation.resume(returning: result)
            }
        }
        return try result.get()
    }

    private func write<Success: Sendable>(
        _ body: @escaping @Sendable (Writer) throws -> Success
    ) async throws(DatabaseError) -> Success {
        let answer = Answer<Success>()
        let failure = await withCheckedContinuation { (continuation: CheckedContinuation<DatabaseError?, Never>) in
            let job = Job { writer in
                do throws(DatabaseError) {
                    let success = try DatabaseError.wrapping { try body(writer) }
                    answer.result.withLock { $0 = .success(success) }
                } catch {
                    answer.result.withLock { $0 = .failure(error) }
                    throw error
                }
            } finish: {
                continuation.resume(returning: $0)
            }
            waiting.withLock { $0.append(job) }
            writes.async { self.writeWaiting() }
        }
        if let failure { throw failure }
        guard let result = answer.result.withLock({ $0 }) else { throw .storage("a write was not carried out") }
        return try result.get()
    }

    private func writeWaiting() {
        let jobs = waiting.withLock { waiting in
            let jobs = Array(waiting.prefix(Self.batch))
            waiting.removeFirst(jobs.count)
            return jobs
        }
        guard !jobs.isEmpty else { return }
        do throws(DatabaseError) {
            try database.transactions(jobs.map(\.body))
            for job in jobs { job.finish(nil) }
        } catch {
            for job in jobs { job.finish(error) }
        }
    }
}

/// What a write has come to.
private final class Answer<Success: Sendable>: Sendable {
    let result = Mutex<Result<Success, DatabaseError>?>(nil)
}
