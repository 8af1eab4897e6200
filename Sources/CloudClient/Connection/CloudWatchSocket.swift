import NIOCore
import Synchronization
import Values
import WebSockets

/// The connection of a client's watches: `/cloud/watch`. It comes back when it is lost; at rest nothing wakes.
final class CloudWatchSocket: WatchSocket {
    /// What the tries know of one another.
    private final class Tries: Sendable {
        private struct State {
            /// The one under way or open.
            var access: CloudSession?
            var isLost = false
        }

        private let state = Mutex(State())
        private let connection: CloudConnection

        init(_ connection: CloudConnection) { self.connection = connection }

        /// What the next try calls. After a loss the cloud is looked for again, which starts it.
        func next() async throws -> SocketDialer.Call? {
            let lost = state.withLock { state in
                defer { state.isLost = false }
                return state.isLost ? state.access?.endpoint : nil
            }
            if let lost { await connection.lost(lost) }
            let access = try await connection.access()
            state.withLock { $0.access = access }
            guard let url = WebURL("ws" + access.endpoint.url.dropFirst(4) + "/cloud/watch") else { return nil }
            var call = SocketDialer.Call(url)
            call.headers = [("Authorization", "Bearer \(access.token)")]
            call.timeout = .seconds(10)
            call.configuration.limits = SocketLimits(frame: 16 << 20, message: 64 << 20)
            return call
        }

        func lost() { state.withLock { $0.isLost = true } }

        /// A token that is not taken is forgotten, and the next try asks for another.
        func refused(_ failure: HandshakeFailure) {
            guard case .refused(let status) = failure, status == 401 || status == 200 else { return }
            if let token = state.withLock({ $0.access?.token }) { connection.drop(token) }
        }
    }

    /// A cloud on this machine is looked for soon, and its end is told by the system: nobody has to be asked.
    private static let rhythm: ReconnectMachine.Settings = {
        var rhythm = ReconnectMachine.Settings()
        rhythm.heartbeat = .infinity
        rhythm.firstPause = 50
        rhythm.longestPause = 10_000
        return rhythm
    }()

    private let socket: ReconnectingSocket

    init(
        _ connection: CloudConnection, executor: LoopExecutor, receive: @escaping @Sendable (WatchSocketEvent) -> Void
    ) {
        let tries = Tries(connection)
        let own = WeakSocket()
        socket = ReconnectingSocket(
            settings: Self.rhythm, group: executor.loop,
            target: { answer in
                Task(executorPreference: executor) {
                    do {
                        answer(try await tries.next())
                    } catch let error as CloudError {
                        receive(.refused(.network(error.userMessage)))
                        own.socket?.stop()
                    } catch {
                        answer(nil)
                    }
                }
            },
            isFinal: { failure in
                tries.refused(failure)
                return false
            },
            onEvent: { event in
                switch event {
                case .open: receive(.opened)
                case .message(.text(let text)):
                    do throws(JSONError) {
                        receive(.frame(try ExtendedJSON.parse(text)))
                    } catch {
                        // A server that speaks no JSON is none of ours; the connection begins anew.
                        own.socket?.drop()
                    }
                case .message: break
                case .down:
                    tries.lost()
                    receive(.lost)
                }
            })
        own.socket = socket
    }

    /// Opens the connection, soon.
    func start() { socket.start() }

    func send(_ frame: Value) { socket.send(OutgoingMessage(text: ExtendedJSON.string(frame))) }

    func drop() { socket.drop() }

    func close() { socket.stop() }
}

/// Names the socket to what it calls.
private final class WeakSocket: Sendable {
    private struct Box {
        weak var socket: ReconnectingSocket?
    }

    private let box = Mutex(Box())

    var socket: ReconnectingSocket? {
        get { box.withLock { $0.socket } }
        set { box.withLock { $0.socket = newValue } }
    }
}
