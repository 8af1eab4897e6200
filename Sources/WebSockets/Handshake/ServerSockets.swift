package import NIOCore
package import NIOHTTP1
package import NIOWebSocket

/// How a server takes one connection.
package struct SocketAcceptance: Sendable {
    /// The subprotocol that was chosen from the client's; nil for none.
    package var subprotocol: String?
    /// What the server would like of permessage-deflate; nil turns it off.
    package var deflate: DeflateParameters?
    package var configuration: SocketConfiguration
    /// Hears everything of the connection, on its event loop.
    package var onEvent: @Sendable (SocketEvent) -> Void

    package init(
        subprotocol: String? = nil, deflate: DeflateParameters? = .withoutTakeover,
        configuration: SocketConfiguration = SocketConfiguration(), onEvent: @escaping @Sendable (SocketEvent) -> Void
    ) {
        self.subprotocol = subprotocol
        self.deflate = deflate
        self.configuration = configuration
        self.onEvent = onEvent
    }
}

/// The WebSocket side of a server's channels. Requests that are not accepted stay HTTP requests, for the router to answer
/// (401, 404, 426), without their `Upgrade` header.
package struct ServerSockets: Sendable {
    /// Looks at a well-formed upgrade request, on the channel's event loop; nil leaves it to the router.
    package typealias Accept = @Sendable (HTTPRequestHead, any Channel) -> SocketAcceptance?

    private let maxFrameSize: Int
    private let accept: Accept

    /// - Parameter maxFrameSize: the largest of what any acceptance's limits allow.
    package init(maxFrameSize: Int = 1 << 20, accept: @escaping Accept) {
        self.maxFrameSize = maxFrameSize
        self.accept = accept
    }

    /// What one channel's pipeline needs: the filter goes before NIO's upgrade handler (as one of its `extraHTTPHandlers`),
    /// the upgrader into that handler's configuration. On the channel's event loop.
    package func upgrade<Outcome: Sendable>(
        on channel: any Channel, outcome: @escaping @Sendable (any Channel) -> Outcome
    ) -> (filter: UpgradeFilter, upgrader: NIOTypedWebSocketServerUpgrader<Outcome>) {
        let accepted = NIOLoopBoundBox<Accepted?>(nil, eventLoop: channel.eventLoop)
        let accept = accept
        let filter = UpgradeFilter { head in
            accepted.value = accept(head, channel).map { Accepted($0, head) }
            return accepted.value != nil
        }
        let upgrader = NIOTypedWebSocketServerUpgrader<Outcome>(
            maxFrameSize: maxFrameSize, enableAutomaticErrorHandling: false,
            shouldUpgrade: { channel, _ in channel.eventLoop.makeSucceededFuture(accepted.value?.headers) },
            upgradePipelineHandler: { channel, _ in
                channel.eventLoop.makeCompletedFuture {
                    guard let accepted = accepted.value else { throw HandshakeFailure.closed }
                    _ = try SocketConnection.install(
                        on: channel, role: .server, opening: accepted.opening,
                        configuration: accepted.acceptance.configuration, onEvent: accepted.acceptance.onEvent)
                    return outcome(channel)
                }
            })
        return (filter, upgrader)
    }
}

/// An acceptance with what it agreed on.
private struct Accepted {
    let acceptance: SocketAcceptance
    let opening: SocketOpening
    let headers: HTTPHeaders

    init(_ acceptance: SocketAcceptance, _ head: HTTPRequestHead) {
        self.acceptance = acceptance
        var headers = HTTPHeaders()
        var opening = SocketOpening(subprotocol: acceptance.subprotocol)
        if let chosen = acceptance.subprotocol { headers.add(name: "Sec-WebSocket-Protocol", value: chosen) }
        let offers = head.headers["Sec-WebSocket-Extensions"]
        if let wanted = acceptance.deflate, let answer = DeflateParameters.answer(to: offers, preferring: wanted) {
            opening.deflate = answer.parameters
            headers.add(name: "Sec-WebSocket-Extensions", value: answer.header)
        }
        self.opening = opening
        self.headers = headers
    }
}

/// NIO loses the request head of an upgrade that is refused: requests that will not be upgraded lose their `Upgrade` here.
package final class UpgradeFilter: ChannelInboundHandler, RemovableChannelHandler {
    package typealias InboundIn = HTTPServerRequestPart
    package typealias InboundOut = HTTPServerRequestPart

    private let decide: (HTTPRequestHead) -> Bool

    init(_ decide: @escaping (HTTPRequestHead) -> Bool) {
        self.decide = decide
    }

    package func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard case .head(var head) = unwrapInboundIn(data), head.headers.contains(name: "upgrade") else {
            return context.fireChannelRead(data)
        }
        if !head.isWebSocketUpgrade || !decide(head) { head.headers.remove(name: "upgrade") }
        context.fireChannelRead(wrapInboundOut(.head(head)))
    }
}

extension HTTPRequestHead {
    /// Whether the request asks for a WebSocket in the way that RFC 6455, 4.2.1, wants.
    package var isWebSocketUpgrade: Bool {
        let keys = headers["sec-websocket-key"]
        return method == .GET && version == .http1_1
            && headers[canonicalForm: "upgrade"].contains { $0.lowercased() == "websocket" }
            && headers[canonicalForm: "connection"].contains { $0.lowercased() == "upgrade" }
            && headers["sec-websocket-version"] == ["13"] && keys.count == 1 && keys[0].utf8.count == 24
    }

    /// The subprotocols that a client offers, in its order.
    package var offeredSubprotocols: [String] {
        headers[canonicalForm: "sec-websocket-protocol"].map(String.init)
    }
}
