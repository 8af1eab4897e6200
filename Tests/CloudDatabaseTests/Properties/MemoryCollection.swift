import Values

@testable import CloudDatabase

/// A collection in memory: the plainest evaluator, which stores are held to.
struct MemoryCollection {
    var documents: [Document] = []

    func find(_ find: Find) throws -> [Document] {
        let matcher = try Matcher(find.query)
        let found = find.sort.sorted(documents.filter(matcher.matches))
        let page = found.dropFirst(find.skip).prefix(find.limit ?? .max)
        return page.map { find.projection?.apply($0) ?? $0 }
    }

    mutating func update(_ query: Query, _ update: Update) throws -> (matched: Int, updated: Int) {
        let matcher = try Matcher(query)
        let updater = try Updater(update)
        var result = documents
        var counts = (0, 0)
        for (place, document) in documents.enumerated() where matcher.matches(document) {
            let after = try updater.apply(to: document)
            result[place] = after.document
            counts.0 += 1
            if after.isChanged { counts.1 += 1 }
        }
        documents = result
        return counts
    }

    mutating func remove(_ query: Query) throws -> Int {
        let matcher = try Matcher(query)
        let count = documents.count
        documents.removeAll(where: matcher.matches)
        return count - documents.count
    }
}
