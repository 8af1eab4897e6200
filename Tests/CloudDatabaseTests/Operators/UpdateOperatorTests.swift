import Testing
import Values

@testable import CloudDatabase

@Suite struct `Update operators, a table each` {
    private static func apply(_ before: String, _ text: String) throws -> Updater.Result {
        guard case .object(let fields) = try WireText.parse(before) else { throw DatabaseError.invalidDocument(before) }
        return try Updater(update(text, now: 1000)).apply(to: Document(fields))
    }

    /// A document, an update, what becomes of it.
    static let rows: [(String, String, String)] = [
        // set and nested paths
        (
            #"{"style": {"color": "red", "size": 1}}"#, #"{"style": {"color": "blue"}}"#,
            #"{"style": {"color": "blue", "size": 1}}"#
        ),
        (
            #"{"style": {"color": "red", "size": 1}}"#, #"{"style": {"$set": {"color": "blue"}}}"#,
            #"{"style": {"color": "blue"}}"#
        ),
        (#"{}"#, #"{"a.b.c": 1}"#, #"{"a": {"b": {"c": 1}}}"#),
        (#"{"n": [10, 20]}"#, #"{"n.1": 30}"#, #"{"n": [10, 30]}"#),
        (#"{"n": [10]}"#, #"{"n.3": 30}"#, #"{"n": [10, null, null, 30]}"#),
        (#"{"o": [{"n": [1, 2]}]}"#, #"{"o.0.n.1": 9}"#, #"{"o": [{"n": [1, 9]}]}"#),
        (#"{"a": 1}"#, #"{"t": {"$serverDate": 5}}"#, #"{"a": 1, "t": {"$date": 1005}}"#),
        // remove
        (#"{"a": {"b": 1, "c": 2}}"#, #"{"a": {"b": {"$remove": true}}}"#, #"{"a": {"c": 2}}"#),
        (#"{"a": 1}"#, #"{"x.y": {"$remove": true}}"#, #"{"a": 1}"#),
        (#"{"a": [1, 2]}"#, #"{"a.0": {"$remove": true}}"#, #"{"a": [null, 2]}"#),
        // inc and mul
        (#"{"a": 1}"#, #"{"a": {"$inc": 10}}"#, #"{"a": 11}"#), (#"{}"#, #"{"a": {"$inc": -2}}"#, #"{"a": -2}"#),
        (#"{"a": 3}"#, #"{"a": {"$mul": 10}}"#, #"{"a": 30}"#), (#"{}"#, #"{"a": {"$mul": 10}}"#, #"{"a": 0}"#),
        (#"{"a": 3}"#, #"{"a": {"$mul": 0}}"#, #"{"a": 0}"#),
        // min and max
        (#"{"a": 60}"#, #"{"a": {"$min": 50}}"#, #"{"a": 50}"#),
        (#"{"a": 40}"#, #"{"a": {"$min": 50}}"#, #"{"a": 40}"#),
        (#"{}"#, #"{"a": {"$min": 50}}"#, #"{"a": 50}"#), (#"{"a": 40}"#, #"{"a": {"$max": 50}}"#, #"{"a": 50}"#),
        (#"{"a": "x"}"#, #"{"a": {"$max": 50}}"#, #"{"a": "x"}"#),
        (#"{"a": null}"#, #"{"a": {"$max": 50}}"#, #"{"a": 50}"#),
        // rename
        (#"{"a": 1, "b": 2}"#, #"{"a": {"$rename": "c"}}"#, #"{"b": 2, "c": 1}"#),
        (#"{"o": {"f": 1}}"#, #"{"o": {"f": {"$rename": "o.g"}}}"#, #"{"o": {"g": 1}}"#),
        (#"{"a": 1, "b": 2}"#, #"{"a": {"$rename": "b"}}"#, #"{"b": 1}"#),
        (#"{"b": 2}"#, #"{"a": {"$rename": "c"}}"#, #"{"b": 2}"#),
        // bit
        (#"{"a": 13}"#, #"{"a": {"$bit": {"and": 10}}}"#, #"{"a": 8}"#),
        (#"{"a": 3}"#, #"{"a": {"$bit": {"or": 5}}}"#, #"{"a": 7}"#),
        (#"{"a": 1}"#, #"{"a": {"$bit": {"xor": 5}}}"#, #"{"a": 4}"#),
        (#"{}"#, #"{"a": {"$bit": {"or": 5}}}"#, #"{"a": 5}"#),
        // push
        (#"{"t": ["a"]}"#, #"{"t": {"$push": ["b", "c"]}}"#, #"{"t": ["a", "b", "c"]}"#),
        (#"{}"#, #"{"t": {"$push": ["b"]}}"#, #"{"t": ["b"]}"#),
        (
            #"{"t": ["a", "b"]}"#, #"{"t": {"$push": {"each": ["x", "y"], "position": 1}}}"#,
            #"{"t": ["a", "x", "y", "b"]}"#
        ),
        (#"{"t": ["a", "b"]}"#, #"{"t": {"$push": {"each": ["x"], "position": -1}}}"#, #"{"t": ["a", "x", "b"]}"#),
        (#"{"t": ["a", "b"]}"#, #"{"t": {"$push": {"each": ["x"], "position": 9}}}"#, #"{"t": ["a", "b", "x"]}"#),
        (#"{"t": ["a", "b"]}"#, #"{"t": {"$push": {"each": ["x"], "position": -9}}}"#, #"{"t": ["x", "a", "b"]}"#),
        (#"{"t": [3, 1]}"#, #"{"t": {"$push": {"each": [2], "sort": 1}}}"#, #"{"t": [1, 2, 3]}"#),
        (#"{"t": [3, 1]}"#, #"{"t": {"$push": {"each": [], "sort": -1}}}"#, #"{"t": [3, 1]}"#),
        (
            #"{"t": [{"w": 2}]}"#, #"{"t": {"$push": {"each": [{"w": 8}, {"w": 1}], "sort": {"w": 1}}}}"#,
            #"{"t": [{"w": 1}, {"w": 2}, {"w": 8}]}"#
        ),
        (#"{"t": [1, 2]}"#, #"{"t": {"$push": {"each": [3], "slice": -2}}}"#, #"{"t": [2, 3]}"#),
        (#"{"t": [1, 2]}"#, #"{"t": {"$push": {"each": [3], "slice": 2}}}"#, #"{"t": [1, 2]}"#),
        (#"{"t": [1, 2]}"#, #"{"t": {"$push": {"each": [3], "slice": 0}}}"#, #"{"t": []}"#),
        (
            #"{"t": ["c"]}"#, #"{"t": {"$push": {"each": ["b", "a"], "position": 1, "slice": 2, "sort": 1}}}"#,
            #"{"t": ["a", "b"]}"#
        ),
        // pop, shift, unshift
        (#"{"t": [1, 2]}"#, #"{"t": {"$pop": true}}"#, #"{"t": [1]}"#),
        (#"{"t": []}"#, #"{"t": {"$pop": true}}"#, #"{"t": []}"#),
        (#"{}"#, #"{"t": {"$pop": true}}"#, #"{}"#), (#"{"t": [1, 2]}"#, #"{"t": {"$shift": true}}"#, #"{"t": [2]}"#),
        (#"{"t": [3]}"#, #"{"t": {"$unshift": [1, 2]}}"#, #"{"t": [1, 2, 3]}"#),
        (#"{}"#, #"{"t": {"$unshift": [1]}}"#, #"{"t": [1]}"#),
        // addToSet
        (#"{"t": ["a"]}"#, #"{"t": {"$addToSet": "b"}}"#, #"{"t": ["a", "b"]}"#),
        (#"{"t": ["a"]}"#, #"{"t": {"$addToSet": "a"}}"#, #"{"t": ["a"]}"#),
        (#"{"t": ["a"]}"#, #"{"t": {"$addToSet": {"$each": ["a", "b", "b"]}}}"#, #"{"t": ["a", "b"]}"#),
        (#"{"t": [{"x": 1}]}"#, #"{"t": {"$addToSet": {"x": 1}}}"#, #"{"t": [{"x": 1}]}"#),
        (#"{}"#, #"{"t": {"$addToSet": "a"}}"#, #"{"t": ["a"]}"#),
        // pull and pullAll
        (#"{"t": ["a", "b", "a"]}"#, #"{"t": {"$pull": "a"}}"#, #"{"t": ["b"]}"#),
        (#"{"t": ["a", "b", "c"]}"#, #"{"t": {"$pull": {"$in": ["a", "c"]}}}"#, #"{"t": ["b"]}"#),
        (
            #"{"p": [{"area": 200, "age": 1}, {"area": 50, "age": 1}]}"#,
            #"{"p": {"$pull": {"area": {"$gt": 100}, "age": {"$lt": 2}}}}"#, #"{"p": [{"area": 50, "age": 1}]}"#
        ),
        (
            #"{"c": [{"p": [{"area": 200}]}, {"p": []}]}"#,
            #"{"c": {"$pull": {"p": {"$elemMatch": {"area": {"$gt": 100}}}}}}"#, #"{"c": [{"p": []}]}"#
        ),
        (#"{}"#, #"{"t": {"$pull": "a"}}"#, #"{}"#),
        (#"{"t": [1, 2, 1, [1]]}"#, #"{"t": {"$pullAll": [1]}}"#, #"{"t": [2, [1]]}"#),
    ]

    @Test(arguments: rows)
    func `a document becomes another`(before: String, update: String, after: String) throws {
        let result = try Self.apply(before, update)
        #expect(ExtendedJSON.string(.object(result.document.fields)) == ExtendedJSON.string(try WireText.parse(after)))
        let isSame = result.document == Document(try #require(try WireText.parse(before).objectFields))
        #expect(result.isChanged == !isSame)
    }

    /// A document and an update that cannot be applied to it.
    static let misfits: [(String, String)] = [
        (#"{"a": "x"}"#, #"{"a": {"$inc": 1}}"#), (#"{"a": null}"#, #"{"a": {"$mul": 1}}"#),
        (#"{"a": 1.5}"#, #"{"a": {"$bit": {"or": 1}}}"#),
        (#"{"a": "x"}"#, #"{"a": {"$push": [1]}}"#), (#"{"a": null}"#, #"{"a": {"$pull": 1}}"#),
        (#"{"a": {}}"#, #"{"a": {"$pop": true}}"#),
        (#"{"a": 5}"#, #"{"a.b": 1}"#), (#"{"a": null}"#, #"{"a.b": 1}"#), (#"{"a": [1]}"#, #"{"a.b": 1}"#),
        (#"{"a": [1]}"#, #"{"a.900000": 1}"#),
        (#"{"a": [{"b": 1}]}"#, #"{"a.0.b": {"$rename": "c"}}"#), (#"{"a": []}"#, #"{"a.$": 1}"#),
        (#"{}"#, #"{"a.$[]": 1}"#),
    ]

    @Test(arguments: misfits)
    func `an operator that does not fit is refused`(before: String, update: String) {
        #expect(throws: DatabaseError.self) { try Self.apply(before, update) }
    }

    @Test func `what changed is told by paths`() throws {
        let result = try Self.apply(
            #"{"a": 1, "b": {"c": 1, "d": 2}, "e": 5}"#,
            #"{"a": {"$inc": 1}, "b": {"c": {"$remove": true}, "d": 2}, "e": {"$rename": "f"}}"#)
        #expect(result.updatedFields == ["a": 2, "f": 5])
        #expect(result.removedFields == ["b.c", "e"])
    }
}

extension Value {
    /// The members of an object.
    fileprivate var objectFields: ValueObject? {
        if case .object(let object) = self { object } else { nil }
    }
}
