import NIOCore
import NIOWebSocket

/// A message whose fragments arrive.
struct IncomingMessage {
    /// Of its first frame: `.text` or `.binary`.
    let opcode: WebSocketOpcode
    /// Whether its first frame had RSV1 set (RFC 7692, 6).
    let isCompressed: Bool
    private var bytes = ByteBuffer()
    private var fragments = 0
    private var check = UTF8Check()

    init(opcode: WebSocketOpcode, isCompressed: Bool) {
        self.opcode = opcode
        self.isCompressed = isCompressed
    }

    /// Adds a fragment. Text that is not compressed is checked as it comes.
    mutating func append(_ data: ByteBuffer, isLast: Bool, limits: SocketLimits) throws(SocketFailure) {
        fragments += 1
        guard fragments <= limits.fragments else { throw .violation(.policy, "over \(limits.fragments) fragments") }
        guard data.readableBytes <= limits.message - bytes.readableBytes else {
            throw .violation(.tooLarge, "message over \(limits.message) bytes")
        }
        if opcode == .text, !isCompressed { try examine(data, isLast: isLast) }
        if fragments == 1 {
            bytes = data
        } else {
            bytes.writeImmutableBuffer(data)
        }
    }

    /// The whole message.
    func message(inflatedBy compression: SocketCompression?) throws(SocketFailure) -> SocketMessage {
        guard isCompressed else { return finished(bytes) }
        guard let compression else { throw .violation(.protocolError, "compressed frame without compression") }
        let inflated = try compression.inflated(bytes)
        if opcode == .text {
            var whole = IncomingMessage(opcode: opcode, isCompressed: false)
            try whole.examine(inflated, isLast: true)
        }
        return finished(inflated)
    }

    private mutating func examine(_ data: ByteBuffer, isLast: Bool) throws(SocketFailure) {
        let isValid = data.withUnsafeReadableBytes { check.accepts($0) } && (check.isComplete || !isLast)
        guard isValid else { throw .violation(.invalidData, "text is not UTF-8") }
    }

    private func finished(_ bytes: ByteBuffer) -> SocketMessage {
        opcode == .text ? .text(String(buffer: bytes)) : .binary(bytes)
    }
}
