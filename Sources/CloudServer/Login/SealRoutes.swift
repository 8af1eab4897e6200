import Crypto
import CryptoExtras
import Foundation
import Hummingbird
import Synchronization
import Values

/// What the platform's own servers make for a program on the person's device: personal data that only a server with the
/// session's key can open and check (official documentation: framework/open-ability/signature), and the codes of
/// `getPhoneNumber`.
///
/// - `POST /termina/seal` {appid, user, raw, data} -> {signature, encryptedData, iv}; only the owner may ask.
/// - `POST /termina/phone` {appid, user, phone} -> {code, encryptedData, iv}; only the owner may ask.
/// - `POST /wxa/business/getuserphonenumber` {code} -> {errcode, errmsg, phone_info}: as the platform's, any access token.
struct SealRoutes: RouteFamily {
    private static let bodyBytes = 64 * 1024

    private let core: ServerCore
    private let keys: SessionKeys
    private let codes: PhoneCodes

    init(_ core: ServerCore) {
        self.core = core
        keys = SessionKeys(core)
        codes = PhoneCodes()
    }

    func add(to router: Router<ServerContext>) {
        router.post("/termina/seal") { request, _ in try await seal(request) }
        router.post("/termina/phone") { request, _ in try await phone(request) }
        router.post("/wxa/business/getuserphonenumber") { request, _ in try await exchange(request) }
    }

    private func seal(_ request: Request) async throws -> Response {
        try core.checkOwner(request)
        let body = try await request.object(limit: Self.bodyBytes)
        let person = try person(body)
        guard case .string(let raw)? = body["raw"], case .object(var data)? = body["data"] else {
            throw ServerError(.badRequest, "raw should be a text and data an object")
        }
        data["openId"] = .string(person.openID)
        data["unionId"] = .string(person.unionID)
        var sealed = try seal(data, person)
        let digest = Insecure.SHA1.hash(data: Array((raw + keys.sessionKey(openID: person.openID)).utf8))
        sealed["signature"] = .string(
            digest.map { (byte: UInt8) in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined())
        return .json(.object(sealed))
    }

    private func phone(_ request: Request) async throws -> Response {
        try core.checkOwner(request)
        let body = try await request.object(limit: Self.bodyBytes)
        let person = try person(body)
        guard case .string(let number)? = body["phone"], (1...32).contains(number.utf8.count) else {
            throw ServerError(.badRequest, "phone should be a text of 1 to 32 bytes")
        }
        let info = ValueObject([
            ("phoneNumber", .string(number)), ("purePhoneNumber", .string(number)), ("countryCode", "86"),
        ])
        var sealed = try seal(info, person)
        let now = core.clock.now()
        var marked = info
        marked["watermark"] = watermark(person.appID, now)
        let code = String(core.derive("phone/\(codes.next())/\(person.openID)/\(now)").prefix(64))
        codes.keep(code, .object(marked), now: now)
        sealed["code"] = .string(code)
        return .json(.object(sealed))
    }

    private func exchange(_ request: Request) async throws -> Response {
        let body = try await request.object(limit: 4096)
        guard case .string(let code)? = body["code"], let info = codes.take(code, now: core.clock.now()) else {
            return .json(["errcode": 40029, "errmsg": "code 无效"])
        }
        return .json(["errcode": 0, "errmsg": "ok", "phone_info": info])
    }

    private struct Person {
        var appID: String
        var openID: String
        var unionID: String
    }

    private func person(_ body: ValueObject) throws(ServerError) -> Person {
        guard case .string(let appID)? = body["appid"], case .string(let user)? = body["user"],
            (1...200).contains(appID.utf8.count), (1...200).contains(user.utf8.count)
        else { throw ServerError(.badRequest, "appid and user should be texts of 1 to 200 bytes") }
        return Person(
            appID: appID, openID: keys.openID(user: user, appID: appID), unionID: keys.unionID(user: user))
    }

    private func watermark(_ appID: String, _ now: Double) -> Value {
        ["timestamp": .number((now / 1000).rounded(.down)), "appid": .string(appID)]
    }

    /// AES-128-CBC with PKCS#7 padding under the person's session key.
    private func seal(_ data: ValueObject, _ person: Person) throws -> ValueObject {
        var data = data
        data["watermark"] = watermark(person.appID, core.clock.now())
        let key = Data(base64Encoded: keys.sessionKey(openID: person.openID)) ?? Data()
        let iv = AES._CBC.IV()
        let text = try AES._CBC.encrypt(JSON.bytes(.object(data)) ?? [], using: SymmetricKey(data: key), iv: iv)
        return ValueObject([
            ("encryptedData", .string(text.base64EncodedString())),
            ("iv", .string(Data(iv).base64EncodedString())),
        ])
    }
}

/// The codes of `getPhoneNumber`: good once, for five minutes.
private final class PhoneCodes: Sendable {
    private struct State {
        var entries: [String: (info: Value, end: Double)] = [:]
        var count = 0
    }

    private static let most = 10_000
    private let state = Mutex(State())

    /// The number of the next code.
    func next() -> Int {
        state.withLock { state in
            state.count += 1
            return state.count
        }
    }

    func keep(_ code: String, _ info: Value, now: Double) {
        state.withLock { state in
            if state.entries.count >= Self.most { state.entries = state.entries.filter { $0.value.end > now } }
            if state.entries.count >= Self.most { state.entries = [:] }
            state.entries[code] = (info, now + LoginCodes.lifetime)
        }
    }

    func take(_ code: String, now: Double) -> Value? {
        state.withLock { state in
            guard let entry = state.entries.removeValue(forKey: code), entry.end > now else { return nil }
            return entry.info
        }
    }
}
