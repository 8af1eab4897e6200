import FoundationEssentials
import GRDB
import Glibc

/// The file behind a storage: `storage.sqlite` in a user's folder.
final class StorageFile {
    private let queue: DatabaseQueue

    /// Whether a folder has the file; one that cannot be looked into may have it.
    static func exists(in folder: String) -> Bool { access(path(in: folder), F_OK) == 0 || errno != ENOENT }

    private static func path(in folder: String) -> String { folder + "/storage.sqlite" }

    /// Opens the file, making it and its folder as needed. A file that is no database is moved aside.
    init(folder: String) throws(StorageError) {
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            let path = Self.path(in: folder)
            do {
                queue = try Self.open(path)
            } catch let error as DatabaseError
                where [.SQLITE_NOTADB, .SQLITE_CORRUPT].contains(error.resultCode.primaryResultCode)
            {
                let broken = path + ".broken"
                if FileManager.default.fileExists(atPath: broken) { try FileManager.default.removeItem(atPath: broken) }
                try FileManager.default.moveItem(atPath: path, toPath: broken)
                queue = try Self.open(path)
            }
        } catch {
            throw .unreadable("storage cannot be opened: \(error)")
        }
    }

    /// Every key with its text, oldest first.
    func all() throws(StorageError) -> [(key: String, text: String)] {
        try guarded {
            try self.queue.read { database in
                try Row.fetchAll(database, sql: "SELECT key, value FROM storage ORDER BY id").map { ($0[0], $0[1]) }
            }
        }
    }

    /// Writes several keys in one transaction.
    func write(_ pairs: [(key: String, text: String)]) throws(StorageError) {
        try guarded {
            try self.queue.write { database in
                let statement = try database.cachedStatement(
                    sql: """
                        INSERT INTO storage (key, value) VALUES (?, ?)
                        ON CONFLICT (key) DO UPDATE SET value = excluded.value
                        """)
                for (key, text) in pairs { try statement.execute(arguments: [key, text]) }
            }
        }
    }

    /// Removes one key.
    func remove(_ key: String) throws(StorageError) {
        try guarded {
            try self.queue.write { try $0.execute(sql: "DELETE FROM storage WHERE key = ?", arguments: [key]) }
        }
    }

    /// Removes every key.
    func clear() throws(StorageError) {
        try guarded { try self.queue.write { try $0.execute(sql: "DELETE FROM storage") } }
    }

    private func guarded<Result>(_ work: () throws -> Result) throws(StorageError) -> Result {
        do {
            return try work()
        } catch {
            throw .unreadable("storage cannot be used: \(error)")
        }
    }

    private static func open(_ path: String) throws -> DatabaseQueue {
        var configuration = Configuration()
        // Another terminal of the same user may be writing.
        configuration.busyMode = .timeout(2)
        configuration.journalMode = .wal
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = NORMAL") }
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.write { database in
            try database.execute(
                sql: """
                    CREATE TABLE IF NOT EXISTS storage (
                        id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, value TEXT NOT NULL
                    ) STRICT
                    """)
        }
        return queue
    }
}
