import Bridge
import Cells
import Terminal
import Testing
import Theme
import Values

@testable import Shell

@MainActor
@Suite("The dock's limits")
struct DockLimitsTests {
    private func record(_ kind: Record.Kind, at time: Double = 1_000) -> Record {
        Record(kind: kind, time: time, source: nil)
    }

    private func setData(_ calls: Double, _ largest: Double, at time: Double) -> Record {
        record(.other(kind: "setData", ["calls": .number(calls), "largest": .number(largest)]), at: time)
    }

    private func socket(_ id: UInt64, _ step: SocketRecord.Step) -> Record {
        record(.socket(SocketRecord(id: id, step)))
    }

    @Test("Sockets count from their beginning to their end, and five are all that there are")
    func sockets() {
        var meter = LimitsMeter()
        let began = SocketRecord.Step.began(url: "ws://a", protocols: [], page: nil)
        for id in 1...4 { #expect(meter.take(socket(UInt64(id), began)).isEmpty) }
        #expect(meter.take(socket(5, began)) == [.init(kind: .sockets, value: 5)])
        #expect(meter.take(socket(1, .closed(code: 1000, reason: "", error: nil))).isEmpty)
        #expect(meter[.sockets] == (4, 5))
        #expect(meter.take(socket(9, .closed(code: 1000, reason: "", error: nil))).isEmpty)
        #expect(meter[.sockets].now == 4)
    }

    @Test("setData is counted by the second; what is over does not count, and the same is not told again at once")
    func setDataRate() {
        var meter = LimitsMeter()
        for number in 0..<20 { #expect(meter.take(setData(1, 100, at: 1_000 + Double(number))).isEmpty) }
        #expect(meter[.setDataRate].now == 20)
        #expect(meter.take(setData(1, 100, at: 1_100)) == [.init(kind: .setDataRate, value: 21)])
        #expect(meter.pass(to: 2_050) == nil)
        #expect(meter[.setDataRate] == (1, 21))
        #expect(meter.take(setData(30, 300_000, at: 2_060)) == [.init(kind: .setDataSize, value: 300_000)])
        #expect(meter.take(setData(30, 300_000, at: 13_000)).map(\.kind) == [.setDataSize, .setDataRate])
        meter.appStarts()
        #expect(meter[.setDataRate] == (0, 0))
    }

    @Test("Storage is the sum of its keys; time that goes back and numbers that are none do no harm")
    func storage() {
        var meter = LimitsMeter()
        _ = meter.take(record(.storage(.all([.init(key: "a", text: "x", size: 5_000_000)]))))
        _ = meter.take(record(.storage(.set(.init(key: "b", text: "x", size: 6_000_000)))))
        #expect(meter[.storage].now == 11_000_000)
        _ = meter.take(record(.storage(.removed(key: "a"))))
        #expect(meter[.storage] == (6_000_000, 11_000_000))
        _ = meter.take(record(.other(kind: "handler", ["milliseconds": "x"]), at: -1))
        _ = meter.take(record(.other(kind: "setData", .null), at: .nan))
        _ = meter.pass(to: .nan)
        #expect(LimitKind.handler.text(.nan) == "? ms" && LimitKind.nodes.text(1e300) == "?")
        #expect(LimitKind.storage.text(3.14 * 1_048_576) == "3.1 MB" && LimitKind.handler.text(62.4) == "62 ms")
        #expect(meter.take(record(.other(kind: "quota", ["bytes": 11_000_000]), at: 20_000)).map(\.kind) == [.storage])
        #expect(meter[.storage].now == 6_000_000)
    }

    @Test("The tab shows each limit with its value; what was crossed is on the console with the platform's advice")
    func tab() throws {
        let test = TestShell(columns: 110, rows: 40)
        test.start()
        test.open("home", id: 1)
        test.shell.receive([
            .record(record(.other(kind: "handler", ["milliseconds": 62]))), .record(setData(1, 300 * 1024, at: 1_000)),
        ])
        try test.press("`")
        #expect(test.shows("62 ms / 50 ms") && test.shows("300 KB / 256 KB"))
        let tabs = test.shell.dock.tabs
        let place = try #require(tabs.firstIndex { $0 === test.shell.dock.limits })
        for _ in 0..<place { try test.press("]") }
        #expect(test.shows("10.0 MB") && test.shows("300 KB") && test.shows("256 KB"))
        #expect(test.link.messages.contains { if case .inspect(.storage(.watch)) = $0 { true } else { false } })
        #expect(LimitRow(kind: .sockets, now: 5, peak: 5).scope == .dockError)
        #expect(LimitRow(kind: .sockets, now: 4, peak: 5).scope == .dockWarn)
        #expect(LimitRow(kind: .nodes, now: 999, peak: 999).scope == .dockWarn)
        #expect(LimitRow(kind: .nodes, now: 1_000, peak: 1_000).scope == .dockError)
    }
}
