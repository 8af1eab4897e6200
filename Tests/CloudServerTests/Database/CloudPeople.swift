import CloudClient
import CloudServer
import NIOCore
import NIOHTTP1
import Values

@testable import CloudDatabase

extension TestCloud {
    /// A client of a user, signed in.
    func client(_ name: String, app: String = "app", env: String? = nil, loop: (any EventLoop)? = nil) -> CloudClient {
        let session = Session(userID: 1, openID: name, appID: app)
        let token = server.core.token.sign(session, now: server.core.clock.now())
        return CloudClient(CloudConnection(locator, as: .token(token), loop: loop), env: env)
    }

    /// Where the server answers.
    var locator: CloudLocator {
        CloudLocator(CloudEndpoint(host: "127.0.0.1", port: server.port, key: server.adminKey))
    }

    /// A call as a function makes it.
    func asAdmin(_ body: ValueObject, app: String = "app") async throws -> Value {
        let answer = try await send(
            .POST, "/cloud/database", bytes: ExtendedJSON.bytes(.object(body)),
            headers: ["x-termina-key": server.adminKey, "x-termina-app": app])
        return try ExtendedJSON.parse(answer.bytes)
    }

    /// Sends what an app's folder brings.
    func bring(_ rules: Value, seed: Value = [:], env: String? = nil, hash: String = "1") async throws -> Value {
        let body: Value = [
            "appid": "app", "env": env.map { .string($0) } ?? .null, "hash": .string(hash), "rules": rules,
            "seed": seed,
        ]
        let answer = try await send(
            .POST, "/cloud/app", bytes: ExtendedJSON.bytes(body), headers: ["x-termina-key": server.adminKey])
        return try ExtendedJSON.parse(answer.bytes)
    }
}
