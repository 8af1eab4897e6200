package import NIOCore
import NIOHTTP1
import NIOPosix
import NIOWebSocket
import WebSockets

/// A WebSocket server on a free port of the loopback that sends back what it gets. "close CODE REASON" closes.
package struct EchoServer {
    package let channel: any Channel

    /// The URL of its echo.
    package var url: String { "ws://127.0.0.1:\(channel.localAddress?.port ?? 0)/echo" }

    package static func start(group: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton) async throws
        -> EchoServer
    {
        let channel = try await ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: 1024)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try configure(channel) }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        return EchoServer(channel: channel)
    }

    package func stop() async throws { try await channel.close() }

    private static func configure(_ channel: any Channel) throws {
        let upgrader = NIOTypedWebSocketServerUpgrader<Void>(
            maxFrameSize: 1 << 20, enableAutomaticErrorHandling: false,
            shouldUpgrade: { channel, head in
                let isKnown = ["/echo", "/watched"].contains { head.uri.hasPrefix($0) }
                return channel.eventLoop.makeSucceededFuture(isKnown ? answer(head).headers : nil)
            },
            upgradePipelineHandler: { channel, head in
                channel.eventLoop.makeCompletedFuture {
                    var configuration = SocketConfiguration()
                    if head.uri == "/watched" {
                        configuration.keepAlive = .init(interval: .milliseconds(100), deadline: .milliseconds(100))
                    }
                    let box = ConnectionBox()
                    try SocketConnection.open(
                        on: channel, role: .server, opening: answer(head).opening, configuration: configuration
                    ) { box.hear($0) }
                }
            })
        let filter = NotFoundFilter()
        let encoder = HTTPResponseEncoder()
        let decoder = ByteToMessageHandler(HTTPRequestDecoder(leftOverBytesStrategy: .forwardBytes))
        let handler = NIOTypedHTTPServerUpgradeHandler(
            httpEncoder: encoder, extraHTTPHandlers: [decoder, filter],
            upgradeConfiguration: NIOTypedHTTPServerUpgradeConfiguration(
                upgraders: [upgrader], notUpgradingCompletionHandler: { $0.eventLoop.makeSucceededVoidFuture() }))
        try channel.pipeline.syncOperations.addHandlers([encoder, decoder, filter, handler])
    }

    private static func answer(_ head: HTTPRequestHead) -> ServerAnswer {
        let names = head.headers[canonicalForm: "sec-websocket-protocol"]
        return ServerAnswer(
            to: head, subprotocol: names.contains("echo") ? "echo" : nil, deflate: DeflateParameters())
    }
}

/// One connection of the echo, on its event loop.
private final class ConnectionBox {
    private var connection: SocketConnection?

    func hear(_ event: SocketEvent) {
        switch event {
        case .opened(let connection, _): self.connection = connection
        case .message(.text(let text)) where text.hasPrefix("close "):
            let words = text.split(separator: " ", maxSplits: 2)
            connection?.close(
                words.count > 1 ? UInt16(words[1]).map { CloseCode(rawValue: $0) } : nil,
                reason: words.count > 2 ? String(words[2]) : "")
        case .message(.text("cut")): connection?.drop()
        case .message(let message): connection?.send(OutgoingMessage(message))
        case .closed: connection = nil
        default: break
        }
    }
}

/// Answers 404 where there is no WebSocket.
private final class NotFoundFilter: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if case .head(let head) = unwrapInboundIn(data),
            !["/echo", "/watched"].contains(where: { head.uri.hasPrefix($0) })
        {
            let answer = HTTPResponseHead(
                version: .http1_1, status: head.uri == "/refuse" ? .forbidden : .notFound,
                headers: ["content-length": "0"])
            context.write(wrapOutboundOut(.head(answer)), promise: nil)
            context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
            return
        }
        context.fireChannelRead(data)
    }
}
