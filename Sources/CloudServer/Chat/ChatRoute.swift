import HTTPTypes
import NIOCore
import WebSockets

/// `/ws`: the chat. Its frames are described in Chat.md.
struct ChatRoute: SocketRoute {
    /// The subprotocol of our own page.
    static let subprotocol = "termina.chat.v1"

    /// A handshake has no body that anybody reads: its status says it.
    private static let unauthorized = ServerError(.unauthorized, "登录已过期，请重新登录")

    let path = "/ws"
    private let hub: ChatHub

    init(_ core: ServerCore) {
        hub = ChatHub(
            ChatStore(core.store.database), clock: core.clock, logger: core.logger, isInline: core.folder == nil)
    }

    func decide(_ request: SocketRequest) -> SocketDecision {
        guard request.session != nil else { return .refuse(Self.unauthorized) }
        return .accept(answer(to: request).headers)
    }

    func open(_ channel: any Channel, _ request: SocketRequest) throws -> SocketSession {
        guard let session = request.session else { throw Self.unauthorized }
        var configuration = SocketConfiguration()
        configuration.limits = SocketLimits(frame: 64 << 10, message: 64 << 10)
        configuration.keepAlive = .init(interval: .seconds(30), deadline: .seconds(15), idle: .minutes(5))
        configuration.queue = .init(frames: 1024, bytes: 1 << 20)
        let answer = answer(to: request)
        let hub = hub
        let number = hub.newNumber()
        let isPlain = answer.opening.subprotocol == nil
        try SocketConnection.open(
            on: channel, role: .server, opening: answer.opening, configuration: configuration
        ) { event in
            switch event {
            case .opened(let connection, _):
                hub.take(.arrived(ChatClient(number, connection, session, isPlain: isPlain)))
            case .message(.text(let text)): hub.take(.said(number, text))
            case .message(.binary): hub.take(.said(number, ""))
            case .closed: hub.take(.left(number))
            case .answered, .frame: break
            }
        }
        return { try await channel.closeFuture.get() }
    }

    private func answer(to request: SocketRequest) -> ServerAnswer {
        let speaksOurs = request.subprotocols.contains(Self.subprotocol)
        return ServerAnswer(to: request.head, subprotocol: speaksOurs ? Self.subprotocol : nil)
    }
}
