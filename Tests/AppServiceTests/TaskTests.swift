import AppService
import Bridge
import Dispatch
import LogicFixture
import Testing
import Values

/// Members of `wx` that return tasks, and work on other threads.
@Suite struct TaskTests {
    /// `wx.request` as a task that stays open until it is told what to do, and `wx.connectSocket` as one that answers methods.
    private final class Member {
        var tasks: [HostTask] = []
        var begun: [ValueObject] = []
        var calls: [String] = []

        func function(_ name: String, thenable: Bool) -> HostFunction {
            let send = TaskShape.Method(
                "send", answersAs: "SocketTask.send", parameters: [HostParameter("data", .string)])
            let shape = TaskShape(
                methods: [.init("abort"), send],
                events: [.init("onHeadersReceived"), .init("onOpen", hasOff: false)], members: ["readyState": 0],
                isThenable: thenable)
            return HostFunction(
                name, parameters: [HostParameter("url", .string)],
                .task(shape) { [self] options, _, task in
                    begun.append(options)
                    tasks.append(task)
                    task.onCall = { [unowned self, unowned task] method, arguments, reply in
                        calls.append(method + " " + Value.array(arguments).shown)
                        if method == "abort" { task.finish(.failure(HostError("fail abort"))) }
                        if method == "send" { reply(.success(["sent": true])) }
                    }
                })
        }
    }

    private func run(_ member: Member, _ source: String) -> LogicFixture {
        let app = LogicFixture(
            ["app.js": "App({})", "pages/index.js": "Page({})"],
            functions: [
                member.function("request", thenable: true), member.function("connectSocket", thenable: false),
            ]
        ).start()
        app.evaluate(source)
        return app
    }

    @Test func `a call with callbacks is answered by them, and its task cannot be awaited`() {
        let member = Member()
        let app = run(
            member,
            "t = wx.request({ url: 'u', data: { a: 1 }, success: (r) => console.log(r.errMsg, r.data), complete: (r) => console.log('done') }); console.log(t.then, t.readyState)"
        )
        #expect(member.begun.map { Value.object($0).shown } == ["{url:u,data:{a:1}}"])
        member.tasks[0].finish(.success(["data": "x"]))
        member.tasks[0].finish(.success(["data": "twice"]))
        #expect(app.console == ["log undefined 0", "log request:ok x", "log done"])
    }

    @Test func `a call without callbacks can be awaited, and its failure is only told to who awaits`() {
        let member = Member()
        let app = run(
            member,
            """
            wx.request({ url: 'nobody' });
            (async () => { try { await wx.request({ url: 'a' }) } catch (e) { console.log(e.errMsg) } })();
            wx.request({ url: 'b' }).then((r) => console.log(r.errMsg)).finally(() => console.log('finally'));
            Promise.all([wx.request({ url: 'c' })]).then(([r]) => console.log('all', r.n))
            """)
        for task in member.tasks.prefix(2) { task.finish(.failure(HostError("fail timeout"))) }
        member.tasks[2].finish(.success([:]))
        member.tasks[3].finish(.success(["n": 3]))
        #expect(app.console == ["log request:fail timeout", "log request:ok", "log finally", "log all 3"])
        #expect(app.faults.isEmpty)
    }

    @Test func `a failure that a derived promise lets go is reported`() {
        let member = Member()
        let app = run(member, "wx.request({ url: 'a' }).then(() => {})")
        member.tasks[0].finish(.failure(HostError("fail timeout")))
        #expect(app.console.contains { $0.contains("request:fail timeout") })
    }

    @Test func `events reach their listeners until these are taken off or the task ends`() {
        let member = Member()
        let app = run(
            member,
            """
            t = wx.request({ url: 'u', fail() {} }); const one = (h) => console.log('one', h.n);
            t.onHeadersReceived(one); t.onHeadersReceived((h) => { console.log('two', h.n); throw new Error('x') });
            t.onHeadersReceived((h) => console.log('three')); drop = () => t.offHeadersReceived(one); console.log(t.offOpen)
            """)
        let task = member.tasks[0]
        task.emit("onHeadersReceived", ["n": 1])
        app.evaluate("drop()")
        task.emit("onHeadersReceived", ["n": 2])
        task.end()
        task.emit("onHeadersReceived", ["n": 3])
        let lines = app.console.filter { !$0.contains("Error") }
        #expect(lines == ["log undefined", "log one 1", "log two 1", "log three", "log two 2", "log three"])
    }

    @Test func `methods reach the native side, answer where they take callbacks, and do nothing after the end`() {
        let member = Member()
        let app = run(
            member,
            """
            s = wx.connectSocket({ url: 'u' }); console.log(s.then);
            s.send({ data: 'x', success: (r) => console.log(r.errMsg, r.sent) }); s.send({ data: 'quiet' });
            s.send({ data: 1, fail: (r) => console.log(r.errMsg) }); s.abort(1, 2);
            s.send({ data: 'late', fail: (r) => console.log(r.errMsg) }); s.abort()
            """)
        #expect(member.calls == ["send [{data:x}]", "send [{data:quiet}]", "abort [1,2]"])
        #expect(
            app.console == [
                "log undefined",
                "log SocketTask.send:ok true",
                "log SocketTask.send:fail parameter error: parameter.data should be String instead of Number;",
                "log SocketTask.send:fail task has ended",
            ])
    }

    @Test func `wrong options fail the call and give a task that does nothing`() {
        let member = Member()
        let app = run(
            member,
            "t = wx.request({ url: 1, fail: (e) => console.log(e.errMsg) }); t.abort(); t.onHeadersReceived(() => {})")
        #expect(member.begun.isEmpty)
        #expect(app.console == ["log request:fail parameter error: parameter.url should be String instead of Number;"])
    }

    @Test func `a member that is no function changes when the native side says so`() {
        let member = Member()
        let app = run(member, "s = wx.connectSocket({ url: 'u' }); s.onOpen(() => console.log(s.readyState))")
        member.tasks[0].set("readyState", 1)
        member.tasks[0].emit("onOpen", [:])
        #expect(app.console == ["log 1"])
    }

    @Test func `bytes cross both ways as ArrayBuffers`() {
        let member = Member()
        let app = run(
            member,
            "wx.request({ url: 'u', data: new Uint8Array([1, 2, 255]).buffer, success: ({ data }) => console.log(data instanceof ArrayBuffer, data.byteLength, new Uint8Array(data)[1]) })"
        )
        #expect(member.begun[0]["data"]?.shown == "bytes[1, 2, 255]")
        member.tasks[0].finish(.success(["data": .binary([7, 0, 128])]))
        #expect(app.console == ["log true 3 0"])
    }

    @Test func `work from other threads runs here, in order, while a hold keeps the clock`() {
        let app = LogicFixture(["app.js": "App({})", "pages/index.js": "Page({})"]).start()
        let service = app.service
        let start = service.clock.now
        var seen: [Int] = []
        let inbox: Inbox<Int> = service.inbox { seen.append($0) }
        let hold = service.hold()
        let queue = DispatchQueue(label: "elsewhere")
        queue.async {
            for number in 0..<1_000 { inbox.post(number) }
            hold.release()
        }
        app.awaitHeldWork()
        #expect(seen == Array(0..<1_000))
        #expect(service.clock.now == start)
        service.inboxes.close(inbox)
        inbox.post(5)
        app.awaitHeldWork()
        #expect(seen.count == 1_000)
    }

    @Test func `a sleep in virtual time takes its hold out of the count until it ends`() {
        let holds = Holds()
        let hold = holds.begin()
        #expect(holds.end != nil)
        let woken = DispatchSemaphore(value: 0)
        holds.sleep(milliseconds: 3_000) { woken.signal() }
        #expect(holds.end == nil)
        let sleeps = holds.takeSleeps()
        #expect(sleeps.map(\.milliseconds) == [3_000])
        for sleep in sleeps { holds.end(sleep) }
        #expect(woken.wait(timeout: .now()) == .success)
        #expect(holds.end != nil)
        hold.release()
        #expect(holds.end == nil)
    }
}
