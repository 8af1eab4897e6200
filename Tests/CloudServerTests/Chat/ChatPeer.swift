import CloudClient
import CloudServer
import NIOCore
import Testing
import Values
import WebSockets

/// A client of the chat whose frames are awaited one by one.
final class ChatPeer: Sendable {
    private let frames: AsyncStream<ValueObject>
    let connection: SocketConnection

    private init(_ frames: AsyncStream<ValueObject>, _ connection: SocketConnection) {
        self.frames = frames
        self.connection = connection
    }

    /// Connects as a user; the closure comes as a frame of type "closed".
    static func connect(
        _ server: CloudServer, _ user: String, appID: String = "wx1", isPlain: Bool = false, token: String? = nil
    ) async throws -> ChatPeer {
        let session = Session(userID: 1, openID: user, appID: appID)
        let text = token ?? server.core.token.sign(session, now: server.core.clock.now())
        guard let url = WebURL("ws://127.0.0.1:\(server.port)/ws") else { throw HandshakeFailure.badURL("") }
        var call = SocketDialer.Call(url)
        call.headers = [("Authorization", "Bearer \(text)")]
        if !isPlain { call.subprotocols = ["other", "termina.chat.v1"] }
        let (frames, feed) = AsyncStream.makeStream(of: ValueObject.self)
        let (opened, openedFeed) = AsyncThrowingStream.makeStream(of: SocketConnection.self)
        _ = SocketDialer().open(call) { event in
            switch event {
            case .opened(let connection, _): openedFeed.yield(connection)
            case .message(.text(let text)):
                if case .object(let frame)? = try? JSON.parse(text) { feed.yield(frame) }
            case .closed(let closure):
                feed.yield(["type": "closed", "code": .number(Double(closure.code.rawValue))])
            default: break
            }
        } onFailure: {
            openedFeed.finish(throwing: $0)
        }
        for try await connection in opened { return ChatPeer(frames, connection) }
        throw HandshakeFailure.closed
    }

    /// Connects, and joins a room.
    static func join(_ server: CloudServer, _ user: String, room: String = "r") async throws -> ChatPeer {
        let peer = try await connect(server, user)
        await peer.expect("welcome")
        peer.say(["type": "join", "room": .string(room)])
        await peer.expect("joined")
        return peer
    }

    func say(_ frame: Value) { connection.send(OutgoingMessage(text: JSON.string(frame) ?? "")) }

    func say(message: String, id: String, room: String = "r") {
        say(["type": "message", "room": .string(room), "id": .string(id), "content": .string(message)])
    }

    func next() async -> ValueObject {
        for await frame in frames { return frame }
        return [:]
    }

    /// The next frame, which is to be of this type.
    @discardableResult
    func expect(_ type: String, _ location: SourceLocation = #_sourceLocation) async -> ValueObject {
        let frame = await next()
        #expect(frame.word("type") == type, "\(JSON.string(.object(frame)) ?? "")", sourceLocation: location)
        return frame
    }
}

extension ValueObject {
    /// A member as text.
    func word(_ name: String) -> String { self[name]?.toString() ?? "nothing" }

    /// The contents of its messages.
    var contents: [String] {
        guard case .array(let list)? = self["messages"] else { return [] }
        return list.map { if case .object(let message) = $0 { message.word("content") } else { "?" } }
    }
}
