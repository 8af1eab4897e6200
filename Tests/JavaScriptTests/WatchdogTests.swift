import JavaScript
import Testing

@Suite(.serialized) struct WatchdogTests {
    static let quick = Watchdog.Limits(turn: .milliseconds(250), memory: 4 << 30, period: .milliseconds(100))

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

    @Test func `Memory is limited`() throws {
        let limits = Watchdog.Limits(
            turn: .seconds(20), memory: ResidentMemory.current + 200 << 20, period: .milliseconds(100))
        let machine = VirtualMachine(limits: limits)
        let error = try #require(throws: ScriptException.self) {
            try machine.evaluate("const a = []; for (;;) a.push(new Array(1000).fill(1.5))")
        }
        guard case .memory = error.stop else {
            Issue.record("\(error)")
            return
        }
        #expect(error.message.contains("MB"))
    }

    @Test func `Resident memory is read`() {
        #expect(ResidentMemory.current > 1 << 20)
    }
}
