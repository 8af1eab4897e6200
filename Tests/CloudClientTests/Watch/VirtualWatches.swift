import NIOEmbedded
import Synchronization
import Values

@testable import CloudClient

/// A cloud with one collection, and a bad network to it, in virtual time. Frames take their time and keep their order; a
/// connection that is cut loses what is under way in both directions.
final class VirtualWatches: CloudTransport {
    private struct Job {
        var time: Double
        var order: Int
        var work: @Sendable () -> Void
    }

    private struct Change {
        var sequence: Int
        var value: ValueObject
    }

    private struct State {
        var now = 0.0
        var order = 0
        var jobs: [Job] = []
        var seed: UInt64
        var receive: (@Sendable (WatchSocketEvent) -> Void)?
        /// Counts connections; 0 is none yet.
        var connection = 0
        var isOpen = false
        /// When the last frame of each direction arrives.
        var down = 0.0
        var up = 0.0
        /// The watches of the open connection.
        var watches: Set<Int> = []
        var documents: [ValueObject] = []
        var changes: [Change] = []
        var lists: [[ValueObject]] = [[]]
        var drops = 0
        var resets = 0

        /// The next number of a series that is the same in every run (a linear congruential generator's).
        mutating func random(_ range: ClosedRange<Int>) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return range.lowerBound + Int((seed >> 33) % UInt64(range.count))
        }
    }

    let executor = LoopExecutor(EmbeddedEventLoop())
    /// How many changes the server remembers.
    private let memory: Int
    private let state: Mutex<State>

    init(seed: UInt64, memory: Int) {
        self.memory = memory
        state = Mutex(State(seed: seed))
    }

    // MARK: Time

    private func after(_ milliseconds: Double, _ work: @escaping @Sendable () -> Void) {
        state.withLock { state in
            state.order += 1
            state.jobs.append(Job(time: state.now + milliseconds, order: state.order, work: work))
        }
    }

    /// Lets time pass.
    func advance(_ milliseconds: Double) {
        let end = state.withLock { $0.now + milliseconds }
        while let job = state.withLock({ state -> Job? in
            let next = state.jobs.indices.filter { state.jobs[$0].time <= end }
                .min { (state.jobs[$0].time, state.jobs[$0].order) < (state.jobs[$1].time, state.jobs[$1].order) }
            guard let next else { return nil }
            state.now = max(state.now, state.jobs[next].time)
            return state.jobs.remove(at: next)
        }) {
            job.work()
        }
        state.withLock { $0.now = end }
    }

    // MARK: What the test does and sees

    /// A number of the run's own series.
    func random(_ range: ClosedRange<Int>) -> Int { state.withLock { $0.random(range) } }

    /// The list after each change, the first before any.
    var lists: [[ValueObject]] { state.withLock { $0.lists } }
    var drops: Int { state.withLock { $0.drops } }
    var resets: Int { state.withLock { $0.resets } }

    /// Adds, changes or removes a document, and tells those who watch.
    func write() {
        let (change, watches) = state.withLock { state -> (Change, Set<Int>) in
            let sequence = state.changes.count + 1
            let kind = state.documents.isEmpty ? 0 : state.random(0...9)
            let last = state.documents.count
            let value: ValueObject
            switch kind {
            case 0...5:
                let document: ValueObject = ["_id": .number(Double(sequence)), "n": .number(Double(sequence))]
                value = Self.change(sequence, "enqueue", "add", document, to: state.random(0...last))
            case 6...7:
                let place = state.random(0...last - 1)
                var document = state.documents[place]
                document["n"] = .number(Double(sequence))
                value = Self.change(
                    sequence, "update", "update", document, from: place, to: state.random(0...last - 1))
            default:
                let place = state.random(0...last - 1)
                value = Self.change(sequence, "dequeue", "remove", state.documents[place], from: place)
            }
            SnapshotList.apply(value, to: &state.documents)
            state.lists.append(state.documents)
            let change = Change(sequence: sequence, value: value)
            state.changes.append(change)
            return (change, state.isOpen ? state.watches : [])
        }
        for watch in watches { tell(watch, "changes", change.sequence, [change.value]) }
    }

    private static func change(
        _ sequence: Int, _ queueType: String, _ dataType: String, _ document: ValueObject, from: Int? = nil,
        to: Int? = nil
    ) -> ValueObject {
        var change: ValueObject = [
            "id": .number(Double(sequence)), "queueType": .string(queueType), "dataType": .string(dataType),
            "docId": document["_id"] ?? .null, "doc": .object(document),
        ]
        if let from { change["from"] = .number(Double(from)) }
        if let to { change["to"] = .number(Double(to)) }
        return change
    }

    // MARK: The server

    /// Sends a frame to the client, behind those that are under way.
    private func tell(_ watch: Int, _ type: String, _ sequence: Int, _ changes: [ValueObject]) {
        let (connection, delay) = state.withLock { state in
            let time = max(state.down, state.now + Double(state.random(1...40)))
            state.down = time
            return (state.connection, time - state.now)
        }
        let frame: Value = [
            "type": .string(type), "watch": .number(Double(watch)), "sequence": .number(Double(sequence)),
            "changes": .array(changes.map(Value.object)),
        ]
        after(delay) { [self] in
            if let receive = state.withLock({ $0.isOpen && $0.connection == connection ? $0.receive : nil }) {
                receive(.frame(frame))
            }
        }
    }

    private func take(_ frame: Value) {
        let watch = Int(frame.member("watch").toNumber())
        guard frame.member("type") == "watch" else { return }
        let (now, changes, documents) = state.withLock { state in
            state.watches.insert(watch)
            return (state.changes.count, state.changes, state.documents)
        }
        let beginning = documents.enumerated().map { Self.change(now, "init", "init", $1, to: $0) }
        guard case .number(let known) = frame.member("after") else { return tell(watch, "init", now, beginning) }
        let missed = changes.filter { $0.sequence > Int(known) }
        guard missed.count <= memory else {
            state.withLock { $0.resets += 1 }
            return tell(watch, "reset", now, beginning)
        }
        for change in missed { tell(watch, "changes", change.sequence, [change.value]) }
        tell(watch, "resumed", now, [])
    }

    // MARK: The network

    private func open() {
        let isNew = state.withLock { state in
            guard !state.isOpen, state.receive != nil else { return false }
            state.connection += 1
            state.isOpen = true
            state.watches = []
            (state.up, state.down) = (state.now, state.now)
            return true
        }
        if isNew { state.withLock { $0.receive }?(.opened) }
    }

    /// Cuts the connection. The client sees it some time later, and tries again some time after that.
    func drop() {
        let wasOpen = state.withLock { state in
            defer { state.isOpen = false }
            if state.isOpen { state.drops += 1 }
            return state.isOpen
        }
        guard wasOpen else { return }
        let notice = Double(random(0...30))
        after(notice) { [self] in state.withLock { $0.receive }?(.lost) }
        after(notice + Double(random(1...200))) { [self] in open() }
    }

    // MARK: CloudTransport

    func openWatches(_ receive: @escaping @Sendable (WatchSocketEvent) -> Void) -> any WatchSocket {
        state.withLock { $0.receive = receive }
        after(10) { [self] in open() }
        return Socket(wire: self)
    }

    func send(_ call: CloudCall) async throws(CloudCallError) -> CloudAnswer { throw .network("watches only") }

    func carry(
        _ transfer: CloudTransfer, stop: TransferStop, progress: @escaping @Sendable (_ done: Int, _ of: Int) -> Void
    ) async throws(CloudCallError) -> String { throw .network("watches only") }

    private struct Socket: WatchSocket {
        let wire: VirtualWatches

        func send(_ frame: Value) {
            let (connection, delay, isOpen) = wire.state.withLock { state in
                let time = max(state.up, state.now + Double(state.random(1...40)))
                state.up = time
                return (state.connection, time - state.now, state.isOpen)
            }
            guard isOpen else { return }
            wire.after(delay) {
                if wire.state.withLock({ $0.isOpen && $0.connection == connection }) { wire.take(frame) }
            }
        }

        func drop() { wire.drop() }

        func close() {
            wire.state.withLock { state in
                state.receive = nil
                state.isOpen = false
            }
        }
    }
}
