import Synchronization
import Testing
import Values

@testable import CloudDatabase

@Suite struct `Writing` {
    @Test func `add makes an _id, stamps the client, and refuses _openid of clients`() throws {
        let store = try TemporaryDatabase()
        let result = try store.database.write(Write(.add([["a": 1]]), to: store.todos, owner: "me"))
        #expect(result.ids == ["id1"] && result.created == 1 && result.sequence == 1)
        let document = try store.find()[0]
        #expect(Array(document.fields.keys) == ["_id", "a", "_openid"] && document.owner == "me")
        #expect(throws: DatabaseError.self) {
            try store.database.write(Write(.add([["_openid": "you"]]), to: store.todos, owner: "me"))
        }
        #expect(throws: DatabaseError.self) { try store.add(["_id": ["x"]]) }
        #expect(throws: DatabaseError.self) { try store.add(["_id": ""]) }
        #expect(try store.add(["_id": 5], ["_id": true]) == [5, true])
        #expect(DocumentID.random().utf8.count == 32)
    }

    @Test func `several documents are added, or none`() throws {
        let store = try TemporaryDatabase()
        #expect(throws: DatabaseError.self) { try store.add(["_id": "a"], ["_id": "b"], ["_id": "a"]) }
        #expect(try store.find().isEmpty)
        #expect(try store.database.changes(after: 0, of: nil, limit: 10).isEmpty)
        try store.add(["_id": "a"], ["_id": "b"])
        #expect(try store.find().map(\.id) == ["a", "b"])
    }

    @Test func `set makes or replaces, and keeps whose it is`() throws {
        let store = try TemporaryDatabase()
        let made = try store.database.write(Write(.set(id: "x", ["a": 1, "b": 2]), to: store.todos, owner: "me"))
        #expect(made.created == 1 && made.updated == 0 && made.ids == ["x"])
        let replaced = try store.database.write(Write(.set(id: "x", ["c": 3]), to: store.todos, owner: "you"))
        #expect(replaced.created == 0 && replaced.updated == 1)
        #expect(try store.find() == [Document(["_id": "x", "c": 3, "_openid": "me"])])
        #expect(throws: DatabaseError.self) {
            try store.database.write(Write(.set(id: "x", ["_id": "y"]), to: store.todos))
        }
    }

    @Test func `update counts what matched and what changed, remove what is gone`() throws {
        let store = try TemporaryDatabase()
        try store.add(["n": 1], ["n": 2], ["n": 2])
        let two = try query(#"{"n": 2}"#)
        let set = try update(#"{"n": {"$max": 2}, "m": 1}"#)
        let all = try store.database.write(Write(.update(.all, set, all: true), to: store.todos))
        #expect(all.matched == 3 && all.updated == 3)
        let again = try store.database.write(Write(.update(.all, set, all: true), to: store.todos))
        #expect(again.matched == 3 && again.updated == 0 && again.sequence == 0)
        let one = try store.database.write(Write(.update(two, try update(#"{"n": 9}"#), all: false), to: store.todos))
        #expect(one.updated == 1)
        #expect(try store.database.write(Write(.remove(two, all: true), to: store.todos)).removed == 2)
        #expect(try store.find().map { $0["n"] } == [9])
    }

    @Test func `a failing update changes no document`() throws {
        let store = try TemporaryDatabase()
        try store.add(["n": 1], ["n": "x"], ["n": 3])
        let increment = try update(#"{"n": {"$inc": 1}}"#)
        #expect(throws: DatabaseError.self) {
            try store.database.write(Write(.update(.all, increment, all: true), to: store.todos))
        }
        #expect(try store.find().map { $0["n"] } == [1, "x", 3])
    }

    @Test func `a request that comes twice happens once`() throws {
        let store = try TemporaryDatabase()
        let add = Write(.add([["a": 1]]), to: store.todos, request: "me/1")
        let first = try store.database.write(add)
        #expect(try store.database.write(add) == first)
        let increment = Write(
            .update(.all, try update(#"{"a": {"$inc": 1}}"#), all: true), to: store.todos, request: "me/2")
        #expect(try store.database.write(increment) == store.database.write(increment))
        #expect(try store.find().map { $0["a"] } == [2])
        // One that failed may be tried again.
        let clash = Write(.add([["_id": "id1"]]), to: store.todos, request: "me/3")
        #expect(throws: DatabaseError.self) { try store.database.write(clash) }
        try store.database.write(Write(.remove(.all, all: true), to: store.todos))
        #expect(try store.database.write(clash).ids == ["id1"])
    }

    @Test func `a permission is asked in the transaction, and may read`() throws {
        let store = try TemporaryDatabase()
        let rooms = try CollectionName("rooms", in: "test")
        try store.database.write(Write(.add([["_id": "r", "open": true]]), to: rooms))
        try store.add(["n": 1], ["n": 2])
        let permission: Write.Permission = { candidate throws(DatabaseError) in
            guard try candidate.document(rooms, "r")?["open"] == true else { throw .denied("closed") }
            return candidate.before?["n"] == 1
        }
        let touch = try update(#"{"seen": true}"#)
        let result = try store.database.write(
            Write(.update(.all, touch, all: true), to: store.todos, permission: permission))
        #expect(result.matched == 1 && result.updated == 1)
        try store.database.write(Write(.update(.all, try update(#"{"open": false}"#), all: true), to: rooms))
        #expect(throws: DatabaseError.denied("closed")) {
            try store.database.write(Write(.remove(.all, all: true), to: store.todos, permission: permission))
        }
        #expect(try store.find().count == 2)
    }

    @Test func `collections are made at their first use, with a notice, and dropped with all they hold`() throws {
        let store = try TemporaryDatabase()
        let made = Mutex<[String]>([])
        let database = try SQLiteDatabase(
            path: store.path + ".other",
            options: .init(onNewCollection: { name in made.withLock { $0.append(name.description) } }))
        let (one, other) = (try CollectionName("a", in: "e1"), try CollectionName("a", in: "e2"))
        #expect(try database.find(Find(), in: one).documents.isEmpty)
        #expect(try database.count(.all, in: one) == 0)
        try database.write(Write(.add([["_id": 1]]), to: other))
        try database.createCollection(CollectionName("b", in: "e1"))
        #expect(made.withLock { $0 } == ["e1.a", "e2.a"])
        #expect(try database.collections().map(\.description) == ["e1.a", "e1.b", "e2.a"])
        #expect(throws: DatabaseError.collectionExists("b")) {
            try database.createCollection(CollectionName("b", in: "e1"))
        }
        try database.createIndex(IndexDefinition("n", keys: [Sort.Key(try FieldPath("n"))]), on: other)
        try database.dropCollection(other)
        try database.dropCollection(other)
        #expect(try database.collections(in: "e2").isEmpty)
        #expect(try database.changes(after: 0, of: other, limit: 9).map(\.kind) == [.add, .remove])
        try database.write(Write(.add([["_id": 1]]), to: other))
        #expect(try database.indexes(of: other) == [.id])
        try database.close()
    }

    @Test func `the feed has every change in order, and resumes where it was left`() throws {
        let store = try TemporaryDatabase()
        let heard = Mutex<[Change]>([])
        let observation = store.database.observers.add { changes in heard.withLock { $0 += changes } }
        try store.add(["_id": 1, "a": 1, "b": 2])
        try store.database.write(
            Write(.update(.all, try update(#"{"a": 5, "b": {"$remove": true}}"#), all: true), to: store.todos))
        try store.database.write(Write(.set(id: 1, ["c": 1]), to: store.todos))
        try store.database.write(Write(.remove(.all, all: true), to: store.todos))
        let changes = try store.database.changes(after: 0, of: store.todos, limit: 10)
        #expect(changes.map(\.kind) == [.add, .update, .replace, .remove])
        #expect(changes.map(\.sequence) == [1, 2, 3, 4])
        #expect(changes[1].updatedFields == ["a": 5] && changes[1].removedFields == ["b"])
        let (first, second) = (Document(["_id": 1, "a": 1, "b": 2]), Document(["_id": 1, "a": 5]))
        #expect(changes[1].document == second)
        #expect(changes[3].document == Document(["_id": 1, "c": 1]))
        #expect(heard.withLock { $0.map(\.before) } == [nil, first, second, nil])
        #expect(heard.withLock { $0 } == changes)
        #expect(try store.database.changes(after: 2, of: nil, limit: 1).map(\.sequence) == [3])
        #expect(try store.database.find(Find(), in: store.todos).sequence == 4)
        observation.cancel()
        try store.add([:])
        #expect(heard.withLock { $0.count } == 4)
    }

    @Test func `observers hear what another process has written, before what comes next`() throws {
        let store = try TemporaryDatabase()
        try store.add(["n": 1])
        let heard = Mutex<[Change]>([])
        let observation = store.database.observers.add { changes in heard.withLock { $0 += changes } }
        let other = try SQLiteDatabase(path: store.path)
        try other.write(Write(.add([["n": 2]]), to: store.todos))
        let rooms = try CollectionName("rooms", in: "test")
        try other.write(Write(.add([["n": 3]]), to: rooms))
        try other.createIndex(IndexDefinition("n", keys: [Sort.Key(try FieldPath("n"))]), on: store.todos)
        try other.close()
        try store.add(["n": 4])
        #expect(heard.withLock { $0.map { $0.document["n"] } } == [2, 3, 4])
        #expect(heard.withLock { $0.map(\.sequence) } == [2, 3, 4])
        // Its index is kept up and used here too.
        #expect(try store.database.explain(Find(query(#"{"n": 4}"#)), in: store.todos).first == "n")
        #expect(try store.find(Find(query(#"{"n": 4}"#))).count == 1)
        observation.cancel()
    }

    @Test func `reads are bounded by bytes, pages and fields`() throws {
        let store = try TemporaryDatabase()
        try store.database.write(
            Write(.add((0..<50).map { ["n": .number(Double($0)), "t": ["x": 1, "y": 2]] }), to: store.todos))
        #expect(throws: DatabaseError.resultTooLarge(limit: 200)) { try store.find(Find(maximumBytes: 200)) }
        let last = try Wire(now: 0).sort([["n", "desc"]])
        #expect(try store.find(Find(sort: last, skip: 2, limit: 2)).map { $0["n"] } == [47, 46])
        #expect(try store.find(Find(skip: 49, limit: .max)).count == 1)
        #expect(try store.find(Find(skip: .max, limit: .max)).isEmpty)
        #expect(try store.find(Find(limit: 0)).isEmpty)
        let fields = try Wire(now: 0).projection(["t.x": true, "_id": false])
        #expect(try store.find(Find(limit: 1, projection: fields)) == [Document(["t": ["x": 1]])])
        let others = try Wire(now: 0).projection(["t.x": false, "n": false])
        #expect(try store.find(Find(limit: 1, projection: others)) == [Document(["_id": "id1", "t": ["y": 2]])])
        #expect(throws: DatabaseError.self) { try store.find(Find(.field(path("n"), .regex(Pattern("("))))) }
    }

    @Test func `what comes at the same time is all done, each by itself`() async throws {
        let temporary = try TemporaryDatabase()
        let store = SQLiteStore(temporary.database)
        let todos = temporary.todos
        let failures = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<300 {
                group.addTask {
                    do {
                        // Every third has an _id that is taken already.
                        let id: Value = number % 3 == 2 ? "same" : .number(Double(number))
                        _ = try await store.write(Write(.add([["_id": id]]), to: todos))
                        return false
                    } catch {
                        return true
                    }
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(failures == 99)
        #expect(try await store.count(.all, in: todos) == 201)
        #expect(try await store.changes(after: 0, of: todos, limit: 1000).count == 201)
    }

    @Test func `a file of a newer version is refused politely`() throws {
        let store = try TemporaryDatabase()
        try becomeNewer(store.path)
        let error = #expect(throws: DatabaseError.self) { try SQLiteDatabase(path: store.path) }
        #expect(error?.message.contains("newer version of Termina") == true)
    }
}
