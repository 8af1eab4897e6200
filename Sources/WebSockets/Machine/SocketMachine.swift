package import NIOCore
package import NIOWebSocket

/// One end of a connection by RFC 6455, without I/O: frames in, actions out. It knows fragmentation, control frames, the
/// close handshake from either side, UTF-8, limits, reserved bits and masks; compression is done by `SocketCompression`.
///
/// Not Sendable: it lives on its connection's event loop.
package struct SocketMachine {
    /// Where the connection is.
    package enum State: Equatable, Sendable {
        case open
        /// This end has sent its close frame.
        case closing
        case closed
    }

    package private(set) var state = State.open
    let role: SocketRole
    let limits: SocketLimits
    let compression: SocketCompression?
    private var incoming: IncomingMessage?
    /// What the owner is told when the transport ends without an answer to this end's close frame.
    private var failure: SocketFailure?
    private var random = SystemRandomNumberGenerator()

    package init(role: SocketRole, limits: SocketLimits = SocketLimits(), deflate: DeflateParameters? = nil) {
        self.role = role
        self.limits = limits
        compression = deflate.map { SocketCompression($0, role: role, limit: limits.message) }
    }

    // MARK: - Sending

    /// The frames of a message; none once closing. A size cuts it into fragments.
    package mutating func send(_ message: OutgoingMessage, fragmentSize: Int? = nil) -> [SocketAction] {
        guard state == .open else { return [] }
        var bytes = message.bytes
        var isCompressed = false
        if let compressed = compression?.compressed(bytes) {
            bytes = compressed
            isCompressed = true
        }
        let size = max(fragmentSize ?? bytes.readableBytes, 1)
        var actions: [SocketAction] = []
        repeat {
            let piece = bytes.readSlice(length: min(size, bytes.readableBytes)) ?? ByteBuffer()
            let first = actions.isEmpty
            actions.append(
                write(
                    first ? message.opcode : .continuation, piece, fin: bytes.readableBytes == 0,
                    rsv1: first && isCompressed))
        } while bytes.readableBytes > 0
        return actions
    }

    /// A ping with up to 125 bytes; none once closing.
    package mutating func ping(_ data: ByteBuffer = ByteBuffer()) -> [SocketAction] {
        guard state == .open else { return [] }
        return [write(.ping, data.getSlice(at: data.readerIndex, length: min(125, data.readableBytes)) ?? data)]
    }

    /// Starts the close handshake. A code that must not be sent gives an empty close frame; a reason is cut at 123 bytes.
    package mutating func close(_ code: CloseCode?, reason: String = "", because failure: SocketFailure? = nil)
        -> [SocketAction]
    {
        guard state == .open else { return [] }
        state = .closing
        self.failure = failure
        incoming = nil
        return [write(.connectionClose, Self.closePayload(code, reason)), .awaitClose]
    }

    // MARK: - Receiving

    /// A frame from the other end.
    package mutating func receive(_ frame: WebSocketFrame) -> [SocketAction] {
        guard state != .closed else {
            // The answer to the close frame that `fail` sent: the server closes the transport first (RFC 6455, 7.1.1).
            return role == .server && frame.opcode == .connectionClose ? [.end] : []
        }
        if let wrong = violation(of: frame) { return fail(.protocolError, wrong) }
        guard frame.length <= limits.frame else { return fail(.tooLarge, "frame over \(limits.frame) bytes") }
        let data = frame.unmaskedData
        switch frame.opcode {
        case .ping: return state == .open ? [write(.pong, data)] : []
        case .pong: return [.ponged(data)]
        case .connectionClose: return receiveClose(data)
        default: break
        }
        guard state == .open else { return [] }
        if frame.opcode != .continuation {
            incoming = IncomingMessage(opcode: frame.opcode, isCompressed: frame.rsv1)
        }
        do throws(SocketFailure) {
            try incoming?.append(data, isLast: frame.fin, limits: limits)
            guard frame.fin, let whole = incoming else { return [] }
            incoming = nil
            return [.deliver(try whole.message(inflatedBy: compression))]
        } catch {
            guard case .violation(let code, let words) = error else { return fail(.internalError, error.userMessage) }
            return fail(code, words)
        }
    }

    /// The frame could not even be read.
    package mutating func receive(_ error: NIOWebSocketError) -> [SocketAction] {
        switch error {
        case .invalidFrameLength: fail(.tooLarge, "frame over \(limits.frame) bytes")
        case .fragmentedControlFrame: fail(.protocolError, "fragmented control frame")
        case .multiByteControlFrameLength: fail(.protocolError, "control frame over 125 bytes")
        }
    }

    /// The transport ended.
    package mutating func receiveEnd() -> [SocketAction] {
        guard state != .closed else { return [] }
        state = .closed
        return [.closed(SocketClosure(code: .abnormal, failure: failure ?? .lost))]
    }

    /// The connection is given up at once: a deadline passed, or the owner wants to hear nothing more.
    package mutating func abandon(_ failure: SocketFailure) -> [SocketAction] {
        guard state != .closed else { return [.end] }
        state = .closed
        return [.closed(SocketClosure(code: .abnormal, failure: self.failure ?? failure)), .end]
    }

    /// Tells the other end what it did wrong and ends the connection (RFC 6455, 7.1.7).
    package mutating func fail(_ code: CloseCode, _ words: String) -> [SocketAction] {
        guard state != .closed else { return [] }
        let farewell = state == .open ? [write(.connectionClose, Self.closePayload(code, words))] : []
        state = .closed
        incoming = nil
        let closure = SocketClosure(code: .abnormal, failure: failure ?? .violation(code, words))
        return farewell + [.closed(closure), .awaitEnd]
    }

    // MARK: - Parts

    /// What is wrong with a frame whatever its payload is.
    private func violation(of frame: WebSocketFrame) -> String? {
        if role == .server, frame.maskKey == nil { return "frame without a mask" }
        if role == .client, frame.maskKey != nil { return "masked frame from a server" }
        if frame.rsv2 || frame.rsv3 { return "reserved bit set" }
        switch frame.opcode {
        case .text, .binary:
            if frame.rsv1, compression == nil { return "compressed frame without compression" }
            return incoming == nil ? nil : "new message inside a fragmented one"
        case .continuation:
            if frame.rsv1 { return "reserved bit set" }
            return incoming != nil || state == .closing ? nil : "continuation of nothing"
        case .connectionClose, .ping, .pong: return frame.rsv1 ? "reserved bit set" : nil
        default: return "unknown opcode"
        }
    }

    private mutating func receiveClose(_ data: ByteBuffer) -> [SocketAction] {
        let closure: SocketClosure
        do throws(SocketFailure) {
            closure = try Self.closure(of: data)
        } catch {
            guard case .violation(let code, let words) = error else { return fail(.internalError, error.userMessage) }
            return fail(code, words)
        }
        let answer = state == .open ? [write(.connectionClose, data)] : []
        let told = failure.map { SocketClosure(code: closure.code, reason: closure.reason, failure: $0) } ?? closure
        state = .closed
        incoming = nil
        return answer + [.closed(told), role == .server ? .end : .awaitEnd]
    }

    /// Reads a close frame's payload (RFC 6455, 5.5.1).
    private static func closure(of data: ByteBuffer) throws(SocketFailure) -> SocketClosure {
        var data = data
        guard data.readableBytes > 0 else { return SocketClosure(code: .none) }
        guard let number = data.readInteger(as: UInt16.self) else {
            throw .violation(.protocolError, "close frame of one byte")
        }
        let code = CloseCode(rawValue: number)
        guard code.isAllowedInFrames else { throw .violation(.protocolError, "close code \(number)") }
        var check = UTF8Check()
        guard data.withUnsafeReadableBytes({ check.accepts($0) }), check.isComplete else {
            throw .violation(.invalidData, "close reason is not UTF-8")
        }
        return SocketClosure(code: code, reason: String(buffer: data))
    }

    private static func closePayload(_ code: CloseCode?, _ reason: String) -> ByteBuffer {
        var payload = ByteBuffer()
        guard let code, code.isAllowedInFrames else { return payload }
        payload.writeInteger(code.rawValue)
        var left = 123
        for scalar in reason.unicodeScalars {
            let size = UTF8.width(scalar)
            guard size <= left else { break }
            left -= size
            payload.writeString(String(scalar))
        }
        return payload
    }

    private mutating func write(
        _ opcode: WebSocketOpcode, _ data: ByteBuffer, fin: Bool = true, rsv1: Bool = false
    ) -> SocketAction {
        let mask = role == .client ? WebSocketMaskingKey.random(using: &random) : nil
        // NIO's encoder masks what it writes: a frame on its way out has its payload in clear.
        return .write(WebSocketFrame(fin: fin, rsv1: rsv1, opcode: opcode, maskKey: mask, data: data))
    }
}
