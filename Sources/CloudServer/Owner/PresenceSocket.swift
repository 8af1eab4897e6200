import HTTPTypes
import NIOCore
import NIOHTTP1

/// A connection that a terminal keeps open to say that it is there; nothing is sent on it.
struct PresenceSocket: SocketRoute {
    let path = "/termina/presence"
    private let core: ServerCore

    init(_ core: ServerCore) { self.core = core }

    func decide(_ request: SocketRequest) -> SocketDecision {
        core.isAdmin(request.head.headers.first(name: "x-termina-key"))
            ? .accept([:]) : .refuse(ServerError(.forbidden, "only the owner may ask this"))
    }

    func open(_ channel: any Channel, _ request: SocketRequest) throws -> SocketSession {
        { try await channel.closeFuture.get() }
    }
}
