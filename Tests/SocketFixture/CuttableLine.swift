package import NIOCore
import NIOPosix
import Synchronization

/// Carries bytes between whoever connects to its port and another port of the loopback, until it is cut.
package final class CuttableLine: Sendable {
    private let listener: any Channel
    private let open: OpenEnds

    /// Where it listens.
    package var port: Int { listener.localAddress?.port ?? 0 }

    package init(to target: Int, group: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton) async throws {
        let open = OpenEnds()
        self.open = open
        listener = try await ServerBootstrap(group: group)
            .childChannelInitializer { near in
                open.add(near)
                return ClientBootstrap(group: near.eventLoop)
                    .channelOption(.autoRead, value: false)
                    .connect(host: "127.0.0.1", port: target)
                    .flatMapThrowing { far in
                        open.add(far)
                        try near.pipeline.syncOperations.addHandler(Pipe(to: far))
                        try far.pipeline.syncOperations.addHandler(Pipe(to: near))
                        // The near end is not registered before this is done, and reads by itself then.
                        far.setOption(.autoRead, value: true).whenSuccess { far.read() }
                    }
            }
            .bind(host: "127.0.0.1", port: 0).get()
    }

    /// Cuts every connection, in the middle of whatever it carries.
    package func cut() async throws {
        for end in open.take() {
            // It may be closed already by what it was joined to.
            end.close(promise: nil)
            try await end.closeFuture.get()
        }
    }

    /// Cuts everything and listens no more.
    package func stop() async throws {
        try await listener.close()
        for end in open.take() { end.close(promise: nil) }
    }

    /// The ends of all connections.
    private final class OpenEnds: Sendable {
        private let ends = Mutex<[ObjectIdentifier: any Channel]>([:])

        func add(_ end: any Channel) {
            let key = ObjectIdentifier(end)
            ends.withLock { $0[key] = end }
            end.closeFuture.whenComplete { _ in self.ends.withLock { _ = $0.removeValue(forKey: key) } }
        }

        func take() -> [any Channel] {
            ends.withLock { ends in
                defer { ends = [:] }
                return Array(ends.values)
            }
        }
    }
}

/// Passes on what arrives at one end, and its close.
private final class Pipe: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let other: any Channel

    init(to other: any Channel) { self.other = other }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        other.writeAndFlush(unwrapInboundIn(data), promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) { other.close(promise: nil) }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}
