import Bridge
import LogicFixture
import Testing
import Values

/// `wx.createWorker`: a machine and a thread of its own.
@Suite struct WorkerTests {
    private func app(_ source: String, worker: String, workers: String = #","workers":"workers""#) -> LogicFixture {
        let app = LogicFixture([
            "app.json": #"{"pages":["pages/index"]\#(workers)}"#,
            "pages/index.js": "Page({ onLoad() { \(source) } })", "workers/index.js": worker,
            "workers/lib.js": "module.exports = { twice: (n) => n * 2 }",
        ]).start()
        app.awaitHeldWork()
        return app
    }

    private static let start = """
        const w = wx.createWorker('workers/index.js'); globalThis.w = w;
        w.onMessage((m) => console.log(JSON.stringify(m)));
        w.onError((e) => console.log('error', e.message));
        w.onProcessKilled(() => console.log('killed'));
        """

    @Test func `messages go both ways as copies, in order, with the worker's own modules`() {
        let app = app(
            "\(Self.start) const m = { list: [1], f() {} }; w.postMessage(m); m.list.push(2); w.postMessage({ n: 3 })",
            worker: """
                const { twice } = require('./lib.js');
                worker.onMessage((m) => worker.postMessage({ got: m, twice: twice(m.n || 1) }));
                """)
        #expect(app.console == [#"log {"got":{"list":[1]},"twice":2}"#, #"log {"got":{"n":3},"twice":6}"#])
    }

    @Test func `it has timers, promises and a console, and neither wx nor the app's globals`() async {
        let app = app(
            "globalThis.mine = 1; \(Self.start) w.postMessage({})",
            worker: """
                worker.onMessage(async () => {
                  console.log(typeof wx, typeof mine, typeof Page);
                  await Promise.resolve();
                  worker.postMessage({ first: true });
                });
                """)
        #expect(app.console == ["log undefined undefined undefined", #"log {"first":true}"#])
    }

    @Test func `what it throws is told`() {
        let app = app("\(Self.start) w.postMessage({})", worker: "worker.onMessage(() => { throw new Error('oops') })")
        #expect(app.console.first?.hasPrefix("error worker: ") == true && app.console.first?.contains("oops") == true)
        #expect(app.console.last?.contains("oops") == true)
    }

    @Test func `one runs at a time; who terminates it may start another`() {
        let app = app(
            """
            \(Self.start)
            try { wx.createWorker('workers/index.js') } catch (e) { console.log(e.errMsg) }
            w.terminate(); w.postMessage({});
            globalThis.v = wx.createWorker('workers/index.js'); v.onMessage((m) => console.log('v', m.a)); v.postMessage({ a: 1 })
            """, worker: "worker.onMessage((m) => worker.postMessage(m))")
        #expect(
            app.console == ["log createWorker:fail a worker is running: terminate it first", "log v 1"])
        app.evaluate("v.onProcessKilled(() => console.log('gone')); v.testOnProcessKilled()")
        app.evaluate("v.postMessage({ a: 2 })")
        app.awaitHeldWork()
        #expect(app.console.suffix(1) == ["log gone"])
    }

    @Test(arguments: [
        ("workers/none.js", #","workers":"workers""#, "workers/none.js is not found"),
        ("other/index.js", #","workers":"workers/""#, "other/index.js is not in the workers folder workers/"),
        ("workers/index.js", "", #"app.json has no "workers" folder"#),
    ])
    func `a script that cannot be one is refused`(path: String, workers: String, reason: String) {
        let app = app(
            "try { wx.createWorker('\(path)') } catch (e) { console.log(e.message) }", worker: "", workers: workers)
        #expect(app.console == ["log createWorker:fail \(reason)"])
    }
}
