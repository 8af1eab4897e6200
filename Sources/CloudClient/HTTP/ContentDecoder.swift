import CZlib

/// Unpacks a body that a server packed (`Content-Encoding: gzip` or `deflate`), piece by piece, never to more than a limit.
///
/// Confined: a `WebExchange` touches it only under its lock.
final class ContentDecoder: @unchecked Sendable {
    /// zlib keeps a pointer to its stream, so that it must not move.
    private let stream: UnsafeMutablePointer<z_stream>
    private let limit: Int
    private let isGzip: Bool
    private var isStarted = false
    private var isAtEnd = false
    private var made = 0

    /// A decoder for a `Content-Encoding`; nil where there is nothing to unpack, or what nobody asked for.
    init?(_ encoding: String, limit: Int) {
        switch encoding.lowercased() {
        case "gzip", "x-gzip": isGzip = true
        case "deflate": isGzip = false
        default: return nil
        }
        self.limit = limit
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
    }

    deinit {
        if isStarted { inflateEnd(stream) }
        stream.deallocate()
    }

    /// Whether the packed data ended where it should.
    var isWhole: Bool { isAtEnd || !isStarted }

    /// The next piece in clear.
    func decode(_ piece: some Collection<UInt8>) throws(WebFailure) -> [UInt8] {
        var input = Array(piece)
        guard !input.isEmpty else { return [] }
        if !isStarted { try start(input) }
        // What follows a gzip stream is another one, or padding.
        if isAtEnd {
            guard isGzip, input[0] == 0x1F else { return [] }
            inflateReset(stream)
            isAtEnd = false
        }
        var output: [UInt8] = []
        let failure = input.withUnsafeMutableBufferPointer { bytes -> WebFailure? in
            stream.pointee.next_in = bytes.baseAddress
            stream.pointee.avail_in = UInt32(clamping: bytes.count)
            return inflateAll(into: &output)
        }
        if let failure { throw failure }
        return output
    }

    private func start(_ input: [UInt8]) throws(WebFailure) {
        // Some servers send "deflate" without the zlib header that belongs to it.
        let isBare =
            !isGzip && (input[0] & 15 != 8 || input.count > 1 && (Int(input[0]) << 8 | Int(input[1])) % 31 != 0)
        let bits: Int32 = isBare ? -15 : 15 + 32
        guard inflateInit2_(stream, bits, zlibVersion(), Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            throw .other("no memory to unpack the response")
        }
        isStarted = true
    }

    private func inflateAll(into output: inout [UInt8]) -> WebFailure? {
        let room = 64 << 10
        while true {
            var result = Z_OK
            let piece = [UInt8](unsafeUninitializedCapacity: room) { buffer, filled in
                stream.pointee.next_out = buffer.baseAddress
                stream.pointee.avail_out = UInt32(room)
                result = inflate(stream, Z_NO_FLUSH)
                filled = room - Int(stream.pointee.avail_out)
            }
            output += piece
            made += piece.count
            if made > limit { return .tooLarge }
            switch result {
            case Z_STREAM_END:
                isAtEnd = true
                guard isGzip, stream.pointee.avail_in > 0, stream.pointee.next_in.pointee == 0x1F else { return nil }
                inflateReset(stream)
                isAtEnd = false
            case Z_OK where stream.pointee.avail_out == 0 || stream.pointee.avail_in > 0: break
            case Z_OK, Z_BUF_ERROR: return nil
            default: return .malformed("the packed body is damaged")
            }
        }
    }
}
