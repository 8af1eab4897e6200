import GRDB

/// Which files there are in the cloud, by environment and path.
struct FileStore: Sendable {
    /// A file.
    struct File: Sendable {
        var object: String
        var size: Int
        /// Who put it there; nil for functions.
        var openID: String?
    }

    private let database: any DatabaseWriter

    init(_ store: ServerStore) { database = store.database }

    /// A file; nil if there is none.
    func find(_ path: String, in env: String) async throws -> File? {
        try await database.read { database in
            try Row.fetchOne(
                database, sql: "SELECT object, size, openid FROM file WHERE env = ? AND path = ?",
                arguments: [env, path]
            ).map { File(object: $0[0], size: $0[1], openID: $0[2]) }
        }
    }

    /// Puts a file there, in the place of one that was.
    /// - Returns: the content that nobody needs any more.
    func put(_ file: File, at path: String, in env: String, now: Double) async throws -> String? {
        try await database.write { database in
            let old = try Self.object(path, env, database)
            try database.execute(
                sql: "INSERT OR REPLACE INTO file (env, path, object, size, openid, created) VALUES (?, ?, ?, ?, ?, ?)",
                arguments: [env, path, file.object, file.size, file.openID, now])
            return try old.flatMap { $0 == file.object ? nil : try Self.unneeded($0, database) }
        }
    }

    /// Takes a file away.
    /// - Returns: the content that nobody needs any more.
    func remove(_ path: String, in env: String) async throws -> String? {
        try await database.write { database in
            guard let old = try Self.object(path, env, database) else { return nil }
            try database.execute(sql: "DELETE FROM file WHERE env = ? AND path = ?", arguments: [env, path])
            return try Self.unneeded(old, database)
        }
    }

    private static func object(_ path: String, _ env: String, _ database: Database) throws -> String? {
        try String.fetchOne(
            database, sql: "SELECT object FROM file WHERE env = ? AND path = ?", arguments: [env, path])
    }

    private static func unneeded(_ object: String, _ database: Database) throws -> String? {
        let isNeeded = try Bool.fetchOne(
            database,
            sql: """
                SELECT EXISTS (SELECT 1 FROM file WHERE object = :object)
                OR EXISTS (SELECT 1 FROM upload WHERE object = :object)
                """, arguments: ["object": object])
        return isNeeded == false ? object : nil
    }
}
