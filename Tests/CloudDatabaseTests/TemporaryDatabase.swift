import Foundation
import GRDB
import Synchronization
import Values

@testable import CloudDatabase

/// A database in a folder of its own, which goes with it. Its clock stands at 1,000 and its `_id`s count.
final class TemporaryDatabase {
    let folder: URL
    let database: SQLiteDatabase
    let todos: CollectionName

    init(seed: UInt64 = 1) throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("termina-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let counter = Counter()
        database = try SQLiteDatabase(
            path: folder.appendingPathComponent("cloud.sqlite").path,
            options: .init(now: { 1000 }, makeID: { "id\(counter.next())" }))
        todos = try CollectionName("todos", in: "test")
    }

    var path: String { folder.appendingPathComponent("cloud.sqlite").path }

    deinit {
        do {
            try database.close()
            try FileManager.default.removeItem(at: folder)
        } catch {
            print("\(folder.path) stays: \(error)")
        }
    }

    @discardableResult
    func add(_ objects: ValueObject...) throws -> [Value] {
        try database.write(Write(.add(objects), to: todos)).ids
    }

    func find(_ find: Find = Find()) throws -> [Document] { try database.find(find, in: todos).documents }
}

/// Counts, from any thread.
final class Counter: Sendable {
    private let state = Mutex(0)

    func next() -> Int {
        state.withLock {
            $0 += 1
            return $0
        }
    }
}

/// Marks a file as one that a later version has changed.
func becomeNewer(_ path: String) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.write { db in
        try db.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('999 something')")
    }
    try queue.close()
}
