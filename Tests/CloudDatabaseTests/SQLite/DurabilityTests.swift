import Foundation
import Testing
import Values

@testable import CloudDatabase

@Suite struct `What has been acknowledged survives` {
    /// How often a writing process is killed: `DATABASE_KILLS` makes it a long trial.
    static var kills: Int {
        ProcessInfo.processInfo.environment["DATABASE_KILLS"].flatMap { Int($0) } ?? 5
    }

    @Test func `kill -9 of a process that writes`() throws {
        let probe = Bundle.main.bundleURL.deletingLastPathComponent().appendingPathComponent("DatabaseProbe")
        let beside = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
            .appendingPathComponent("DatabaseProbe")
        let program = [probe, beside].first { FileManager.default.isExecutableFile(atPath: $0.path) }
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("termina-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("cloud.sqlite").path
        var next = 0
        for round in 0..<Self.kills {
            let acknowledged = try Self.write(try #require(program), file, from: next, lines: 20 + round * 7 % 40)
            next = try Self.check(file, acknowledged: acknowledged)
        }
    }

    /// Lets a process write until it has acknowledged some writes, then kills it.
    /// - Returns: the last write that it acknowledged.
    private static func write(_ program: URL, _ file: String, from first: Int, lines: Int) throws -> Int {
        let process = Process()
        let output = Pipe()
        process.executableURL = program
        process.arguments = [file, String(first)]
        process.standardOutput = output
        try process.run()
        var bytes = Data()
        while bytes.count(where: { $0 == 10 }) < lines {
            let more = output.fileHandleForReading.availableData
            guard !more.isEmpty else { break }
            bytes += more
        }
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        bytes += output.fileHandleForReading.readDataToEndOfFile()
        #expect(process.terminationReason == .uncaughtSignal)
        let whole = String(decoding: bytes, as: UTF8.self).split(separator: "\n").compactMap { Int($0) }
        return try #require(whole.last)
    }

    /// Holds what is in a file to what was acknowledged.
    /// - Returns: the number that comes next.
    private static func check(_ file: String, acknowledged: Int) throws -> Int {
        let database = try SQLiteDatabase(path: file)
        let todos = try CollectionName("todos", in: "probe")
        let counters = try CollectionName("counters", in: "probe")
        let documents = try database.find(Find(sort: Sort([Sort.Key(try FieldPath("n"))])), in: todos).documents
        let numbers = documents.compactMap { $0["n"].flatMap { Int(exactly: $0.toNumber()) } }
        // Nothing lost, nothing twice; at most one write was on its way.
        #expect(numbers == Array(0..<numbers.count))
        #expect(numbers.count == acknowledged + 1 || numbers.count == acknowledged + 2)
        let count = try database.find(Find(), in: counters).documents[0]["count"]?.toNumber() ?? -1
        #expect(Int(count) == acknowledged + 1 || Int(count) == acknowledged + 2)
        // The feed has each of them once, in order.
        let changes = try database.changes(after: 0, of: todos, limit: .max)
        #expect(changes.map { $0.document["n"] } == numbers.map { .number(Double($0)) })
        #expect(zip(changes, changes.dropFirst()).allSatisfy { $0.sequence < $1.sequence })
        try database.close()
        // A write that had come in without an answer is sent again, and happens once.
        let reopened = try SQLiteDatabase(path: file)
        let last = numbers.count - 1
        let again = Write(.add([["n": .number(Double(last))]]), to: todos, request: "add \(last)")
        #expect(try reopened.write(again).ids == [documents[last].id])
        if Int(count) < numbers.count {
            let increment = try Update([Update.Change(try FieldPath("count"), .inc(1))])
            try reopened.write(Write(.update(.id("c"), increment, all: true), to: counters, request: "count \(last)"))
        }
        try reopened.close()
        return numbers.count
    }
}
