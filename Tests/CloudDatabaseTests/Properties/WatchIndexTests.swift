import Testing
import Values

@testable import CloudDatabase

@Suite struct `An index of watchers` {
    @Test func `names every watcher whose query finds a document, before or after`() throws {
        var generator = Generator(seed: 77)
        var index = WatchIndex<Int>()
        let queries = (0..<400).map { _ in generator.query() }
        for (number, query) in queries.enumerated() { index.insert(number, query) }
        let collection = try CollectionName("todos", in: "test")
        var named = 0
        for round in 0..<200 {
            let (before, after) = (Document(generator.document()), Document(generator.document()))
            let change = Change(
                sequence: Int64(round), time: 0, collection: collection, kind: .update, document: after, before: before)
            let candidates = index.candidates(for: change)
            named += candidates.count
            for (number, query) in queries.enumerated() where !candidates.contains(number) {
                let matcher = try Matcher(query)
                #expect(!matcher.matches(after) && !matcher.matches(before), "\(query)")
            }
        }
        // Some are spared, although these queries are as odd as can be.
        #expect(named < 200 * 400 * 9 / 10)
    }

    @Test func `asks one of a thousand that watch their own documents`() throws {
        var index = WatchIndex<Int>()
        for number in 0..<1000 {
            index.insert(number, try query(#"{"_openid": "u\#(number)", "done": {"$neq": true}}"#))
        }
        let collection = try CollectionName("todos", in: "test")
        func change(_ owner: String) -> Change {
            Change(
                sequence: 1, time: 0, collection: collection, kind: .add,
                document: Document(["_openid": .string(owner)]))
        }
        #expect(index.candidates(for: change("u7")) == [7])
        index.remove(7)
        #expect(index.candidates(for: change("u7")).isEmpty && index.count == 999)
        index.insert(8, try query("{}"))
        #expect(index.candidates(for: change("u9")) == [8, 9])
        index.insert(8, try query(#"{"n": {"$gte": 5, "$lt": 9}}"#))
        #expect(index.candidates(for: change("u8")).isEmpty)
        for number in 0..<1000 { index.remove(number) }
        #expect(index.count == 0)
    }
}
