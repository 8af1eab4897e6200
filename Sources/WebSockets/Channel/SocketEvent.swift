package import NIOCore
package import NIOWebSocket

/// What happens on a connection. All come on its event loop, in order: `opened` first, `closed` last.
package enum SocketEvent: Sendable {
    /// The handshake is done.
    case opened(SocketConnection, SocketOpening)
    /// A whole message came.
    case message(SocketMessage)
    /// The other end answered one of this end's pings after so long.
    case answered(roundTrip: TimeAmount)
    /// A frame went by; only where the configuration asks for it.
    case frame(FrameTrace)
    /// The connection is over.
    case closed(SocketClosure)
}

/// What the handshake agreed on.
package struct SocketOpening: Sendable, Equatable {
    /// The subprotocol, if one was chosen.
    package var subprotocol: String?
    /// permessage-deflate's parameters, if it is on.
    package var deflate: DeflateParameters?
    /// The header fields of the server's answer, as they came (a client's side only).
    package var headers: [Header] = []

    package init(subprotocol: String? = nil, deflate: DeflateParameters? = nil) {
        self.subprotocol = subprotocol
        self.deflate = deflate
    }

    /// One header field.
    package struct Header: Sendable, Equatable {
        package var name: String
        package var value: String
    }
}

/// A frame as someone who looks on sees it.
package struct FrameTrace: Sendable, Equatable {
    /// Whether this end sent it.
    package var isOutgoing: Bool
    package var opcode: WebSocketOpcode
    package var isFinal: Bool
    package var isCompressed: Bool
    /// Without its mask; still compressed if it is.
    package var payload: ByteBuffer

    init(_ frame: WebSocketFrame, isOutgoing: Bool) {
        self.isOutgoing = isOutgoing
        opcode = frame.opcode
        isFinal = frame.fin
        isCompressed = frame.rsv1
        payload = isOutgoing ? frame.data : frame.unmaskedData
    }
}
