package import GRDB

/// The server's own tables: users, products, uploads and settings. (Documents have a store of their own.)
package struct ServerStore: Sendable {
    /// The database; writes are durable when they return.
    package let database: any DatabaseWriter

    /// Opens the database of a data folder, or one in memory.
    package init(_ folder: CloudFolder?) throws {
        if let folder {
            var configuration = Configuration()
            configuration.busyMode = .timeout(5)
            configuration.journalMode = .wal
            // A pool's readers run on a concurrent queue, and one use of such a queue wakes the process once a second for ever.
            let queue = try DatabaseQueue(path: "\(folder.path)/server.sqlite", configuration: configuration)
            // GRDB sets NORMAL when it opens, which may lose the last writes with the power.
            try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
            database = queue
        } else {
            database = try DatabaseQueue()
        }
        try Self.migrator.migrate(database)
    }

    /// A setting that an owner has made.
    package func setting(_ name: String) async throws -> String? {
        try await database.read {
            try String.fetchOne($0, sql: "SELECT value FROM setting WHERE name = ?", arguments: [name])
        }
    }

    /// Makes a setting; nil takes it away.
    package func set(_ name: String, to value: String?) async throws {
        try await database.write { database in
            guard let value else {
                return try database.execute(sql: "DELETE FROM setting WHERE name = ?", arguments: [name])
            }
            try database.execute(
                sql: "INSERT INTO setting VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                arguments: [name, value])
        }
    }
}
