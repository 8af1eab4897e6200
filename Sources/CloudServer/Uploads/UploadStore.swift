import GRDB

/// What is known of uploaded files.
struct UploadStore: Sendable {
    /// A file.
    struct Upload: Sendable {
        var id: String
        /// The name that the client gave it.
        var name: String
        var type: String
        var size: Int
        /// Its content.
        var object: String
    }

    private let database: any DatabaseWriter

    init(_ store: ServerStore) { database = store.database }

    /// Notes a file.
    func add(_ upload: Upload, openID: String?, now: Double) async throws {
        try await database.write { database in
            try database.execute(
                sql: "INSERT INTO upload (id, name, type, size, object, openid, created) VALUES (?, ?, ?, ?, ?, ?, ?)",
                arguments: [upload.id, upload.name, upload.type, upload.size, upload.object, openID, now])
        }
    }

    /// A file by its id.
    func find(_ id: String) async throws -> Upload? {
        try await database.read { database in
            try Row.fetchOne(
                database, sql: "SELECT id, name, type, size, object FROM upload WHERE id = ?", arguments: [id]
            ).map { Upload(id: $0[0], name: $0[1], type: $0[2], size: $0[3], object: $0[4]) }
        }
    }
}
