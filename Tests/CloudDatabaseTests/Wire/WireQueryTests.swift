import Testing
import Values

@testable import CloudDatabase

/// Reads a query as people write it.
func query(_ text: String, now: Double = 0, openid: String? = nil) throws -> Query {
    try Wire(now: now, openid: openid).query(WireText.parse(text))
}

/// A path that is known to be one.
func path(_ text: String) throws -> FieldPath { try FieldPath(text) }

@Suite struct `Queries on the wire` {
    @Test(arguments: [
        (#"{"style": {"color": "red"}}"#, #"{"style.color": "red"}"#),
        (#"{"n": {"$gt": 1, "$lt": 5}}"#, #"{"n": {"$and": [{"$gt": 1}, {"$lt": 5}]}}"#),
        (#"{"n": {"$ne": 1}}"#, #"{"n": {"$neq": 1}}"#),
        (#"{"n": {"$nin": [1]}}"#, #"{"n": {"$not": {"$in": [1]}}}"#),
        (#"{"a": {"b": {"c": {"$exists": false}}}}"#, #"{"a.b.c": {"$exists": false}}"#),
        (#"{"$not": {"a": 1}}"#, #"{"$nor": [{"a": 1}]}"#),
    ])
    func `two spellings mean one query`(one: String, other: String) throws {
        let first = try query(one)
        let second = try query(other)
        // `not(in)` and `nin` are two nodes with one meaning.
        if case .field(_, .not(.in(let values))) = second {
            #expect(first == .field(try path("n"), .nin(values)))
        } else {
            #expect(first == second)
        }
    }

    @Test func `empty objects, arrays and eq are constants`() throws {
        #expect(try query(#"{"a": {}}"#) == .field(try path("a"), .eq([:])))
        #expect(try query(#"{"a": [1, {"b": 2}]}"#) == .field(try path("a"), .eq([1, ["b": 2]])))
        #expect(try query(#"{"a": {"$eq": {"b": 2}}}"#) == .field(try path("a"), .eq(["b": 2])))
    }

    @Test func `dates, server dates and openids become constants`() throws {
        #expect(
            try query(#"{"t": {"$lt": {"$serverDate": -500}}}"#, now: 1500) == .field(try path("t"), .lt(.date(1000))))
        #expect(
            try query(#"{"t": {"$serverDate": {"offset": 5}}}"#, now: 1500) == .field(try path("t"), .eq(.date(1505))))
        #expect(
            try query(#"{"t": {"$date": "2018-08-31T17:30:00.882Z"}}"#)
                == .field(try path("t"), .eq(.date(1_535_736_600_882))))
        #expect(
            try query(#"{"_openid": "{openid}"}"#, openid: "me") == .field(.owner, .eq("me")))
        #expect(try query(#"{"_openid": "{openid}"}"#) == .field(.owner, .eq("{openid}")))
    }

    @Test func `elemMatch takes a condition or a query`() throws {
        let scores = try path("s")
        #expect(
            try query(#"{"s": {"$elemMatch": {"$and": [{"$gt": 80}, {"$lt": 100}]}}}"#)
                == .field(scores, .elemMatch(.value(.and([.gt(80), .lt(100)])))))
        #expect(
            try query(#"{"s": {"$elemMatch": {"area": {"$gt": 100}, "age": 1}}}"#)
                == .field(
                    scores,
                    .elemMatch(.document(.and([.field(try path("area"), .gt(100)), .field(try path("age"), .eq(1))])))))
        #expect(
            try query(#"{"s": {"$elemMatch": {"$or": [{"a": 1}, {"b": 2}]}}}"#)
                == .field(
                    scores,
                    .elemMatch(.document(.or([.field(try path("a"), .eq(1)), .field(try path("b"), .eq(2))])))))
    }

    @Test func `patterns stand alone, in lists and with flags that mean nothing here`() throws {
        #expect(
            try query(#"{"a": {"$regex": "x", "$options": "gi"}}"#)
                == .field(try path("a"), .regex(try Pattern("x", options: "i"))))
        #expect(
            try query(#"{"a": {"$in": [1, {"$regex": "x"}]}}"#)
                == .field(try path("a"), .or([.in([1]), .regex(try Pattern("x"))])))
    }

    @Test(arguments: [
        #"[]"#, #"5"#, #"{"a": {"$foo": 1}}"#, #"{"$foo": []}"#, #"{"a": {"$in": 1}}"#, #"{"a": {"$mod": [0, 1]}}"#,
        #"{"a": {"$mod": [1]}}"#, #"{"a": {"$size": -1}}"#, #"{"a": {"$size": 1.5}}"#, #"{"a": {"b": 1, "$gt": 2}}"#,
        #"{"a": {"$regex": 5}}"#, #"{"a": {"$regex": "x", "$options": "q"}}"#, #"{"a": {"$options": "i"}}"#,
        #"{"$and": {"a": 1}}"#, #"{"a..b": 1}"#, #"{".a": 1}"#, #"{"": 1}"#, #"{"a": {"$all": [{"$gt": 1}]}}"#,
        #"{"a": {"$geoNear": {}}}"#, #"{"$expr": 1}"#, #"{"a": {"$eq": {"$x": 1}}}"#,
    ])
    func `nonsense is refused`(text: String) {
        #expect(throws: DatabaseError.self) { try query(text) }
    }

    @Test func `a query as deep or long as can be is refused, not followed`() throws {
        let deep = String(repeating: #"{"$not": "#, count: 500) + #"{"a": 1}"# + String(repeating: "}", count: 500)
        #expect(throws: DatabaseError.self) { try query(deep) }
        var value: Value = 1
        for _ in 0..<5000 { value = ["a": value] }
        #expect(throws: DatabaseError.self) { try Wire(now: 0).query(value) }
        let long = Value.object(ValueObject((0..<20_000).map { ("f\($0)", Value.number(1)) }))
        #expect(throws: DatabaseError.self) { try Wire(now: 0).query(long) }
    }
}
