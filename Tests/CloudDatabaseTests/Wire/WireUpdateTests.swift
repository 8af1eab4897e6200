import Testing
import Values

@testable import CloudDatabase

/// Reads an update as people write it.
func update(_ text: String, now: Double = 0) throws -> Update { try Wire(now: now).update(WireText.parse(text)) }

@Suite struct `Updates and documents on the wire` {
    @Test func `plain objects are flattened, set replaces them`() throws {
        #expect(
            try update(#"{"style": {"color": "red", "size": {"w": 1}}}"#).changes == [
                .init(try path("style.color"), .set("red")), .init(try path("style.size.w"), .set(1)),
            ])
        #expect(
            try update(#"{"style": {"$set": {"color": "red"}}}"#).changes == [
                .init(try path("style"), .set(["color": "red"]))
            ])
        #expect(
            try update(#"{"a": {"b": {"$inc": 2}}, "t": {"$serverDate": 5}, "e": {}}"#, now: 10).changes == [
                .init(try path("a.b"), .inc(2)), .init(try path("t"), .set(.date(15))), .init(try path("e"), .set([:])),
            ])
    }

    @Test func `every operator is read`() throws {
        func operation(_ text: String) throws -> UpdateOperator { try update(#"{"f": \#(text)}"#).changes[0].operation }
        #expect(try operation(#"{"$remove": true}"#) == .remove)
        #expect(try operation(#"{"$mul": 2}"#) == .mul(2))
        #expect(try operation(#"{"$min": 2}"#) == .min(2))
        #expect(try operation(#"{"$max": 2}"#) == .max(2))
        #expect(try operation(#"{"$rename": "g.h"}"#) == .rename(try path("g.h")))
        #expect(try operation(#"{"$bit": {"xor": 6}}"#) == .bit(.xor, 6))
        #expect(try operation(#"{"$push": [1, 2]}"#) == .push(.init(each: [1, 2])))
        #expect(try operation(#"{"$push": 1}"#) == .push(.init(each: [1])))
        #expect(
            try operation(#"{"$push": {"each": [1], "position": 1, "slice": -2, "sort": {"w": -1}}}"#)
                == .push(
                    .init(
                        each: [1], position: 1,
                        order: .fields(Sort([Sort.Key(try path("w"), ascending: false)])), slice: -2)))
        #expect(try operation(#"{"$pop": true}"#) == .pop)
        #expect(try operation(#"{"$shift": true}"#) == .shift)
        #expect(try operation(#"{"$unshift": [1]}"#) == .unshift([1]))
        #expect(try operation(#"{"$addToSet": "x"}"#) == .addToSet(["x"]))
        #expect(try operation(#"{"$addToSet": {"$each": ["x", "y"]}}"#) == .addToSet(["x", "y"]))
        #expect(try operation(#"{"$pull": "x"}"#) == .pull(.equal("x")))
        #expect(try operation(#"{"$pull": {"$in": ["x"]}}"#) == .pull(.value(.in(["x"]))))
        #expect(
            try operation(#"{"$pull": {"age": {"$lt": 2}}}"#)
                == .pull(.document(.field(try path("age"), .lt(2)))))
        #expect(try operation(#"{"$pullAll": ["x"]}"#) == .pullAll(["x"]))
    }

    @Test(arguments: [
        #"{}"#, #"5"#, #"{"_id": 1}"#, #"{"_id.x": 1}"#, #"{"a": 1, "a.b": 2}"#, #"{"a.b": 2, "a": 1}"#,
        #"{"a": {"$inc": "1"}}"#, #"{"a": {"$foo": 1}}"#, #"{"a": {"$inc": 1, "$mul": 2}}"#, #"{"$set": {"a": 1}}"#,
        #"{"a": {"$push": {"each": 1}}}"#, #"{"a": {"$push": {"each": [], "sort": 2}}}"#, #"{"a": {"$pullAll": 1}}"#,
        #"{"a": {"$bit": {"nand": 1}}}"#, #"{"a": {"$bit": {"and": 1.5}}}"#, #"{"a": {"$rename": "_id"}}"#,
        #"{"a": {"$rename": "a"}}"#, #"{"a": {"$rename": "b"}, "b": 1}"#, #"{"a": {"$set": {"x.y": 1}}}"#,
        #"{"a..b": 1}"#,
        #"{"a": [{"$x": 1}]}"#,
    ])
    func `nonsense is refused`(text: String) {
        #expect(throws: DatabaseError.self) { try update(text) }
    }

    @Test(arguments: [#"{"$a": 1}"#, #"{"a.b": 1}"#, #"{"": 1}"#, #"[]"#, #"{"a": [{"b.c": 1}]}"#])
    func `documents with such names are refused`(text: String) {
        #expect(throws: DatabaseError.self) { try Wire(now: 0).document(WireText.parse(text)) }
    }

    @Test func `documents are plain data`() throws {
        let raw: Value = [
            "a": .undefined, "b": [.undefined, .date(.nan), .number(-0.0)], "t": ["$serverDate": .number(1)],
        ]
        let document = try Wire(now: 7).document(raw)
        #expect(document == ["b": [nil, nil, 0], "t": .date(8)])
        #expect(throws: DatabaseError.self) {
            try Wire(now: 0).document(["f": .opaque(OpaqueHandle(id: 1, kind: .function))])
        }
    }

    @Test func `orders and fields are read`() throws {
        let wire = Wire(now: 0)
        #expect(
            try wire.sort([["a", "asc"], ["b.c", "desc"]])
                == Sort([Sort.Key(try path("a")), Sort.Key(try path("b.c"), ascending: false)]))
        #expect(throws: DatabaseError.self) { try wire.sort([["a", "up"]]) }
        #expect(
            try wire.projection(["a": true, "b": 1, "_id": false])
                == Projection(paths: [try path("a"), try path("b")], includes: true, includesID: false))
        #expect(
            try wire.projection(["a": -1]) == Projection(paths: [try path("a")], includes: false, includesID: true))
        #expect(throws: DatabaseError.self) { try wire.projection(["a": true, "b": false]) }
        #expect(try wire.projection([:]) == nil)
    }

    @Test(arguments: [
        ("2018-08-31T17:30:00.882Z", 1_535_736_600_882.0), ("1970-01-01", 0),
        ("2000-02-29T00:00:00+08:00", 951_753_600_000),
        ("1969-12-31T23:59:59Z", -1000), ("2024-01-01T00:00", 1_704_067_200_000),
    ])
    func `ISO dates are read`(text: String, time: Double) {
        #expect(ISODate.time(text) == time)
    }

    @Test(arguments: [
        "", "2018", "2018-13-01", "2019-02-29", "2018-08-31T", "2018-08-31T25:00Z", "2018-08-31T17:30:00.Z", "x",
    ])
    func `other texts are no dates`(text: String) {
        #expect(ISODate.time(text) == nil)
    }
}
