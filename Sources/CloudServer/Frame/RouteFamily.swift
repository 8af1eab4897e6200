import HTTPTypes
package import Hummingbird
import Logging
package import NIOCore

/// A family of HTTP routes: a folder of this room, or another room's.
package protocol RouteFamily: Sendable {
    /// Registers the routes.
    func add(to router: Router<ServerContext>)
}

/// What a route's handler knows beside the request.
package struct ServerContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    /// The connection.
    package let channel: any Channel
    /// Whom the request's token names; nil without one that is valid.
    package var session: Session?
    /// What it carries for a token.
    let proof: Proof

    /// What a request carries for a token.
    enum Proof: Sendable {
        case none
        /// `Authorization: Bearer` without anything behind it, as programs send that are not signed in yet.
        case empty
        case some
    }

    package init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        channel = source.channel
        proof = .none
    }

    init(channel: any Channel, logger: Logger, session: Session?, proof: Proof) {
        coreContext = .init(source: ApplicationRequestContextSource(channel: channel, logger: logger))
        self.channel = channel
        self.session = session
        self.proof = proof
    }

    /// - Parameter mayBeEmpty: whether a program that is not signed in yet is served, though it says so.
    /// - Throws: `ServerError` for `code: 401` if there is a token, and it is not good.
    package func checkToken(mayBeEmpty: Bool = false) throws(ServerError) {
        switch proof {
        case .none: return
        case .empty: if !mayBeEmpty { throw .unauthorized }
        case .some: if session == nil { throw .unauthorized }
        }
    }

    /// Whether the request was made on this machine, and is not passed on for somebody elsewhere.
    func isOfThisMachine(_ request: Request) -> Bool {
        let isForwarded = request.headers[.forwardedFor] != nil || request.headers[.forwarded] != nil
        return !isForwarded && ClientAddress.isOfThisMachine(channel.remoteAddress?.ipAddress ?? "")
    }

    /// Who is asking.
    /// - Throws: `ServerError` for `code: 401` without a valid token.
    package func signedIn() throws(ServerError) -> Session {
        guard let session else { throw .unauthorized }
        return session
    }
}

extension HTTPField.Name {
    fileprivate static let forwardedFor = HTTPField.Name("X-Forwarded-For") ?? .from
    fileprivate static let forwarded = HTTPField.Name("Forwarded") ?? .from
}
