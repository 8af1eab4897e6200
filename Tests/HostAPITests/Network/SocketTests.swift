import Bridge
import HostAPI
import LogicFixture
import MiniProgram
import SocketFixture
import Testing
import Values

/// `wx.connectSocket` and its kin against an echo on the loopback, as a program sees them.
@Suite(.timeLimit(.minutes(10))) struct SocketTests {
    private static let noted = """
        const notes = []
        const note = (...words) => notes.push(words.join(' '))
        const watch = (name, task) => {
          task.onOpen(() => note(name, 'open', task.readyState))
          task.onMessage(({ data }) => note(name, 'message', typeof data === 'string' ? data : [...new Uint8Array(data)].join()))
          task.onError(({ errMsg }) => note(name, 'error'))
          task.onClose(({ code, reason }) => note(name, 'close', code, reason, task.readyState))
          return task
        }
        """

    /// An app whose only page runs this code, with URL for the echo's.
    private func run(_ url: String, _ code: String, termina: String = "", project: String = "{}") -> LogicFixture {
        let script = "const URL = '\(url)'\n\(Self.noted)\nglobalThis.app = { notes, note, watch }\n\(code)\nPage({})"
        let files = [
            "pages/index.js": script, "termina.toml": termina, "project.config.json": project,
            "app.json": #"{"pages":["pages/index"]}"#,
        ]
        let functions = HostAPI.functions(for: MiniProgram.load(MemorySource(files)), data: .memory)
        let app = LogicFixture(files, functions: functions).start()
        app.awaitHeldWork()
        return app
    }

    private func notes(_ app: LogicFixture) -> [String] {
        app.evaluate("console.log('notes', app.notes.join('|'))")
        let text = app.console.last?.dropFirst("log notes ".count) ?? ""
        return text.split(separator: "|").map(String.init)
    }

    /// Expects these notes, which a busy machine may bring later than virtual time waits.
    private func expectNotes(
        _ app: LogicFixture, _ expected: [String], sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let deadline = ContinuousClock.now + .seconds(120)
        while notes(app).count < expected.count, ContinuousClock.now < deadline { app.awaitPost() }
        #expect(notes(app) == expected, sourceLocation: sourceLocation)
    }

    private func evaluate(_ code: String, _ app: LogicFixture) {
        app.evaluate(code)
        app.awaitHeldWork()
    }

    @Test
    func `A task opens, sends text and bytes, and closes with code and reason; nothing comes before its turn ends`()
        async throws
    {
        let server = try await EchoServer.start()
        let app = run(
            server.url,
            """
            const task = watch('a', wx.connectSocket({ url: URL, success: ({ errMsg }) => note(errMsg) }))
            note('state', task.readyState, task.CONNECTING, task.OPEN, task.CLOSING, task.CLOSED, typeof task.then)
            app.task = task
            """)
        expectNotes(app, ["state 0 0 1 2 3 undefined", "connectSocket:ok", "a open 1"])
        evaluate(
            """
            app.notes.length = 0
            app.task.send({ data: '你好 🌍', success: ({ errMsg }) => app.note(errMsg) })
            app.task.send({ data: new Uint8Array([0, 255, 7]).buffer })
            app.task.send({ data: 5, fail: ({ errMsg }) => app.note(errMsg) })
            app.task.send({ fail: ({ errMsg }) => app.note(errMsg) })
            """, app)
        expectNotes(
            app,
            [
                "SocketTask.send:ok",
                "SocketTask.send:fail parameter error: parameter.data should be String instead of Number;",
                "SocketTask.send:fail parameter error: parameter.data should be String instead of Undefined;",
                "a message 你好 🌍", "a message 0,255,7",
            ])
        evaluate(
            """
            app.notes.length = 0
            app.task.close({ code: 999, fail: ({ errMsg }) => app.note(errMsg.slice(0, 34)) })
            app.task.close({ code: 3001, reason: '再见', complete: ({ errMsg }) => app.note(errMsg) })
            app.task.send({ data: 'late', fail: ({ errMsg }) => app.note(errMsg) })
            """, app)
        expectNotes(
            app,
            [
                "SocketTask.close:fail invalid code", "SocketTask.close:ok",
                "SocketTask.send:fail SocketTask.readyState is not OPEN", "a close 3001 再见 3",
            ])
        try await server.stop()
    }

    @Test func `The global forms keep the latest listener and belong to the latest socket`() async throws {
        let server = try await EchoServer.start()
        let app = run(
            server.url,
            """
            wx.sendSocketMessage({ data: 'x', fail: ({ errMsg }) => note(errMsg) })
            wx.closeSocket({ fail: ({ errMsg }) => note(errMsg) })
            wx.onSocketOpen(() => note('first'))
            wx.onSocketOpen(() => note('open'))
            wx.onSocketMessage(() => note('first'))
            wx.onSocketMessage(({ data }) => note('message', data))
            wx.onSocketClose(({ code, reason }) => note('close', code, reason))
            wx.connectSocket({ url: URL })
            wx.closeSocket({ fail: ({ errMsg }) => note('connecting', errMsg) })
            note(typeof wx.offSocketOpen)
            """)
        expectNotes(
            app,
            [
                "undefined", "sendSocketMessage:fail WebSocket is not connected",
                "closeSocket:fail WebSocket is not connected",
                "connecting closeSocket:fail WebSocket is not connected", "open",
            ])
        evaluate("app.notes.length = 0; wx.sendSocketMessage({ data: 'hi' })", app)
        expectNotes(app, ["message hi"])
        evaluate("app.notes.length = 0; wx.sendSocketMessage({ data: 'close 4000 bye' })", app)
        expectNotes(app, ["close 4000 bye"])
        try await server.stop()
    }

    @Test func `A failed handshake is an error, then 1006; a sixth socket and a bad URL are refused`() async throws {
        let server = try await EchoServer.start()
        let refused = run(server.url.replacing("/echo", with: "/no"), "watch('a', wx.connectSocket({ url: URL }))")
        expectNotes(refused, ["a error", "a close 1006 abnormal closure 3"])
        let nobody = run("ws://127.0.0.1:1/", "watch('a', wx.connectSocket({ url: URL }))")
        expectNotes(nobody, ["a error", "a close 1006 abnormal closure 3"])
        let six = run(
            server.url,
            """
            for (let i = 0; i < 6; i += 1) wx.connectSocket({ url: URL, fail: ({ errMsg, errno }) => note(i, errMsg, errno) })
            for (const url of ['http://a', 'ws://', '']) wx.connectSocket({ url, fail: ({ errMsg }) => note(errMsg) })
            wx.connectSocket({ fail: ({ errMsg }) => note(errMsg) })
            """)
        expectNotes(
            six,
            [
                // Options are checked in the call; the rest is told in a later turn.
                "connectSocket:fail parameter error: parameter.url should be String instead of Undefined;",
                "5 connectSocket:fail exceed max task count 600007", #"connectSocket:fail invalid url "http://a""#,
                #"connectSocket:fail invalid url "ws://""#, #"connectSocket:fail invalid url """#,
            ])
        try await server.stop()
    }

    @Test func `Protocols and compression are negotiated, and a task that is closed early never opens`() async throws {
        let server = try await EchoServer.start()
        let app = run(
            server.url,
            """
            const task = wx.connectSocket({ url: URL, protocols: ['x', 'echo'], perMessageDeflate: true, tcpNoDelay: true,
              header: { 'X-A': '1', Referer: 'no' } })
            task.onOpen(({ header }) => note(header['Sec-WebSocket-Protocol'], header['Sec-WebSocket-Extensions']))
            watch('early', wx.connectSocket({ url: URL })).close()
            """)
        #expect(notes(app).sorted() == ["early close 1006 abnormal closure 3", "echo permessage-deflate"])
        try await server.stop()
    }

    @Test func `The domain list, a time limit and the conditions of the network hold for sockets`() async throws {
        let server = try await EchoServer.start()
        let listed = run(
            server.url, "wx.connectSocket({ url: URL, fail: ({ errMsg, errno }) => note(errMsg, errno) })",
            termina: "[domains]\nsocket = [\"a.example\"]", project: #"{"setting":{"urlCheck":true}}"#)
        expectNotes(listed, ["connectSocket:fail url not in domain list 600002"])
        let app = run(
            server.url, "app.open = () => watch('a', wx.connectSocket({ url: URL, timeout: 1000 })); app.open()")
        expectNotes(app, ["a open 1"])
        var device = Device()
        device.network = .offline
        app.send(.device(device))
        expectNotes(app, ["a open 1", "a error", "a close 1006 abnormal closure 3"])
        evaluate("app.notes.length = 0; app.open()", app)
        expectNotes(app, ["a error", "a close 1006 abnormal closure 3"])
        device.network = .slow
        app.send(.device(device))
        evaluate("app.notes.length = 0; app.open()", app)
        app.advance(milliseconds: 1_500)
        expectNotes(app, ["a error", "a close 1006 abnormal closure 3"])
        try await server.stop()
    }

    @Test func `The shell sees every frame, sends by hand and cuts the connection`() async throws {
        let server = try await EchoServer.start()
        let app = run(server.url, "watch('a', wx.connectSocket({ url: URL }))")
        app.send(.socket(id: 1, .sendText("by hand")))
        app.awaitHeldWork()
        app.send(.socket(id: 1, .sendBytes([1, 2])))
        app.awaitHeldWork()
        app.send(.socket(id: 9, .drop))
        app.send(.socket(id: 1, .drop))
        expectNotes(
            app,
            [
                "a open 1", "a message by hand", "a message 1,2", "a error", "a close 1006 abnormal closure 3",
            ])
        let dropped = "closed 1006 the connection was dropped"
        let steps = app.messages.compactMap { message -> String? in
            guard case .record(let record) = message, case .socket(let socket) = record.kind else { return nil }
            switch socket.step {
            case .began: return "began"
            case .opened: return "opened"
            case .frame(let frame):
                return "\(frame.isOutgoing ? ">" : "<") \(frame.kind) \(frame.payload.text ?? "\(frame.payload.bytes)")"
            case .closing: return "closing"
            case .closed(let code, _, let error): return "closed \(code) \(error ?? "")"
            }
        }
        // The second frame may leave before the first comes back.
        #expect(
            steps.filter { !$0.hasPrefix("<") } == ["began", "opened", "> text by hand", "> binary [1, 2]", dropped])
        #expect(
            steps.filter { !$0.hasPrefix(">") } == ["began", "opened", "< text by hand", "< binary [1, 2]", dropped])
        try await server.stop()
    }

    @Test func `Out of sight sockets end after five seconds`() async throws {
        let server = try await EchoServer.start()
        let app = run(
            server.url,
            "app.open = () => watch('a', wx.connectSocket({ url: URL, fail: ({ errMsg }) => note(errMsg) })); app.open()"
        )
        app.send(.visibility(false))
        app.advance(milliseconds: 4_000)
        expectNotes(app, ["a open 1"])
        app.advance(milliseconds: 1_500)
        expectNotes(app, ["a open 1", "a error", "a close 1006 abnormal closure 3"])
        evaluate("app.notes.length = 0; app.open()", app)
        expectNotes(app, ["connectSocket:fail interrupted"])
        app.send(.visibility(true))
        evaluate("app.notes.length = 0; app.open()", app)
        expectNotes(app, ["a open 1"])
        try await server.stop()
    }
}
