import NIOCore
import Values
import WebSockets

/// The connection of a client's watches: `/cloud/watch`. Opened again when it is lost, at once and then after growing pauses; at rest
/// nothing wakes.
final class CloudWatchSocket: WatchSocket {
    private struct State {
        var connection: SocketConnection?
        var attempt: SocketAttempt?
        var endpoint: CloudEndpoint?
        var pause: Int64 = 0
        var isClosed = false
    }

    private static let firstPause: Int64 = 50
    private static let longestPause: Int64 = 10_000

    private let connection: CloudConnection
    private let executor: LoopExecutor
    private let receive: @Sendable (WatchSocketEvent) -> Void
    private let state: NIOLoopBoundBox<State>

    init(
        _ connection: CloudConnection, executor: LoopExecutor, receive: @escaping @Sendable (WatchSocketEvent) -> Void
    ) {
        self.connection = connection
        self.executor = executor
        self.receive = receive
        state = .makeBoxSendingValue(State(), eventLoop: executor.loop)
    }

    /// Opens the connection, soon.
    func start() { onLoop { socket in socket.open() } }

    func send(_ frame: Value) {
        let message = OutgoingMessage(text: ExtendedJSON.string(frame))
        onLoop { $0.state.value.connection?.send(message) }
    }

    func drop() { onLoop { $0.state.value.connection?.drop() } }

    func close() {
        onLoop { socket in
            socket.state.value.isClosed = true
            socket.state.value.attempt?.cancel()
            socket.state.value.connection?.close()
        }
    }

    private func onLoop(_ work: @escaping @Sendable (CloudWatchSocket) -> Void) {
        // Always later: a caller may hold a lock that what is told needs.
        executor.loop.execute { [self] in work(self) }
    }

    private func open() {
        guard !state.value.isClosed else { return }
        Task(executorPreference: executor) { [self] in
            do {
                let access = try await connection.access()
                onLoop { $0.dial(access) }
            } catch let error as CloudError {
                receive(.refused(.network(error.userMessage)))
            } catch {
                onLoop { $0.openLater() }
            }
        }
    }

    private func dial(_ access: CloudSession) {
        guard !state.value.isClosed, let url = WebURL("ws" + access.endpoint.url.dropFirst(4) + "/cloud/watch") else {
            return
        }
        var call = SocketDialer.Call(url)
        call.headers = [("Authorization", "Bearer \(access.token)")]
        call.timeout = .seconds(10)
        call.configuration.limits = SocketLimits(frame: 16 << 20, message: 64 << 20)
        state.value.endpoint = access.endpoint
        state.value.attempt = SocketDialer(group: executor.loop).open(
            call, onEvent: { [weak self] event in self?.onLoop { $0.take(event) } },
            onFailure: { [weak self] failure in self?.onLoop { $0.fail(failure, access) } })
    }

    private func take(_ event: SocketEvent) {
        switch event {
        case .opened(let connection, _):
            guard !state.value.isClosed else { return connection.close() }
            state.value.connection = connection
            state.value.attempt = nil
            state.value.pause = 0
            receive(.opened)
        case .message(.text(let text)): read(text)
        case .closed:
            guard state.value.connection != nil else { return }
            state.value.connection = nil
            guard !state.value.isClosed else { return }
            receive(.lost)
            lostAndAgain()
        default: break
        }
    }

    private func read(_ text: String) {
        do throws(JSONError) {
            receive(.frame(try ExtendedJSON.parse(text)))
        } catch {
            // A server that speaks no JSON is none of ours; the connection begins anew.
            state.value.connection?.drop()
        }
    }

    private func fail(_ failure: HandshakeFailure, _ access: CloudSession) {
        state.value.attempt = nil
        if case .refused(let status) = failure, status == 401 || status == 200 { connection.drop(access.token) }
        lostAndAgain()
    }

    /// Looks for the cloud again, which starts it, and opens the connection after a pause.
    private func lostAndAgain() {
        let endpoint = state.value.endpoint
        Task(executorPreference: executor) { [self] in
            if let endpoint { await connection.lost(endpoint) }
            onLoop { $0.openLater() }
        }
    }

    private func openLater() {
        guard !state.value.isClosed else { return }
        let pause = state.value.pause
        state.value.pause = min(max(pause * 2, Self.firstPause), Self.longestPause)
        executor.loop.scheduleTask(in: .milliseconds(pause)) { [weak self] in self?.open() }
    }
}
