package import Hummingbird
package import Logging
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
    /// Whether it carries a token at all.
    let hasToken: Bool

    package init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        channel = source.channel
        hasToken = false
    }

    package init(channel: any Channel, logger: Logger, session: Session?, hasToken: Bool) {
        coreContext = .init(source: ApplicationRequestContextSource(channel: channel, logger: logger))
        self.channel = channel
        self.session = session
        self.hasToken = hasToken
    }

    /// - Throws: `ServerError` for `code: 401` if there is a token, and it is not good.
    package func checkToken() throws(ServerError) {
        if hasToken, session == nil { throw .unauthorized }
    }

    /// Who is asking.
    /// - Throws: `ServerError` for `code: 401` without a valid token.
    package func signedIn() throws(ServerError) -> Session {
        guard let session else { throw .unauthorized }
        return session
    }
}
