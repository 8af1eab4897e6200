import AppService
import Bridge
import Foundation
import LogicFixture
import SocketFixture
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
        for case .record(let record) in app.messages.reversed() {
            if case .console(_, let arguments) = record.kind, arguments.first == "value" {
                return arguments.dropFirst().map { $0.toString() }.joined(separator: " ")
            }
        }
        return ""
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
        for case .record(let record) in app.messages.reversed() {
            guard case .socket(let socket) = record.kind, case .opened = socket.step else { continue }
            return app.send(.socket(id: socket.id, .drop))
        }
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

    @Test func `A name, an action and another room`() async throws {
        let cloud = try await ChatCloud.start()
        let anna = try start(cloud, "anna")
        let bert = try start(cloud, "bert")
        say("/nick 安娜", anna)
        say("/me 挥手", anna)
        for app in [anna, bert] { wait(app) { app.tree.contains("安娜") && app.tree.contains("挥手") } }
        say("/join 别处", anna)
        wait(anna) { value("getCurrentPages()[1].data.members", anna) == "1" }
        #expect(anna.tree.contains("#别处") && contents(anna).isEmpty)
        say("有人吗", anna)
        wait(anna) { anna.tree.contains("✓") }
        #expect(contents(bert) == "挥手")
        say("//真的斜线", bert)
        say("/nonsense", bert)
        wait(bert) { bert.tree.contains("✓") }
        #expect(contents(bert).hasPrefix("挥手|/真的斜线"))
        try await cloud.stop()
    }

    @Test func `A trailing backslash goes on in a new line; an empty line sends nothing`() async throws {
        let cloud = try await ChatCloud.start()
        let app = try start(cloud, "anna")
        say("一\\\\", app)
        #expect(value("JSON.stringify(getCurrentPages()[1].data.draft)", app) == #""一\n""#)
        say("", app)
        say("  ", app)
        #expect(contents(app).isEmpty)
        try await cloud.stop()
    }

    @Test func `Whoever reads back keeps the place, sees the line and the count; older ones come by page`() async throws
    {
        let cloud = try await ChatCloud.start()
        let anna = try start(cloud, "anna")
        // Where nobody answers.
        say("/join 安静", anna)
        for number in 1...70 { say("第\(number)条", anna) }
        wait(anna) { value("getCurrentPages()[1].link.queue.length", anna) == "0" }
        let bert = try start(cloud, "bert")
        say("/join 安静", bert)
        wait(bert) { bert.tree.contains("第70条") }
        #expect(bert.tree.contains("更早的消息") && !bert.tree.contains("第20条"))
        bert.evaluate("getCurrentPages()[1].onTop()")
        wait(bert) { bert.tree.contains("第1条") }
        #expect(!bert.tree.contains("更早的消息"))
        let top = value("getCurrentPages()[1].messages[20].id", bert)
        #expect(value("getCurrentPages()[1].data.into", bert).hasSuffix(top))
        bert.evaluate("getCurrentPages()[1].onScroll({ detail: { deltaY: 9 } })")
        say("新的", anna)
        wait(bert) { bert.tree.contains("新的") }
        #expect(bert.tree.contains("以下是新消息") && bert.tree.contains("1 条新消息"))
        #expect(value("getCurrentPages()[1].data.unseen", bert) == "1")
        bert.evaluate("getCurrentPages()[1].onNew()")
        #expect(!bert.tree.contains("1 条新消息"))
        wait(anna) { anna.tree.contains("✓✓") }
        try await cloud.stop()
    }

    /// Lets real time pass until something is so. Virtual time stands.
    private func wait(_ app: LogicFixture, until isSo: () -> Bool) {
        let deadline = ContinuousClock.now + .seconds(120)
        while !isSo(), ContinuousClock.now < deadline { app.takePosts(waiting: 5) }
    }

    /// Lets both be connected, and all that they have said arrive: virtual time passes only until the next reconnect.
    private func recover(_ apps: [LogicFixture]) {
        let deadline = ContinuousClock.now + .seconds(120)
        var waiting = apps
        while !waiting.isEmpty, ContinuousClock.now < deadline {
            waiting = waiting.filter { app in
                let state = value(
                    "((link) => `${link.state} ${link.isJoined} ${link.queue.length}`)(getCurrentPages()[1].link)", app)
                if state.hasPrefix("waiting") { app.advance(milliseconds: 4_000) }
                app.takePosts(waiting: 1)
                return state != "open true 0"
            }
        }
    }

    private static let listing =
        "getCurrentPages()[1].messages.map((one) => one.seq + ' ' + one.state + ' ' + one.content).join('|')"

    /// What both have is the same, in the order in which it was said, each once.
    private func expectAll(_ rounds: Int, _ anna: LogicFixture, _ bert: LogicFixture) {
        let count = "getCurrentPages()[1].messages.filter(({ content }) => !content.startsWith('收到')).length"
        for app in [anna, bert] { wait(app) { Int(value(count, app)) == rounds * 3 } }
        #expect(value(Self.listing, anna) == value(Self.listing, bert))
        let all = contents(anna).split(separator: "|").map(String.init)
        for letter in ["a", "b", "c"] {
            #expect(all.filter { $0.hasPrefix(letter) } == (0..<rounds).map { "\(letter)\($0)" })
        }
        // The resident answers whoever is alone for a moment.
        #expect(all.filter { !$0.hasPrefix("收到") }.count == rounds * 3)
    }

    @Test func `Drops under traffic lose nothing, double nothing and keep the order`() async throws {
        let rounds = ProcessInfo.processInfo.environment["SOAK"] == nil ? 30 : 1_000
        let cloud = try await ChatCloud.start()
        let anna = try start(cloud, "anna")
        let bert = try start(cloud, "bert")
        for round in 0..<rounds {
            say("a\(round)", anna)
            // At once, when something may have arrived, and when all has.
            if round % 5 == 1 { anna.takePosts(waiting: 1) }
            if round % 5 == 2 { recover([anna]) }
            if round % 2 == 0 { drop(anna) }
            say("b\(round)", bert)
            if round % 2 == 1 { drop(bert) }
            say("c\(round)", anna)
            recover([anna, bert])
        }
        expectAll(rounds, anna, bert)
        try await cloud.stop()
    }

    @Test func `Cuts of the line itself lose nothing, double nothing and keep the order`() async throws {
        let rounds = ProcessInfo.processInfo.environment["SOAK"] == nil ? 10 : 50
        let cloud = try await ChatCloud.start()
        let line = try await cloud.cuttable()
        let anna = try start(cloud, "anna")
        let bert = try start(cloud, "bert")
        for round in 0..<rounds {
            say("a\(round)", anna)
            say("b\(round)", bert)
            if round % 3 == 1 { anna.takePosts(waiting: 2) }
            try await line.cut()
            say("c\(round)", anna)
            for app in [anna, bert] { wait(app) { state(app) != "open" } }
            recover([anna, bert])
        }
        expectAll(rounds, anna, bert)
        try await line.stop()
        try await cloud.stop()
    }
}
