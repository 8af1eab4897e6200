import AppService
import Bridge
import Foundation
import LogicFixture
import Testing
import Values

/// The demo's chat page has none of the faults that the seed's has.
@Suite(.timeLimit(.minutes(20))) struct ChatPageTests {
    private static let demo = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Sources/Demo")

    private func start(_ cloud: ChatCloud, _ user: String) throws -> LogicFixture {
        var files = [
            "app.js": "wx.setStorageSync('token', '\(try cloud.token(user))'); App({})", "pages/home.js": "Page({})",
        ]
        for path in [
            "modules/chat-link.js", "modules/chat-text.js", "pages/chat/chat.js", "pages/chat/chat.wxml",
            "pages/chat/chat.json",
        ] {
            files[path] = try String(contentsOf: Self.demo.appending(path: path), encoding: .utf8)
        }
        let app = cloud.app(files, pages: ["pages/home", "pages/chat/chat"])
        app.evaluate("wx.navigateTo({ url: '/pages/chat/chat' })")
        app.awaitHeldWork()
        app.live(seconds: 1)
        return app
    }

    private func say(_ text: String, _ app: LogicFixture) {
        app.evaluate("{ const page = getCurrentPages()[1]; page.data.draft = '\(text)'; page.onSend() }")
    }

    private func value(_ expression: String, _ app: LogicFixture) -> String {
        app.evaluate("console.log('value', \(expression))")
        return String(app.console.last?.dropFirst("log value ".count) ?? "")
    }

    private func contents(_ app: LogicFixture) -> String {
        value("getCurrentPages()[1].messages.map((one) => one.content).join('|')", app)
    }

    private func state(_ app: LogicFixture) -> String { value("getCurrentPages()[1].link.state", app) }

    private func pings(_ app: LogicFixture) -> Int {
        app.sockets.filter { $0.contains(" > text") && $0.contains(#""type":"ping""#) }.count
    }

    /// Cuts the connection that is open.
    private func drop(_ app: LogicFixture) {
        guard let last = app.sockets.last(where: { $0.hasSuffix(" open") }),
            let id = UInt64(last.split(separator: " ")[0])
        else { return }
        app.send(.socket(id: id, .drop))
        app.awaitHeldWork()
    }

    private func network(_ conditions: NetworkConditions, _ app: LogicFixture) {
        var device = Device()
        device.network = conditions
        app.send(.device(device))
        app.awaitHeldWork()
    }

    @Test func `Two people talk; the own message is there once and marked as sent`() async throws {
        let cloud = try await ChatCloud.start()
        let anna = try start(cloud, "anna")
        let bert = try start(cloud, "bert")
        say("你好 👋 https://example.com/x", anna)
        anna.awaitHeldWork()
        bert.awaitHeldWork()
        bert.live(seconds: 1)
        say("/me 挥手", bert)
        bert.awaitHeldWork()
        anna.live(seconds: 1)
        #expect(contents(anna) == "你好 👋 https://example.com/x|挥手")
        #expect(contents(bert) == contents(anna))
        #expect(value("getCurrentPages()[1].messages.map((one) => one.state).join()", anna) == "sent,sent")
        #expect(bert.tree.contains("https://example.com/x"))
        #expect(anna.faults.isEmpty && bert.faults.isEmpty)
        try await cloud.stop()
    }

    @Test func `After a drop there is one heartbeat, the countdown shows, and a key ends the wait`() async throws {
        let cloud = try await ChatCloud.start()
        let app = try start(cloud, "anna")
        drop(app)
        #expect(state(app) == "waiting")
        #expect(app.tree.contains("秒后重连"))
        app.evaluate("getCurrentPages()[1].hurry()")
        app.awaitHeldWork()
        app.live(seconds: 1)
        #expect(state(app) == "open")
        let before = pings(app)
        app.live(seconds: 60)
        #expect(pings(app) - before == 2)
        drop(app)
        app.live(seconds: 4)
        #expect(state(app) == "open")
        try await cloud.stop()
    }

    @Test func `Leaving the page ends it: no timer, no reconnect`() async throws {
        let cloud = try await ChatCloud.start()
        let app = try start(cloud, "anna")
        app.evaluate("wx.navigateBack()")
        app.awaitHeldWork()
        let before = app.sockets.count
        app.live(seconds: 90)
        #expect(app.sockets.count <= before + 2)
        #expect(!app.sockets.contains("2 began"))
        #expect(app.service.nextDeadline == nil)
        try await cloud.stop()
    }

    @Test func `What is typed without a network is sent in order when it is back, each once`() async throws {
        let cloud = try await ChatCloud.start()
        let anna = try start(cloud, "anna")
        let bert = try start(cloud, "bert")
        network(.offline, anna)
        #expect(state(anna) == "offline")
        for text in ["一", "二", "三"] { say(text, anna) }
        anna.live(seconds: 5)
        #expect(contents(anna) == "一|二|三")
        network(.online, anna)
        anna.live(seconds: 2)
        bert.live(seconds: 1)
        #expect(contents(bert) == "一|二|三")
        #expect(value("getCurrentPages()[1].messages.map((one) => one.state).join()", anna) == "sent,sent,sent")
        try await cloud.stop()
    }

    @Test func `Drops under traffic lose nothing, double nothing and keep the order`() async throws {
        let rounds = ProcessInfo.processInfo.environment["SOAK"] == nil ? 30 : 1_000
        let cloud = try await ChatCloud.start()
        let anna = try start(cloud, "anna")
        let bert = try start(cloud, "bert")
        for round in 0..<rounds {
            say("a\(round)", anna)
            if round % 3 == 0 { drop(anna) }
            say("b\(round)", bert)
            if round % 3 == 1 { drop(bert) }
            say("c\(round)", anna)
            if round % 3 == 2 {
                drop(anna)
                drop(bert)
            }
            anna.live(seconds: 4)
            bert.live(seconds: 4)
        }
        for _ in 0..<5 {
            anna.live(seconds: 1)
            bert.live(seconds: 1)
        }
        let all = contents(anna).split(separator: "|").map(String.init)
        let listing =
            "getCurrentPages()[1].messages.map((one) => one.seq + ' ' + one.state + ' ' + one.content).join('|')"
        #expect(value(listing, anna) == value(listing, bert))
        for letter in ["a", "b", "c"] {
            #expect(all.filter { $0.hasPrefix(letter) } == (0..<rounds).map { "\(letter)\($0)" })
        }
        // The resident answers whoever is alone for a moment.
        #expect(all.filter { !$0.hasPrefix("收到") }.count == rounds * 3)
        try await cloud.stop()
    }
}
