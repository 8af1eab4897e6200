import NIOCore
import NIOHTTP1

/// Takes the `Upgrade` header from requests that will not be upgraded: NIO loses the head of a request whose upgrade is
/// refused, so such a request must reach the router as a plain one.
final class UpgradeFilter: ChannelInboundHandler, RemovableChannelHandler, Sendable {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart

    private let accepts: @Sendable (HTTPRequestHead) -> Bool

    /// - Parameter accepts: whether a WebSocket is to be opened for a request that asks for one properly.
    init(accepts: @escaping @Sendable (HTTPRequestHead) -> Bool) { self.accepts = accepts }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard case .head(var head) = unwrapInboundIn(data), head.headers.contains(name: "upgrade") else {
            return context.fireChannelRead(data)
        }
        if !Self.isProper(head) || !accepts(head) { head.headers.remove(name: "upgrade") }
        context.fireChannelRead(wrapInboundOut(.head(head)))
    }

    /// Whether a request opens a WebSocket as RFC 6455, section 4.2.1, wants it.
    private static func isProper(_ head: HTTPRequestHead) -> Bool {
        let protocols = head.headers[canonicalForm: "upgrade"].map { $0.lowercased() }
        let connection = head.headers[canonicalForm: "connection"].map { $0.lowercased() }
        return head.method == .GET && head.version == .http1_1 && protocols == ["websocket"]
            && connection.contains("upgrade") && head.headers["sec-websocket-key"].count == 1
            && head.headers["sec-websocket-version"] == ["13"]
    }
}
