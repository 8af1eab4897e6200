import CZlib
import NIOCore

/// Compresses the messages of one direction (RFC 7692, 7.2.1).
final class Deflater {
    /// zlib keeps a pointer to its stream, so that it must not move.
    private let stream: UnsafeMutablePointer<z_stream>
    private let keepsWindow: Bool

    /// - Returns: nil when zlib has no memory or no such window.
    init?(windowBits: Int, keepsWindow: Bool) {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        self.keepsWindow = keepsWindow
        // Level 1: a chat's frames are small, and its server has many connections.
        guard windowBits >= 9, czlib_deflate_init(stream, 1, CInt(windowBits)) == Z_OK else {
            stream.deallocate()
            return nil
        }
    }

    deinit {
        deflateEnd(stream)
        stream.deallocate()
    }

    /// The message's compressed form without its last four bytes, `00 00 ff ff`; nil when zlib fails.
    func compressed(_ message: ByteBuffer) -> ByteBuffer? {
        var input = message
        var output = ByteBuffer()
        output.reserveCapacity(Int(deflateBound(stream, UInt(message.readableBytes))) + 16)
        var result = Z_OK
        input.withUnsafeMutableReadableBytes { bytes in
            stream.pointee.next_in = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
            stream.pointee.avail_in = UInt32(bytes.count)
            repeat {
                output.writeWithUnsafeMutableBytes(minimumWritableBytes: 512) { space in
                    stream.pointee.next_out = space.baseAddress?.assumingMemoryBound(to: UInt8.self)
                    stream.pointee.avail_out = UInt32(clamping: space.count)
                    let offered = Int(stream.pointee.avail_out)
                    result = deflate(stream, Z_SYNC_FLUSH)
                    return offered - Int(stream.pointee.avail_out)
                }
            } while result == Z_OK && stream.pointee.avail_out == 0
        }
        if !keepsWindow { deflateReset(stream) }
        guard result == Z_OK || result == Z_BUF_ERROR, output.readableBytes >= 4 else { return nil }
        output.moveWriterIndex(to: output.writerIndex - 4)
        return output
    }
}
