import Glibc
import HTTPTypes
import Hummingbird
import NIOCore
import NIOPosix

/// Answers with a file, or with the part of it that is asked for, piece by piece: a slow reader keeps one piece in memory.
enum FileAnswer {
    private static let piece = 128 * 1024

    /// - Parameters:
    ///   - path: the file's place; its content never changes.
    ///   - type: its content type.
    ///   - tag: names the content, for caches.
    static func make(_ path: String, type: String, tag: String, _ request: Request) throws -> Response {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw ServerError(.notFound, "the file is not there any more") }
        let file = OpenFile(descriptor)
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw ServerError(.notFound, "the file is not there any more") }
        let size = Int(status.st_size)
        var headers: HTTPFields = [
            .contentType: type, .acceptRanges: "bytes", .eTag: "\"\(tag)\"", .cacheControl: "max-age=31536000",
            .xContentTypeOptions: "nosniff", .contentSecurityPolicy: "sandbox",
        ]
        if request.headers[.ifNoneMatch] == "\"\(tag)\"" { return Response(status: .notModified, headers: headers) }
        switch ByteRange(request.headers[.range], size: size) {
        case .whole:
            return Response(status: .ok, headers: headers, body: body(file, 0..<size, of: request))
        case .part(let range):
            headers[.contentRange] = "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(size)"
            return Response(status: .partialContent, headers: headers, body: body(file, range, of: request))
        case .unsatisfiable:
            headers[.contentRange] = "bytes */\(size)"
            return Response(status: .rangeNotSatisfiable, headers: headers)
        }
    }

    private static func body(_ file: OpenFile, _ range: Range<Int>, of request: Request) -> ResponseBody {
        // What is asked by HEAD is told its length alone: a byte more would be taken for the next answer.
        let isAsked = request.method != .head
        return ResponseBody(contentLength: range.count) { writer in
            var place = isAsked ? range.lowerBound : range.upperBound
            while place < range.upperBound {
                let (start, count) = (place, min(piece, range.upperBound - place))
                let buffer = try await NIOThreadPool.singleton.runIfActive { try file.read(at: start, count: count) }
                place += buffer.readableBytes
                try await writer.write(buffer)
            }
            try await writer.finish(nil)
        }
    }
}

/// An open file; it is closed with the last who holds it.
private final class OpenFile: Sendable {
    private let descriptor: Int32

    init(_ descriptor: Int32) { self.descriptor = descriptor }

    deinit { close(descriptor) }

    /// At least one byte from a place on.
    func read(at place: Int, count: Int) throws -> ByteBuffer {
        var buffer = ByteBuffer()
        let length = buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: count) { bytes in
            max(0, pread(descriptor, bytes.baseAddress, count, off_t(place)))
        }
        guard length > 0 else { throw ServerError(.internalServerError, "the file has become shorter") }
        return buffer
    }
}
