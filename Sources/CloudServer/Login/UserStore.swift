import GRDB
import Values

/// The users of this server, one for each mini-program that a person uses.
struct UserStore: Sendable {
    private let database: any DatabaseWriter

    init(_ store: ServerStore) { database = store.database }

    /// The user of an openid; made at the first login. Its name is as the last login told it.
    func findOrCreate(_ owner: LoginCodes.Owner, now: Double) async throws -> Session {
        let (openID, appID) = (owner.openID, owner.appID)
        return try await database.write { database in
            let found = try Int.fetchOne(
                database, sql: "SELECT id FROM user WHERE appid = ? AND openid = ?", arguments: [appID, openID])
            if let found {
                try database.execute(
                    sql: "UPDATE user SET name = ? WHERE id = ? AND name IS NOT ?",
                    arguments: [owner.name, found, owner.name])
                return Session(userID: found, openID: openID, appID: appID)
            }
            try database.execute(
                sql: "INSERT INTO user (openid, appid, created, name) VALUES (?, ?, ?, ?)",
                arguments: [openID, appID, now, owner.name])
            return Session(userID: Int(database.lastInsertedRowID), openID: openID, appID: appID)
        }
    }

    /// What a user has told of itself; nil if there is no such user any more.
    func profile(of id: Int) async throws -> ValueObject? {
        let text = try await database.read {
            try String.fetchOne($0, sql: "SELECT profile FROM user WHERE id = ?", arguments: [id])
        }
        guard let text, case .object(let profile) = try JSON.parse(text) else { return nil }
        return profile
    }

    /// Keeps what a user tells of itself; false if there is no such user any more.
    func setProfile(_ profile: ValueObject, of id: Int) async throws -> Bool {
        let text = JSON.string(.object(profile)) ?? "{}"
        return try await database.write { database in
            try database.execute(sql: "UPDATE user SET profile = ? WHERE id = ?", arguments: [text, id])
            return database.changesCount > 0
        }
    }
}
