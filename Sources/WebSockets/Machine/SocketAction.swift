package import NIOCore
package import NIOWebSocket

/// What a `SocketMachine` wants done.
package enum SocketAction: Equatable {
    /// Write this frame. It has its mask key where it needs one; its payload is in clear.
    case write(WebSocketFrame)
    /// A whole message is there.
    case deliver(SocketMessage)
    /// The other end answered a ping.
    case ponged(ByteBuffer)
    /// This end has said that it closes: the other has a while to answer.
    case awaitClose
    /// All is said. The other end closes the transport; if it does not in a while, this end does.
    case awaitEnd
    /// Close the transport once everything is written.
    case end
    /// Tell the owner that the connection is over. Comes once.
    case closed(SocketClosure)
}

/// How a connection ended.
package struct SocketClosure: Sendable, Equatable {
    /// The other end's code; 1005 when it gave none, 1006 when the connection ended without its close frame.
    package var code: CloseCode
    /// The other end's words.
    package var reason: String
    /// What went wrong, when the closing was no agreement.
    package var failure: SocketFailure?

    package init(code: CloseCode, reason: String = "", failure: SocketFailure? = nil) {
        self.code = code
        self.reason = reason
        self.failure = failure
    }

    /// Whether both ends agreed.
    package var wasClean: Bool { failure == nil }
}

/// Why a connection failed after it was open.
package enum SocketFailure: Error, Sendable, Equatable {
    /// The other end broke the protocol or a limit; it was told by this code and these words.
    case violation(CloseCode, String)
    /// The transport ended without a close frame.
    case lost
    /// The other end did not answer a close frame in time.
    case closeTimeout
    /// The other end did not answer a ping in time.
    case pingTimeout
    /// The other end reads too slowly: what waited for it was thrown away.
    case tooSlow
    /// This end dropped the connection on purpose.
    case dropped

    /// A sentence for people.
    package var userMessage: String {
        switch self {
        case .violation(let code, let words): "protocol violation (\(code.rawValue)): \(words)"
        case .lost: "the connection was lost"
        case .closeTimeout: "the other end did not answer the closing in time"
        case .pingTimeout: "the other end did not answer a ping in time"
        case .tooSlow: "the other end reads too slowly"
        case .dropped: "the connection was dropped"
        }
    }
}
