import Crypto
import Values

/// Whom a token names.
package struct Session: Hashable, Sendable {
    /// The user's number on this server.
    package var userID: Int
    /// The user's name for one mini-program.
    package var openID: String
    /// The mini-program that the user signed in to.
    package var appID: String

    package init(userID: Int, openID: String, appID: String) {
        self.userID = userID
        self.openID = openID
        self.appID = appID
    }
}

/// JSON Web Tokens of one key and one algorithm, HS256 (RFC 7519). A token that names another algorithm, or none, is refused
/// before anything else of it is looked at.
package struct Token: Sendable {
    /// How long a token is good, in milliseconds: seven days.
    package static let lifetime = 7 * 24 * 3600 * 1000.0
    /// A longer text is no token of ours.
    private static let longest = 4096

    private let key: SymmetricKey

    package init(secret: [UInt8]) { key = SymmetricKey(data: secret) }

    /// Signs a token that is good from now on for seven days.
    package func sign(_ session: Session, now: Double) -> String {
        let issued = (now / 1000).rounded(.down)
        let payload: Value = [
            "userId": .number(Double(session.userID)), "openid": .string(session.openID),
            "appid": .string(session.appID), "iat": .number(issued),
            "exp": .number(issued + Self.lifetime / 1000),
        ]
        let head: Value = ["alg": "HS256", "typ": "JWT"]
        let text = [head, payload].map { Base64URL.encode(JSON.bytes($0) ?? []) }.joined(separator: ".")
        return text + "." + Base64URL.encode(Array(HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: key)))
    }

    /// Whom a token names, if it is ours and still good.
    package func verify(_ token: some StringProtocol, now: Double) -> Session? {
        guard token.utf8.count <= Self.longest else { return nil }
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let head = object(parts[0]), isString(head["alg"], "HS256"),
            let signature = Base64URL.decode(parts[2])
        else { return nil }
        let text = "\(parts[0]).\(parts[1])"
        guard HMAC<SHA256>.isValidAuthenticationCode(signature, authenticating: Array(text.utf8), using: key),
            let payload = object(parts[1]), case .number(let end)? = payload["exp"], end * 1000 > now
        else { return nil }
        if case .number(let start)? = payload["nbf"], start * 1000 > now { return nil }
        guard case .number(let user)? = payload["userId"], let userID = Int(exactly: user),
            case .string(let openID)? = payload["openid"], case .string(let appID)? = payload["appid"]
        else { return nil }
        return Session(userID: userID, openID: openID, appID: appID)
    }

    /// The token of `Authorization: Bearer TOKEN`; the scheme is matched as RFC 7235 wants it.
    package static func bearer(_ field: String?) -> Substring? {
        guard let field else { return nil }
        let parts = field.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else { return nil }
        let text = parts[1].drop { $0 == " " }
        return text.isEmpty ? nil : text
    }

    /// The member `token` of a URL's query.
    static func query(in uri: String) -> String? {
        guard let mark = uri.firstIndex(of: "?") else { return nil }
        for member in uri[uri.index(after: mark)...].split(separator: "&") where member.hasPrefix("token=") {
            return String(member.dropFirst(6))
        }
        return nil
    }

    private func object(_ part: some StringProtocol) -> ValueObject? {
        guard let bytes = Base64URL.decode(part) else { return nil }
        do throws(JSONError) {
            if case .object(let object) = try JSON.parse(bytes) { return object }
            return nil
        } catch {
            // What is no JSON is no token.
            return nil
        }
    }

    private func isString(_ value: Value?, _ text: String) -> Bool {
        if case .string(text)? = value { true } else { false }
    }
}
