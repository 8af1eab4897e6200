package import NIOCore
package import NIOWebSocket

/// A whole message, as it arrives.
package enum SocketMessage: Sendable, Equatable {
    case text(String)
    case binary(ByteBuffer)
}

/// A whole message on its way out. Making it once and sending it to many connections shares its bytes.
package struct OutgoingMessage: Sendable, Equatable {
    /// `.text` or `.binary`.
    package let opcode: WebSocketOpcode
    package let bytes: ByteBuffer

    /// Text.
    package init(text: String) {
        opcode = .text
        bytes = ByteBuffer(string: text)
    }

    /// Text that is already encoded. The caller vouches for its being UTF-8.
    package init(utf8 bytes: ByteBuffer) {
        opcode = .text
        self.bytes = bytes
    }

    /// Bytes.
    package init(binary bytes: ByteBuffer) {
        opcode = .binary
        self.bytes = bytes
    }

    /// What arrived, sent again.
    package init(_ message: SocketMessage) {
        switch message {
        case .text(let text): self.init(text: text)
        case .binary(let bytes): self.init(binary: bytes)
        }
    }
}
