import CZlib
import NIOCore

/// Inflates the messages of one direction (RFC 7692, 7.2.2), never to more than a limit.
final class Inflater {
    /// zlib keeps a pointer to its stream, so that it must not move.
    private let stream: UnsafeMutablePointer<z_stream>
    private let keepsWindow: Bool

    /// - Returns: nil when zlib has no memory.
    init?(windowBits: Int, keepsWindow: Bool) {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        self.keepsWindow = keepsWindow
        guard czlib_inflate_init(stream, CInt(windowBits)) == Z_OK else {
            stream.deallocate()
            return nil
        }
    }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
    }

    /// The message in clear.
    func inflated(_ message: ByteBuffer, limit: Int) throws(SocketFailure) -> ByteBuffer {
        var input = ByteBuffer()
        input.reserveCapacity(message.readableBytes + 4)
        input.writeImmutableBuffer(message)
        input.writeBytes([0, 0, 0xFF, 0xFF])
        var output = ByteBuffer()
        output.reserveCapacity(min(limit, message.readableBytes * 4) + 64)
        let failure = input.withUnsafeMutableReadableBytes { bytes -> SocketFailure? in
            stream.pointee.next_in = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
            stream.pointee.avail_in = UInt32(bytes.count)
            return inflateAll(into: &output, limit: limit)
        }
        if let failure { throw failure }
        if !keepsWindow { inflateReset(stream) }
        return output
    }

    private func inflateAll(into output: inout ByteBuffer, limit: Int) -> SocketFailure? {
        while true {
            var result = Z_OK
            output.writeWithUnsafeMutableBytes(minimumWritableBytes: 4096) { space in
                stream.pointee.next_out = space.baseAddress?.assumingMemoryBound(to: UInt8.self)
                // A step at a time, so that a small bomb does not fill a big buffer.
                let offered = min(space.count, 1 << 16)
                stream.pointee.avail_out = UInt32(offered)
                result = inflate(stream, Z_SYNC_FLUSH)
                return offered - Int(stream.pointee.avail_out)
            }
            if output.readableBytes > limit { return .violation(.tooLarge, "message over \(limit) bytes") }
            switch result {
            // A block may be marked as the last one (RFC 7692, 7.2.3.4): the next begins anew with the same window.
            case Z_STREAM_END: inflateResetKeep(stream)
            case Z_OK: break
            case Z_BUF_ERROR where stream.pointee.avail_in == 0: return nil
            default: return .violation(.invalidData, "compressed data is damaged")
            }
            if stream.pointee.avail_in == 0, stream.pointee.avail_out > 0 { return nil }
        }
    }
}
