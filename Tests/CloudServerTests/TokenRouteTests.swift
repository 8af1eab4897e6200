import Crypto
import Foundation
import NIOHTTP1
import Synchronization
import Testing
import Values

@testable import CloudServer

/// What routes do with tokens that are not good: each is HTTP 200 with code 401.
@Suite struct TokenRouteTests {
    private static let upload = Array(
        "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nx\r\n--b--\r\n".utf8)

    /// Asks every route that looks at tokens.
    private func codes(_ cloud: TestCloud, _ authorization: String?) async throws -> [Double?] {
        var headers = ["content-type": "multipart/form-data; boundary=b"]
        headers["authorization"] = authorization
        var codes: [Double?] = []
        let calls: [(HTTPMethod, String, [UInt8]?)] = [
            (.POST, "/upload", Self.upload), (.GET, "/products", nil), (.GET, "/products/1", nil),
            (.POST, "/products", Array(#"{"name":"a","price":1}"#.utf8)), (.GET, "/user/profile", nil),
        ]
        for (method, path, bytes) in calls {
            let answer = try await cloud.send(method, path, bytes: bytes, headers: headers)
            #expect(answer.status == 200)
            codes.append(try answer.json.number("code"))
        }
        return codes
    }

    @Test func `a good token opens everything`() async throws {
        try await TestCloud.run { cloud in
            let token = try await cloud.token(user: "ann")
            let found = try await codes(cloud, "Bearer \(token)")
            #expect(found == [0, 0, 0, 0, 0])
        }
    }

    @Test(arguments: ["Bearer ", "Bearer", "bearer  ", ""])
    func `an empty token reads products, and nothing else`(_ field: String) async throws {
        try await TestCloud.run { cloud in
            let found = try await codes(cloud, field)
            #expect(found == [401, 0, 0, 401, 401])
        }
    }

    @Test func `without the field a file is taken on this machine, and not from elsewhere`() async throws {
        try await TestCloud.run { cloud in
            #expect(try await codes(cloud, nil) == [0, 0, 0, 401, 401])
            var headers = ["content-type": "multipart/form-data; boundary=b"]
            for field in ["x-forwarded-for", "forwarded"] {
                headers[field] = "for=203.0.113.9"
                let answer = try await cloud.send(.POST, "/upload", bytes: Self.upload, headers: headers)
                #expect(answer.status == 200)
                #expect(try answer.json.number("code") == 401)
                headers[field] = nil
            }
            headers["x-forwarded-for"] = "203.0.113.9"
            headers["authorization"] = "Bearer \(try await cloud.token(user: "ann"))"
            let signed = try await cloud.send(.POST, "/upload", bytes: Self.upload, headers: headers)
            #expect(try signed.json.number("code") == 0)
        }
    }

    @Test(arguments: [
        ("127.0.0.1", true), ("127.8.0.1", true), ("::1", true), ("::ffff:127.0.0.1", true), ("", true),
        ("10.0.0.1", false), ("::ffff:10.0.0.1", false), ("2001:db8::1", false), ("128.0.0.1", false),
    ])
    func `this machine is known by its addresses`(address: String, isOwn: Bool) {
        #expect(ClientAddress.isOfThisMachine(address) == isOwn)
    }

    @Test func `an expired token is refused`() async throws {
        let time = Mutex(1_000_000_000.0)
        try await TestCloud.run {
            $0.clock = ServerClock(now: { time.withLock { $0 } }, sleep: { _, _ in })
        } _: { cloud in
            let token = try await cloud.token(user: "ann")
            time.withLock { $0 += Token.lifetime }
            let found = try await codes(cloud, "Bearer \(token)")
            #expect(found == [401, 401, 401, 401, 401])
        }
    }

    @Test func `a forged token is refused`() async throws {
        try await TestCloud.run { cloud in
            let now = Date().timeIntervalSince1970 * 1000
            let session = Session(userID: 1, openID: "o", appID: "wx1")
            let forged = Token(secret: Array("a guess".utf8)).sign(session, now: now)
            let forgery = try await codes(cloud, "Bearer \(forged)")
            #expect(forgery == [401, 401, 401, 401, 401])
            // Another's claims with a signature that was once good.
            let good = try await cloud.token(user: "ann").split(separator: ".")
            let mixed = "\(good[0]).\(forged.split(separator: ".")[1]).\(good[2])"
            let mixture = try await codes(cloud, "Bearer \(mixed)")
            #expect(mixture == [401, 401, 401, 401, 401])
        }
    }

    @Test(arguments: ["none", "NONE", "HS384", "RS256"])
    func `a token of another algorithm, or of none, is refused`(_ algorithm: String) async throws {
        try await TestCloud.run { cloud in
            let parts = try await cloud.token(user: "ann").split(separator: ".")
            let head = Base64URL.encode(Array(#"{"alg":"\#(algorithm)","typ":"JWT"}"#.utf8))
            for text in ["\(head).\(parts[1]).", "\(head).\(parts[1]).\(parts[2])", "\(head).\(parts[1])"] {
                let found = try await codes(cloud, "Bearer \(text)")
                #expect(found == [401, 401, 401, 401, 401])
            }
        }
    }

    @Test(arguments: ["Basic YTpi", "Token x", "x", "Bearer undefined", "Bearer null"])
    func `what is no token of ours is refused`(_ field: String) async throws {
        try await TestCloud.run { cloud in
            let found = try await codes(cloud, field)
            #expect(found == [401, 401, 401, 401, 401])
        }
    }

    @Test func `a client that asks too often is told to wait, and its burst comes back`() {
        let rate = RequestRate(burst: 3, perSecond: 2)
        #expect((0..<5).map { _ in rate.take("a", now: 10) } == [true, true, true, false, false])
        #expect(rate.take("b", now: 10))
        #expect((0..<3).map { _ in rate.take("a", now: 11) } == [true, true, false])
        #expect((0..<5).map { _ in rate.take("a", now: 100) } == [true, true, true, false, false])
        // A clock that stands, or many clients, do no harm.
        #expect((0..<20_000).allSatisfy { rate.take("c\($0)", now: 100) })
        #expect(!rate.take("a", now: 99))
    }

    @Test func `over the rate the answer is 429, and this machine is not held to it`() async throws {
        for isBound in [true, false] {
            let time = Mutex(1_000_000_000.0)
            try await TestCloud.run {
                $0.limits.requestBurst = 5
                $0.limits.requestsPerSecond = 1
                $0.limits.boundsOwnMachine = isBound
                $0.clock = ServerClock(now: { time.withLock { $0 } }, sleep: { _, _ in })
            } _: { cloud in
                func answers(_ count: Int) async throws -> [Int] {
                    var answers: [Int] = []
                    for _ in 0..<count { answers.append(try await cloud.send(.GET, "/products?size=1").status) }
                    return answers
                }
                let first = try await answers(8)
                #expect(
                    first == (isBound ? [200, 200, 200, 200, 200, 429, 429, 429] : Array(repeating: 200, count: 8)))
                time.withLock { $0 += 2_000 }
                let later = try await answers(3)
                #expect(later == (isBound ? [200, 200, 429] : [200, 200, 200]))
            }
        }
    }
}
