package import NIOCore
import NIOWebSocket

/// An open connection, from any thread. What it does comes as `SocketEvent`s.
package final class SocketConnection: Sendable {
    /// The transport below.
    package let channel: any Channel
    private let handler: NIOLoopBound<SocketHandler>

    private init(_ channel: any Channel, _ handler: NIOLoopBound<SocketHandler>) {
        self.channel = channel
        self.handler = handler
    }

    /// Sends a message. It is dropped silently when the connection is closing: `closed` tells.
    package func send(_ message: OutgoingMessage) {
        onLoop { $0.send(message) }
    }

    /// Sends a ping; the answer comes as `SocketEvent.answered`.
    package func ping() {
        onLoop { $0.ping() }
    }

    /// Starts the close handshake.
    package func close(_ code: CloseCode? = .normal, reason: String = "") {
        onLoop { $0.close(code, reason: reason) }
    }

    /// Cuts the transport without a word.
    package func drop() {
        onLoop { $0.drop(.dropped) }
    }

    /// Sends one message to many, with one hop to each of their event loops. A loop that is behind writes what several such
    /// calls brought to a connection at once.
    package static func send(_ message: OutgoingMessage, to connections: some Sequence<SocketConnection>) {
        var groups: [ObjectIdentifier: [SocketConnection]] = [:]
        for connection in connections {
            groups[ObjectIdentifier(connection.channel.eventLoop), default: []].append(connection)
        }
        for group in groups.values {
            guard let loop = group.first?.channel.eventLoop else { continue }
            loop.execute {
                for connection in group { connection.handler.value.sendLater(message) }
                loop.execute {
                    for connection in group { connection.handler.value.flushIfNeeded() }
                }
            }
        }
    }

    private func onLoop(_ work: @escaping @Sendable (SocketHandler) -> Void) {
        let loop = channel.eventLoop
        if loop.inEventLoop {
            work(handler.value)
        } else {
            loop.execute { [handler] in work(handler.value) }
        }
    }

    /// Takes a channel over whose handshake is done and that speaks frames (NIO's frame coders are its last handlers), and
    /// tells the owner that it is open. On the channel's event loop.
    /// - Parameter onEvent: hears everything of the connection, on its event loop.
    @discardableResult
    package static func open(
        on channel: any Channel, role: SocketRole, opening: SocketOpening, configuration: SocketConfiguration,
        onEvent: @escaping (SocketEvent) -> Void
    ) throws -> SocketConnection {
        let machine = SocketMachine(role: role, limits: configuration.limits, deflate: opening.deflate)
        let handler = SocketHandler(machine: machine, configuration: configuration, onEvent: onEvent)
        try channel.pipeline.syncOperations.addHandler(handler)
        let connection = SocketConnection(channel, NIOLoopBound(handler, eventLoop: channel.eventLoop))
        onEvent(.opened(connection, opening))
        handler.start()
        return connection
    }
}
