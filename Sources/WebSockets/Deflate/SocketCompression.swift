import NIOCore

/// Both directions of permessage-deflate on one connection. A direction that keeps no window has no zlib stream between
/// messages: a stream to deflate with is 256 KB.
///
/// Not Sendable: it lives on its connection's event loop.
final class SocketCompression {
    private let limit: Int
    private let outgoing: (bits: Int, keepsWindow: Bool)
    private let incoming: (bits: Int, keepsWindow: Bool)
    private var deflater: Deflater?
    private var inflater: Inflater?

    /// Messages below this many bytes go as they are.
    private static let threshold = 64

    init(_ parameters: DeflateParameters, role: SocketRole, limit: Int) {
        self.limit = limit
        let server = (parameters.serverMaxWindowBits, !parameters.serverNoContextTakeover)
        let client = (parameters.clientMaxWindowBits, !parameters.clientNoContextTakeover)
        outgoing = role == .server ? server : client
        incoming = role == .server ? client : server
    }

    /// The compressed message; nil when it is better sent as it is.
    func compressed(_ message: ByteBuffer) -> ByteBuffer? {
        guard message.readableBytes >= Self.threshold, outgoing.bits >= 9 else { return nil }
        let deflater = deflater ?? Deflater(windowBits: outgoing.bits, keepsWindow: outgoing.keepsWindow)
        if outgoing.keepsWindow { self.deflater = deflater }
        guard let result = deflater?.compressed(message) else {
            self.deflater = nil
            return nil
        }
        // With a kept window the other end must see what this end's window holds.
        return outgoing.keepsWindow || result.readableBytes < message.readableBytes ? result : nil
    }

    /// The message in clear.
    func inflated(_ message: ByteBuffer) throws(SocketFailure) -> ByteBuffer {
        let inflater = inflater ?? Inflater(windowBits: incoming.bits, keepsWindow: incoming.keepsWindow)
        if incoming.keepsWindow { self.inflater = inflater }
        guard let inflater else { throw .violation(.internalError, "no memory to inflate") }
        return try inflater.inflated(message, limit: limit)
    }
}
