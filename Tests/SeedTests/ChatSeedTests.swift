import AppService
import Bridge
import LogicFixture
import Testing
import Values

/// The seed's chat page, verbatim: what it really does, its faults among that.
@Suite(.enabled(if: Snippets.folder != nil, Snippets.whereTheyAre), .timeLimit(.minutes(10)))
struct ChatSeedTests {
    private func start(_ cloud: ChatCloud) throws -> LogicFixture {
        let app = cloud.app(
            [
                "app.js": "wx.setStorageSync('token', '\(try cloud.token("seed"))'); App({})",
                "pages/chat/chat.js": try Snippets.text("000-4-chat.page.js"),
                "pages/chat/chat.wxml":
                    "<view id='open'>{{socketOpen}}</view><view wx:for='{{messages}}' wx:key='id'>{{item.content}}</view>",
                "pages/home.js": "Page({})",
            ], pages: ["pages/home", "pages/chat/chat"])
        app.evaluate("wx.navigateTo({ url: '/pages/chat/chat' })")
        app.awaitHeldWork()
        return app
    }

    private func say(_ text: String, _ app: LogicFixture) {
        app.evaluate("getCurrentPages()[1].sendMessage('\(text)')")
        app.awaitHeldWork()
    }

    /// Lets real time pass until something is so: a busy machine answers later than virtual time waits.
    private func wait(_ app: LogicFixture, until isSo: () -> Bool) async {
        let deadline = ContinuousClock.now + .seconds(120)
        while !isSo(), ContinuousClock.now < deadline {
            app.awaitPost()
            await Task.yield()
        }
    }

    private func contents(_ app: LogicFixture) -> String {
        app.evaluate("console.log('contents', getCurrentPages()[1].data.messages.map((one) => one.content).join('|'))")
        return String(app.console.last?.dropFirst("log contents ".count) ?? "")
    }

    private func pings(_ app: LogicFixture) -> Int { app.sockets.filter { $0.contains(#""type":"ping""#) }.count }

    @Test func `It opens with its token, and its own message comes back once`() async throws {
        let cloud = try await ChatCloud.start()
        let app = try start(cloud)
        #expect(app.console.contains("log WebSocket连接已打开"))
        #expect(app.sockets.filter { $0.hasSuffix("open") } == ["1 open"])
        say("你好", app)
        say("再来", app)
        await wait(app) { contents(app).contains("再来") }
        #expect(contents(app) == "你好|再来")
        try await cloud.stop()
    }

    @Test func `It pings every thirty seconds, and pings are not answered by a frame`() async throws {
        let cloud = try await ChatCloud.start()
        let app = try start(cloud)
        app.live(seconds: 29)
        #expect(pings(app) == 0)
        app.live(seconds: 1)
        #expect(pings(app) == 1)
        app.live(seconds: 60)
        #expect(pings(app) == 3)
        #expect(!app.sockets.contains { $0.hasPrefix("1 < text") })
        try await cloud.stop()
    }

    @Test func `After a drop it is back in three seconds, hears each message once, and pings twice: its timer leaks`()
        async throws
    {
        let cloud = try await ChatCloud.start()
        let app = try start(cloud)
        try await cloud.restart()
        app.awaitHeldWork()
        await wait(app) { app.console.contains("log WebSocket连接已关闭") }
        #expect(app.console.filter { $0 == "log WebSocket连接已关闭" }.count == 1)
        app.advance(milliseconds: 2_900)
        app.awaitHeldWork()
        #expect(!app.sockets.contains("2 began"))
        app.advance(milliseconds: 200)
        app.awaitHeldWork()
        #expect(app.sockets.contains("2 open"))
        say("回来了", app)
        await wait(app) { !contents(app).isEmpty }
        #expect(contents(app) == "回来了")
        let before = pings(app)
        app.live(seconds: 30)
        #expect(pings(app) - before == 2)
        try await cloud.stop()
    }

    @Test func `What is sent while it is closed shows the toast`() async throws {
        let cloud = try await ChatCloud.start()
        try await cloud.stop()
        let other = try await ChatCloud.start()
        let app = try start(other)
        try await other.stop()
        await wait(app) { app.console.contains("log WebSocket连接已关闭") }
        say("没人听", app)
        let toasts = app.messages.compactMap { message -> String? in
            if case .overlay(.toast(let title, _, _)) = message { title } else { nil }
        }
        #expect(toasts == ["连接已断开"])
    }

    @Test func `Leaving the page closes the connection, and it connects again three seconds later all the same`()
        async throws
    {
        let cloud = try await ChatCloud.start()
        let app = try start(cloud)
        app.evaluate("wx.navigateBack()")
        app.awaitHeldWork()
        #expect(app.sockets.contains("1 closed 1000"))
        app.live(seconds: 4)
        #expect(app.sockets.contains("2 open"))
        try await cloud.stop()
    }
}
