import Foundation
import JavaScript
import Testing

@Suite(.serialized) struct WatchdogTests {
    static let quick = Watchdog.Limits(turn: .milliseconds(250), period: .milliseconds(100))

    @Test(arguments: [
        "for (;;);", "try { for (;;); } finally { for (;;); }", "({ get x() { for (;;); } }).x",
        "new Proxy({}, { get() { for (;;); } }).x", "[3, 2, 1].sort(() => { for (;;); })",
        "JSON.stringify({ toJSON() { for (;;); } })", "[...(function* () { for (;;) yield 1 })()]",
    ])
    func `A loop without end is stopped, and the machine goes on`(source: String) throws {
        let machine = VirtualMachine(limits: Self.quick)
        let error = try #require(throws: ScriptException.self) { try machine.evaluate(source) }
        #expect(error.stop == .time(.milliseconds(250)))
        #expect(try machine.evaluate("1 + 1").number == 2)
        #expect(machine.watchdog.stop == nil)
        #expect(throws: ScriptException.self) { try machine.evaluate(source) }
    }

    @Test func `A loop in a promise job is stopped and told`() throws {
        let machine = VirtualMachine(limits: Self.quick)
        try machine.evaluate("Promise.resolve().then(() => { for (;;); })")
        #expect(machine.watchdog.stop == .time(.milliseconds(250)))
    }

    @Test func `A loop below a Swift function is stopped`() throws {
        let machine = VirtualMachine(limits: Self.quick)
        try machine.global.set("call", machine.function("call") { try $0[0].call() })
        let error = try #require(throws: ScriptException.self) {
            try machine.evaluate("for (;;) { try { call(() => { for (;;); }) } catch (e) {} }")
        }
        #expect(error.stop != nil)
    }

    @Test func `A turn of many calls has one age`() throws {
        let machine = VirtualMachine(limits: Self.quick)
        var stops = 0
        machine.turn {
            do {
                let work = try machine.evaluate("(() => { const end = Date.now() + 60; while (Date.now() < end); })")
                for _ in 0..<3 { try work.call() }
            } catch { stops += 1 }
        }
        #expect(stops == 0)
        #expect(machine.watchdog.stop == nil)
    }

    /// In a process of its own, whose memory is measured.
    @Test func `Memory is limited where the process is the script's`() async {
        await #expect(processExitsWith: .success) {
            let rows = "const rows = []; for (let i = 0; i < COUNT; i++) rows.push(new Array(1000).fill(1.5))"
            func fill(_ count: String, _ memory: Int?) throws {
                let limits = Watchdog.Limits(turn: .seconds(60), memory: memory, period: .milliseconds(100))
                try VirtualMachine(limits: limits).evaluate(rows.replacingOccurrences(of: "COUNT", with: count))
            }
            try fill("40_000", nil)
            let limit = ResidentMemory.current + 200 << 20
            let error = try #require(throws: ScriptException.self) { try fill("Infinity", limit) }
            #expect(error.stop == .memory(limit))
            #expect(error.message == "Stopped: the script used more than \(limit >> 20) MB of memory.")
        }
    }

    @Test func `Resident memory is read`() {
        #expect(ResidentMemory.current > 1 << 20)
    }
}
