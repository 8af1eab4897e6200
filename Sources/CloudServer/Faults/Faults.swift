import HTTPTypes
import Hummingbird
import NIOCore

/// Failures on purpose, for demonstration: `?fail=500` answers with that status, `?code=403` with that business code,
/// `?delay=3000` waits so many milliseconds first.
struct Faults: RouterMiddleware {
    typealias Context = ServerContext

    /// The longest wait, in milliseconds.
    private static let longestDelay = 120_000

    let clock: ServerClock

    func handle(
        _ request: Request, context: ServerContext, next: (Request, ServerContext) async throws -> Response
    ) async throws -> Response {
        let isOwn = request.uri.path.hasPrefix("/termina/") || request.uri.path.hasPrefix("/sns/")
        guard !isOwn, request.uri.query != nil else { return try await next(request, context) }
        if let delay = try request.number("delay", in: 0...Self.longestDelay) {
            try await clock.sleep(Double(delay), context.channel.eventLoop)
        }
        if let status = try request.number("fail", in: 400...599) {
            throw ServerError(HTTPResponse.Status(code: status), Self.message(status))
        }
        if let code = try request.number("code", in: 1...99_999) {
            throw ServerError(.ok, code: code, Self.message(code))
        }
        return try await next(request, context)
    }

    private static func message(_ code: Int) -> String {
        switch code {
        case 400: "请求参数错误"
        case 401: "登录已过期，请重新登录"
        case 403: "没有权限"
        case 404: "资源不存在"
        case 500...599: "服务器错误"
        default: "操作失败"
        }
    }
}
