import Testing
import Values

@testable import CloudDatabase

/// A query, and which of the documents (by their place) match.
private struct Row {
    let query: String
    let places: [Int]

    init(_ query: String, _ places: [Int]) {
        self.query = query
        self.places = places
    }
}

@Suite struct `Query operators, a table each` {
    /// Holds the matcher and SQLite, with and without an index on `a`, to the same rows.
    private func check(_ texts: [String], _ rows: [Row]) throws {
        let store = try TemporaryDatabase()
        for text in texts {
            guard case .object(let object) = try WireText.parse(text) else { return }
            try store.add(object)
        }
        let documents = try store.find()
        for isIndexed in [false, true] {
            if isIndexed {
                try store.database.createIndex(IndexDefinition("a", keys: [Sort.Key(try path("a"))]), on: store.todos)
            }
            for row in rows {
                let query = try query(row.query)
                let matcher = try Matcher(query)
                #expect(documents.indices.filter { matcher.matches(documents[$0]) } == row.places, "\(row.query)")
                let found = try store.find(Find(query))
                #expect(found == row.places.map { documents[$0] }, "\(row.query), indexed: \(isIndexed)")
            }
        }
    }

    private let kinds: [String] = [
        #"{"a": 5}"#, #"{"a": "5"}"#, #"{"a": true}"#, #"{"a": null}"#, #"{}"#, #"{"a": [1, 5, "x"]}"#,
        #"{"a": {"b": 5}}"#, #"{"a": {"$date": 5}}"#, #"{"a": []}"#, #"{"a": [[5]]}"#, #"{"a": {"$number": "NaN"}}"#,
        #"{"a": {"$number": "Infinity"}}"#,
    ]

    @Test func `eq and neq: of one type, any element, missing is null`() throws {
        try check(
            kinds,
            [
                Row(#"{"a": 5}"#, [0, 5]), Row(#"{"a": "5"}"#, [1]), Row(#"{"a": true}"#, [2]),
                Row(#"{"a": null}"#, [3, 4]), Row(#"{"a": {"$eq": {"b": 5}}}"#, [6]), Row(#"{"a": {"b": 5}}"#, [6]),
                Row(#"{"a": {"$date": 5}}"#, [7]), Row(#"{"a": []}"#, [8]), Row(#"{"a": [5]}"#, [9]),
                Row(#"{"a": [1, 5, "x"]}"#, [5]), Row(#"{"a": {"$number": "NaN"}}"#, [10]),
                Row(#"{"a": {"$neq": 5}}"#, [1, 2, 3, 4, 6, 7, 8, 9, 10, 11]),
                Row(#"{"a": {"$neq": null}}"#, [0, 1, 2, 5, 6, 7, 8, 9, 10, 11]),
            ])
    }

    @Test func `gt, gte, lt and lte: only of the same type`() throws {
        try check(
            kinds,
            [
                Row(#"{"a": {"$gt": 4}}"#, [0, 5, 11]), Row(#"{"a": {"$gt": 5}}"#, [11]),
                Row(#"{"a": {"$gte": 5}}"#, [0, 5, 11]), Row(#"{"a": {"$lt": 5}}"#, [5]),
                Row(#"{"a": {"$lte": 5}}"#, [0, 5]), Row(#"{"a": {"$gt": "4"}}"#, [1, 5]),
                Row(#"{"a": {"$gte": false}}"#, [2]), Row(#"{"a": {"$gte": null}}"#, [3, 4]),
                Row(#"{"a": {"$gt": null}}"#, []), Row(#"{"a": {"$lt": {"$date": 6}}}"#, [7]),
                Row(#"{"a": {"$gte": {"$number": "NaN"}}}"#, [10]),
                Row(#"{"a": {"$lt": {"$number": "Infinity"}}}"#, [0, 5]),
                Row(#"{"a": {"$gt": 1, "$lt": 5}}"#, [5]), Row(#"{"a": {"$gt": {"$eq": 1}}}"#, []),
            ].dropLast())
    }

    @Test func `in and nin`() throws {
        try check(
            kinds,
            [
                Row(#"{"a": {"$in": [5, "5", null]}}"#, [0, 1, 3, 4, 5]), Row(#"{"a": {"$in": []}}"#, []),
                Row(#"{"a": {"$in": [[5], []]}}"#, [8, 9]),
                Row(#"{"a": {"$nin": [5, null]}}"#, [1, 2, 6, 7, 8, 9, 10, 11]),
                Row(#"{"a": {"$nin": []}}"#, Array(0..<12)),
            ])
    }

    @Test func `exists, mod and size`() throws {
        try check(
            kinds + [#"{"a": [4, 10]}"#, #"{"a": -5}"#, #"{"a": 5.9}"#],
            [
                Row(#"{"a": {"$exists": true}}"#, [0, 1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14]),
                Row(#"{"a": {"$exists": false}}"#, [4]), Row(#"{"a.b": {"$exists": true}}"#, [6]),
                Row(#"{"a": {"$mod": [5, 0]}}"#, [0, 5, 12, 13, 14]), Row(#"{"a": {"$mod": [3, -2]}}"#, [13]),
                Row(#"{"a": {"$mod": [4, 1]}}"#, [0, 5, 14]), Row(#"{"a": {"$size": 0}}"#, [8]),
                Row(#"{"a": {"$size": 1}}"#, [9]), Row(#"{"a": {"$size": 2}}"#, [12]),
                Row(#"{"a": {"$size": 3}}"#, [5]),
            ])
    }

    @Test func `all and elemMatch`() throws {
        try check(
            [
                #"{"a": ["cloud", "database"]}"#, #"{"a": ["cloud"]}"#, #"{"a": "cloud"}"#, #"{"a": [60, 80, 90]}"#,
                #"{"a": [{"area": 300, "age": 1}, {"area": 50, "age": 15}]}"#,
                #"{"a": [{"area": 300, "age": 9}, {"area": 5, "age": 1}]}"#,
                #"{"a": [70, 110]}"#, #"{"a": [["cloud", "database"]]}"#,
            ],
            [
                Row(#"{"a": {"$all": ["cloud", "database"]}}"#, [0]), Row(#"{"a": {"$all": ["cloud"]}}"#, [0, 1, 2]),
                Row(#"{"a": {"$all": []}}"#, []),
                Row(#"{"a": {"$elemMatch": {"$gt": 80, "$lt": 100}}}"#, [3]),
                Row(#"{"a": {"$gt": 80, "$lt": 100}}"#, [3, 6]),
                Row(#"{"a": {"$elemMatch": {"area": {"$gt": 100}, "age": {"$lt": 2}}}}"#, [4]),
                Row(#"{"a": {"area": {"$gt": 100}, "age": {"$lt": 2}}}"#, [4, 5]),
                Row(#"{"a": {"$all": [{"$elemMatch": {"area": {"$gt": 100}}}, {"$elemMatch": {"age": 15}}]}}"#, [4]),
                Row(#"{"a": {"$elemMatch": {"$in": ["cloud"]}}}"#, [0, 1]),
                Row(#"{"a": {"$elemMatch": {"0": "cloud"}}}"#, [7]),
            ])
    }

    @Test func `regular expressions`() throws {
        try check(
            [
                #"{"a": "Mini-Program"}"#, #"{"a": "mini\nprogram"}"#, #"{"a": ["x", "miniprogram"]}"#, #"{"a": 5}"#,
                #"{"a": "小程序"}"#, #"{"a": "a.b"}"#, #"{"a": "say \"hi\"\n"}"#,
            ],
            [
                Row(#"{"a": {"$regex": "mini"}}"#, [1, 2]),
                Row(#"{"a": {"$regex": "mini", "$options": "i"}}"#, [0, 1, 2]),
                Row(#"{"a": {"$regex": "^program"}}"#, []),
                Row(#"{"a": {"$regex": "^program", "$options": "m"}}"#, [1]),
                Row(#"{"a": {"$regex": "mini.program"}}"#, []),
                Row(#"{"a": {"$regex": "mini.program", "$options": "s"}}"#, [1]), Row(#"{"a": {"$regex": "程"}}"#, [4]),
                Row(#"{"a": {"$regex": "^mini"}}"#, [1, 2]), Row(#"{"a": {"$regex": "a\\.b"}}"#, [5]),
                Row(#"{"a": {"$regex": "\"hi\"\n"}}"#, [6]),
                Row(#"{"a": {"$not": {"$regex": "mini"}}}"#, [0, 3, 4, 5, 6]),
                Row(#"{"a": {"$in": [5, {"$regex": "^M"}]}}"#, [0, 3]),
            ])
    }

    @Test func `and, or, nor and not, of fields and of queries`() throws {
        try check(
            [
                #"{"a": 10, "tags": ["cloud"]}"#, #"{"a": 50}"#, #"{"a": 90, "done": true}"#,
                #"{"tags": ["miniprogram"]}"#,
                #"{"a": [10, 90]}"#,
            ],
            [
                Row(#"{"a": {"$and": [{"$gt": 20}, {"$lt": 80}]}}"#, [1, 4]),
                Row(#"{"a": {"$or": [{"$lt": 20}, 50]}}"#, [0, 1, 4]),
                Row(#"{"a": {"$nor": [{"$lt": 20}, {"$gt": 80}]}}"#, [1, 3]),
                Row(#"{"a": {"$exists": true, "$nor": [{"$lt": 20}, {"$gt": 80}]}}"#, [1]),
                Row(#"{"$or": [{"a": {"$gt": 80}}, {"tags": "cloud"}]}"#, [0, 2, 4]),
                Row(#"{"$nor": [{"a": {"$lt": 20}}, {"tags": "miniprogram"}]}"#, [1, 2]),
                Row(#"{"$and": [{"$or": [{"a": {"$gt": 50}}]}, {"done": true}]}"#, [2]),
                Row(#"{"a": {"$not": {"$eq": 50}}}"#, [0, 2, 3, 4]),
                Row(#"{"a": {"$not": {"$or": [{"$lt": 50}, 90]}}}"#, [1, 3]),
                Row(#"{"$not": {"a": 50}}"#, [0, 2, 3, 4]), Row(#"{}"#, [0, 1, 2, 3, 4]),
            ])
    }

    @Test func `paths through objects, arrays and indices`() throws {
        try check(
            [
                #"{"a": {"objects": [{"numbers": [10, 20, 30]}, {"numbers": [50, 60, 70]}]}}"#, #"{"a": [10, 20, 30]}"#,
                #"{"a": {"1": 20}}"#, #"{"a": [[10, 20], [30]]}"#, #"{"a": [{"b": null}, {}]}"#, #"{"a": []}"#,
                #"{"a": 5}"#,
            ],
            [
                Row(#"{"a.objects.1.numbers.2": 70}"#, [0]), Row(#"{"a.objects.numbers": 30}"#, [0]),
                Row(#"{"a.objects.0.numbers": 70}"#, []), Row(#"{"a.1": 20}"#, [1, 2]), Row(#"{"a.0.1": 20}"#, [3]),
                Row(#"{"a.b": null}"#, [0, 2, 4, 6]), Row(#"{"a.b": {"$exists": true}}"#, [4]),
                Row(#"{"a.0": {"$exists": true}}"#, [1, 3, 4]), Row(#"{"a.01": 20}"#, []),
            ])
    }
}
