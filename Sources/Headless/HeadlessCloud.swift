import Bridge
import CloudClient
import CloudServer
import Synchronization

/// The cloud of a headless run: in this process, in memory, the same in every run, and on the run's virtual clock. It is
/// started by the first call that needs it.
final class HeadlessCloud: Sendable {
    /// Finds it.
    let locator: CloudLocator
    private let state: State

    /// What server and session share.
    private final class State: Sendable {
        let time: Mutex<Double>
        let holds = Mutex<Holds?>(nil)
        let server = Mutex<CloudServer?>(nil)

        init(_ time: Double) { self.time = Mutex(time) }

        var clock: ServerClock {
            ServerClock(
                now: { self.time.withLock { $0 } },
                sleep: { milliseconds, _ in
                    guard let holds = self.holds.withLock({ $0 }) else { return }
                    await withCheckedContinuation { continuation in
                        holds.sleep(milliseconds: milliseconds) { continuation.resume() }
                    }
                })
        }

        func start() async throws -> CloudEndpoint {
            var options = CloudServer.Options()
            options.clock = clock
            options.functionHost = FunctionCommand.own
            let server = try await CloudServer.start(options)
            self.server.withLock { $0 = server }
            return CloudEndpoint(host: server.host, port: server.port, key: server.adminKey)
        }
    }

    /// - Parameter time: milliseconds since 1970.
    init(startingAt time: Double) {
        let state = State(time)
        self.state = state
        locator = CloudLocator { try await state.start() }
    }

    deinit {
        guard let server = state.server.withLock({ $0 }) else { return }
        // Nobody is left to be told how it ends, and nothing of it was to be kept.
        Task(executorPreference: LoopExecutor(server.loop)) { try await server.stop() }
    }

    /// The server sleeps on these from now on.
    func use(_ holds: Holds) { state.holds.withLock { $0 = holds } }

    /// Moves its clock.
    func advance(to time: Double) { state.time.withLock { $0 = max($0, time) } }
}
