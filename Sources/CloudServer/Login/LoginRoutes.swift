import HTTPTypes
import Hummingbird
import Values

/// Signing in: the platform's exchange of a code, and a server of one's own that uses it.
///
/// - `POST /termina/code` {appid, user} -> {code, openid}: for `wx.login`; only the owner may ask.
/// - `GET /sns/jscode2session`: as the platform's.
/// - `POST /login` {code} -> {code: 0, message, token, userId, openid}.
/// - `POST /user/profile` {nickName, ...} and `GET /user/profile`, with a token.
struct LoginRoutes: RouteFamily {
    /// The bytes of a profile.
    private static let profileBytes = 16 * 1024
    /// The characters of an appid, a user's name or a code.
    private static let longestName = 200
    /// Who runs Termina without a name of their own.
    private static let nameless = "default"

    private let core: ServerCore
    private let users: UserStore
    private let keys: SessionKeys
    private let codes: LoginCodes

    init(_ core: ServerCore) {
        self.core = core
        users = UserStore(core.store)
        keys = SessionKeys(core)
        let isRepeatable = core.folder == nil
        codes = LoginCodes { number in
            var random = SystemRandomNumberGenerator()
            let name = isRepeatable ? "code/\(number)" : "code/\(number)/\(random.next())/\(random.next())"
            return "0" + core.derive(name).filter { $0.isLetter || $0.isNumber }.prefix(31)
        }
    }

    func add(to router: Router<ServerContext>) {
        router.post("/termina/code") { request, _ in try await issue(request) }
        router.get("/sns/jscode2session") { request, _ in try await exchange(request) }
        router.post("/login") { request, _ in try await login(request) }
        router.post("/user/profile") { request, context in try await setProfile(request, context) }
        router.get("/user/profile") { _, context in try await profile(context) }
        router.get("/avatars/:name") { _, context in try ProductRoutes.picture(context) }
    }

    private func issue(_ request: Request) async throws -> Response {
        try core.checkOwner(request)
        let body = try await request.object(limit: 4096)
        let (appID, user) = (try name("appid", body), try name("user", body))
        let owner = LoginCodes.Owner(
            appID: appID, openID: keys.openID(user: user, appID: appID), name: user == Self.nameless ? nil : user)
        let code = codes.issue(to: owner, now: core.clock.now())
        return .json(["code": .string(code), "openid": .string(owner.openID)])
    }

    /// - Throws: `ServerError` 400 unless a member is a text of some length.
    private func name(_ key: String, _ body: ValueObject) throws(ServerError) -> String {
        guard case .string(let text)? = body[key], !text.isEmpty, text.utf8.count <= Self.longestName else {
            throw ServerError(.badRequest, "\(key) should be a text of 1 to \(Self.longestName) bytes")
        }
        return text
    }

    private func exchange(_ request: Request) async throws -> Response {
        func refuse(_ code: Int, _ message: String) -> Response {
            .json(["errcode": .number(Double(code)), "errmsg": .string(message)])
        }
        guard request.query("grant_type") == "authorization_code" else { return refuse(40002, "invalid grant_type") }
        guard let appID = request.query("appid"), !appID.isEmpty else { return refuse(41002, "appid missing") }
        guard let secret = request.query("secret"), !secret.isEmpty else { return refuse(41004, "appsecret missing") }
        guard let code = request.query("js_code"), !code.isEmpty else { return refuse(41008, "missing code") }
        // Without one of its own every secret is as good as another.
        if let wanted = try await core.store.setting("secret/\(appID)"), wanted != secret {
            return refuse(40125, "invalid appsecret")
        }
        do throws(LoginCodes.Refusal) {
            let owner = try codes.redeem(code, appID: appID, now: core.clock.now())
            return .json([
                "session_key": .string(keys.sessionKey(openID: owner.openID)), "openid": .string(owner.openID),
            ])
        } catch {
            switch error {
            case .invalid: return refuse(40029, "invalid code")
            case .used: return refuse(40163, "code been used")
            }
        }
    }

    private func login(_ request: Request) async throws -> Response {
        let body = try await request.object(limit: 4096)
        guard case .string(let code)? = body["code"], !code.isEmpty else {
            throw ServerError(.ok, code: 400, "缺少参数 code")
        }
        let owner: LoginCodes.Owner
        let now = core.clock.now()
        do throws(LoginCodes.Refusal) {
            owner = try codes.redeem(code, appID: nil, now: now)
        } catch {
            switch error {
            case .invalid: throw ServerError(.ok, code: 40029, "invalid code")
            case .used: throw ServerError(.ok, code: 40163, "code been used")
            }
        }
        let session = try await users.findOrCreate(owner, now: now)
        return .json([
            "code": 0, "message": "ok", "token": .string(core.token.sign(session, now: now)),
            "userId": .number(Double(session.userID)), "openid": .string(session.openID),
        ])
    }

    private func setProfile(_ request: Request, _ context: ServerContext) async throws -> Response {
        let session = try context.signedIn()
        let profile = try await request.object(limit: Self.profileBytes)
        guard try await users.setProfile(profile, of: session.userID) else { throw ServerError.unauthorized }
        return .json(["code": 0, "message": "ok"])
    }

    private func profile(_ context: ServerContext) async throws -> Response {
        let session = try context.signedIn()
        guard let profile = try await users.profile(of: session.userID) else { throw ServerError.unauthorized }
        var body = profile
        body["code"] = 0
        body["message"] = "ok"
        body["userId"] = .number(Double(session.userID))
        return .json(.object(body))
    }
}
