import Bridge
import CloudClient
import CloudServer
import Crypto
import CryptoExtras
import Foundation
import HostAPI
import MiniProgram
import Testing
import Values

/// Who the person is, what the person allows, and what a server can check of it.
@Suite struct LoginTests {
    private let host = Host()

    private func login(_ host: Host) -> Host.Answer {
        let answer = host.start("login", [:])
        host.waitForPosts { answer.value != nil }
        return answer
    }

    // MARK: Without a cloud

    @Test func `without a cloud there is no code, and no session`() {
        #expect(login(host).value == "fail there is no cloud in this run")
        #expect(host.call("checkSession") == "fail session time out, need relogin")
    }

    @Test func `a profile is told after a dialog, and not remembered`() {
        for (answer, expected) in [(true, true), (false, false)] {
            let call = host.start("getUserProfile", ["desc": "用于完善资料"])
            guard case .modal(let modal)? = host.context.questions.popLast()?.question else {
                Issue.record("no dialog")
                return
            }
            #expect(modal.title == "申请获取你的昵称、头像")
            #expect(modal.content.hasPrefix("用于完善资料\n"))
            let again = host.start("getUserProfile", ["desc": "x"])
            host.context.questions.popLast()?.answer(["confirm": .bool(answer)])
            host.context.advance(0)
            #expect((again.value?.member("userInfo").member("nickName") == "微信用户") == expected)
            if !answer { #expect(again.value == "fail auth deny") }
            #expect(call.value == nil)
        }
    }

    @Test(arguments: ["", "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一"])
    func `a purpose has one to thirty characters`(_ text: String) {
        #expect(
            host.call("getUserProfile", ["desc": .string(text)]) == "fail desc length does not meet the requirements")
        #expect(host.context.questions.isEmpty)
    }

    @Test func `what the person decided for a scope holds`() {
        let first = host.start("getUserInfo", [:])
        host.context.questions.popLast()?.answer(["confirm": false])
        #expect(first.value == "fail auth deny")
        #expect(host.call("getUserInfo") == "fail auth deny")
        #expect(host.context.questions.isEmpty)
        #expect(text(host.call("getSetting")?.member("authSetting")) == #"{"scope.userInfo":false}"#)
        // The settings switch it on.
        let settings = host.start("openSetting", [:])
        host.context.questions.popLast()?.answer(["tapIndex": 0])
        host.context.advance(0)
        host.context.questions.popLast()?.answer(.null)
        #expect(text(settings.value) == #"{"authSetting":{"scope.userInfo":true}}"#)
        #expect(host.call("getUserInfo")?.member("userInfo").member("gender") == 0)
        #expect(host.call("getUserInfo", ["lang": "zh_CN"])?.member("userInfo").member("language") == "zh_CN")
        #expect(host.call("getUserInfo", ["withCredentials": true]) == "fail session time out, need relogin")
    }

    @Test func `authorize asks once, and knows the platform's scopes only`() {
        #expect(host.call("authorize", ["scope": "scope.nonsense"]) == "fail invalid scope")
        let first = host.start("authorize", ["scope": "scope.record"])
        host.context.questions.popLast()?.answer(["confirm": true])
        #expect(text(first.value) == "{}")
        #expect(text(host.call("authorize", ["scope": "scope.record"])) == "{}")
        #expect(host.context.questions.isEmpty)
    }

    @Test(arguments: ["getUserProfile", "getUserInfo", "openSetting"])
    func `outside a tap there is a warning, and strictly a refusal`(_ name: String) {
        host.context.isHandlingTap = false
        let options: Value = ["desc": "x"]
        _ = host.start(name, options)
        #expect(host.context.consoleLines.count == 1)
        #expect(host.context.consoleLines[0].hasPrefix("warn: \(name) can only be invoked by user TAP gesture."))
        let strict = Host(files: ["termina.toml": "strictGestures = true"])
        strict.context.isHandlingTap = false
        #expect(strict.call(name, options) == "fail can only be invoked by user TAP gesture.")
        #expect(strict.context.questions.isEmpty && strict.context.consoleLines.isEmpty)
        strict.context.isHandlingTap = true
        _ = strict.start(name, options)
        #expect(strict.context.consoleLines.isEmpty)
    }

    // MARK: Privacy

    @Test func `a program that declares nothing needs no consent`() {
        #expect(host.call("getPrivacySetting")?.member("needAuthorization") == false)
        #expect(text(host.call("requirePrivacyAuthorize")) == "{}")
        #expect(host.context.questions.isEmpty)
        _ = host.start("openPrivacyContract", [:])
        #expect(host.context.questions.count == 1)
    }

    private func declaring() -> Host { Host(#"{"pages": ["a"], "__usePrivacyCheck__": true}"#) }

    @Test func `what concerns privacy waits for the platform's dialog`() {
        let host = declaring()
        #expect(host.call("getPrivacySetting")?.member("needAuthorization") == true)
        let refused = host.start("chooseImage", [:])
        host.context.questions.popLast()?.answer(["confirm": false])
        host.context.advance(0)
        #expect(refused.value == "fail privacy permission is not authorized")
        _ = host.start("chooseImage", [:])
        host.context.questions.popLast()?.answer(["confirm": true])
        host.context.advance(0)
        guard case .files? = host.context.questions.last?.question else {
            Issue.record("the chooser does not open")
            return
        }
        #expect(host.call("getPrivacySetting")?.member("needAuthorization") == false)
        #expect(text(host.call("requirePrivacyAuthorize")) == "{}")
    }

    @Test func `a program that asks itself answers by resolve`() {
        let host = declaring()
        _ = host.sync("privacy.listen")
        func ask() -> (Host.Answer, Double) {
            let call = host.start("requirePrivacyAuthorize", [:])
            let payload = host.context.emitted.last?.payload ?? .null
            #expect(payload.member("referrer") == "requirePrivacyAuthorize")
            return (call, payload.member("number").toNumber())
        }
        let (denied, first) = ask()
        _ = host.sync("privacy.resolve", .number(first), "exposureAuthorization")
        host.context.advance(0)
        #expect(denied.value == nil)
        _ = host.sync("privacy.resolve", .number(first), "disagree")
        host.context.advance(0)
        #expect(denied.value == "fail privacy permission is not authorized")
        let (hasty, second) = ask()
        _ = host.sync("privacy.resolve", .number(second), "agree", "agree-btn")
        host.context.advance(0)
        #expect(hasty.value == "fail privacy permission is not authorized")
        #expect(host.context.consoleLines.last?.contains("no button of open-type") == true)
        let (agreed, third) = ask()
        #expect(text(host.call("button.agreePrivacyAuthorization")) == "{}")
        _ = host.sync("privacy.resolve", .number(third), "agree", "agree-btn")
        host.context.advance(0)
        #expect(text(agreed.value) == "{}")
        #expect(host.context.questions.isEmpty)
    }

    // MARK: With a cloud

    /// What a backend does with sealed data (official documentation: framework/open-ability/signature).
    private func open(_ sealed: Value, key: String) throws -> Value {
        let (data, iv) = (sealed.member("encryptedData").toString(), sealed.member("iv").toString())
        let plain = try AES._CBC.decrypt(
            try #require(Data(base64Encoded: data)), using: SymmetricKey(data: try #require(Data(base64Encoded: key))),
            iv: try AES._CBC.IV(ivBytes: Array(try #require(Data(base64Encoded: iv)))))
        return try JSON.parse(Array(plain))
    }

    private func withCloud(_ body: (Host, CloudServer) async throws -> Void) async throws {
        let server = try await CloudServer.start(CloudServer.Options())
        let endpoint = CloudEndpoint(host: server.host, port: server.port, key: server.adminKey)
        do { try await body(Host(cloud: CloudLocator(endpoint)), server) } catch {
            try await server.stop()
            throw error
        }
        try await server.stop()
    }

    private func get(_ server: CloudServer, _ path: String, _ body: Value? = nil) async throws -> Value {
        let url = WebURL(scheme: "http", host: "127.0.0.1", port: server.port, target: path)
        let request = WebRequest(body == nil ? "GET" : "POST", url, body: .bytes(body.flatMap { JSON.bytes($0) } ?? []))
        let bytes: [UInt8] = await withCheckedContinuation { continuation in
            WebClient.shared.send(request) { event in
                switch event {
                case .end(let bytes): continuation.resume(returning: bytes)
                case .failed: continuation.resume(returning: [])
                default: break
                }
            }
        }
        return try JSON.parse(bytes)
    }

    @Test func `a backend can check and open what the person told`() async throws {
        try await withCloud { host, server in
            let code = login(host).value?.member("code").toString() ?? ""
            #expect(text(host.call("checkSession")) == "{}")
            let session = try await get(
                server,
                "/sns/jscode2session?appid=wx0123456789abcdef&secret=s&grant_type=authorization_code&js_code=\(code)")
            let key = session.member("session_key").toString()
            let call = host.start("getUserInfo", [:])
            host.context.questions.popLast()?.answer(["confirm": true])
            host.waitForPosts { call.value != nil }
            let told = try #require(call.value)
            let raw = told.member("rawData").toString()
            let digest = Insecure.SHA1.hash(data: Array((raw + key).utf8)).map { String(format: "%02x", $0) }.joined()
            #expect(told.member("signature").toString() == digest)
            let opened = try open(told, key: key)
            #expect(opened.member("nickName") == told.member("userInfo").member("nickName"))
            #expect(opened.member("openId") == session.member("openid"))
            #expect(opened.member("watermark").member("appid") == "wx0123456789abcdef")
            let stranger = Data(repeating: 1, count: 16).base64EncodedString()
            #expect(throws: (any Error).self) { () throws in _ = try open(told, key: stranger) }
            let plain = host.start("getUserInfo", ["withCredentials": false])
            host.waitForPosts { plain.value != nil }
            #expect(plain.value?.member("encryptedData") == .undefined)
        }
    }

    @Test func `a telephone number is told to a backend that has the code, once`() async throws {
        try await withCloud { host, server in
            let refused = host.start("button.getPhoneNumber", [:])
            host.context.questions.popLast()?.answer(["confirm": false])
            #expect(refused.value == "fail user deny")
            for (name, isSealed) in [("getPhoneNumber", true), ("getRealtimePhoneNumber", false)] {
                let call = host.start("button.\(name)", [:])
                host.context.questions.popLast()?.answer(["confirm": true])
                host.waitForPosts { call.value != nil }
                let code = try #require(call.value?.member("code"))
                #expect((call.value?.member("encryptedData") != .undefined) == isSealed)
                let path = "/wxa/business/getuserphonenumber?access_token=any"
                let told = try await get(server, path, ["code": code])
                #expect(told.member("errcode") == 0)
                #expect(told.member("phone_info").member("countryCode") == "86")
                #expect(told.member("phone_info").member("phoneNumber").toString().count == 11)
                let again = try await get(server, path, ["code": code])
                #expect(again.member("errcode") == 40029)
            }
        }
    }

    @Test func `an avatar is chosen like any picture`() {
        let call = host.start("button.chooseAvatar", [:])
        guard case .files(let request)? = host.context.questions.last?.question else {
            Issue.record("no chooser")
            return
        }
        #expect(request.kind == .images && request.count == 1)
        host.context.questions.popLast()?.answer(["files": [], "camera": true])
        host.waitForPosts { call.value != nil }
        #expect(call.value?.member("avatarUrl").toString().hasSuffix(".png") == true)
    }
}
