import CloudClient
import NIOCore
import WebSockets

/// A client's connection whose events are awaited one by one.
final class TestSocket: Sendable {
    /// What came, shortly.
    enum Happening: Sendable, Equatable {
        case opened(SocketOpening)
        case message(SocketMessage)
        case answered
        case closed(SocketClosure)
        case failed(HandshakeFailure)
    }

    private let stream: AsyncStream<Happening>
    private let connections: AsyncStream<SocketConnection>
    let attempt: SocketAttempt

    init(_ url: String, change: (inout SocketDialer.Call) -> Void = { _ in }) throws {
        guard let address = WebURL(url) else { throw HandshakeFailure.badURL(url) }
        var call = SocketDialer.Call(address)
        change(&call)
        let (stream, feed) = AsyncStream.makeStream(of: Happening.self)
        let (connections, connectionFeed) = AsyncStream.makeStream(of: SocketConnection.self)
        self.stream = stream
        self.connections = connections
        attempt = SocketDialer().open(call) { event in
            switch event {
            case .opened(let connection, let opening):
                connectionFeed.yield(connection)
                feed.yield(.opened(opening))
            case .message(let message): feed.yield(.message(message))
            case .answered: feed.yield(.answered)
            case .frame: break
            case .closed(let closure):
                feed.yield(.closed(closure))
                feed.finish()
            }
        } onFailure: { failure in
            feed.yield(.failed(failure))
            feed.finish()
        }
    }

    func next() async -> Happening? {
        for await happening in stream { return happening }
        return nil
    }

    /// The connection, once it is open.
    func opened() async -> SocketConnection? {
        for await connection in connections {
            _ = await next()
            return connection
        }
        return nil
    }

    /// What closed it, past everything else.
    func closure() async -> SocketClosure? {
        while let happening = await next() {
            if case .closed(let closure) = happening { return closure }
        }
        return nil
    }
}
