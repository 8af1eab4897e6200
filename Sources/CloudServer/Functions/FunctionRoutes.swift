import HTTPTypes
import Hummingbird
import Values

/// `POST /cloud/functions` {name, data, env} -> {result: {result, requestID}, logs} or {error: {code, message}, logs};
/// `POST /cloud/functions/bundle` (owner) {appid, env, hash, functions?: {name: {path: text}}} -> {result: {known}}.
struct FunctionRoutes: RouteFamily {
    private static let callBytes = 6 << 20
    private static let bundleBytes = 64 << 20

    private let core: ServerCore
    private let functions: FunctionService

    init(_ core: ServerCore, _ functions: FunctionService) {
        self.core = core
        self.functions = functions
    }

    func add(to router: Router<ServerContext>) {
        router.post("/cloud/functions") { [core, functions] request, context in
            let caller = try core.caller(request, context)
            let body = try await Self.body(request, Self.callBytes)
            let reply = await functions.call(body, by: caller, openid: caller.openid)
            var answer: ValueObject
            switch reply.result {
            case .success(let value):
                answer = ["result": ["result": value, "requestID": .string(reply.requestID)]]
            case .failure(let failure): answer = ["error": failure.value]
            }
            answer["logs"] = .array(reply.logs)
            return Response.json(.object(answer))
        }
        router.post("/cloud/functions/bundle") { [core, functions] request, _ in
            try core.checkOwner(request)
            let body = try await request.object(limit: Self.bundleBytes)
            guard case .string(let appID)? = body["appid"] else {
                throw ServerError(.badRequest, "appid should be a string")
            }
            let env: String? = if case .string(let env)? = body["env"] { env } else { nil }
            do {
                let environment = CloudCaller.environment(env, of: appID)
                let isKnown = try await functions.bundles.take(body, env: environment)
                return Response.json(["result": ["known": .bool(isKnown)]])
            } catch let failure as CloudFailure {
                return Response.json(["error": failure.value])
            }
        }
    }

    /// A call's body: extended JSON, as the client writes it.
    private static func body(_ request: Request, _ limit: Int) async throws -> ValueObject {
        let bytes = try await request.bytes(limit: limit)
        do throws(JSONError) {
            if case .object(let body) = try ExtendedJSON.parse(bytes) { return body }
        } catch {
            throw ServerError(.badRequest, "the body is no extended JSON: \(error)")
        }
        throw ServerError(.badRequest, "the body is JSON, but no object")
    }
}
