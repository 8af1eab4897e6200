import Testing
import Values

@testable import CloudDatabase

@Suite struct `Indexes` {
    /// 200 documents: n counts, parity is 0 or 1, tags are arrays, owner is one of five.
    private func filled() throws -> TemporaryDatabase {
        let store = try TemporaryDatabase()
        let objects = (0..<200).map { number -> ValueObject in
            [
                "n": .number(Double(number)), "parity": .number(Double(number % 2)), "text": .string("t\(number % 50)"),
                "tags": .array([.string("t\(number % 7)"), .string("u\(number % 11)")]),
            ]
        }
        try store.database.write(Write(.add(objects), to: store.todos))
        return store
    }

    private func index(_ store: TemporaryDatabase, _ name: String, _ keys: (String, Bool)..., unique: Bool = false)
        throws
    {
        let keys = try keys.map { Sort.Key(try FieldPath($0.0), ascending: $0.1) }
        try store.database.createIndex(IndexDefinition(name, keys: keys, isUnique: unique), on: store.todos)
    }

    private func explain(_ store: TemporaryDatabase, _ text: String, _ sort: Value = [], limit: Int? = nil) throws
        -> [String]
    {
        try store.database.explain(Find(query(text), sort: Wire(now: 0).sort(sort), limit: limit), in: store.todos)
    }

    private func lacksSorting(_ plan: [String]) -> Bool { !plan.contains { $0.contains("TEMP B-TREE") } }

    @Test func `serve equality, ranges, membership and prefixes as a search`() throws {
        let store = try filled()
        try index(store, "n", ("n", true))
        try index(store, "text", ("text", true))
        for text in [
            #"{"n": 5}"#, #"{"n": {"$gt": 5, "$lte": 9}}"#, #"{"n": {"$in": [1, 2, 3]}}"#,
            #"{"n": {"$or": [{"$lt": 2}, 100]}}"#,
        ] {
            let plan = try explain(store, text)
            #expect(
                plan.first == "n" && plan.dropFirst().contains { $0.contains("SEARCH x USING PRIMARY KEY") },
                "\(text): \(plan)")
            #expect(!plan.contains { $0.hasPrefix("SCAN") }, "\(text): \(plan)")
        }
        #expect(try explain(store, #"{"text": {"$regex": "^t4"}}"#).first == "text")
        #expect(try store.database.count(query(#"{"text": {"$regex": "^t4"}}"#), in: store.todos) == 44)
    }

    @Test func `serve the order, upwards and downwards, without sorting`() throws {
        let store = try filled()
        try index(store, "n", ("n", true))
        for (order, first) in [("asc", 20.0), ("desc", 199.0)] {
            let sort: Value = [["n", .string(order)]]
            let plan = try explain(store, #"{"n": {"$gte": 20}}"#, sort, limit: 20)
            #expect(plan.first == "n" && lacksSorting(plan), "\(plan)")
            let find = Find(try query(#"{"n": {"$gte": 20}}"#), sort: try Wire(now: 0).sort(sort), limit: 20)
            #expect(try store.find(find).first?["n"] == .number(first))
        }
        #expect(try explain(store, "{}", [["n", "desc"]], limit: 5).first == "n")
    }

    @Test func `of several fields serve a prefix, then a range or an order`() throws {
        let store = try filled()
        try index(store, "both", ("parity", true), ("n", false))
        let plan = try explain(store, #"{"parity": 1, "n": {"$lt": 50}}"#, [["n", "desc"]], limit: 3)
        #expect(plan.first == "both" && plan.contains { $0.contains("SEARCH x") }, "\(plan)")
        let find = Find(
            try query(#"{"parity": 1, "n": {"$lt": 50}}"#), sort: try Wire(now: 0).sort([["n", "desc"]]), limit: 3)
        #expect(try store.find(find).map { $0["n"] } == [49, 47, 45])
        #expect(try explain(store, #"{"parity": {"$in": [0, 1]}, "n": 4}"#).first == "both")
        // Its second field alone is no prefix.
        #expect(try explain(store, #"{"n": 4}"#).first == "narrowed collection scan")
        #expect(try explain(store, "{}", [["parity", "asc"], ["n", "desc"]], limit: 3).first == "both")
        #expect(try explain(store, "{}", [["parity", "asc"], ["n", "asc"]], limit: 3).first == "collection scan")
    }

    @Test func `know every element of an array`() throws {
        let store = try filled()
        try index(store, "tags", ("tags", true))
        #expect(try explain(store, #"{"tags": "t3"}"#).first == "tags")
        #expect(try store.find(Find(query(#"{"tags": "t3"}"#))).count == (0..<200).count { $0 % 7 == 3 })
        #expect(try store.find(Find(query(#"{"tags": {"$all": ["t3", "u4"]}}"#))).map { $0["n"] } == [59, 136])
        #expect(try store.find(Find(query(#"{"tags": {"$gte": "t"}}"#))).count == 200)
        #expect(try store.database.count(query(#"{"tags": {"$gte": "t"}}"#), in: store.todos) == 200)
    }

    @Test func `of _id are there by themselves`() throws {
        let store = try filled()
        #expect(try store.database.indexes(of: store.todos) == [.id])
        let plan = try explain(store, #"{"_id": "id7", "n": 6}"#)
        #expect(plan.first == "_id_" && plan.contains { $0.contains("SEARCH d USING INDEX") }, "\(plan)")
        #expect(try explain(store, #"{"_id": {"$gt": "id19"}}"#, [["_id", "desc"]]).first == "_id_")
        #expect(throws: DatabaseError.invalidIndex("there is no index _id_ that can be removed")) {
            try store.database.dropIndex("_id_", of: store.todos)
        }
    }

    @Test func `that do not serve leave a scan that SQL narrows`() throws {
        let store = try filled()
        for (text, count) in [
            (#"{"n": 7}"#, 1), (#"{"tags": "t3"}"#, 29), (#"{"text": {"$neq": "t1"}}"#, 196),
            (#"{"n": {"$gt": 190}, "parity": 0}"#, 4), (#"{"text": {"$regex": "t49"}}"#, 4),
        ] {
            #expect(try explain(store, text).first == "narrowed collection scan")
            #expect(try store.find(Find(query(text))).count == count, "\(text)")
        }
    }

    @Test func `the narrowest of several is taken`() throws {
        let store = try filled()
        try index(store, "parity", ("parity", true))
        try index(store, "n", ("n", true))
        #expect(try explain(store, #"{"parity": 1, "n": {"$gt": 195}}"#).first == "n")
        #expect(try explain(store, #"{"parity": 3, "n": {"$gt": 5}}"#).first == "parity")
    }

    @Test func `that are unique refuse a second document, also one without the field`() throws {
        let store = try TemporaryDatabase()
        try index(store, "mail", ("mail", true), unique: true)
        try store.add(["mail": "a@x"], ["n": 1])
        for object: ValueObject in [["mail": "a@x"], ["mail": nil], ["other": 2]] {
            #expect(throws: DatabaseError.self) { try store.add(object) }
        }
        let error = #expect(throws: DatabaseError.self) { try store.add(["_id": "new", "mail": "a@x"]) }
        #expect(
            error?.message.hasPrefix(
                "E11000 duplicate key error collection: test.todos index: mail dup key: { : \"a@x\" }") == true)
        #expect(try store.find().count == 2)
        let all = try update(#"{"mail": "b@x"}"#)
        #expect(throws: DatabaseError.self) {
            try store.database.write(Write(.update(.all, all, all: true), to: store.todos))
        }
        #expect(try store.find().map { $0["mail"] } == ["a@x", nil])
        #expect(throws: DatabaseError.self) { try store.add(["_id": "id1"]) }
    }

    @Test func `cannot be made unique over what is not, and leave nothing behind`() throws {
        let store = try filled()
        #expect(throws: DatabaseError.self) { try index(store, "parity", ("parity", true), unique: true) }
        #expect(try store.database.indexes(of: store.todos).count == 1)
        try index(store, "n", ("n", false), unique: true)
        try index(store, "n", ("n", false), unique: true)
        #expect(throws: DatabaseError.self) { try index(store, "n", ("parity", true)) }
        try store.database.dropIndex("n", of: store.todos)
        #expect(try store.database.indexes(of: store.todos) == [.id])
        #expect(throws: DatabaseError.self) { try index(store, "", ("n", true)) }
        #expect(throws: DatabaseError.self) { try index(store, "twice", ("n", true), ("n", false)) }
    }
}
