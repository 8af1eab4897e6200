import CloudClient
import CloudServer
import Dispatch
import HostAPI
import LogicFixture
import MiniProgram
import Testing

/// What an app's own watches are told of its own writes.
@Suite(.timeLimit(.minutes(10))) struct OwnChangesTests {
    /// Runs steps in an app with a cloud in memory, on a thread that may wait for it; each ends when nothing is in flight.
    private func run(_ steps: [String]) async throws -> [[String]] {
        let server = try await CloudServer.start(CloudServer.Options())
        let endpoint = CloudEndpoint(host: server.host, port: server.port, key: server.adminKey)
        let told = await withCheckedContinuation { continuation in
            DispatchQueue(label: "app").async {
                let files = ["app.js": "wx.cloud.init(); App({})", "pages/index.js": "Page({})", "app.json": "{}"]
                let functions = HostAPI.functions(
                    for: MiniProgram.load(MemorySource(files)), data: .memory, cloud: CloudLocator(endpoint))
                let app = LogicFixture(
                    files.filter { $0.key != "app.json" }, functions: functions
                ).start()
                var told: [[String]] = []
                for step in steps {
                    let before = app.console.count
                    app.evaluate(step)
                    app.awaitHeldWork()
                    told.append(Array(app.console.dropFirst(before)))
                }
                continuation.resume(returning: told)
            }
        }
        try await server.stop()
        return told
    }

    private static let watch = """
        var todos = wx.cloud.database().collection('todos')
        var watcher = todos.watch({
          onChange: (snapshot) => console.log(snapshot.docs.length),
          onError: (error) => console.error(error)
        })
        """

    @Test func `time does not pass before they are told`() async throws {
        let adds = (1...20).map { "todos.add({ data: { n: \($0) } })" }
        let told = try await run([Self.watch] + adds)
        #expect(told == (0...20).map { ["log \($0)"] })
    }

    @Test func `a write without a watch waits for nobody`() async throws {
        let told = try await run([
            Self.watch, "watcher.close()", "todos.add({ data: { n: 1 } }).then((r) => console.log(r.errMsg))",
        ])
        #expect(told == [["log 0"], [], ["log collection.add:ok"]])
    }
}
