import JavaScript
import Testing
import Values

@Suite struct ConversionTests {
    let machine = VirtualMachine()

    @Test(arguments: [
        "null", "true", "0", "-1.5", "1e21", "5e-324", "123456789012345680", "''", "'中文 \\n \\t \"q\" \\\\ \\u0001'",
        "'\\u0000'", "[]", "{}", "[1,[2,[3]],{}]", "{b:1,a:{c:[null,true]}}", "{2:'b',1:'a',x:0}", "undefined",
        "[undefined,1]",
        "{u:undefined}", "NaN", "[Infinity,-Infinity,NaN]", "-0", "[-0]", "new Date(86400000)", "{d:[new Date(NaN)]}",
        "{'\\u0000':1}", "{'\\u0000':['u',0],x:undefined}", "{'__proto__x':1}",
        "JSON.parse('{\"__proto__\":{\"a\":1}}')",
        "{f:Math.max,g:[Math.max]}", "'\\u{1F600}'", "[,1]",
    ])
    func `A value survives the way to Swift and back`(source: String) throws {
        let same = try machine.evaluate(
            """
            (function same(a, b) {
              if (typeof a !== 'object' || a === null || b === null) return Object.is(a, b);
              if (a instanceof Date) return Object.is(a.getTime(), b.getTime());
              if (Array.isArray(a) && a.length !== b.length) return false;
              const names = Object.keys(a);
              if (Array.isArray(a)) { for (let i = 0; i < a.length; i++) if (!same(a[i], b[i])) return false; return true; }
              return JSON.stringify(names) === JSON.stringify(Object.keys(b)) && names.every((n) => same(a[n], b[n]));
            })
            """)
        let value = try machine.evaluate("(\(source))")
        let back = machine.value(try machine.data(value))
        #expect(try same.call(value, back).truthy)
    }

    @Test func `Data has the kinds that JavaScript had`() throws {
        let source = "({n: 1, s: 'x', u: undefined, d: new Date(5), b: new Uint8Array([9, 8, 7]).subarray(1), f() {}})"
        let data = try machine.data(try machine.evaluate(source))
        guard case .object(let object) = data else {
            Issue.record("not an object")
            return
        }
        #expect(Array(object.keys) == ["n", "s", "u", "d", "b", "f"])
        guard case .number(1)? = object["n"], case .string("x")? = object["s"], case .undefined? = object["u"],
            case .date(5)? = object["d"], case .binary([8, 7])? = object["b"], case .opaque(let handle)? = object["f"]
        else {
            Issue.record("\(object)")
            return
        }
        #expect(handle.kind == .function)
    }

    @Test func `Bytes come back as an ArrayBuffer`() throws {
        let check = try machine.evaluate("(b => b instanceof ArrayBuffer && new Uint8Array(b).join())")
        #expect(try check.call(machine.value(.binary([1, 0, 255]))).string == "1,0,255")
        let member = try machine.evaluate("(o => new Uint8Array(o.bytes[0]).join())")
        #expect(try member.call(machine.value(["bytes": [.binary([7])]])).string == "7")
    }

    @Test func `A function keeps its identity through data, and its handle does not keep it alive`() throws {
        let function = try machine.evaluate("globalThis.f = () => 42")
        let handle = try #require(machine.handle(for: function))
        #expect(machine.handle(for: function) == handle)
        #expect(try machine.object(for: handle)?.call().number == 42)
        #expect(machine.object(for: .init(id: 999, kind: .function)) == nil)
    }

    @Test(arguments: [
        "(() => { const a = {}; a.self = a; return a })()",
        "(() => { const a = [1]; a.push({ up: a }); return a })()",
    ])
    func `A cycle is a TypeError`(source: String) throws {
        let value = try machine.evaluate(source)
        let error = #expect(throws: ScriptException.self) { try machine.data(value) }
        #expect(error?.name == "TypeError")
        #expect(error?.message == "Converting circular structure to JSON")
    }

    @Test func `The same object twice is no cycle`() throws {
        guard
            case .array(let elements) = try machine.data(
                try machine.evaluate("(() => { const a = {x: 1}; return [a, a] })()"))
        else { throw ScriptException(name: "", message: "no array") }
        #expect(elements.count == 2)
    }

    @Test func `Depth is bounded both ways`() throws {
        let deep = try machine.evaluate("(() => { let a = 1; for (let i = 0; i < 100000; i++) a = [a]; return a })()")
        #expect(throws: ScriptException.self) { try machine.data(deep) }
        var value = Value.number(1)
        for _ in 0..<2_000 { value = .array([value]) }
        #expect(machine.value(value).isArray)
    }

    @Test func `What a getter throws is thrown`() throws {
        let value = try machine.evaluate("({ get x() { throw new RangeError('no') } })")
        #expect(throws: ScriptException.self) { try machine.data(value) }
    }

    @Test func `Class instances, maps and symbols become plain data`() throws {
        let value = try machine.evaluate(
            "(class A { x = 1; get y() { return 2 } }, [new (class { x = 1 }), new Map([[1, 2]]), Symbol()])")
        let text = try machine.evaluate("(JSON.stringify)").call(machine.value(try machine.data(value)))
        #expect(text.string == #"[{"x":1},{},null]"#)
    }
}
