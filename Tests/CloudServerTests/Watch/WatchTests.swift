import CloudClient
import CloudServer
import Synchronization
import Testing
import Values

/// Watches over real sockets.
struct WatchTests {
    /// What a watch told, and a way to wait for it.
    private final class Journal: Sendable {
        private struct State {
            var snapshots: [Snapshot] = []
            var errors: [CloudCallError] = []
            var waiting: [(until: @Sendable ([Snapshot], [CloudCallError]) -> Bool, CheckedContinuation<Void, Never>)] =
                []
        }

        private let state = Mutex(State())

        func note(_ snapshot: Snapshot) { change { $0.snapshots.append(snapshot) } }
        func note(_ error: CloudCallError) { change { $0.errors.append(error) } }

        private func change(_ body: (inout State) -> Void) {
            let ready = state.withLock { state in
                body(&state)
                let ready = state.waiting.filter { $0.until(state.snapshots, state.errors) }
                state.waiting.removeAll { $0.until(state.snapshots, state.errors) }
                return ready
            }
            for (_, continuation) in ready { continuation.resume() }
        }

        func wait(until condition: @escaping @Sendable ([Snapshot], [CloudCallError]) -> Bool) async {
            await withCheckedContinuation { continuation in
                let isReady = state.withLock { state in
                    if condition(state.snapshots, state.errors) { return true }
                    state.waiting.append((condition, continuation))
                    return false
                }
                if isReady { continuation.resume() }
            }
        }

        var snapshots: [Snapshot] { state.withLock { $0.snapshots } }
        var errors: [CloudCallError] { state.withLock { $0.errors } }
    }

    private func watch(_ query: QueryReference, _ journal: Journal) -> Watcher {
        query.watch(onChange: { journal.note($0) }, onError: { journal.note($0) })
    }

    @Test(.timeLimit(.minutes(10)))
    func `A watch tells what there is, then every change, to everybody who may read`() async throws {
        try await TestCloud.run { cloud in
            _ = try await cloud.bring(["database": ["todos": ["read": true, "write": true]]])
            let ann = cloud.client("ann"), bob = cloud.client("bob")
            let todos = ann.database().collection("todos")
            try await todos.doc("1").set(["n": 1, "open": true])
            let journal = Journal()
            let watcher = watch(
                bob.database().collection("todos").where(["open": true]).orderBy("n", .asc), journal)
            await journal.wait { snapshots, _ in snapshots.count == 1 }
            let first = try #require(journal.snapshots.first)
            #expect(first.type == "init" && first.docs.map { $0["_id"] } == ["1"])
            #expect(first.docChanges.map { $0["queueType"] } == ["init"])

            try await todos.doc("0").set(["n": 0, "open": true])
            try await todos.doc("1").update(["n": .command(.inc(5)), "gone": .command(.remove())])
            try await todos.doc("0").update(["open": false])
            try await todos.doc("2").set(["n": 2, "open": false])
            try await todos.doc("1").remove()
            await journal.wait { snapshots, _ in snapshots.count == 5 }
            let later = journal.snapshots.dropFirst()
            #expect(later.map { $0.docs.map { $0["_id"]?.toString() ?? "" }.joined() } == ["01", "01", "1", ""])
            #expect(
                later.map { $0.docChanges[0]["dataType"]?.toString() ?? "" } == ["add", "update", "update", "remove"])
            #expect(later.dropFirst().first?.docChanges[0]["updatedFields"] == ["n": 6])
            #expect(later.map(\.id) == later.map(\.id).sorted() && Set(later.map(\.id)).count == 4)

            watcher.close()
            while try await cloud.server.core.documents.watches.count() > 0 { await Task.yield() }
            try await todos.doc("3").set(["open": true])
            #expect(journal.snapshots.count == 5 && journal.errors.isEmpty)
        }
    }

    @Test(.timeLimit(.minutes(10)))
    func `A creator-only collection is watched by creators, a closed one by nobody`() async throws {
        try await TestCloud.run { cloud in
            _ = try await cloud.bring(["database": ["closed": "ADMINONLY"]])
            let mine = Journal(), closed = Journal()
            let ann = cloud.client("ann")
            let one = watch(ann.database().collection("own").query, mine)
            let other = watch(ann.database().collection("closed").query, closed)
            await closed.wait { _, errors in !errors.isEmpty }
            #expect(closed.errors.map(\.code) == [-502003])
            await mine.wait { snapshots, _ in !snapshots.isEmpty }
            try await cloud.client("bob").database().collection("own").add(["by": "bob"])
            try await ann.database().collection("own").add(["by": "ann"])
            await mine.wait { snapshots, _ in snapshots.count == 2 }
            #expect(mine.snapshots.last?.docs.map { $0["by"] } == ["ann"])
            one.close()
            other.close()
        }
    }

    @Test(.timeLimit(.minutes(10)), arguments: 1...6 as ClosedRange<UInt64>)
    func `Who asks for the same hears the same, whenever it came`(seed: UInt64) async throws {
        try await TestCloud.run { cloud in
            _ = try await cloud.bring(["database": ["a": ["read": true, "write": true]]])
            let client = cloud.client("ann")
            let all = client.database().collection("a")
            let shapes = [
                all.query, all.where(["open": true]), all.where(["open": true]).orderBy("n", .desc).limit(3),
            ]
            var random = seed
            func draw(_ count: UInt64) -> Int {
                random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return Int((random >> 33) % count)
            }
            var open: [(shape: Int, journal: Journal, watcher: Watcher)] = []
            for _ in 0..<60 {
                switch draw(6) {
                case 0, 1:
                    let (shape, journal) = (draw(3), Journal())
                    open.append((shape, journal, watch(shapes[shape], journal)))
                case 2 where !open.isEmpty: open.remove(at: draw(UInt64(open.count))).watcher.close()
                case 3: try await all.doc(.string("\(draw(8))")).remove()
                default:
                    let (id, isOpen) = (draw(8), draw(3) > 0)
                    let n = draw(100) * 8 + id
                    try await all.doc(.string("\(id)")).set(["n": .number(Double(n)), "open": .bool(isOpen)])
                }
            }
            // The last write is heard by all, so that what is compared is over.
            try await all.doc("end").set(["n": 1_000, "open": true])
            for (shape, journal, watcher) in open {
                await journal.wait { snapshots, _ in snapshots.last?.docs.contains { $0["_id"] == "end" } == true }
                let found = try await shapes[shape].get()
                let told = try #require(journal.snapshots.last).docs
                #expect(Set(told.map { $0["_id"]?.toString() }) == Set(found.map { $0["_id"]?.toString() }))
                #expect(told.count == found.count && journal.errors.isEmpty)
                if shape == 2 { #expect(told.map { $0["n"] } == found.map { $0["n"] }) }
                let ids = journal.snapshots.map(\.id)
                #expect(ids == ids.sorted() && Set(ids).count == ids.count)
                watcher.close()
            }
        }
    }

    @Test(.timeLimit(.minutes(10)))
    func `After 200 drops under writes a watch has missed nothing and told nothing twice`() async throws {
        try await TestCloud.run { cloud in
            _ = try await cloud.bring(["database": ["a": ["read": true, "write": true]]])
            let writer = cloud.client("ann").database().collection("a")
            let reader = cloud.client("bob")
            let journal = Journal()
            let watcher = watch(reader.database().collection("a").orderBy("n", .asc), journal)
            await journal.wait { snapshots, _ in !snapshots.isEmpty }
            for round in 0..<200 {
                reader.dropWatches()
                for part in 0..<3 { try await writer.add(["n": .number(Double(round * 3 + part))]) }
                // Now and then the connection is given time to come back, so that drops hit every state of it.
                if round % 10 == 0 {
                    let count = (round + 1) * 3
                    await journal.wait { snapshots, _ in snapshots.last?.docs.count == count }
                }
            }
            await journal.wait { snapshots, _ in snapshots.last?.docs.count == 600 }
            let added = journal.snapshots.flatMap(\.docChanges).filter { $0["queueType"] != "init" }
            #expect(added.map { $0["doc"]?.member("n") ?? .undefined } == (0..<600).map { .number(Double($0)) })
            #expect(added.allSatisfy { $0["dataType"] == "add" && $0["queueType"] == "enqueue" })
            #expect(journal.snapshots.last?.docs.map { $0["n"] } == (0..<600).map { .number(Double($0)) })
            #expect(journal.snapshots.map(\.id) == journal.snapshots.map(\.id).sorted())
            #expect(journal.snapshots.filter { $0.type == "init" }.count == 1 && journal.errors.isEmpty)
            watcher.close()
        }
    }

    @Test(.timeLimit(.minutes(10)))
    func `Without a network a watch waits, and then goes on where it was`() async throws {
        try await TestCloud.run { cloud in
            let ann = cloud.client("ann")
            let all = ann.database().collection("a")
            try await all.doc("1").set(["n": 1])
            try await all.doc("2").set(["n": 2])
            let journal = Journal()
            let watcher = watch(all.query, journal)
            await journal.wait { snapshots, _ in !snapshots.isEmpty }
            ann.setOnline(false)
            try await all.doc("1").update(["n": 10, "m": 5])
            try await all.doc("2").remove()
            try await all.doc("3").set(["n": 3])
            ann.setOnline(true)
            await journal.wait { snapshots, _ in snapshots.count == 4 }
            #expect(journal.snapshots.last?.docs.map { $0["_id"]?.toString() ?? "" } == ["3", "1"])
            let back = journal.snapshots.dropFirst().flatMap(\.docChanges)
            #expect(back.map { $0["dataType"] } == ["update", "remove", "add"])
            #expect(back.map { $0["docId"] } == ["1", "2", "3"])
            #expect(back.first?["updatedFields"] == ["n": 10, "m": 5])
            watcher.close()
        }
    }

    @Test(.timeLimit(.minutes(10)))
    func `What happened without a network is told change by change, also what was undone`() async throws {
        try await TestCloud.run { cloud in
            let ann = cloud.client("ann")
            let all = ann.database().collection("a")
            for id in ["1", "2"] { try await all.doc(.string(id)).set(["n": .number(Double(id) ?? 0), "open": true]) }
            let journal = Journal()
            let watcher = watch(all.where(["open": true]).orderBy("n", .asc).limit(2), journal)
            await journal.wait { snapshots, _ in !snapshots.isEmpty }
            ann.setOnline(false)
            try await all.doc("1").update(["open": false])
            try await all.doc("1").update(["open": true])
            try await all.doc("0").set(["n": 0, "open": true])
            try await all.doc("0").remove()
            try await all.doc("2").set(["n": 2, "open": true, "again": true])
            try await all.doc("3").set(["n": 3])
            ann.setOnline(true)
            await journal.wait { snapshots, _ in snapshots.count == 6 }
            let lists = journal.snapshots.map { $0.docs.map { $0["_id"]?.toString() ?? "" }.joined() }
            #expect(lists == ["12", "2", "12", "01", "12", "12"])
            #expect(journal.snapshots.last?.docs.last?["again"] == true)
            #expect(journal.snapshots.last?.docChanges.map { $0["dataType"] } == ["replace"])
            #expect(journal.snapshots[3].docChanges.map { $0["dataType"] } == ["add", "limit"])
            watcher.close()
        }
    }

    @Test(.timeLimit(.minutes(10)))
    func `A client that missed too much compares the lists`() async throws {
        try await TestCloud.run { cloud in
            _ = try await cloud.bring(["database": ["a": ["read": true, "write": true]]])
            let ann = cloud.client("ann")
            let all = ann.database().collection("a")
            for id in ["1", "2"] { try await all.doc(.string(id)).set(["n": 1]) }
            let journal = Journal()
            let watcher = watch(all.query, journal)
            await journal.wait { snapshots, _ in !snapshots.isEmpty }
            ann.setOnline(false)
            let many = Value.array((0..<2100).map { ["_id": .string("x\($0)"), "n": 0] })
            _ = try await cloud.asAdmin(["action": "collection.add", "collection": "a", "data": many])
            _ = try await all.where(["n": 0]).remove()
            try await all.doc("1").update(["n": 10])
            try await all.doc("2").remove()
            ann.setOnline(true)
            await journal.wait { snapshots, _ in snapshots.count == 2 }
            let back = try #require(journal.snapshots.last)
            #expect(back.docChanges.map { $0["dataType"] } == ["remove", "replace"])
            #expect(back.docs.map { $0["n"] } == [10])
            watcher.close()
        }
    }

    @Test(.timeLimit(.minutes(10)))
    func `A watch of more than 5000 documents fails, and a wrong one too`() async throws {
        try await TestCloud.run { cloud in
            _ = try await cloud.bring(["database": ["a": "ADMINWRITE"]])
            let many = Value.array((0..<5000).map { ["n": .number(Double($0))] })
            _ = try await cloud.asAdmin(["action": "collection.add", "collection": "a", "data": many])
            let journal = Journal()
            let all = cloud.client("ann").database().collection("a")
            let watcher = watch(all.query, journal)
            await journal.wait { snapshots, _ in snapshots.first?.docs.count == 5000 }
            _ = try await cloud.asAdmin(["action": "collection.add", "collection": "a", "data": ["n": 5000]])
            await journal.wait { _, errors in !errors.isEmpty }
            #expect(journal.errors.map(\.code) == [-402006])
            watcher.close()
            for (query, code) in [
                (all.query, -402006), (all.limit(500), -501007), (all.where(["a": ["$x": 1]]), -501007),
            ] {
                let other = Journal()
                let watcher = watch(query, other)
                await other.wait { _, errors in !errors.isEmpty }
                #expect(other.errors.map(\.code) == [code])
                watcher.close()
            }
        }
    }
}
