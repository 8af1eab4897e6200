import HTTPTypes
import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1
import NIOHTTPTypes
import NIOHTTPTypesHTTP1
import NIOWebSocket

/// One client's connection: HTTP/1.1 until, perhaps, a WebSocket is opened on it.
struct ClientChannel: HTTPChannelHandler {
    /// What a connection has become.
    enum Upgraded: Sendable {
        case http(NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>)
        case socket(SocketSession)
    }

    /// A connection that is being set up.
    struct Value: ServerChildChannelValue {
        let upgraded: EventLoopFuture<Upgraded>
        let channel: any Channel
    }

    /// The largest frame; what is longer is refused by the WebSocket's own reader, which sends 1009.
    private static let frameBytes = 16 * 1024 * 1024

    let responder: Responder
    let routes: Routes
    let limits: ServerLimits

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        channel.eventLoop.makeCompletedFuture {
            let upgrade = NIOTypedHTTPServerUpgradeConfiguration<Upgraded>(upgraders: [upgrader()]) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(HTTP1ToHTTPServerCodec(secure: false))
                    return .http(
                        try NIOAsyncChannel(
                            wrappingChannelSynchronously: channel,
                            configuration: .init(isOutboundHalfClosureEnabled: true)))
                }
            }
            var bounds = NIOHTTPDecoderLimitConfiguration()
            bounds.maxHeaderFieldSize = limits.headerBytes
            bounds.maxHeaderListSize = limits.headerBytes
            bounds.maxHeaderFieldCount = limits.headerFields
            let encoder = HTTPResponseEncoder()
            let decoder = ByteToMessageHandler(
                HTTPRequestDecoder(leftOverBytesStrategy: .forwardBytes, limitConfiguration: bounds))
            let warden = ConnectionGuard(limits)
            let routes = routes
            let filter = UpgradeFilter { routes.socket(for: $0) != nil }
            let handler = NIOTypedHTTPServerUpgradeHandler(
                httpEncoder: encoder, extraHTTPHandlers: [decoder, warden, filter], upgradeConfiguration: upgrade)
            try channel.pipeline.syncOperations.addHandlers([encoder, decoder, warden, filter, handler])
            return Value(upgraded: handler.upgradeResultFuture, channel: channel)
        }
    }

    func handle(value: Value, logger: Logger) async {
        do {
            switch try await value.upgraded.get() {
            case .http(let channel): await handleHTTP(asyncChannel: channel, logger: logger)
            case .socket(let session): try await session()
            }
        } catch {
            logger.debug("connection: \(error)")
        }
        do {
            try await value.channel.close()
        } catch {
            // It was closed already.
            logger.trace("closing: \(error)")
        }
    }

    private func upgrader() -> NIOTypedWebSocketServerUpgrader<Upgraded> {
        let routes = routes
        return NIOTypedWebSocketServerUpgrader(
            maxFrameSize: Self.frameBytes, enableAutomaticErrorHandling: false,
            shouldUpgrade: { channel, head in
                channel.eventLoop.makeSucceededFuture(routes.socket(for: head)?.2)
            },
            upgradePipelineHandler: { channel, head in
                // A client that has gone away must be noticed though nobody reads.
                channel.setOption(.allowRemoteHalfClosure, value: false).flatMapThrowing {
                    guard let (route, request, _) = routes.socket(for: head) else { throw ChannelError.eof }
                    return .socket(try route.open(channel, request))
                }
            })
    }
}
