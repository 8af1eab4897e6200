import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOHTTP1

/// All that the server answers: HTTP routes by families, WebSockets by path.
struct Routes: Sendable {
    private let responder: any HTTPResponder<ServerContext>
    private let sockets: [String: any SocketRoute]
    private let sessions: @Sendable (_ authorization: String?, _ query: String?) -> Session?

    /// - Parameter sessions: finds whom a token names.
    init(
        _ families: [any RouteFamily], sockets: [any SocketRoute], clock: ServerClock,
        sessions: @escaping @Sendable (_ authorization: String?, _ query: String?) -> Session?
    ) {
        self.sessions = sessions
        let router = Router(context: ServerContext.self)
        router.add(middleware: ErrorBodies())
        router.add(middleware: Faults(clock: clock))
        for family in families { family.add(to: router) }
        var byPath: [String: any SocketRoute] = [:]
        for route in sockets {
            byPath[route.path] = route
            // What reaches the router asked for no WebSocket, or was refused one.
            router.get(RouterPath(route.path)) { request, context -> Response in
                let head = HTTPRequestHead(
                    version: .http1_1, method: .GET, uri: request.head.path ?? "/",
                    headers: HTTPHeaders(request.headers.map { ($0.name.rawName, $0.value) }))
                if case .refuse(let error) = route.decide(SocketRequest(head: head, session: context.session)) {
                    throw error
                }
                throw ServerError(.upgradeRequired, "\(route.path) is a WebSocket")
            }
        }
        self.sockets = byPath
        responder = router.buildResponder()
    }

    /// The WebSocket that a request opens, with the fields of the answer; nil is none.
    func socket(for head: HTTPRequestHead) -> (any SocketRoute, SocketRequest, HTTPHeaders)? {
        guard let route = sockets[SocketRequest.path(of: head.uri)] else { return nil }
        let query = Token.query(in: head.uri)
        let request = SocketRequest(head: head, session: sessions(head.headers.first(name: "authorization"), query))
        guard case .accept(let fields) = route.decide(request) else { return nil }
        return (route, request, fields)
    }

    private static func proof(_ field: String?, _ query: String?) -> ServerContext.Proof {
        guard let field else { return query.map { $0.isEmpty ? .empty : .some } ?? .none }
        return ["", "bearer"].contains(field.lowercased().trimming(while: { $0 == " " || $0 == "\t" })) ? .empty : .some
    }

    /// The answer to a request, errors as their bodies.
    func respond(to request: Request, channel: any Channel, logger: Logger) async -> Response {
        let (field, query) = (request.headers[.authorization], request.query("token"))
        let context = ServerContext(
            channel: channel, logger: logger, session: sessions(field, query),
            proof: Self.proof(field, query))
        do {
            return try await responder.respond(to: request, context: context)
        } catch {
            logger.error("\(request.method) \(request.uri.path): \(error)")
            return .failure(.broken)
        }
    }
}

extension String {
    /// The text without what it begins and ends with of a kind.
    fileprivate func trimming(while isDropped: (Character) -> Bool) -> String {
        var text = drop(while: isDropped)
        while let last = text.last, isDropped(last) { text.removeLast() }
        return String(text)
    }
}
