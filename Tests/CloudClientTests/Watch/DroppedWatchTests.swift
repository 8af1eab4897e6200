import Synchronization
import Testing
import Values

@testable import CloudClient

/// Watches over a network that is cut 200 times while documents are written, in virtual time.
@Suite struct DroppedWatchTests {
    private final class Journal: Sendable {
        private let events = Mutex<[WatchEvent]>([])
        private let snapshots = Mutex<[Snapshot]>([])
        private let list = SnapshotList()

        func note(_ event: WatchEvent) {
            events.withLock { $0.append(event) }
            let snapshot = list.apply(event)
            snapshots.withLock { $0.append(snapshot) }
        }

        var told: [WatchEvent] { events.withLock { $0 } }
        var seen: [Snapshot] { snapshots.withLock { $0 } }
    }

    /// Writes and drops until the connection was cut 200 times, then lets it rest.
    private func storm(_ wire: VirtualWatches) {
        while wire.drops < 200 {
            for _ in 0..<wire.random(0...4) { wire.write() }
            wire.advance(Double(wire.random(0...120)))
            if wire.random(0...2) > 0 { wire.drop() }
        }
        wire.write()
        wire.advance(10_000)
    }

    @Test(arguments: 1...25)
    func `a server that remembers: nothing is missed, nothing is told twice, all in order`(seed: UInt64) {
        let wire = VirtualWatches(seed: seed, memory: .max)
        for _ in 0..<wire.random(0...5) { wire.write() }
        let first = wire.lists.count - 1
        let journal = Journal()
        let connection = WatchConnection(wire)
        let watcher = connection.watch(
            ["collection": "a"], onChange: { journal.note($0) }, onError: { Issue.record("\($0)") })
        storm(wire)
        let lists = wire.lists
        #expect(wire.drops == 200 && wire.resets == 0)
        #expect(journal.told.filter(\.isInitial).count == 1)
        let start = journal.told.first.map { Int($0.id) } ?? -1
        #expect(start >= first)
        // One event for each change behind the beginning, each with the list as the server had it then.
        #expect(journal.told.map { Int($0.id) } == Array(start..<lists.count))
        for snapshot in journal.seen { #expect(snapshot.docs == lists[Int(snapshot.id)], "\(snapshot.id)") }
        watcher.close()
    }

    @Test(arguments: 1...25)
    func `a server that forgets: the list is always one that was, and the last is the last`(seed: UInt64) {
        let wire = VirtualWatches(seed: seed &* 77, memory: 3)
        let journal = Journal()
        let connection = WatchConnection(wire)
        let watcher = connection.watch(
            ["collection": "a"], onChange: { journal.note($0) }, onError: { Issue.record("\($0)") })
        storm(wire)
        let lists = wire.lists
        #expect(wire.drops == 200 && wire.resets > 0)
        #expect(journal.told.filter(\.isInitial).count == 1)
        let numbers = journal.told.map(\.id)
        #expect(zip(numbers, numbers.dropFirst()).allSatisfy { $0 < $1 })
        for snapshot in journal.seen { #expect(snapshot.docs == lists[Int(snapshot.id)], "\(snapshot.id)") }
        #expect(journal.seen.last?.docs == lists.last)
        watcher.close()
    }

    @Test func `a watch that was ended in a storm is told nothing more`() {
        let wire = VirtualWatches(seed: 9, memory: .max)
        let journal = Journal()
        let connection = WatchConnection(wire)
        let watcher = connection.watch(
            ["collection": "a"], onChange: { journal.note($0) }, onError: { Issue.record("\($0)") })
        let other = connection.watch(["collection": "a"], onChange: { _ in }, onError: { Issue.record("\($0)") })
        for _ in 0..<20 {
            wire.write()
            wire.advance(30)
        }
        watcher.close()
        let count = journal.told.count
        storm(wire)
        #expect(count > 0 && journal.told.count == count)
        other.close()
    }
}
