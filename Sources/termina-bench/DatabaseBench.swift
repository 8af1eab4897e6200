import CloudDatabase
import Foundation
import GRDB
import Values

/// Measures the document database beside the bare SQLite statements that do the same, in the same run: 100,000 documents.
struct DatabaseBench {
    /// One measurement: what, ours and SQLite's, in microseconds.
    struct Row {
        var name: String
        var own: [Double]
        var bare: [Double]
    }

    private let documents: SQLiteDatabase
    private let bare: DatabasePool
    private let todos: CollectionName
    private let count = 100_000

    /// Fills both in a folder.
    init(folder: String) throws {
        documents = try SQLiteDatabase(path: folder + "/documents.sqlite")
        todos = try CollectionName("todos", in: "bench")
        bare = try DatabasePool(path: folder + "/bare.sqlite")
        try bare.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA synchronous = FULL") }
        try fill()
    }

    private static func fields(_ number: Int) -> ValueObject {
        [
            "_id": .string("id\(number)"), "n": .number(Double(number &* 7919 % 100_003)),
            "title": .string("todo number \(number)"),
            "done": .bool(number % 3 == 0), "tags": .array([.string("t\(number % 50)"), "all"]),
            "style": ["color": .string("c\(number % 10)")], "rare": .number(Double(number % 5000)),
        ]
    }

    private func fill() throws {
        try documents.createIndex(IndexDefinition("n", keys: [Sort.Key(try FieldPath("n"))]), on: todos)
        for start in stride(from: 0, to: count, by: 5000) {
            try documents.write(Write(.add((start..<(start + 5000)).map(Self.fields)), to: todos))
        }
        try bare.write { db in
            try db.execute(
                sql: """
                    CREATE TABLE todos (id TEXT PRIMARY KEY, body TEXT NOT NULL);
                    CREATE INDEX byN ON todos (body ->> '$.n');
                    """)
            let statement = try db.makeStatement(sql: "INSERT INTO todos VALUES (?, ?)")
            for number in 0..<count {
                try statement.execute(arguments: ["id\(number)", ExtendedJSON.string(.object(Self.fields(number)))])
            }
        }
    }

    /// All measurements.
    func rows() throws -> [Row] {
        [try byID(), try indexedRange(), try unindexed(), try unindexedText(), try add(), try update()]
    }

    /// Medians of the two, taken in turns so that both meet the same machine.
    private func measure(
        _ name: String, rounds: Int, own: (Int) throws -> Void, bare: (Int) throws -> Void
    ) rethrows -> Row {
        var row = Row(name: name, own: [], bare: [])
        for round in 0..<rounds {
            row.own.append(try Self.microseconds { try own(round) })
            row.bare.append(try Self.microseconds { try bare(round) })
        }
        return row
    }

    private static func microseconds(_ body: () throws -> Void) rethrows -> Double {
        let clock = ContinuousClock()
        let time = try clock.measure(body).components
        return Double(time.seconds) * 1e6 + Double(time.attoseconds) / 1e12
    }

    private func found(_ find: Find) throws -> Int { try documents.find(find, in: todos).documents.count }

    private func select(_ sql: String, _ arguments: StatementArguments) throws -> Int {
        try bare.unsafeRead { db in
            let rows = try String.fetchCursor(db.cachedStatement(sql: sql), arguments: arguments)
            var count = 0
            while let text = try rows.next() {
                // Whoever reads documents reads their JSON.
                _ = try ExtendedJSON.parse(text)
                count += 1
            }
            return count
        }
    }

    private func byID() throws -> Row {
        try measure("get by _id", rounds: 2000) { round in
            let find = Find(.id(.string("id\(round * 37 % count)")), limit: 1)
            guard try found(find) == 1 else { throw DatabaseBenchError.wrongAnswer }
        } bare: { round in
            let found = try select("SELECT body FROM todos WHERE id = ?", ["id\(round * 37 % count)"])
            guard found == 1 else { throw DatabaseBenchError.wrongAnswer }
        }
    }

    private func indexedRange() throws -> Row {
        let path = try FieldPath("n")
        return try measure("indexed range, orderBy, limit 20", rounds: 1000) { round in
            let find = Find(.field(path, .gte(.number(Double(round * 50)))), sort: Sort([Sort.Key(path)]), limit: 20)
            guard try found(find) == 20 else { throw DatabaseBenchError.wrongAnswer }
        } bare: { round in
            let sql = "SELECT body FROM todos WHERE body ->> '$.n' >= ? ORDER BY body ->> '$.n' LIMIT 20"
            guard try select(sql, [round * 50]) == 20 else { throw DatabaseBenchError.wrongAnswer }
        }
    }

    private func unindexed() throws -> Row {
        let path = try FieldPath("rare")
        return try measure("where without an index, a number", rounds: 7) { round in
            let find = Find(.field(path, .eq(.number(Double(round * 11)))))
            guard try found(find) == 20 else { throw DatabaseBenchError.wrongAnswer }
        } bare: { round in
            let found = try select("SELECT body FROM todos WHERE body ->> '$.rare' = ?", [round * 11])
            guard found == 20 else { throw DatabaseBenchError.wrongAnswer }
        }
    }

    private func unindexedText() throws -> Row {
        let path = try FieldPath("title")
        return try measure("where without an index, a pattern", rounds: 7) { round in
            let find = Find(.field(path, .regex(try Pattern("number 77\(round)$"))))
            guard try found(find) == 1 else { throw DatabaseBenchError.wrongAnswer }
        } bare: { round in
            let sql = "SELECT body FROM todos WHERE body ->> '$.title' LIKE ?"
            guard try select(sql, ["%number 77\(round)"]) == 1 else { throw DatabaseBenchError.wrongAnswer }
        }
    }

    private func add() throws -> Row {
        try measure("add, on disk", rounds: 300) { round in
            try documents.write(Write(.add([Self.fields(1_000_000 + round)]), to: todos))
        } bare: { round in
            let text = ExtendedJSON.string(.object(Self.fields(1_000_000 + round)))
            try bare.writeWithoutTransaction { db in
                try db.cachedStatement(sql: "INSERT INTO todos VALUES (?, ?)").execute(
                    arguments: ["id\(1_000_000 + round)", text])
            }
        }
    }

    private func update() throws -> Row {
        let update = try Update([Update.Change(try FieldPath("n"), .inc(1))])
        return try measure("update, on disk", rounds: 300) { round in
            try documents.write(Write(.update(.id(.string("id\(round)")), update, all: true), to: todos))
        } bare: { round in
            try bare.writeWithoutTransaction { db in
                let sql = "UPDATE todos SET body = json_set(body, '$.n', body ->> '$.n' + 1) WHERE id = ?"
                try db.cachedStatement(sql: sql).execute(arguments: ["id\(round)"])
            }
        }
    }

    /// What a write costs for 1,000 watchers: naming those concerned and asking them, and asking all. In microseconds.
    static func watchers() throws -> (indexed: [Double], all: [Double]) {
        let collection = try CollectionName("todos", in: "bench")
        var index = WatchIndex<Int>()
        var matchers: [Matcher] = []
        for number in 0..<1000 {
            let query = Query.and([
                .owner("user\(number)"), .field(try FieldPath("done"), .neq(true)),
            ])
            index.insert(number, query)
            matchers.append(try Matcher(query))
        }
        var times: (indexed: [Double], all: [Double]) = ([], [])
        for round in 0..<500 {
            var fields = fields(round)
            fields["_openid"] = .string("user\(round)")
            fields["done"] = false
            let document = Document(fields)
            let change = Change(sequence: 1, time: 0, collection: collection, kind: .add, document: document)
            var found: [Int] = []
            times.indexed.append(
                microseconds { found = index.candidates(for: change).filter { matchers[$0].matches(document) } })
            var all: [Int] = []
            times.all.append(microseconds { all = matchers.indices.filter { matchers[$0].matches(document) } })
            guard found == [round], all == [round] else { throw DatabaseBenchError.wrongAnswer }
        }
        return times
    }
}

/// Why a measurement is worth nothing.
enum DatabaseBenchError: Error {
    /// What was measured gave a wrong answer.
    case wrongAnswer
}
