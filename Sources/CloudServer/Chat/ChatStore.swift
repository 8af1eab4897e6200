import GRDB

/// The chat's tables.
struct ChatStore: Sendable {
    private let database: any DatabaseWriter

    init(_ database: any DatabaseWriter) {
        self.database = database
    }

    /// A page of messages, ascending.
    struct Page: Sendable, Equatable {
        var messages: [ChatMessage] = []
        /// Whether there are further ones in the direction of reading.
        var hasMore = false
    }

    /// Keeps messages in one durable transaction, and gives each the number that it has: a message whose id its sender has
    /// used in this room before keeps its first number.
    func add(_ batch: [(room: ChatRoomKey, message: ChatMessage)]) throws -> [(
        sequence: Int, time: Double, isNew: Bool
    )] {
        try database.write { database in
            let find = try database.cachedStatement(
                sql: "SELECT seq, time FROM chat_message WHERE room = ? AND user = ? AND id = ?")
            let last = try database.cachedStatement(
                sql: "SELECT coalesce(max(seq), 0) FROM chat_message WHERE room = ?")
            let insert = try database.cachedStatement(
                sql:
                    "INSERT INTO chat_message (room, seq, id, user, name, kind, content, time) VALUES (?,?,?,?,?,?,?,?)"
            )
            return try batch.map { room, message in
                if let row = try Row.fetchOne(find, arguments: [room.text, message.user, message.id]) {
                    return (row[0], row[1], false)
                }
                let sequence = (try Int.fetchOne(last, arguments: [room.text]) ?? 0) + 1
                try insert.execute(arguments: [
                    room.text, sequence, message.id, message.user, message.name, message.kind, message.content,
                    message.time,
                ])
                return (sequence, message.time, true)
            }
        }
    }

    /// The room's last number.
    func last(_ room: ChatRoomKey) throws -> Int {
        try database.read {
            try Int.fetchOne(
                $0, sql: "SELECT coalesce(max(seq), 0) FROM chat_message WHERE room = ?", arguments: [room.text]) ?? 0
        }
    }

    /// What came after a number.
    func after(_ sequence: Int, in room: ChatRoomKey, limit: Int) throws -> Page {
        let rows = try rows("seq > ? ORDER BY seq", room, sequence, limit + 1)
        return Page(messages: Array(rows.prefix(limit)), hasMore: rows.count > limit)
    }

    /// The last ones before a number.
    func before(_ sequence: Int, in room: ChatRoomKey, limit: Int) throws -> Page {
        let rows = try rows("seq < ? ORDER BY seq DESC", room, sequence, limit + 1)
        return Page(messages: rows.prefix(limit).reversed(), hasMore: rows.count > limit)
    }

    /// How far each user has read.
    func marks(in room: ChatRoomKey) throws -> [String: Int] {
        try database.read {
            let rows = try Row.fetchAll(
                $0, sql: "SELECT user, seq FROM chat_read WHERE room = ?", arguments: [room.text])
            return Dictionary(uniqueKeysWithValues: rows.map { ($0[0], $0[1]) })
        }
    }

    /// Moves a read mark forward.
    func setMark(_ sequence: Int, of user: String, in room: ChatRoomKey) throws {
        try database.write {
            try $0.execute(
                sql: """
                    INSERT INTO chat_read (room, user, seq) VALUES (?, ?, ?)
                    ON CONFLICT (room, user) DO UPDATE SET seq = max(seq, excluded.seq)
                    """, arguments: [room.text, user, sequence])
        }
    }

    /// The name that a user has chosen, or else signed in with.
    func name(of user: String, appID: String) throws -> String? {
        try database.read {
            try String.fetchOne(
                $0,
                sql: """
                    SELECT coalesce(
                        (SELECT name FROM chat_name WHERE appid = :appid AND user = :user),
                        (SELECT name FROM user WHERE appid = :appid AND openid = :user))
                    """, arguments: ["appid": appID, "user": user])
        }
    }

    /// Keeps the name that a user has chosen.
    func setName(_ name: String, of user: String, appID: String) throws {
        try database.write {
            try $0.execute(
                sql: """
                    INSERT INTO chat_name (appid, user, name) VALUES (?, ?, ?)
                    ON CONFLICT (appid, user) DO UPDATE SET name = excluded.name
                    """, arguments: [appID, user, name])
        }
    }

    private func rows(_ condition: String, _ room: ChatRoomKey, _ sequence: Int, _ limit: Int) throws -> [ChatMessage] {
        try database.read { database in
            let statement = try database.cachedStatement(
                sql: """
                    SELECT seq, id, user, name, kind, content, time FROM chat_message
                    WHERE room = ? AND \(condition) LIMIT ?
                    """)
            return try Row.fetchAll(statement, arguments: [room.text, sequence, limit]).map { row in
                ChatMessage(
                    sequence: row[0], id: row[1], user: row[2], name: row[3], kind: row[4], content: row[5],
                    time: row[6])
            }
        }
    }
}
