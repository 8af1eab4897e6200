import CloudDatabase
import Testing
import Values

@testable import CloudServer

/// The list of a watch, change by change, against the list made anew.
struct WatchListTests {
    private let collection: CollectionName

    init() throws { collection = try CollectionName("a", in: "e") }

    private func list(_ query: String, limit: Int?, _ documents: [Document] = []) throws -> WatchList {
        let wire = Wire(now: 0)
        return try WatchList(
            try wire.query(try WireText.parse(query)), sort: try wire.sort([["n", "desc"]]), limit: limit,
            documents: documents)
    }

    private func change(_ sequence: Int64, _ kind: Change.Kind, _ id: String, n: Double, isIn: Bool = true) -> Change {
        Change(
            sequence: sequence, time: 0, collection: collection, kind: kind,
            document: Document(["_id": .string(id), "n": .number(n), "in": .bool(isIn)]),
            updatedFields: kind == .update ? ["n": .number(n)] : [:])
    }

    private func text(_ changes: [WatchChange]) -> String {
        changes.map {
            "\($0.dataType.rawValue)/\($0.queueType.rawValue) \($0.document.id.toString())"
                + "\($0.from.map { " from \($0)" } ?? "")\($0.to.map { " to \($0)" } ?? "")"
        }.joined(separator: ", ")
    }

    @Test func `Every pair of dataType and queueType comes when the official table says`() throws {
        var list = try list(#"{"in": true}"#, limit: 2)
        let steps: [(Change, String)] = [
            (change(1, .add, "a", n: 1), "add/enqueue a to 0"),
            (change(2, .add, "x", n: 1, isIn: false), ""),
            (change(3, .add, "b", n: 2), "add/enqueue b to 0"),
            (change(4, .add, "c", n: 3), "add/enqueue c to 0, limit/dequeue a from 2"),
            (change(5, .update, "c", n: 4), "update/update c from 0 to 0"),
            (change(6, .replace, "c", n: 1.5), "replace/update c from 0 to 1"),
            (change(7, .update, "a", n: 9), "update/enqueue a to 0, limit/dequeue c from 2"),
            (change(8, .update, "a", n: 9, isIn: false), "update/dequeue a from 0, limit/enqueue c to 1"),
            (change(9, .replace, "a", n: 8), "replace/enqueue a to 0, limit/dequeue c from 2"),
            (change(10, .replace, "a", n: 8, isIn: false), "replace/dequeue a from 0, limit/enqueue c to 1"),
            (change(11, .remove, "b", n: 2), "remove/dequeue b from 0"),
            (change(12, .remove, "x", n: 1), ""),
        ]
        for (change, expected) in steps { #expect(text(try list.apply(change)) == expected, "\(change.sequence)") }
        #expect(list.documents.map(\.id) == ["c"])
    }

    @Test(arguments: [nil, 1, 3, 7]) func `A list kept by changes is the list made anew`(limit: Int?) throws {
        var random = SystemRandomNumberGenerator()
        var documents: [String: Document] = [:]
        var list = try list(#"{"in": true}"#, limit: limit)
        var shown: [Document] = []
        for sequence in 1...1500 {
            let id = "d\(Int.random(in: 0..<25, using: &random))"
            let n = Double(Int.random(in: 0..<6, using: &random))
            let isIn = Bool.random(using: &random)
            let kind: Change.Kind =
                documents[id] == nil ? .add : [.update, .replace, .remove].randomElement(using: &random) ?? .update
            var made = change(Int64(sequence), kind, id, n: n, isIn: isIn)
            if kind == .remove, let known = documents[id] { made.document = known }
            documents[id] = kind == .remove ? nil : made.document
            for change in try list.apply(made) {
                if let from = change.from { #expect(shown.remove(at: from).id == change.document.id) }
                if let to = change.to { shown.insert(change.document, at: to) }
            }
            let expected = try self.list(
                #"{"in": true}"#, limit: limit,
                documents.values.filter { $0["in"] == true })
            #expect(shown == expected.documents && shown == list.documents, "\(sequence)")
        }
    }
}
