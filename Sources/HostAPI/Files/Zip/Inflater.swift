import CZlib

/// Undoes deflate (RFC 1951), piece by piece. Not for several threads.
final class Inflater {
    private var stream = z_stream()
    private let isReady: Bool
    private var isAtEnd = false

    init() { isReady = czlib_inflate_init(&stream, 15) == Z_OK }

    deinit { if isReady { inflateEnd(&stream) } }

    /// What these bytes, behind those before, stand for; nil if they are damaged or stand for more than the limit.
    func inflate(_ input: [UInt8], limit: Int) -> [UInt8]? {
        guard isReady else { return nil }
        guard !isAtEnd else { return input.isEmpty ? [] : nil }
        var input = input
        var output: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        let isSound = input.withUnsafeMutableBufferPointer { source in
            stream.next_in = source.baseAddress
            stream.avail_in = UInt32(source.count)
            // One more round than there is input: what is left inside comes out too.
            repeat {
                let (status, made) = chunk.withUnsafeMutableBufferPointer { target in
                    stream.next_out = target.baseAddress
                    stream.avail_out = UInt32(target.count)
                    let status = CZlib.inflate(&stream, Z_NO_FLUSH)
                    return (status, target.count - Int(stream.avail_out))
                }
                output += chunk[..<made]
                guard output.count <= limit else { return false }
                if status == Z_STREAM_END {
                    isAtEnd = true
                    return true
                }
                guard status == Z_OK || status == Z_BUF_ERROR else { return false }
            } while stream.avail_out == 0 || stream.avail_in > 0 && stream.avail_out < UInt32(chunk.count)
            return true
        }
        stream.next_in = nil
        return isSound ? output : nil
    }
}
