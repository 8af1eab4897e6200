import Foundation
import Testing
import Values

@testable import CloudDatabase

@Suite struct `The matcher and SQLite agree` {
    /// How many rounds: `DATABASE_ROUNDS` makes it a long trial.
    static var rounds: Int {
        ProcessInfo.processInfo.environment["DATABASE_ROUNDS"].flatMap { Int($0) } ?? 12
    }

    private func indexes(_ generator: inout Generator) -> [IndexDefinition] {
        (0..<Int.random(in: 0...3, using: &generator.numbers)).map { number in
            var keys: [Sort.Key] = []
            for _ in 0..<generator.pick([1, 1, 2]) {
                let path = generator.path()
                if !keys.contains(where: { $0.path == path }) {
                    keys.append(Sort.Key(path, ascending: generator.chance(50)))
                }
            }
            return IndexDefinition("i\(number)", keys: keys)
        }
    }

    @Test func `on every query, order, page and count`() throws {
        for round in 0..<Self.rounds {
            var generator = Generator(seed: UInt64(round) &* 7919 + 1)
            let store = try TemporaryDatabase()
            let early = generator.chance(50)
            let indexes = indexes(&generator)
            if early { for index in indexes { try store.database.createIndex(index, on: store.todos) } }
            let documents = (0..<60).map { _ in generator.document() }
            try store.database.write(Write(.add(documents), to: store.todos))
            if !early { for index in indexes { try store.database.createIndex(index, on: store.todos) } }
            let memory = MemoryCollection(documents: try store.find())
            #expect(memory.documents.count == 60)
            for _ in 0..<150 {
                let find = Find(
                    generator.query(), sort: generator.sort(), skip: generator.pick([0, 0, 2]),
                    limit: generator.pick([nil, nil, 5, 1]))
                let expected = try memory.find(find)
                let found = try store.find(find)
                let plan = try store.database.explain(find, in: store.todos)
                #expect(found == expected, "\(find.query) by \(find.sort.keys) with \(indexes): \(plan)")
                #expect(
                    try store.database.count(find.query, in: store.todos) == memory.find(Find(find.query)).count,
                    "count of \(find.query) with \(indexes)")
            }
        }
    }

    @Test func `on every update and removal, index rows included`() throws {
        for round in 0..<Self.rounds {
            var generator = Generator(seed: UInt64(round) &* 104_729 + 5)
            let store = try TemporaryDatabase()
            let indexes = indexes(&generator)
            for index in indexes { try store.database.createIndex(index, on: store.todos) }
            try store.database.write(Write(.add((0..<25).map { _ in generator.document() }), to: store.todos))
            var memory = MemoryCollection(documents: try store.find())
            for _ in 0..<60 {
                let query = generator.query()
                if generator.chance(5) {
                    let removed = try memory.remove(query)
                    #expect(
                        try store.database.write(Write(.remove(query, all: true), to: store.todos)).removed == removed)
                } else if let update = generator.update() {
                    var changed = memory
                    let expected = Result { try changed.update(query, update) }
                    let result = Result {
                        try store.database.write(Write(.update(query, update, all: true), to: store.todos))
                    }
                    switch (expected, result) {
                    case (.success(let counts), .success(let result)):
                        #expect(
                            result.matched == counts.matched && result.updated == counts.updated, "\(update.changes)")
                        memory = changed
                    case (.failure, .failure): break
                    default: Issue.record("\(update.changes) of \(query): \(expected) and \(result)")
                    }
                }
                #expect(try store.find() == memory.documents)
                let check = Find(generator.query(), sort: generator.sort())
                #expect(try store.find(check) == memory.find(check), "\(check.query) with \(indexes)")
            }
        }
    }
}
