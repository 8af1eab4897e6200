package import HTTPTypes
package import Hummingbird
import NIOCore
package import Values

extension Response {
    /// An answer of JSON.
    package static func json(_ value: Value, status: HTTPResponse.Status = .ok) -> Response {
        let bytes = JSON.bytes(value) ?? Array("null".utf8)
        return bytesOfType("application/json; charset=utf-8", bytes, status: status)
    }

    /// An answer of text.
    package static func text(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
        bytesOfType("text/plain; charset=utf-8", Array(text.utf8), status: status)
    }

    private static func bytesOfType(
        _ type: String, _ bytes: [UInt8], status: HTTPResponse.Status
    ) -> Response {
        Response(
            status: status, headers: [.contentType: type], body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// The answer of an error.
    static func failure(_ error: ServerError) -> Response { json(error.body, status: error.status) }
}
