import CloudClient
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOPosix

/// The open port, and the connections that came through it.
final class Listener: Sendable {
    /// Where it listens, with the port that it really has.
    let address: SocketAddress
    private let channel: any Channel
    private let connections: ConnectionTable

    private init(_ channel: any Channel, _ address: SocketAddress, _ connections: ConnectionTable) {
        self.channel = channel
        self.address = address
        self.connections = connections
    }

    /// Opens a port.
    /// - Parameter counted: called with the number of open connections whenever it changes.
    static func open(
        host: String, port: Int, routes: Routes, limits: ServerLimits, clock: ServerClock,
        group: any EventLoopGroup, logger: Logger,
        counted: @escaping @Sendable (_ open: Int) -> Void
    ) async throws -> Listener {
        let connections = ConnectionTable(limits, clock, counted: counted)
        let client = ClientChannel(
            responder: { request, writer, channel in
                try await respond(request, writer, channel, routes, connections, logger)
            }, routes: routes, limits: limits)
        let channel = try await ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: 1024)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelInitializer { channel in
                guard connections.add(channel) else { return channel.eventLoop.makeFailedFuture(ChannelError.eof) }
                return client.setup(channel: channel, logger: logger).map { value in
                    let executor = LoopExecutor(channel.eventLoop)
                    Task(executorPreference: executor) { await client.handle(value: value, logger: logger) }
                }
            }
            .bind(host: host, port: port).get()
        guard let address = channel.localAddress else { throw ChannelError.unknownLocalAddress }
        return Listener(channel, address, connections)
    }

    /// Takes no more connections, lets requests that are being answered end for so long, and closes everything.
    func close(grace: TimeAmount) async throws {
        try await channel.close()
        connections.quiesce()
        let end = NIODeadline.now() + grace
        while connections.count > 0, NIODeadline.now() < end {
            try await channel.eventLoop.scheduleTask(in: .milliseconds(5)) {}.futureResult.get()
        }
        connections.closeAll()
    }

    private static func respond(
        _ request: Request, _ writer: consuming ResponseWriter, _ channel: any Channel, _ routes: Routes,
        _ connections: ConnectionTable, _ logger: Logger
    ) async throws {
        let client = channel.remoteAddress?.ipAddress ?? ""
        guard connections.beginRequest(of: client) else {
            let answer = Response.failure(ServerError(.tooManyRequests, "too many requests"))
            return try await writer.write(response: answer.head, body: answer.body)
        }
        defer { connections.endRequest(of: client) }
        if request.headers[.expect]?.lowercased() == "100-continue" {
            try await writer.writeInformationalHead(HTTPResponse(status: .continue))
        }
        let answer = await routes.respond(to: request, channel: channel, logger: logger)
        try await writer.write(response: answer.head, body: answer.body)
    }
}
