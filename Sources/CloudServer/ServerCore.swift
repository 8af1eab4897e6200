import Crypto
package import Logging
package import NIOCore
import Scratch

/// What all routes share: tables, keys, clock and bounds.
package final class ServerCore: Sendable {
    /// The server's own tables.
    package let store: ServerStore
    /// Signs and checks tokens.
    package let token: Token
    /// The key of the data folder's owner.
    package let adminKey: String
    package let clock: ServerClock
    package let limits: ServerLimits
    package let logger: Logger
    /// The folder that its data stays in; nil if nothing stays.
    package let folder: CloudFolder?
    /// The path of the folder that its data is in.
    let place: String
    /// The folder that goes with a server whose data does not stay.
    private let scratch: ScratchFolder?
    /// Runs what blocks for long elsewhere, and timers.
    package let group: any EventLoopGroup
    /// The contents of files.
    package let objects: ObjectStore
    /// The database of mini-programs.
    package let documents: CloudDocuments
    private let secret: [UInt8]

    init(_ options: CloudServer.Options, _ group: any EventLoopGroup) async throws {
        // Without a folder everything is the same in each run.
        secret = try options.folder?.secret() ?? Array("termina, in memory, without a secret".utf8)
        store = try ServerStore(options.folder)
        token = Token(secret: secret)
        clock = options.clock
        limits = options.limits
        logger = options.logger
        folder = options.folder
        if let folder {
            scratch = nil
            place = folder.path
        } else {
            let made = try ScratchFolder("cloud")
            scratch = made
            place = made.path
        }
        self.group = group
        objects = ObjectStore(place)
        adminKey = Self.derive("admin", secret)
        let secret = secret
        documents = try CloudDocuments(
            place, isRepeatable: folder == nil, clock: options.clock, settings: store, loop: group.next(),
            derive: { Self.derive($0, secret) })
    }

    /// Removes what does not stay. The stores close with their last user: a request may outlive the server's patience, and
    /// SQLite must not be asked through a connection that is closed.
    func close() { scratch?.remove() }

    /// A name that only this folder's secret leads to: the same for the same text, and nothing can be told from it.
    package func derive(_ text: String) -> String { Self.derive(text, secret) }

    /// Whom a request's token names: that of the header, else that of the query.
    package func session(_ authorization: String?, token query: String?) -> Session? {
        let now = clock.now()
        if let text = Token.bearer(authorization) { return token.verify(text, now: now) }
        return query.flatMap { token.verify($0, now: now) }
    }

    /// Whether a text is the owner's key, compared in constant time.
    package func isAdmin(_ key: String?) -> Bool {
        guard let key, key.utf8.count == adminKey.utf8.count else { return false }
        return zip(key.utf8, adminKey.utf8).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private static func derive(_ text: String, _ secret: [UInt8]) -> String {
        let code = HMAC<SHA256>.authenticationCode(
            for: Array("termina/\(text)".utf8), using: SymmetricKey(data: secret))
        return Base64URL.encode(Array(code))
    }
}
