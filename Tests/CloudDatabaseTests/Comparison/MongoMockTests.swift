import Foundation
import Testing
import Values

@testable import CloudDatabase

/// Python's mongomock, an implementation of MongoDB's meaning that others wrote.
private enum MongoMock {
    /// Whether Python and mongomock are here.
    static let isThere = (try? run("import mongomock", input: Data())) != nil

    struct Failed: Error {}

    /// Runs a Python program.
    static func run(_ program: String, input: Data) throws -> Data {
        let folder = FileManager.default.temporaryDirectory
        let file = folder.appendingPathComponent("termina-\(UUID().uuidString).json")
        try input.write(to: file)
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-c", program, file.path]
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        try FileManager.default.removeItem(at: file)
        guard process.terminationStatus == 0 else { throw Failed() }
        return data
    }

    /// Answers every query with the `_id`s that it finds, or null where mongomock has no answer.
    static let program = """
        import json, sys, mongomock
        task = json.load(open(sys.argv[1]))
        collection = mongomock.MongoClient().db.c
        collection.insert_many(task['documents'])
        answers = []
        for query in task['queries']:
            try:
                answers.append([d['_id'] for d in collection.find(query)])
            except Exception as error:
                answers.append(None)
        json.dump(answers, sys.stdout)
        """
}

@Suite struct `Beside mongomock` {
    /// What mongomock answers otherwise than MongoDB does: it counts the characters of strings and the members of objects as
    /// sizes, holds null to be neither greater nor less than itself, does not find null behind what has no fields, takes elements
    /// that are no objects for empty ones, and a field for missing if one of several elements lacks it.
    private static func isDisputed(_ path: FieldPath, _ condition: Condition) -> Bool {
        switch condition {
        case .and(let parts), .or(let parts), .nor(let parts): parts.contains { isDisputed(path, $0) }
        case .not(let part): isDisputed(path, part)
        case .size, .elemMatch(.document), .gte(.null), .lte(.null): true
        case .elemMatch(.value(.size)): true
        case .eq(.null), .neq(.null), .exists(false): path.segments.count > 1
        case .in(let values), .nin(let values): values.contains(.null) && path.segments.count > 1
        case .all(let parts): parts.contains(.eq(.null))
        default: false
        }
    }

    private static func isDisputed(_ query: Query) -> Bool {
        switch query {
        case .and(let parts), .or(let parts), .nor(let parts): parts.contains(where: isDisputed)
        case .field(let path, let condition): isDisputed(path, condition)
        }
    }

    @Test(.enabled(if: MongoMock.isThere, "Python's mongomock is not installed (pip install mongomock)"))
    func `every query finds the same documents`() throws {
        var generator = Generator(seed: 2026, isPlain: true)
        let documents = (0..<80).map { number -> ValueObject in
            ValueObject([("_id", .number(Double(number)))] + generator.document().map { ($0.key, $0.value) })
        }
        var queries: [(query: Query, mongo: Value)] = []
        while queries.count < 1500 {
            let query = generator.query()
            if !Self.isDisputed(query), let mongo = query.mongo { queries.append((query, mongo)) }
        }
        let task: Value = [
            "documents": .array(documents.map { .object($0) }), "queries": .array(queries.map(\.mongo)),
        ]
        let output = try MongoMock.run(MongoMock.program, input: Data(JSON.bytes(task) ?? []))
        guard case .array(let answers) = try JSON.parse([UInt8](output)) else { throw MongoMock.Failed() }
        try #require(answers.count == queries.count)
        var compared = 0
        for (entry, answer) in zip(queries, answers) {
            guard case .array(let ids) = answer else { continue }
            compared += 1
            let matcher = try Matcher(entry.query)
            let found = documents.filter { matcher.matches(Document($0)) }.map { $0["_id"] ?? .null }
            // One document tells more than two lists.
            let disputed = documents.first { found.contains($0["_id"] ?? .null) != ids.contains($0["_id"] ?? .null) }
            let isFound = disputed.map { found.contains($0["_id"] ?? .null) } ?? false
            let told = JSON.string(.object(disputed ?? [:])) ?? ""
            #expect(disputed == nil, "\(JSON.string(entry.mongo) ?? "") \(isFound ? "finds" : "misses") \(told)")
        }
        #expect(compared > 1000, "mongomock answered \(compared) of \(queries.count)")
    }
}

extension `Beside mongomock` {
    /// Answers every update with the document that it leaves, or null where mongomock has no answer.
    private static let updateProgram = """
        import json, sys, mongomock
        task = json.load(open(sys.argv[1]))
        answers = []
        for document, update in task:
            collection = mongomock.MongoClient().db.c
            collection.insert_one(document)
            try:
                collection.update_one({'_id': document['_id']}, update)
                answers.append(collection.find_one())
            except Exception as error:
                answers.append(None)
        json.dump(answers, sys.stdout)
        """

    /// What mongomock answers otherwise than MongoDB does: it compares values of several types by their texts or not at all,
    /// makes arrays of what is none, and sorts only what Python can compare.
    private static func isDisputed(_ operation: UpdateOperator, _ before: Value?) -> Bool {
        let elements: [Value]? = if case .array(let elements)? = before { elements } else { nil }
        switch operation {
        case .min(let value), .max(let value): return before.map { Self.kind($0) != Self.kind(value) } ?? false
        case .push(let push):
            let all = (elements ?? []) + push.each
            return elements == nil && before != nil || push.order != nil && Set(all.map(kind)).count > 1
        case .addToSet(let values):
            // It looks for each in the array as it was, and so adds twice what is named twice.
            return elements == nil && before != nil || zip(values, values.dropFirst()).contains { $0 == $1 }
        case .pull(.value(let condition)):
            return elements == nil && before != nil || isDisputed(FieldPath(segments: ["a"]), condition)
        case .pull(.equal), .pullAll, .pop, .shift, .unshift: return elements == nil && before != nil
        default: return false
        }
    }

    /// What kinds of values there are, for comparing.
    private static func kind(_ value: Value) -> Int {
        switch value {
        case .number: 0
        case .string: 1
        case .array: 2
        case .object: 3
        default: 4
        }
    }

    /// The members in the order of their names, since neither side promises another.
    private static func ordered(_ value: Value) -> Value {
        switch value {
        case .object(let object):
            .object(ValueObject(object.map { ($0.key, ordered($0.value)) }.sorted { $0.0 < $1.0 }))
        case .array(let elements): .array(elements.map(ordered))
        default: value
        }
    }

    @Test(.enabled(if: MongoMock.isThere, "Python's mongomock is not installed (pip install mongomock)"))
    func `every update leaves the same document`() throws {
        var generator = Generator(seed: 77, isPlain: true)
        var tasks: [(document: ValueObject, update: Update, mongo: Value)] = []
        while tasks.count < 3000 {
            let document = ValueObject(
                [("_id", .number(Double(tasks.count)))] + generator.document().map { ($0.key, $0.value) })
            guard let update = generator.update(), update.changes.count == 1, let change = update.changes.first,
                change.path.segments.count == 1, let (name, operand) = change.operation.mongo,
                !Self.isDisputed(change.operation, document[change.path.root])
            else { continue }
            let mongo: Value = .object(
                ValueObject([(name, .object(ValueObject([(change.path.description, operand)])))]))
            tasks.append((document, update, mongo))
        }
        let input: Value = .array(tasks.map { .array([.object($0.document), $0.mongo]) })
        let output = try MongoMock.run(Self.updateProgram, input: Data(JSON.bytes(input) ?? []))
        guard case .array(let answers) = try JSON.parse([UInt8](output)) else { throw MongoMock.Failed() }
        try #require(answers.count == tasks.count)
        var compared = 0
        for (task, answer) in zip(tasks, answers) where answer != .null {
            let result: Updater.Result
            do throws(DatabaseError) {
                result = try Updater(task.update).apply(to: Document(task.document))
            } catch {
                // What does not fit is refused here; mongomock lets some of it pass.
                continue
            }
            compared += 1
            let (own, other) = (Self.ordered(.object(result.document.fields)), Self.ordered(answer))
            let told = JSON.string(.object(task.document)) ?? ""
            #expect(
                own == other,
                "\(told) by \(JSON.string(task.mongo) ?? ""): \(JSON.string(own) ?? "") and \(JSON.string(other) ?? "")"
            )
        }
        #expect(compared > 1500, "mongomock answered \(compared) of \(tasks.count)")
    }
}
