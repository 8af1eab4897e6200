import Bridge
import Testing
import Values

@testable import Shell

/// What waits for the main thread.
struct MessageBacklogTests {
    private func record(_ number: Int) -> AppMessage {
        .record(
            Record(
                kind: .console(level: "log", arguments: [.number(Double(number))]), time: Double(number), source: nil))
    }

    private func number(_ message: AppMessage) -> Int? {
        guard case .record(let record) = message else { return nil }
        switch record.kind {
        case .console(_, let arguments): return arguments.first.flatMap { Int(exactly: $0.toNumber()) }
        default: return nil
        }
    }

    private func all(_ backlog: inout MessageBacklog) -> [AppMessage] {
        var result: [AppMessage] = []
        while !backlog.isEmpty { result += backlog.next() }
        return result
    }

    @Test(arguments: [0, 1, 127, 128, 129, 5_000]) func `everything comes out once and in order`(count: Int) {
        var backlog = MessageBacklog()
        backlog.append((0..<count).map(record))
        #expect(backlog.count == count)
        #expect(all(&backlog).compactMap(number) == Array(0..<count))
        #expect(backlog.isEmpty)
    }

    @Test func `what changes a page is never parted`() {
        var backlog = MessageBacklog()
        backlog.append((0..<120).map(record))
        backlog.append((0..<500).map { .pong(UInt64($0)) })
        backlog.append((0..<10).map(record))
        let first = backlog.next()
        #expect(first.count == 620)
        #expect(backlog.next().count == 10)
    }

    @Test func `of a flood the newest records stay, the rest is counted, and nothing else is lost`() {
        var backlog = MessageBacklog(limit: 100)
        for number in 0..<10_000 {
            backlog.append([record(number)])
            if number % 1_000 == 0 { backlog.append([.pong(UInt64(number))]) }
            #expect(backlog.count <= 160)
        }
        let rest = all(&backlog)
        let kept = rest.compactMap(number)
        #expect(kept == Array((10_000 - kept.count)..<10_000) && (100...150).contains(kept.count))
        let pongs = rest.count { if case .pong = $0 { true } else { false } }
        #expect(pongs == 10)
        var dropped = 0
        for case .record(let record) in rest {
            if case .other("dropped", let count) = record.kind { dropped += Int(exactly: count.toNumber()) ?? 0 }
        }
        #expect(dropped + kept.count == 10_000)
    }

    @Test func `forgotten is forgotten`() {
        var backlog = MessageBacklog(limit: 10)
        backlog.append((0..<100).map(record))
        backlog.removeAll()
        #expect(backlog.isEmpty && backlog.next().isEmpty)
    }
}
