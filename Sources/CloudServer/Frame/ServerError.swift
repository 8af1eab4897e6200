package import HTTPTypes
import Values

/// Why a request fails: a flat body `{code, message}` for the client.
package struct ServerError: Error, Sendable {
    package var status: HTTPResponse.Status
    /// The business code in the body.
    package var code: Int
    /// A sentence for people.
    package var message: String

    package init(_ status: HTTPResponse.Status, code: Int? = nil, _ message: String) {
        self.status = status
        self.code = code ?? status.code
        self.message = message
    }

    /// No token, or one that is expired or not ours. Business codes travel with HTTP 200, as clients expect it.
    package static let unauthorized = ServerError(.ok, code: 401, "登录已过期，请重新登录")
    /// Something of the server's own went wrong.
    static let broken = ServerError(.internalServerError, "服务器错误")

    /// The body.
    var body: Value { ["code": .number(Double(code)), "message": .string(message)] }
}
