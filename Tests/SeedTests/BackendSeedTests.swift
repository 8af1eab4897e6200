import Crypto
import Foundation
import JWTKit
import JavaScript
import Testing

/// The seed's own backend (2.2): it runs verbatim in a machine with small stand-ins for what it requires.
@Suite(.enabled(if: Snippets.folder != nil, Snippets.whereTheyAre))
struct BackendSeedTests {
    private struct Claims: JWTPayload {
        var userId: Int
        var openid: String
        var iat: IssuedAtClaim
        var exp: ExpirationClaim

        func verify(using algorithm: some JWTAlgorithm) throws { try exp.verifyNotExpired() }
    }

    /// Express, axios and the users, as far as the backend uses them.
    private static let surroundings = """
        const users = []; const routes = {}; const answers = []; const asked = []
        const app = { post(path, handler) { routes[path] = handler } }
        const User = {
          findOne: async ({ openid }) => users.find((user) => user.openid === openid) || null,
          create: async ({ openid }) => { const user = { id: users.length + 1, openid }; users.push(user); return user },
        }
        const modules = {
          axios: { get: async (url, { params }) => { asked.push(url, params.js_code, params.grant_type); return { data: { openid: 'o-' + params.js_code, session_key: 'k' } } } },
          jsonwebtoken: { sign: (claims, secret, { expiresIn }) => sign(JSON.stringify(claims), secret, expiresIn) },
        }
        const require = (name) => modules[name]
        """

    @Test func `2_2 finds or creates the user, and its token is one`() async throws {
        let source = try Snippets.text("000-2.2-login-backend.node.js")
        let machine = VirtualMachine()
        var signed: [(claims: String, secret: String, expiry: String)] = []
        var tokens: [String] = []
        let sign = machine.function("sign") { call in
            signed.append((call[0].string ?? "", call[1].string ?? "", call[2].string ?? ""))
            tokens.append(Self.token(call[0].string ?? "", secret: call[1].string ?? ""))
            return call.machine.string("token-\(signed.count)")
        }
        var result = ""
        machine.turn {
            do {
                try machine.evaluate("(function (sign) { globalThis.sign = sign })").call(sign)
                try machine.evaluate(
                    Self.surroundings + "\n" + source + """
                        ;globalThis.done = async () => {
                          for (const code of ['a', 'b', 'a']) await routes['/login']({ body: { code } }, { json: (answer) => answers.push(answer) })
                          return JSON.stringify({ answers, users, asked: asked.slice(0, 3) })
                        };
                        done().then((text) => { globalThis.told = text })
                        """, path: "backend.js")
            } catch {
                Issue.record("\(error)")
            }
        }
        machine.turn {
            do {
                result = try machine.evaluate("globalThis.told").string ?? ""
            } catch {
                Issue.record("\(error)")
            }
        }
        #expect(
            result
                == #"{"answers":[{"token":"token-1","userId":1},{"token":"token-2","userId":2},{"token":"token-3","userId":1}],"users":[{"id":1,"openid":"o-a"},{"id":2,"openid":"o-b"}],"asked":["https://api.weixin.qq.com/sns/jscode2session","a","authorization_code"]}"#
        )
        #expect(signed.map(\.expiry) == ["7d", "7d", "7d"])
        #expect(signed.map(\.secret) == Array(repeating: "your_secret_key", count: 3))
        #expect(
            signed.map(\.claims) == [
                #"{"userId":1,"openid":"o-a"}"#, #"{"userId":2,"openid":"o-b"}"#, #"{"userId":1,"openid":"o-a"}"#,
            ])
        try await check(tokens)
    }

    private func check(_ tokens: [String]) async throws {
        let keys = await JWTKeyCollection().add(hmac: Self.key("your_secret_key"), digestAlgorithm: .sha256)
        let others = await JWTKeyCollection().add(hmac: Self.key("another"), digestAlgorithm: .sha256)
        let claims = try await keys.verify(tokens[1], as: Claims.self)
        #expect(claims.openid == "o-b")
        #expect(claims.userId == 2)
        await #expect(throws: (any Error).self) { try await others.verify(tokens[1], as: Claims.self) }
    }

    /// A short secret as long as jwt-kit wants it: HMAC fills a key with zeros itself, so this is the same one.
    private static func key(_ secret: String) -> HMACKey {
        HMACKey(key: SymmetricKey(data: Array(secret.utf8) + Array(repeating: 0, count: 32 - secret.utf8.count)))
    }

    /// A token as jsonwebtoken makes it: HS256, good for seven days.
    private static func token(_ claims: String, secret: String) -> String {
        let now = Int(Date.now.timeIntervalSince1970)
        let body = claims.dropLast() + ",\"iat\":\(now),\"exp\":\(now + 7 * 24 * 3_600)}"
        let text = base64(Data(#"{"alg":"HS256","typ":"JWT"}"#.utf8)) + "." + base64(Data(body.utf8))
        let code = HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: SymmetricKey(data: Data(secret.utf8)))
        return text + "." + base64(Data(code))
    }

    private static func base64(_ data: Data) -> String {
        data.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}
