import Synchronization
import Values

/// All watches of a client over one connection, which is there while there are watches. After a drop each watch goes on behind the
/// last change that it has seen.
final class WatchConnection: Sendable {
    private struct Watch {
        var request: ValueObject
        /// The last change that was told; nil before the list's beginning.
        var sequence: Int64?
        /// What the watch shows, for a server that has forgotten what happened meanwhile.
        var documents: [ValueObject] = []
        var onChange: @Sendable (WatchEvent) -> Void
        var onError: @Sendable (CloudCallError) -> Void
    }

    private struct State {
        var watches: [Int: Watch] = [:]
        var last = 0
        var socket: (any WatchSocket)?
        var isOpen = false
        /// Who waits for the changes of earlier writes.
        var syncs: [Int: @Sendable () -> Void] = [:]
        var isOffline = false
        /// Counts connections: what an old one still tells is not heard.
        var generation = 0

        mutating func reset() {
            watches = [:]
            socket = nil
            isOpen = false
            generation += 1
        }
    }

    private let transport: any CloudTransport
    private let state = Mutex(State())

    init(_ transport: any CloudTransport) { self.transport = transport }

    /// Begins to watch.
    func watch(
        _ request: ValueObject, onChange: @escaping @Sendable (WatchEvent) -> Void,
        onError: @escaping @Sendable (CloudCallError) -> Void
    ) -> Watcher {
        let (number, socket) = state.withLock { state in
            state.last += 1
            state.watches[state.last] = Watch(request: request, onChange: onChange, onError: onError)
            connect(&state)
            return (state.last, state.isOpen ? state.socket : nil)
        }
        if let socket, let frame = state.withLock({ Self.frame(number, in: $0) }) { socket.send(frame) }
        return Watcher { self.stop(number) }
    }

    /// Cuts the connection while there is no network.
    func setOnline(_ isOnline: Bool) {
        let socket = state.withLock { state -> (any WatchSocket)? in
            state.isOffline = !isOnline
            guard !isOnline else {
                connect(&state)
                return nil
            }
            defer {
                state.socket = nil
                state.isOpen = false
            }
            return state.socket
        }
        socket?.close()
        if !isOnline { endSyncs() }
    }

    private func connect(_ state: inout State) {
        guard state.socket == nil, !state.isOffline, !state.watches.isEmpty else { return }
        state.generation += 1
        let generation = state.generation
        state.socket = transport.openWatches { [weak self] in self?.receive($0, generation) }
    }

    /// Calls back behind the changes of every write that was answered so far.
    func sync(_ done: @escaping @Sendable () -> Void) {
        let (number, socket) = state.withLock { state -> (Int, (any WatchSocket)?) in
            guard state.isOpen, let socket = state.socket else { return (0, nil) }
            state.last += 1
            state.syncs[state.last] = done
            return (state.last, socket)
        }
        guard let socket else { return done() }
        socket.send(["type": "sync", "watch": .number(Double(number))])
    }

    /// What waits for a connection that is no more.
    private func endSyncs() {
        let syncs = state.withLock { state in
            defer { state.syncs = [:] }
            return state.syncs.values
        }
        for done in syncs { done() }
    }

    /// Cuts the connection without a word.
    func drop() { state.withLock { $0.socket }?.drop() }

    /// Ends every watch.
    func close() {
        let socket = state.withLock { state in
            defer { state.reset() }
            return state.socket
        }
        socket?.close()
        endSyncs()
    }

    private func stop(_ number: Int) {
        let (socket, isLast) = state.withLock { state -> ((any WatchSocket)?, Bool) in
            guard state.watches.removeValue(forKey: number) != nil else { return (nil, false) }
            guard state.watches.isEmpty else { return (state.socket, false) }
            defer {
                state.socket = nil
                state.isOpen = false
            }
            return (state.socket, true)
        }
        socket?.send(["type": "close", "watch": .number(Double(number))])
        if isLast {
            socket?.close()
            endSyncs()
        }
    }

    /// What asks for a watch, or for its going on.
    private static func frame(_ number: Int, in state: State) -> Value? {
        guard let watch = state.watches[number] else { return nil }
        var frame = watch.request
        frame["type"] = "watch"
        frame["watch"] = .number(Double(number))
        if let sequence = watch.sequence { frame["after"] = .number(Double(sequence)) }
        return .object(frame)
    }

    private func receive(_ event: WatchSocketEvent, _ generation: Int) {
        guard state.withLock({ $0.generation == generation }) else { return }
        switch event {
        case .opened:
            let (socket, frames) = state.withLock { state in
                state.isOpen = true
                return (state.socket, state.watches.keys.sorted().compactMap { Self.frame($0, in: state) })
            }
            for frame in frames { socket?.send(frame) }
        case .lost:
            state.withLock { $0.isOpen = false }
            endSyncs()
        case .frame(.object(let frame)): receive(frame)
        case .frame: break
        case .refused(let error):
            let watches = state.withLock { state in
                defer { state.reset() }
                return state.watches.values.map(\.onError)
            }
            for tell in watches { tell(error) }
            endSyncs()
        }
    }

    private func receive(_ frame: ValueObject) {
        guard case .number(let id)? = frame["watch"], let number = Int(exactly: id) else { return }
        if frame["type"] == "synced" {
            state.withLock { $0.syncs.removeValue(forKey: number) }?()
            return
        }
        if case .object(let error)? = frame["error"] {
            let failure = CloudCallError(
                QueryReference.whole(error["code"]), error["message"]?.toString() ?? "")
            let watch = state.withLock { $0.watches.removeValue(forKey: number) }
            watch?.onError(failure)
            return
        }
        guard case .string(let type)? = frame["type"], case .number(let sequence)? = frame["sequence"],
            let sequence = Int64(exactly: sequence)
        else { return }
        take(type, sequence, Self.objects(frame["changes"]), number)
    }

    private static func objects(_ value: Value?) -> [ValueObject] {
        guard case .array(let list)? = value else { return [] }
        return list.compactMap { if case .object(let object) = $0 { object } else { nil } }
    }

    private func take(_ type: String, _ sequence: Int64, _ changes: [ValueObject], _ number: Int) {
        let told = state.withLock { state -> (Watch, [ValueObject], Bool)? in
            guard var watch = state.watches[number] else { return nil }
            let isFirst = watch.sequence == nil
            // What comes a second time was told already.
            if let known = watch.sequence, type == "changes", sequence <= known { return nil }
            var changes = changes
            if !isFirst, type == "reset" || type == "init" {
                changes = ListDifference.changes(from: watch.documents, to: changes, sequence: sequence)
            }
            watch.sequence = max(sequence, watch.sequence ?? 0)
            for change in changes { SnapshotList.apply(change, to: &watch.documents) }
            state.watches[number] = watch
            guard isFirst || !changes.isEmpty else { return nil }
            return (watch, changes, isFirst)
        }
        guard let (watch, changes, isFirst) = told else { return }
        watch.onChange(WatchEvent(id: sequence, isInitial: isFirst, changes: changes))
    }
}
