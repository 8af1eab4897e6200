import CloudDatabase
import HTTPTypes
import Hummingbird
import NIOCore
import Values

/// `POST /cloud/database`: the calls of the database; `POST /cloud/app`: what an app's folder brings; `POST /cloud/collections`:
/// what there is. The forms are in `Database.md`.
struct DatabaseRoutes: RouteFamily {
    private let core: ServerCore
    private let service: DatabaseService
    private let apps: AppBundles

    init(_ core: ServerCore) {
        self.core = core
        service = core.documents.service
        apps = AppBundles(core, service)
    }

    /// What a call may weigh.
    private static let clientBytes = 1 << 20
    private static let adminBytes = 16 << 20

    func add(to router: Router<ServerContext>) {
        router.post("/cloud/database") { [core, service] request, context in
            let caller = try core.caller(request, context)
            let body = try await Self.body(of: request, limit: caller.isAdmin ? Self.adminBytes : Self.clientBytes)
            return Self.answer(await service.perform(body, by: caller))
        }
        router.post("/cloud/collections") { [core, service] request, _ in
            try core.checkOwner(request)
            let body = try await Self.body(of: request, limit: Self.clientBytes)
            guard case .string(let appID)? = body["appid"] else {
                throw ServerError(.badRequest, "appid should be a string")
            }
            let collections = try await service.collections(of: appID)
            return Self.answer(DatabaseService.Reply(result: .success(["collections": .array(collections)])))
        }
        router.post("/cloud/app") { [core, apps] request, _ in
            try core.checkOwner(request)
            let body = try await Self.body(of: request, limit: Self.adminBytes)
            return Self.answer(try await apps.take(body))
        }
    }

    private static func body(of request: Request, limit: Int) async throws -> ValueObject {
        let bytes = try await request.bytes(limit: limit)
        let value: Value
        do throws(JSONError) {
            value = try ExtendedJSON.parse(bytes)
        } catch {
            throw ServerError(.badRequest, "the body is no extended JSON: \(error)")
        }
        guard case .object(let body) = value else { throw ServerError(.badRequest, "the body is JSON, but no object") }
        return body
    }

    private static func answer(_ reply: DatabaseService.Reply) -> Response {
        var body: ValueObject
        switch reply.result {
        case .success(let result): body = ["result": .object(result)]
        case .failure(let failure): body = ["error": failure.value]
        }
        if let decision = reply.decision { body["decision"] = decision.value }
        return Response(
            status: .ok, headers: [.contentType: "application/json; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: ExtendedJSON.bytes(.object(body)))))
    }
}

extension ServerCore {
    /// Who calls: the user that the token names, or with the owner's key an administrator of the mini-program that
    /// `X-Termina-App` names.
    /// - Throws: `ServerError` for `code: 401` without either.
    func caller(_ request: Request, _ context: ServerContext) throws(ServerError) -> CloudCaller {
        if isAdmin(request.headers[.terminaKey]), let appID = request.headers[.terminaApp] {
            return .admin(appID: appID)
        }
        let session = try context.signedIn()
        return .client(appID: session.appID, openid: session.openID)
    }
}

extension HTTPField.Name {
    /// Names the mini-program that an administrator acts for.
    static let terminaApp: HTTPField.Name = {
        guard let name = HTTPField.Name("X-Termina-App") else { preconditionFailure("the name is a token") }
        return name
    }()
}
