import Testing
import Values

@testable import CloudDatabase

@Suite struct `Statements in the SDK's words` {
    @Test func `ask, order, page and pick`() throws {
        let statement = try DatabaseStatement(
            """
            db.collection('todos').where({done: false, n: _.gt(1).lt(5), 'a.b': /x\\/[/]/i,})
              .orderBy('n', 'desc').skip(1).limit(5).field({n: true}).get();
            """)
        #expect(statement.action == "collection.get" && statement.collection == "todos")
        #expect(
            statement.query == [
                "done": false, "n": ["$and": [["$gt": 1], ["$lt": 5]]], "a.b": ["$regex": "x\\/[/]", "$options": "i"],
            ])
        #expect(statement.order == [["n", "desc"]] && statement.skip == 1 && statement.limit == 5)
        #expect(statement.projection == ["n": true])
    }

    @Test(arguments: [
        ("_.or([_.eq(1), _.in([2, 3])])", #"{"$or": [{"$eq": 1}, {"$in": [2, 3]}]}"#),
        ("_.or(_.gt(80), 5)", #"{"$or": [{"$gt": 80}, 5]}"#),
        ("_.gt(1).or(_.lt(0))", #"{"$or": [{"$gt": 1}, {"$lt": 0}]}"#),
        ("_.exists()", #"{"$exists": true}"#), ("_.mod(10, 0)", #"{"$mod": [10, 0]}"#),
        ("db.command.neq('x')", #"{"$neq": "x"}"#),
        ("_.exists(true).nor([_.lt(1)])", #"{"$and": [{"$exists": true}, {"$nor": [{"$lt": 1}]}]}"#),
        ("db.RegExp({regexp: 'a', options: 'is'})", #"{"$regex": "a", "$options": "is"}"#),
        ("new Date(1000)", #"{"$date": 1000}"#), ("new Date('2018-08-31')", #"{"$date": "2018-08-31"}"#),
        ("db.serverDate({offset: 5})", #"{"$serverDate": {"offset": 5}}"#),
        ("_.push({each: [1], slice: -2})", #"{"$push": {"each": [1], "slice": -2}}"#),
        ("_.remove()", #"{"$remove": true}"#),
        ("[1, -2.5e3, null, true, \"\\u4e2d\", `q`, ]", #"[1, -2500, null, true, "中", "q"]"#),
    ])
    func `read commands and literals`(text: String, json: String) throws {
        #expect(try DatabaseStatement("db.collection('c').where({f: \(text)})").query == ["f": WireText.parse(json)])
    }

    @Test(arguments: [
        ("", 1, 1), ("todos.get()", 1, 1), ("db.collection(5)", 1, 4), ("db.collection('a').foo()", 1, 20),
        ("db.collection('a').get().where({})", 1, 26),
        ("db.collection('a')\n  .where({n: _.huh(1)})", 2, 16), ("db.collection('a').where({n: })", 1, 30),
        ("db.collection('a).get()", 1, 15),
        ("db.collection('a').set({data: {}})", 1, 20), ("db.collection('a').add({})", 1, 20),
        ("db.collection('a').limit(-1)", 1, 20),
        ("db.collection('a').where({n: /x})", 1, 30), ("db.collection('a').where({n: 1..2.x})", 1, 30),
        ("db.collection('a').get() x", 1, 26),
    ])
    func `mistakes are told with their place`(text: String, line: Int, column: Int) {
        let error = #expect(throws: StatementError.self) { try DatabaseStatement(text) }
        #expect(error?.line == line && error?.column == column, "\(error?.description ?? "")")
    }

    @Test func `are carried out`() throws {
        let store = try TemporaryDatabase()
        func run(_ text: String) throws -> Value {
            try DatabaseStatement(text).run(on: store.database, in: "test", now: 0)
        }
        #expect(
            try run("db.collection('todos').add({data: [{_id: 'a', n: 1}, {_id: 'b', n: 2}]})") == ["_ids": ["a", "b"]])
        #expect(
            try run("db.collection('todos').where({n: _.gt(1)}).update({data: {n: _.inc(5), tags: _.push(['x'])}})")
                == ["stats": ["updated": 1]])
        #expect(try run("db.collection('todos').doc('b').get()") == ["data": ["_id": "b", "n": 7, "tags": ["x"]]])
        #expect(
            try run("db.collection('todos').doc('c').set({data: {n: 3}})") == [
                "_id": "c", "stats": ["created": 1, "updated": 0],
            ])
        #expect(try run("db.collection('todos').where({n: _.in([1, 3])}).count()") == ["total": 2])
        #expect(
            try run("db.collection('todos').orderBy('n', 'desc').limit(1).field({n: true, _id: false}).get()") == [
                "data": [["n": 7]]
            ])
        #expect(try run("db.collection('todos').doc('a').remove()") == ["stats": ["removed": 1]])
        #expect(throws: DatabaseError.self) { try run("db.collection('todos').doc('a').get()") }
    }

    @Test func `random texts neither trap nor hang`() {
        var numbers = Numbers(seed: 5)
        let pieces = [
            "db", ".", "collection", "(", ")", "'a'", "{", "}", "[", "]", ":", ",", "_", "gt", "1", "/", "\\", "\"",
            "new", "Date", "n", "\n", "é",
        ]
        for _ in 0..<20_000 {
            let text = (0..<Int.random(in: 0...14, using: &numbers)).map { _ in
                pieces.randomElement(using: &numbers) ?? ""
            }.joined()
            do throws(StatementError) { _ = try DatabaseStatement("db.collection('a')" + text) } catch {
                #expect(error.line >= 1)
            }
        }
    }
}

@Suite struct `Documents as lines` {
    @Test func `are written and read back`() throws {
        let document = Document([
            "_id": "x", "due": .date(1_535_736_600_882), "b": .binary([1]), "n": .number(.infinity), "t": ["中", nil],
        ])
        let line = DocumentLines.line(document)
        #expect(
            line
                == #"{"_id":"x","due":{"$date":"2018-08-31T17:30:00.882Z"},"b":{"$binary":"AQ=="},"n":{"$number":"Infinity"},"t":["中",null]}"#
        )
        #expect(try DocumentLines.read(Array((line + "\n" + line).utf8)) == [document.fields, document.fields])
        #expect(try DocumentLines.read(Array("{\n\"_id\": 1\n}\n{\"_id\":\n2}".utf8)) == [["_id": 1], ["_id": 2]])
        #expect(try DocumentLines.read([]).isEmpty)
    }

    @Test(arguments: [
        ("[{}]", 1, 1), ("{}\n{\"a\": }", 2, 7), ("{}\n  {\"a\": 1,\n\"b\" 2}", 3, 5), ("{} 5", 1, 4),
        ("{\"a\": {", 1, 8), ("{}\n{\"a.b\": 1}", 2, 1),
        ("{\"_id\": []}", 1, 1), ("{}{\"$x\": 1}", 1, 3),
    ])
    func `mistakes are told with their place`(text: String, line: Int, column: Int) {
        let error = #expect(throws: StatementError.self) { try DocumentLines.read(Array(text.utf8)) }
        #expect(error?.line == line && error?.column == column, "\(error?.description ?? "")")
    }

    @Test func `are imported all or not at all, and replace what is there if they may`() throws {
        let store = try TemporaryDatabase()
        try store.add(["_id": "a", "n": 1])
        let documents: [ValueObject] = [["_id": "b", "n": 2], ["_id": "a", "n": 3]]
        #expect(throws: DatabaseError.self) {
            try store.database.importDocuments(documents, mode: .insert, into: store.todos)
        }
        #expect(try store.find().count == 1)
        let counts = try store.database.importDocuments(documents, mode: .upsert, into: store.todos)
        #expect(counts.created == 1 && counts.updated == 1)
        #expect(try store.find() == [Document(["_id": "a", "n": 3]), Document(["_id": "b", "n": 2])])
    }
}
