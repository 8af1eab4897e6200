import CloudServer
import Crypto
import Foundation
import JWTKit
import Testing

@Suite struct TokenTests {
    private let token = Token(secret: Array("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef".utf8))
    private let session = Session(userID: 7, openID: "o-1", appID: "wx1")
    private let now = 1_800_000_000_000.0

    /// What the token says, as another implementation reads it.
    private struct Payload: JWTPayload {
        var userId: Int
        var openid: String
        var appid: String
        var iat: IssuedAtClaim
        var exp: ExpirationClaim

        func verify(using algorithm: some JWTAlgorithm) async throws {}
    }

    @Test func `a token names its user for seven days`() {
        let text = token.sign(session, now: now)
        #expect(token.verify(text, now: now) == session)
        #expect(token.verify(text, now: now + Token.lifetime - 1) == session)
        #expect(token.verify(text, now: now + Token.lifetime) == nil)
    }

    @Test func `jwt-kit reads our tokens, and we read its`() async throws {
        let keys = await JWTKeyCollection().add(
            hmac: "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", digestAlgorithm: .sha256)
        let payload = try await keys.verify(token.sign(session, now: now), as: Payload.self)
        #expect(payload.userId == 7 && payload.openid == "o-1" && payload.appid == "wx1")
        #expect(payload.exp.value.timeIntervalSince(payload.iat.value) == 7 * 24 * 3600)
        #expect(token.verify(try await keys.sign(payload), now: now) == session)
    }

    @Test(arguments: ["none", "None", "HS512", "RS256", "hs256", ""])
    func `a token of another algorithm is refused, however it is signed`(algorithm: String) async throws {
        let parts = token.sign(session, now: now).split(separator: ".").map(String.init)
        let head = Base64URL.encode(Array(#"{"alg":"\#(algorithm)","typ":"JWT"}"#.utf8))
        let text = "\(head).\(parts[1])"
        let key = SymmetricKey(data: Array("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef".utf8))
        let signature = Base64URL.encode(Array(HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: key)))
        #expect(token.verify("\(text).\(signature)", now: now) == nil)
        #expect(token.verify("\(text).", now: now) == nil)
        #expect(token.verify(text, now: now) == nil)
        let long = await JWTKeyCollection().add(
            hmac: "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", digestAlgorithm: .sha512)
        let payload = Payload(
            userId: 7, openid: "o-1", appid: "wx1", iat: .init(value: .init()), exp: .init(value: .distantFuture))
        #expect(token.verify(try await long.sign(payload), now: now) == nil)
    }

    @Test func `a token of another key, or changed anywhere, is refused`() {
        let other = Token(secret: Array("another key, another key, another".utf8))
        #expect(token.verify(other.sign(session, now: now), now: now) == nil)
        let text = Array(token.sign(session, now: now).utf8)
        for place in text.indices {
            for unit in [UInt8(ascii: "A"), UInt8(ascii: "."), UInt8(ascii: "="), 0xC3] where unit != text[place] {
                var changed = text
                changed[place] = unit
                #expect(token.verify(String(decoding: changed, as: UTF8.self), now: now) == nil)
            }
        }
    }

    @Test func `random texts are no tokens`() {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<2000 {
            let bytes = (0..<Int.random(in: 0...80, using: &random)).map { _ in
                UInt8(ascii: "A") &+ UInt8.random(in: 0...60, using: &random)
            }
            #expect(token.verify(String(decoding: bytes, as: UTF8.self).replacing("B", with: "."), now: now) == nil)
        }
    }

    @Test(arguments: [
        ("Bearer abc", "abc"), ("bearer abc", "abc"), ("BEARER  abc", "abc"), ("Bearer ", nil), ("Basic abc", nil),
        ("abc", nil), ("", nil),
    ])
    func `the header's scheme is Bearer, in any case`(field: String, expected: String?) {
        #expect(Token.bearer(field).map(String.init) == expected)
    }

    @Test func `base 64 comes back, and has one text for the same bytes`() {
        var random = SystemRandomNumberGenerator()
        for count in 0..<200 {
            let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
            #expect(Base64URL.decode(Base64URL.encode(bytes)) == bytes)
        }
        for text in ["A", "AB", "AAB", "A=", "AA==", "A A", "+/", "é"] { #expect(Base64URL.decode(text) == nil) }
    }
}
