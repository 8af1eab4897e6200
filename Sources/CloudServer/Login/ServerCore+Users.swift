import GRDB
import HTTPTypes

extension ServerCore {
    /// The openid of a user of this machine (`--user NAME`) in a mini-program: the same every time.
    package func openID(of user: String, in appID: String) -> String {
        "o" + derive("openid/\(appID)/\(user)").prefix(27)
    }

    /// The session of a user, who is made if there is none.
    package func session(openID: String, appID: String) async throws -> Session {
        let now = clock.now()
        let number = try await store.database.write { database in
            try database.execute(
                sql: "INSERT INTO user (openid, appid, created) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                arguments: [openID, appID, now])
            return try Int.fetchOne(
                database, sql: "SELECT id FROM user WHERE appid = ? AND openid = ?", arguments: [appID, openID])
        }
        guard let number else { throw ServerError(.internalServerError, "the user could not be made") }
        return Session(userID: number, openID: openID, appID: appID)
    }
}
