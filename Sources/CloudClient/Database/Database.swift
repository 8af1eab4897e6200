package import Values

/// The database of one environment.
package struct Database: Sendable {
    private let client: CloudClient
    private let env: String?

    init(_ client: CloudClient, env: String?) {
        self.client = client
        self.env = env
    }

    /// A collection; nothing is asked yet.
    package func collection(_ name: String) -> CollectionReference {
        CollectionReference(QueryReference(client, env: env, collection: name))
    }

    /// Makes a collection; functions and the owner may.
    package func createCollection(_ name: String) async throws(CloudCallError) {
        _ = try await client.send(
            .database, ["action": "createCollection", "env": CloudClient.value(env), "collection": .string(name)])
    }

    /// The server's time when a write happens, with an offset in milliseconds.
    package static func serverDate(offset: Double = 0) -> Value { ["$serverDate": .number(offset)] }

    /// A regular expression for a condition; the options are of i, m and s.
    package static func regExp(_ source: String, options: String = "") -> Value {
        ["$regex": .string(source), "$options": .string(options)]
    }
}
