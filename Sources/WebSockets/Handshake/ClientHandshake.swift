package import NIOCore
import NIOHTTP1
import NIOWebSocket

/// A client's side of the handshake, on a channel that is connected (and encrypted where it must be).
package struct ClientHandshake: Sendable {
    /// `Host`: name and, unless it is the scheme's own, port.
    package var host: String
    /// Path and query.
    package var target: String
    /// Further header fields; those of the handshake itself are not replaced.
    package var headers: [(name: String, value: String)] = []
    /// The subprotocols to choose from.
    package var subprotocols: [String] = []
    /// permessage-deflate as it is offered; nil offers none.
    package var deflate: DeflateParameters?
    package var configuration = SocketConfiguration()

    package init(host: String, target: String) {
        self.host = host
        self.target = target
    }

    /// Sends the request and waits for the answer. On the channel's event loop.
    /// - Parameter onEvent: hears everything of the connection, on its event loop, from `opened` on.
    /// - Returns: the connection, or a failure: a `HandshakeFailure`, or what the layers below say.
    package func start(on channel: any Channel, onEvent: @escaping @Sendable (SocketEvent) -> Void) throws
        -> EventLoopFuture<SocketConnection>
    {
        let head = try requestHead()
        let upgrader = NIOTypedWebSocketClientUpgrader<SocketConnection>(
            maxFrameSize: configuration.limits.frame, enableAutomaticErrorHandling: false,
            upgradePipelineHandler: { [self] channel, answer in
                channel.eventLoop.makeCompletedFuture {
                    try SocketConnection.open(
                        on: channel, role: .client, opening: try opening(answer), configuration: configuration,
                        onEvent: onEvent)
                }
            })
        let status = NIOLoopBoundBox<HTTPResponseHead?>(nil, eventLoop: channel.eventLoop)
        let upgrade = NIOTypedHTTPClientUpgradeConfiguration<SocketConnection>(
            upgradeRequestHead: head, upgraders: [upgrader],
            notUpgradingCompletionHandler: { channel in
                let failure = Self.refusal(status.value)
                channel.close(promise: nil)
                return channel.eventLoop.makeFailedFuture(failure)
            })
        let encoder = HTTPRequestEncoder()
        // The default would drop frames that come together with the answer.
        let decoder = ByteToMessageHandler(HTTPResponseDecoder(leftOverBytesStrategy: .forwardBytes))
        let probe = AnswerProbe { status.value = $0 }
        let handler = NIOTypedHTTPClientUpgradeHandler(
            httpHandlers: [encoder, decoder, probe], upgradeConfiguration: upgrade)
        try channel.pipeline.syncOperations.addHandlers([encoder, decoder, probe, handler])
        return handler.upgradeResultFuture.flatMapErrorThrowing { error in
            channel.close(promise: nil)
            throw Self.failure(error)
        }
    }

    private func requestHead() throws(HandshakeFailure) -> HTTPRequestHead {
        var fields = HTTPHeaders([("Host", host)])
        for field in headers {
            guard !Self.ownFields.contains(field.name.lowercased()) else { continue }
            guard Self.isFieldName(field.name), Self.isFieldValue(field.value) else { throw .badHeader(field.name) }
            fields.add(name: field.name, value: field.value)
        }
        for name in subprotocols where !Self.isFieldName(name) { throw .badProtocol(name) }
        if !subprotocols.isEmpty {
            fields.add(name: "Sec-WebSocket-Protocol", value: subprotocols.joined(separator: ", "))
        }
        if let deflate { fields.add(name: "Sec-WebSocket-Extensions", value: deflate.offer) }
        return HTTPRequestHead(version: .http1_1, method: .GET, uri: target, headers: fields)
    }

    private func opening(_ answer: HTTPResponseHead) throws(HandshakeFailure) -> SocketOpening {
        var opening = SocketOpening()
        let chosen = answer.headers["Sec-WebSocket-Protocol"]
        if let name = chosen.first {
            guard chosen.count == 1, subprotocols.contains(name) else { throw .badProtocol(name) }
            opening.subprotocol = name
        }
        opening.deflate = try DeflateParameters.accepted(
            answer.headers["Sec-WebSocket-Extensions"], offered: deflate)
        opening.headers = answer.headers.map { SocketOpening.Header(name: $0.name, value: $0.value) }
        return opening
    }

    private static let ownFields: Set<String> = [
        "host", "upgrade", "connection", "sec-websocket-key", "sec-websocket-version", "sec-websocket-protocol",
        "sec-websocket-extensions", "content-length", "transfer-encoding",
    ]

    private static func refusal(_ answer: HTTPResponseHead?) -> HandshakeFailure {
        guard let answer else { return .closed }
        guard answer.status == .switchingProtocols else { return .refused(status: Int(answer.status.code)) }
        return .badAnswer("Sec-WebSocket-Accept")
    }

    /// What is no matter of WebSocket (TLS) stays as it is.
    private static func failure(_ error: any Error) -> any Error {
        switch error {
        case let failure as HandshakeFailure: failure
        case is HTTPParserError: HandshakeFailure.badAnswer("not HTTP")
        case is NIOHTTPClientUpgradeError: HandshakeFailure.badAnswer("no upgrade")
        case is ChannelError: HandshakeFailure.closed
        default: error
        }
    }

    /// A token (RFC 9110, 5.6.2).
    private static func isFieldName(_ name: String) -> Bool {
        !name.isEmpty
            && name.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
                default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
                }
            }
    }

    private static func isFieldValue(_ value: String) -> Bool {
        value.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }
    }
}

/// Remembers the answer's head: NIO's upgrade handler does not tell with which status a server refused.
private final class AnswerProbe: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPClientResponsePart
    typealias InboundOut = HTTPClientResponsePart

    private let onHead: (HTTPResponseHead) -> Void

    init(_ onHead: @escaping (HTTPResponseHead) -> Void) {
        self.onHead = onHead
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if case .head(let head) = unwrapInboundIn(data) { onHead(head) }
        context.fireChannelRead(data)
    }
}
