import Bridge
import NIOCore
import NIOWebSocket
import Values
import WebSockets

/// Between the values of programs and the bytes of sockets.
enum SocketBytes {
    static func buffer(_ bytes: [UInt8]) -> ByteBuffer { ByteBuffer(bytes: bytes) }

    static func count(_ buffer: ByteBuffer) -> Int { buffer.readableBytes }

    /// A message's data as a program sees it: text, or an ArrayBuffer.
    static func value(_ message: SocketMessage) -> Value {
        switch message {
        case .text(let text): .string(text)
        case .binary(let bytes): .binary(Array(bytes.readableBytesView))
        }
    }
}

extension SocketRecord.Frame {
    /// A frame as the devtools see it; nil for one of an unknown kind.
    init?(_ frame: FrameTrace) {
        let kind: Kind
        switch frame.opcode {
        case .text: kind = .text
        case .binary: kind = .binary
        case .continuation: kind = .continuation
        case .ping: kind = .ping
        case .pong: kind = .pong
        case .connectionClose: kind = .close
        default: return nil
        }
        let payload = SocketRecord.Payload(
            Array(frame.payload.readableBytesView), isText: kind == .text && !frame.isCompressed)
        self.init(
            isOutgoing: frame.isOutgoing, kind: kind, isFinal: frame.isFinal, isCompressed: frame.isCompressed,
            payload: payload)
    }
}
