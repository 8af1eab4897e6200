package import NIOCore
package import NIOHTTP1

/// What may be opened as a WebSocket. The HTTP side is done before: `open` gets a channel that speaks frames
/// (`WebSocketFrame` in both directions) and has no other handlers.
package protocol SocketRoute: Sendable {
    /// The path of the URL, exactly: "/ws".
    var path: String { get }
    /// Says whether a request may open a WebSocket here. Runs on the event loop: quick and pure.
    func decide(_ request: SocketRequest) -> SocketDecision
    /// Takes the channel over; runs on its event loop, right after the upgrade. What it returns runs in the connection's task
    /// until the connection is done with; the channel is closed then.
    func open(_ channel: any Channel, _ request: SocketRequest) throws -> SocketSession
}

/// A WebSocket's life, as its route lives it.
package typealias SocketSession = @Sendable () async throws -> Void

/// The answer to a request for a WebSocket.
package enum SocketDecision: Sendable {
    /// Opens it; these fields go into the answer (subprotocol, extensions).
    case accept(HTTPHeaders)
    /// Answers like a plain request.
    case refuse(ServerError)
}

/// A request for a WebSocket.
package struct SocketRequest: Sendable {
    /// The request's head.
    package let head: HTTPRequestHead
    /// Whom its token (header `Authorization`, or `token` in the query) names; nil without one that is valid.
    package let session: Session?

    /// The path, without the query.
    package var path: String { Self.path(of: head.uri) }
    /// The subprotocols that the client offers, in its order.
    package var subprotocols: [String] {
        head.headers[canonicalForm: "sec-websocket-protocol"].map(String.init)
    }

    static func path(of uri: String) -> String { String(uri.prefix { $0 != "?" }) }
}
