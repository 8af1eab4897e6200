import JavaScript
import Testing

@Suite struct FunctionTests {
    struct Refusal: ScriptThrowable {
        func thrownValue(in machine: VirtualMachine) -> ScriptValue {
            machine.object(["errMsg": machine.string("x:fail")])
        }
    }
    struct Plain: Error {}

    let machine = VirtualMachine()

    @Test func `Swift closures are functions like any other`() throws {
        let add = machine.function("add") { call in
            call.machine.number((call[0].number ?? 0) + (call[1].number ?? 0))
        }
        try machine.global.set("add", add)
        #expect(try machine.evaluate("add(1, 2)").number == 3)
        #expect(try machine.evaluate("typeof add + add.name").string == "functionadd")
        #expect(try machine.evaluate("add.call(null, 1, 2) + add.bind(null, 1)(4) + add.apply(null, [1])").number == 9)
        #expect(try machine.evaluate("add instanceof Function").truthy)
    }

    @Test func `this is the receiver`() throws {
        try machine.global.set("me", machine.function("me") { $0.this })
        #expect(try machine.evaluate("const o = { me }; o.me() === o").truthy)
    }

    @Test func `What Swift throws is caught as JavaScript`() throws {
        try machine.global.set("refuse", machine.function("refuse") { _ in throw Refusal() })
        try machine.global.set("plain", machine.function("plain") { _ in throw Plain() })
        let machine = machine
        try machine.global.set("again", machine.function("again") { try $0[0].call() })
        #expect(try machine.evaluate("try { refuse() } catch (e) { e.errMsg }").string == "x:fail")
        #expect(try machine.evaluate("try { plain() } catch (e) { e instanceof Error }").truthy)
        #expect(try machine.evaluate("let o = {}; try { again(() => { throw o }) } catch (e) { e === o }").truthy)
    }

    @Test func `A closure is let go when its function is collected`() throws {
        final class Count { var live = 0 }
        final class Token {
            let count: Count
            init(_ count: Count) {
                self.count = count
                count.live += 1
            }
            deinit { count.live -= 1 }
        }
        let count = Count()
        for _ in 0..<100 {
            let token = Token(count)
            _ = machine.function("f") { _ in withExtendedLifetime(token) { nil } }
        }
        #expect(count.live == 100)
        machine.collectGarbage()
        try machine.evaluate("1")
        // The engine takes whatever lies on the stack for a reference, so a few may seem alive.
        #expect(count.live < 20)
    }

    @Test func `Values outlive their machine as undefined, closures do not`() throws {
        final class Token {}
        weak var weak: Token?
        var value: ScriptValue?
        do {
            let machine = VirtualMachine()
            let token = Token()
            weak = token
            value = try machine.evaluate("({ a: 1 })")
            let held = value
            try machine.global.set("f", machine.function("f") { _ in withExtendedLifetime(token) { held } })
        }
        #expect(weak == nil)
        #expect(value?.isUndefined == true)
        #expect(throws: ScriptException.self) { try value?.get("a") }
    }

    @Test func `Promise jobs wait for the end of the turn`() throws {
        var log: [String] = []
        try machine.global.set(
            "log",
            machine.function("log") { call in
                log.append(call[0].string ?? "")
                return nil
            })
        machine.turn {
            do {
                try machine.evaluate("Promise.resolve().then(() => log('job')); log('first')")
                try machine.evaluate("log('second')")
            } catch { Issue.record(error) }
        }
        #expect(log == ["first", "second", "job"])
    }

    @Test func `Promises are settled by Swift`() throws {
        let (promise, resolve, _) = machine.promise()
        try machine.global.set("p", promise)
        try machine.evaluate("p.then((x) => { globalThis.got = x })")
        try resolve.call(machine.number(7))
        #expect(try machine.evaluate("got").number == 7)
    }

    @Test func `Unhandled rejections are reported after the turn, handled ones are not`() throws {
        var reasons: [String] = []
        machine.onUnhandledRejection = { reason, _ in reasons.append(reason.description) }
        try machine.evaluate("Promise.reject(new Error('a')); Promise.reject('b'); Promise.reject('c').catch(() => {})")
        #expect(reasons == ["Error: a", "b"])
    }

    @Test func `Members, elements and names`() throws {
        let object = try machine.evaluate("({ a: [1, 2, 3], b() { return this.a.length } })")
        #expect(object.names == ["a", "b"])
        #expect(try object.get("a").elements().map(\.number) == [1, 2, 3])
        #expect(try object.invoke("b").number == 3)
        #expect(object.has("a") && !object.has("z"))
        #expect(try object.get("z").isUndefined)
        #expect(throws: ScriptException.self) { try object.invoke("z") }
        try object.get("a").set(3, machine.null)
        #expect(try object.invoke("b").number == 4)
        let date = try machine.global.get("Date").construct(machine.number(5))
        #expect(date.kind == .date)
        #expect(try date.invoke("getTime").number == 5)
    }

    @Test func `Strings keep a NUL`() throws {
        #expect(machine.string("a\0b").string?.utf8.count == 3)
        let units = try machine.evaluate("'a\\0b\\uD800z'").string.map { Array($0.utf16) }
        #expect(units == [97, 0, 98, 0xFFFD, 122])
    }
}
