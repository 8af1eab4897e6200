import CloudClient
import CloudDatabase
import NIOCore
import NIOHTTP1
import Synchronization
import Values
import WebSockets

/// `/cloud/watch`: the watches of one client. The frames are described in `Watch.md`.
struct WatchSocketRoute: SocketRoute {
    let path = "/cloud/watch"
    private let core: ServerCore

    init(_ core: ServerCore) { self.core = core }

    /// How many watches one connection may have.
    private static let maximumWatches = 100

    func decide(_ request: SocketRequest) -> SocketDecision {
        request.session == nil ? .refuse(.unauthorized) : .accept([:])
    }

    func open(_ channel: any Channel, _ request: SocketRequest) throws -> SocketSession {
        guard let session = request.session else { throw ServerError.unauthorized }
        let caller = CloudCaller.client(appID: session.appID, openid: session.openID)
        let client = WatchClient(core.documents.watches, caller, now: core.clock.now, limit: Self.maximumWatches)
        var configuration = SocketConfiguration()
        // A list's beginning may be long, and a slow client must not lose it.
        configuration.queue = SocketConfiguration.Queue(frames: 20_000, bytes: 64 << 20)
        let executor = LoopExecutor(channel.eventLoop)
        try SocketConnection.open(on: channel, role: .server, opening: SocketOpening(), configuration: configuration) {
            event in
            switch event {
            case .opened(let connection, _): client.connect(connection)
            case .message(.text(let text)):
                Task(executorPreference: executor) { await client.receive(text) }
            case .closed: client.close()
            default: break
            }
        }
        return { try await channel.closeFuture.get() }
    }
}

/// One client's connection and its watches.
final class WatchClient: Sendable {
    private struct State {
        var connection: SocketConnection?
        var watches: [Int: WatchHub.Token] = [:]
        /// Watches that are being asked for: whether they are still wanted.
        var asked: [Int: Int] = [:]
        var count = 0
        var isClosed = false
    }

    private let hub: WatchHub
    private let caller: CloudCaller
    private let now: @Sendable () -> Double
    private let limit: Int
    private let state = Mutex(State())

    init(_ hub: WatchHub, _ caller: CloudCaller, now: @escaping @Sendable () -> Double, limit: Int) {
        self.hub = hub
        self.caller = caller
        self.now = now
        self.limit = limit
    }

    func connect(_ connection: SocketConnection) { state.withLock { $0.connection = connection } }

    /// The connection is over.
    func close() {
        let watches = state.withLock { state in
            state.isClosed = true
            state.connection = nil
            defer { state.watches = [:] }
            return state.watches.values
        }
        for watch in watches { hub.stop(watch) }
    }

    /// Takes a frame.
    func receive(_ text: String) async {
        let frame: Value
        do throws(JSONError) {
            frame = try ExtendedJSON.parse(text)
        } catch {
            return drop()
        }
        guard case .object(let object) = frame, case .number(let id)? = object["watch"], let number = Int(exactly: id)
        else { return drop() }
        switch object["type"] {
        case .string("watch")?: await watch(object, number)
        case .string("close")?: stop(number)
        case .string("sync")?:
            hub.afterChanges { [weak self] in self?.send("{\"type\":\"synced\",\"watch\":\(number)}") }
        default: drop()
        }
    }

    /// Who does not speak this protocol is not spoken to.
    private func drop() { state.withLock { $0.connection }?.close(.protocolError, reason: "no frame of a watch") }

    private func stop(_ number: Int) {
        let token = state.withLock { state in
            state.asked[number] = nil
            return state.watches.removeValue(forKey: number)
        }
        if let token { hub.stop(token) }
    }

    private func watch(_ frame: ValueObject, _ number: Int) async {
        stop(number)
        let turn = state.withLock { state -> Int? in
            guard state.watches.count + state.asked.count < limit else { return nil }
            state.count += 1
            state.asked[number] = state.count
            return state.count
        }
        guard let turn else {
            return send(WatchHub.error(number, CloudFailure(-402006, "there are more than \(limit) watches")))
        }
        let failure: CloudFailure
        do {
            let request = try WatchRequest(frame, number: number, caller: caller, now: now())
            let token = try await hub.watch(request, by: caller) { [weak self] in self?.send($0) }
            keep(token, number, turn)
            return
        } catch let error as CloudFailure {
            failure = error
        } catch let error as DatabaseError {
            failure = CloudFailure(error)
        } catch {
            failure = CloudFailure(-501001, "\(error)")
        }
        state.withLock { if $0.asked[number] == turn { $0.asked[number] = nil } }
        send(WatchHub.error(number, failure))
    }

    private func keep(_ token: WatchHub.Token, _ number: Int, _ turn: Int) {
        let isWanted = state.withLock { state in
            guard !state.isClosed, state.asked[number] == turn else { return false }
            state.asked[number] = nil
            state.watches[number] = token
            return true
        }
        if !isWanted { hub.stop(token) }
    }

    private func send(_ frame: String) {
        state.withLock { $0.connection }?.send(OutgoingMessage(text: frame))
    }
}
