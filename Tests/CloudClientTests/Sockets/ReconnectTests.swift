import Testing

@testable import CloudClient

/// The reconnecting machine on a clock that the test moves.
@Suite struct ReconnectTests {
    private var machine = ReconnectMachine()

    @Test mutating func `it connects, asks every thirty seconds, and is content with any sign of life`() {
        #expect(machine.start(now: 0) == [.connect])
        #expect(machine.start(now: 0) == [])
        #expect(machine.opened(now: 100) == [])
        #expect(machine.deadline == 30_100)
        #expect(machine.wake(now: 20_000, random: 0) == [])
        #expect(machine.wake(now: 30_100, random: 0) == [.ping])
        #expect(machine.deadline == 40_100)
        machine.heard(now: 30_150)
        #expect(machine.deadline == 60_150)
        #expect(machine.state == .open)
    }

    @Test mutating func `an answer that does not come in time ends the connection`() {
        _ = machine.start(now: 0)
        _ = machine.opened(now: 0)
        _ = machine.wake(now: 30_000, random: 0)
        #expect(machine.wake(now: 40_000, random: 0) == [.drop])
        #expect(machine.state == .waiting(until: 43_000))
        #expect(machine.wake(now: 43_000, random: 0) == [.connect])
    }

    @Test mutating func `pauses grow from three seconds to sixty, and a sign of life makes them short again`() {
        var now = 0.0
        _ = machine.start(now: now)
        var pauses: [Double] = []
        for _ in 0..<12 {
            _ = machine.ended(now: now, random: 0)
            guard case .waiting(let until) = machine.state else { Issue.record("not waiting"); return }
            pauses.append(until - now)
            now = until
            #expect(machine.wake(now: now, random: 0) == [.connect])
        }
        #expect(Array(pauses.prefix(4)) == [3_000, 4_500, 6_750, 10_125])
        #expect(pauses.last == 60_000)
        #expect(pauses == pauses.sorted())
        _ = machine.opened(now: now)
        // Opening alone is no sign that the server means it.
        _ = machine.ended(now: now, random: 0)
        #expect(machine.state == .waiting(until: now + 60_000))
        _ = machine.wake(now: now + 60_000, random: 0)
        _ = machine.opened(now: now)
        machine.heard(now: now)
        _ = machine.ended(now: now, random: 0)
        #expect(machine.state == .waiting(until: now + 3_000))
    }

    @Test(arguments: [0.0, 0.3, 1.0, 7.0, -1.0]) func `jitter lengthens a pause by a fifth at most`(random: Double) {
        var machine = ReconnectMachine()
        _ = machine.start(now: 0)
        _ = machine.ended(now: 0, random: random)
        guard case .waiting(let until) = machine.state else { Issue.record("not waiting"); return }
        #expect((3_000...3_600).contains(until))
    }

    @Test mutating func `the network's return ends a pause, and without it none ends`() {
        _ = machine.start(now: 0)
        _ = machine.opened(now: 0)
        #expect(machine.networkChanged(isOnline: false, now: 0) == [])
        _ = machine.ended(now: 10, random: 0)
        #expect(machine.deadline == nil)
        #expect(machine.wake(now: 1e9, random: 0) == [])
        #expect(machine.networkChanged(isOnline: true, now: 20) == [.connect])
        #expect(machine.networkChanged(isOnline: true, now: 20) == [])
    }

    @Test mutating func `it ends for good when it is told, or refused`() {
        _ = machine.start(now: 0)
        #expect(machine.stop() == [.drop])
        #expect(machine.ended(now: 1, random: 0) == [])
        #expect(machine.deadline == nil)
        #expect(machine.start(now: 2) == [.connect])
        _ = machine.opened(now: 3)
        #expect(machine.stop() == [.close])
        _ = machine.start(now: 4)
        #expect(machine.ended(now: 5, isFinal: true, random: 0) == [])
        #expect(machine.state == .closed)
    }

    @Test mutating func `opening has a time limit, and whoever is in a hurry need not wait`() {
        _ = machine.start(now: 0)
        #expect(machine.wake(now: 15_000, random: 0) == [.drop])
        #expect(machine.hurry(now: 15_001) == [.connect])
        #expect(machine.hurry(now: 15_001) == [])
    }

    @Test func `any order of happenings leaves it waiting for something or closed`() {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<2_000 {
            var machine = ReconnectMachine()
            var now = 0.0
            for _ in 0..<60 {
                now += Double.random(in: 0...20_000, using: &random)
                switch Int.random(in: 0..<9, using: &random) {
                case 0: _ = machine.start(now: now)
                case 1: _ = machine.opened(now: now)
                case 2: machine.heard(now: now)
                case 3: _ = machine.ended(now: now, isFinal: Bool.random(using: &random), random: 0.5)
                case 4: _ = machine.networkChanged(isOnline: Bool.random(using: &random), now: now)
                case 5: _ = machine.hurry(now: now)
                case 6: _ = machine.stop()
                default:
                    if let deadline = machine.deadline {
                        now = max(now, deadline)
                        #expect(!machine.wake(now: now, random: 0.5).isEmpty)
                    }
                }
            }
            _ = machine.networkChanged(isOnline: true, now: now)
            #expect(machine.deadline != nil || machine.state == .closed)
        }
    }
}
