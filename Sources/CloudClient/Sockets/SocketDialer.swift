package import NIOCore
import NIOPosix
import NIOSSL
package import WebSockets

/// Opens WebSockets as a client: connects, encrypts, shakes hands.
package struct SocketDialer: Sendable {
    /// What to open.
    package struct Call: Sendable {
        /// Where to connect: `ws:` or `wss:`.
        package var url: WebURL
        /// The value of `Host`, where it is not the URL's own.
        package var host: String?
        package var headers: [(name: String, value: String)] = []
        package var subprotocols: [String] = []
        /// permessage-deflate as it is offered; nil offers none.
        package var deflate: DeflateParameters?
        package var configuration = SocketConfiguration()
        /// Until the connection is open.
        package var timeout = TimeAmount.seconds(60)
        /// `TCP_NODELAY`.
        package var hasNoDelay = true
        /// A file of certificates to trust instead of the system's.
        package var trustedFile: String?

        package init(_ url: WebURL) {
            self.url = url
        }
    }

    private let group: any EventLoopGroup

    package init(group: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton) {
        self.group = group
    }

    /// Starts to open a connection.
    /// - Parameters:
    ///   - onEvent: hears everything of the connection, from `opened` on, on its event loop.
    ///   - onFailure: hears that it did not open, once, on an event loop; not after `cancel`.
    package func open(
        _ call: Call, onEvent: @escaping @Sendable (SocketEvent) -> Void,
        onFailure: @escaping @Sendable (HandshakeFailure) -> Void
    ) -> SocketAttempt {
        let loop = group.next()
        let attempt = SocketAttempt(loop: loop, onFailure: onFailure)
        loop.execute { start(call, attempt, loop, onEvent) }
        return attempt
    }

    private func start(
        _ call: Call, _ attempt: SocketAttempt, _ loop: any EventLoop,
        _ onEvent: @escaping @Sendable (SocketEvent) -> Void
    ) {
        attempt.begin(timeout: call.timeout)
        guard ["ws", "wss"].contains(call.url.scheme) else { return attempt.fail(.badURL(call.url.text)) }
        let bootstrap = ClientBootstrap(group: loop)
            .connectTimeout(call.timeout)
            .channelOption(.tcpOption(.tcp_nodelay), value: call.hasNoDelay ? 1 : 0)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    if call.url.isSecure { try channel.pipeline.syncOperations.addHandler(Self.encryption(call)) }
                }
            }
        bootstrap.connect(host: call.url.host, port: call.url.effectivePort).flatMap { channel in
            attempt.take(channel)
            return channel.eventLoop.makeCompletedFuture {
                try Self.handshake(call).start(on: channel) { event in
                    if case .opened = event, !attempt.succeed() { return channel.close(promise: nil) }
                    onEvent(event)
                }
            }.flatMap { $0 }
        }.whenFailure { attempt.fail(Self.failure($0)) }
    }

    private static func handshake(_ call: Call) -> ClientHandshake {
        var handshake = ClientHandshake(host: call.host ?? call.url.authority, target: call.url.target)
        handshake.headers = call.headers
        handshake.subprotocols = call.subprotocols
        handshake.deflate = call.deflate
        handshake.configuration = call.configuration
        return handshake
    }

    private static func encryption(_ call: Call) throws -> NIOSSLClientHandler {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.applicationProtocols = ["http/1.1"]
        if let file = call.trustedFile { configuration.trustRoots = .file(file) }
        let host = call.url.host
        return try NIOSSLClientHandler(
            context: try NIOSSLContext(configuration: configuration), serverHostname: isAddress(host) ? nil : host)
    }

    /// Addresses are no server names (RFC 6066, 3).
    private static func isAddress(_ host: String) -> Bool {
        do {
            _ = try SocketAddress(ipAddress: host, port: 0)
            return true
        } catch {
            return false
        }
    }

    private static func failure(_ error: any Error) -> HandshakeFailure {
        switch error {
        case let failure as HandshakeFailure: failure
        case let error as NIOSSLError: .notSecure("\(error)")
        case let error as BoringSSLError: .notSecure("\(error)")
        case let error as NIOConnectionError: .cannotConnect(reason(error))
        case ChannelError.connectTimeout: .timeout
        case let error as IOError: .cannotConnect(error.description)
        default: .cannotConnect("\(error)")
        }
    }

    private static func reason(_ error: NIOConnectionError) -> String {
        if let first = error.connectionErrors.first { return "\(first.error)" }
        return "\(error.host) is not known"
    }
}

/// A connection that is being opened. Confined to its event loop, but for `cancel`.
package final class SocketAttempt: Sendable {
    /// What the event loop knows.
    private struct State {
        var channel: (any Channel)?
        var timer: Scheduled<Void>?
        var isOver = false
    }

    private let loop: any EventLoop
    private let state: NIOLoopBoundBox<State>
    private let onFailure: @Sendable (HandshakeFailure) -> Void

    init(loop: any EventLoop, onFailure: @escaping @Sendable (HandshakeFailure) -> Void) {
        self.loop = loop
        self.onFailure = onFailure
        state = .makeBoxSendingValue(State(), eventLoop: loop)
    }

    /// Gives it up: nobody is told, unless it is open already.
    package func cancel() {
        loop.execute { [self] in
            guard !state.value.isOver else { return }
            over()
        }
    }

    func begin(timeout: TimeAmount) {
        guard !state.value.isOver else { return }
        state.value.timer = loop.scheduleTask(in: timeout) { [self] in fail(.timeout) }
    }

    func take(_ channel: any Channel) {
        if state.value.isOver { return channel.close(promise: nil) }
        state.value.channel = channel
    }

    /// Whether it is wanted that the connection is open.
    func succeed() -> Bool {
        guard !state.value.isOver else { return false }
        state.value.isOver = true
        state.value.timer?.cancel()
        return true
    }

    func fail(_ failure: HandshakeFailure) {
        guard !state.value.isOver else { return }
        over()
        onFailure(failure)
    }

    private func over() {
        state.value.isOver = true
        state.value.timer?.cancel()
        state.value.channel?.close(promise: nil)
        state.value.channel = nil
    }
}
