import HTTPTypes
import Hummingbird
import Logging

/// Turns what a route throws into a flat body `{code, message}`.
struct ErrorBodies: RouterMiddleware {
    typealias Context = ServerContext

    func handle(
        _ request: Request, context: ServerContext, next: (Request, ServerContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let error as ServerError {
            return .failure(error)
        } catch let error as HTTPError {
            let nothing = error.status == .notFound ? "there is nothing at \(request.uri.path)" : nil
            return .failure(ServerError(error.status, error.body ?? nothing ?? error.status.reasonPhrase))
        } catch {
            context.logger.error("\(request.method) \(request.uri.path): \(error)")
            return .failure(.broken)
        }
    }
}
