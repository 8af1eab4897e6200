import CloudServer
import NIOHTTP1
import Synchronization
import TestFolders
import Testing
import Values

@Suite struct LoginTests {
    @Test func `a code becomes an openid once, and belongs to its mini-program`() async throws {
        try await TestCloud.run { cloud in
            let code = try await cloud.code(appID: "wx1", user: "ann")
            let query = "?secret=s&grant_type=authorization_code&js_code=\(code)&appid="
            let foreign = try await cloud.send(.GET, "/sns/jscode2session" + query + "wx2").json
            #expect(foreign.number("errcode") == 40029)
            let answer = try await cloud.send(.GET, "/sns/jscode2session" + query + "wx1").json
            #expect(answer.text("openid")?.count == 28)
            #expect(answer.text("session_key")?.count == 24)
            #expect(answer.number("errcode") == nil)
            let again = try await cloud.send(.GET, "/sns/jscode2session" + query + "wx1").json
            #expect(again.number("errcode") == 40163)
            #expect(again.text("errmsg") == "code been used")
        }
    }

    @Test func `a code is good for five minutes`() async throws {
        let time = Mutex(1_000_000.0)
        try await TestCloud.run {
            $0.clock = ServerClock(now: { time.withLock { $0 } }, sleep: { _, _ in })
        } _: { cloud in
            let code = try await cloud.code(appID: "wx1", user: "ann")
            let late = try await cloud.code(appID: "wx1", user: "ann")
            time.withLock { $0 += 5 * 60 * 1000 - 1 }
            let good = try await cloud.send(.POST, "/login", ["code": .string(code)]).json
            #expect(good.number("code") == 0)
            time.withLock { $0 += 1 }
            let bad = try await cloud.send(.POST, "/login", ["code": .string(late)]).json
            #expect(bad.number("code") == 40029)
        }
    }

    @Test(arguments: [
        ("appid=wx1&secret=s&js_code=c", 40002), ("grant_type=authorization_code&secret=s&js_code=c", 41002),
        ("appid=wx1&grant_type=authorization_code&js_code=c", 41004),
        ("appid=wx1&secret=s&grant_type=authorization_code", 41008),
        ("appid=wx1&secret=s&grant_type=authorization_code&js_code=nonsense", 40029),
    ])
    func `an exchange that lacks something says what`(query: String, code: Double) async throws {
        try await TestCloud.run { cloud in
            let answer = try await cloud.send(.GET, "/sns/jscode2session?" + query)
            #expect(answer.status == 200)
            #expect(try answer.json.number("errcode") == code)
        }
    }

    @Test func `an appid with a secret of its own takes no other`() async throws {
        try await TestCloud.run { cloud in
            try await cloud.server.core.store.set("secret/wx1", to: "right")
            let code = try await cloud.code(appID: "wx1", user: "ann")
            let path = "/sns/jscode2session?appid=wx1&grant_type=authorization_code&js_code=\(code)&secret="
            #expect(try await cloud.send(.GET, path + "wrong").json.number("errcode") == 40125)
            #expect(try await cloud.send(.GET, path + "right").json.text("openid") != nil)
        }
    }

    @Test func `signing in twice is the same user, another person another`() async throws {
        try await TestCloud.run { cloud in
            let first = try await cloud.login(user: "ann")
            let second = try await cloud.login(user: "ann")
            let other = try await cloud.login(user: "bob")
            #expect(first.number("userId") == second.number("userId"))
            #expect(first.number("userId") != other.number("userId"))
            #expect(first.text("openid") != other.text("openid"))
        }
    }

    @Test func `a code for login is needed, and good once`() async throws {
        try await TestCloud.run { cloud in
            #expect(try await cloud.send(.POST, "/login", [:]).json.number("code") == 400)
            #expect(try await cloud.send(.POST, "/login", ["code": "x"]).json.number("code") == 40029)
            let code = try await cloud.code(appID: "wx1", user: "ann")
            #expect(try await cloud.send(.POST, "/login", ["code": .string(code)]).json.number("code") == 0)
            #expect(try await cloud.send(.POST, "/login", ["code": .string(code)]).json.number("code") == 40163)
        }
    }

    @Test func `only the owner is given codes`() async throws {
        try await TestCloud.run { cloud in
            let answer = try await cloud.send(.POST, "/termina/code", ["appid": "wx1", "user": "ann"])
            #expect(answer.status == 403)
            #expect(try await cloud.asOwner(.POST, "/termina/code", ["appid": "wx1"]).status == 400)
        }
    }

    @Test func `a profile is kept for the token's user`() async throws {
        try await TestCloud.run { cloud in
            let token = try await cloud.token(user: "ann")
            let profile: Value = ["nickName": "安", "avatarUrl": "wxfile://a.png", "gender": 0]
            let header = ["authorization": "Bearer \(token)"]
            #expect(try await cloud.send(.POST, "/user/profile", profile, headers: header).json.number("code") == 0)
            let answer = try await cloud.send(.GET, "/user/profile", headers: header).json
            #expect(answer.text("nickName") == "安")
            #expect(answer.number("code") == 0)
        }
    }

    @Test func `a missing, expired or foreign token is HTTP 200 with code 401`() async throws {
        let time = Mutex(1_000_000_000.0)
        try await TestCloud.run {
            $0.clock = ServerClock(now: { time.withLock { $0 } }, sleep: { _, _ in })
        } _: { cloud in
            let token = try await cloud.token(user: "ann")
            let foreign = Token(secret: [1, 2, 3]).sign(Session(userID: 1, openID: "o", appID: "a"), now: 1_000_000_000)
            time.withLock { $0 += Token.lifetime - 1000 }
            let good = try await cloud.send(.GET, "/user/profile", headers: ["authorization": "Bearer \(token)"])
            #expect(try good.json.number("code") == 0)
            time.withLock { $0 += 1000 }
            for field in ["Bearer \(token)", "Bearer \(foreign)", "Bearer x", "Bearer ", token] {
                let answer = try await cloud.send(.POST, "/user/profile", [:], headers: ["authorization": field])
                #expect(answer.status == 200)
                #expect(try answer.json.number("code") == 401)
            }
            #expect(try await cloud.send(.POST, "/user/profile", [:]).json.number("code") == 401)
        }
    }

    @Test func `a token of the query counts as one of the header`() async throws {
        try await TestCloud.run { cloud in
            let token = try await cloud.token(user: "ann")
            #expect(try await cloud.send(.GET, "/user/profile?token=\(token)").json.number("code") == 0)
        }
    }

    @Test(arguments: ["{", "[1", "x", "\u{0}", "{\"code\": }"])
    func `a body that is no JSON is a 400 with a sentence`(text: String) async throws {
        try await TestCloud.run { cloud in
            let answer = try await cloud.send(.POST, "/login", bytes: Array(text.utf8))
            #expect(answer.status == 400)
            #expect(try answer.json.text("message")?.hasPrefix("the body is no JSON: 1:") == true)
        }
    }

    @Test func `a body that is too long is refused, told or not`() async throws {
        try await TestCloud.run { cloud in
            let bytes = [UInt8](repeating: 32, count: 5000)
            #expect(try await cloud.send(.POST, "/login", bytes: bytes).status == 413)
            let client = try RawClient(port: cloud.server.port)
            client.write("POST /login HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n")
            client.write("2000\r\n" + String(repeating: " ", count: 0x2000) + "\r\n")
            #expect(client.read(until: "\r\n")?.hasPrefix("HTTP/1.1 413") == true)
        }
    }

    @Test func `a restarted server knows its tokens and users`() async throws {
        let folder = try TemporaryFolder()
        var token = ""
        try await TestCloud.run {
            $0.folder = try CloudFolder(path: folder.path + "/cloud")
        } _: { cloud in
            token = try await cloud.token(user: "ann")
            let header = ["authorization": "Bearer \(token)"]
            _ = try await cloud.send(.POST, "/user/profile", ["nickName": "安"], headers: header)
        }
        try await TestCloud.run {
            $0.folder = try CloudFolder(path: folder.path + "/cloud")
        } _: { cloud in
            let answer = try await cloud.send(.GET, "/user/profile", headers: ["authorization": "Bearer \(token)"])
            #expect(try answer.json.text("nickName") == "安")
        }
    }
}

extension TestCloud {
    /// A code as `wx.login` gets it.
    func code(appID: String, user: String) async throws -> String {
        let answer = try await asOwner(.POST, "/termina/code", ["appid": .string(appID), "user": .string(user)])
        return try answer.json.text("code") ?? ""
    }

    /// The answer of a whole login.
    func login(user: String) async throws -> Value {
        try await send(.POST, "/login", ["code": .string(code(appID: "wx1", user: user))]).json
    }

    /// A token for a user.
    func token(user: String) async throws -> String { try await login(user: user).text("token") ?? "" }
}

extension Value {
    /// A member that is a number.
    func number(_ key: String) -> Double? {
        if case .number(let number) = member(key) { number } else { nil }
    }

    /// A member that is a text.
    func text(_ key: String) -> String? {
        if case .string(let text) = member(key) { text } else { nil }
    }

    /// A member that is an array.
    func list(_ key: String) -> [Value] {
        if case .array(let list) = member(key) { list } else { [] }
    }
}
