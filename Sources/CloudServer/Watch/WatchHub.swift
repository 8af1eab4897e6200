import CloudDatabase
package import NIOCore
import Values

/// All watches of a server: hears the store's changes and tells each watcher what they do to its list, in order, each once.
///
/// Everything happens on one event loop.
package final class WatchHub: Sendable {
    /// Sends a frame's text to a client.
    package typealias Send = @Sendable (String) -> Void

    private let service: DatabaseService
    private let loop: any EventLoop
    private let state: NIOLoopBoundBox<State>

    private struct State {
        var watches: [CollectionName: [UInt64: Watch]] = [:]
        /// Whom of a collection's watches a change may concern.
        var indexes: [CollectionName: WatchIndex<UInt64>] = [:]
        var shapes: [CollectionName: WatchShapes] = [:]
        var last: UInt64 = 0
        /// The last change that the watches were told of.
        var sequence: Int64 = 0
        var observation: ChangeObservation?
    }

    /// One watch. Confined to the hub's loop.
    private final class Watch {
        let request: WatchRequest
        /// The number of what it asks for: those with the same one have the same list once they are told the same changes.
        let shape: Int
        let send: Send
        /// Nil until the store has told what the query finds.
        var list: WatchList?
        /// What happened before that.
        var pending: [[Change]] = []
        /// The last change that the client knows of.
        var sequence: Int64 = 0

        init(_ request: WatchRequest, shape: Int, _ send: @escaping Send) {
            self.request = request
            self.shape = shape
            self.send = send
        }
    }

    package init(_ service: DatabaseService, loop: any EventLoop) {
        self.service = service
        self.loop = loop
        state = NIOLoopBoundBox.makeBoxSendingValue(State(), eventLoop: loop)
    }

    /// Ends one watch.
    package struct Token: Sendable {
        fileprivate let collection: CollectionName
        fileprivate let number: UInt64
    }

    /// Begins to watch. The first frame is `init`, or whatever a client that comes back has missed.
    /// - Throws: `CloudFailure`, `DatabaseError`.
    func watch(_ request: WatchRequest, by caller: CloudCaller, send: @escaping Send) async throws -> Token {
        var request = request
        request.collection = try await service.collection(request.collection.name, in: request.environment)
        var decision: RuleDecision?
        defer { if let decision { service.decided(caller, decision) } }
        request.query = try await service.permitted(
            .read, request.query, request.collection, in: request.environment, by: caller, &decision)
        let token = try await register(request, send)
        do {
            try await fill(token, request)
        } catch {
            stop(token)
            throw error
        }
        return token
    }

    /// Ends a watch; nothing is sent for it afterwards.
    func stop(_ token: Token) {
        onLoop { state in
            if let watch = state.watches[token.collection]?.removeValue(forKey: token.number) {
                state.shapes[token.collection]?.remove(watch.shape)
            }
            state.indexes[token.collection]?.remove(token.number)
            if state.watches[token.collection]?.isEmpty == true {
                state.watches[token.collection] = nil
                state.indexes[token.collection] = nil
                state.shapes[token.collection] = nil
            }
            guard state.watches.isEmpty else { return }
            state.observation?.cancel()
            state.observation = nil
        }
    }

    /// Calls back when every change that the store has told of so far was told to the watchers.
    func afterChanges(_ work: @escaping @Sendable () -> Void) { loop.execute(work) }

    /// How many watches are open.
    package func count() async throws -> Int {
        try await loop.submit { [state] in state.value.watches.values.reduce(0) { $0 + $1.count } }.get()
    }

    private func onLoop(_ work: @escaping @Sendable (inout State) -> Void) {
        if loop.inEventLoop {
            work(&state.value)
        } else {
            loop.execute { [state] in work(&state.value) }
        }
    }

    private func register(_ request: WatchRequest, _ send: @escaping Send) async throws -> Token {
        try await loop.submit { [self] in
            if state.value.observation == nil {
                // Before the store is asked what there is, so that nothing is missed between.
                state.value.observation = service.store.observeChanges { [weak self] changes in self?.receive(changes) }
            }
            state.value.last += 1
            let token = Token(collection: request.collection, number: state.value.last)
            let shape = state.value.shapes[token.collection, default: WatchShapes()].add(request)
            state.value.watches[token.collection, default: [:]][token.number] = Watch(request, shape: shape, send)
            state.value.indexes[token.collection, default: WatchIndex()].insert(token.number, request.query)
            return token
        }.get()
    }

    /// Asks the store what the query finds, and what a client that comes back has missed.
    private func fill(_ token: Token, _ request: WatchRequest) async throws {
        let find = Find(request.query, limit: WatchList.maximumCount + 1)
        let found = try await service.store.find(find, in: request.collection)
        guard found.documents.count <= WatchList.maximumCount else { throw Self.tooMany }
        var missed: [Change]?
        if let after = request.after, after < found.sequence {
            missed = try await changes(after: after, to: found.sequence, of: request.collection)
        } else if let after = request.after {
            missed = after == found.sequence ? [] : nil
        }
        try await begin(token, found, since: missed)
    }

    /// How many missed changes are told one by one; beyond them a client compares lists.
    private static let mostMissed = 2000

    private func changes(after: Int64, to end: Int64, of collection: CollectionName) async throws -> [Change]? {
        let changes: [Change]
        do throws(DatabaseError) {
            changes = try await service.store.changes(after: after, of: collection, limit: Self.mostMissed + 1)
        } catch {
            if case .feedTooOld = error { return nil }
            throw error
        }
        return changes.count <= Self.mostMissed ? changes.filter { $0.sequence <= end } : nil
    }

    /// Sends what there is, or what was missed change by change, then what happened meanwhile.
    private func begin(_ token: Token, _ found: FindResult, since missed: [Change]?) async throws {
        try await loop.submit { [self] in
            guard let watch = state.value.watches[token.collection]?[token.number] else { return }
            let request = watch.request
            watch.sequence = found.sequence
            if let missed, let list = try WatchList(request, found.documents, before: missed) {
                watch.list = list
                for change in missed {
                    guard let text = Self.text(try watch.list?.apply(change) ?? []) else { continue }
                    watch.send(Self.frame("changes", request, change.sequence, text))
                }
                watch.send(Self.frame("resumed", request, found.sequence))
            } else {
                let list = try WatchList(
                    request.query, sort: request.sort, limit: request.limit, documents: found.documents)
                watch.list = list
                let text = Self.text(list.initialChanges(sequence: found.sequence))
                watch.send(Self.frame(request.after == nil ? "init" : "reset", request, found.sequence, text ?? "[]"))
            }
            let pending = watch.pending
            watch.pending = []
            for changes in pending { _ = deliver(changes, to: watch, token) }
        }.get()
    }

    /// Called by the store, on its own thread.
    private func receive(_ changes: [Change]) {
        loop.execute { [self] in
            // What one watcher hears of a transaction, together; whom it cannot concern is not asked.
            var concerned: [CollectionName: [UInt64: [Change]]] = [:]
            for change in changes {
                guard let index = state.value.indexes[change.collection] else { continue }
                for number in index.candidates(for: change) {
                    concerned[change.collection, default: [:]][number, default: []].append(change)
                }
            }
            let before = state.value.sequence
            state.value.sequence = max(before, changes.last?.sequence ?? 0)
            for (collection, watchers) in concerned {
                // Those that ask for the same and know the same hear the same: it is worked out and written once.
                var told: [Int: Told] = [:]
                for (number, changes) in watchers {
                    guard let watch = state.value.watches[collection]?[number] else { continue }
                    let isAbreast = watch.list != nil && watch.sequence <= before
                    if isAbreast, let told = told[watch.shape] {
                        tell(watch, told)
                    } else {
                        let news = deliver(changes, to: watch, Token(collection: collection, number: number))
                        if isAbreast { told[watch.shape] = news }
                    }
                }
            }
        }
    }

    /// What one transaction does to a list, and what is said of it.
    private struct Told {
        var list: WatchList?
        var sequence: Int64
        /// The changes as JSON; nil is nothing to say.
        var text: String?
    }

    /// Tells one watcher of one transaction, and returns what others may be told, too.
    private func deliver(_ changes: [Change], to watch: Watch, _ token: Token) -> Told? {
        guard watch.list != nil else {
            watch.pending.append(changes)
            return nil
        }
        do {
            var told: [WatchChange] = []
            for change in changes where change.sequence > watch.sequence {
                watch.sequence = change.sequence
                told += try watch.list?.apply(change) ?? []
            }
            let news = Told(list: watch.list, sequence: watch.sequence, text: Self.text(told))
            tell(watch, news)
            if let count = watch.list?.count, count > WatchList.maximumCount { throw Self.tooMany }
            return news
        } catch {
            let failure = (error as? CloudFailure) ?? (error as? DatabaseError).map(CloudFailure.init)
            watch.send(Self.error(watch.request.number, failure ?? CloudFailure(-501001, "\(error)")))
            stop(token)
            return nil
        }
    }

    private func tell(_ watch: Watch, _ news: Told) {
        watch.list = news.list
        watch.sequence = news.sequence
        if let text = news.text { watch.send(Self.frame("changes", watch.request, news.sequence, text)) }
    }

    private static func text(_ changes: [WatchChange]) -> String? {
        changes.isEmpty ? nil : ExtendedJSON.string(.array(changes.map(\.value)))
    }

    private static let tooMany = CloudFailure(
        -402006, "a watch finds more than \(WatchList.maximumCount) documents; narrow its condition")

    /// - Parameter changes: as JSON.
    private static func frame(
        _ type: String, _ request: WatchRequest, _ sequence: Int64, _ changes: String = "[]"
    ) -> String {
        "{\"type\":\"\(type)\",\"watch\":\(request.number),\"sequence\":\(sequence),\"changes\":\(changes)}"
    }

    /// The frame that ends a watch.
    static func error(_ number: Int, _ failure: CloudFailure) -> String {
        ExtendedJSON.string(["type": "error", "watch": .number(Double(number)), "error": failure.value])
    }
}
