import Bridge
import CJavaScriptCore
import Components
import Markup
import Measuring
import Testing
import Values

@Suite struct EvaluationTests {
    private func compile(_ text: String, _ names: ExpressionNames = ExpressionNames()) -> CompiledBinding {
        var diagnostics: [Diagnostic] = []
        let binding = BindingParser.parse(
            text, at: SourceLocation(line: 1, column: 1), path: "", diagnostics: &diagnostics)
        #expect(diagnostics.isEmpty, "\(text): \(diagnostics)")
        return CompiledBinding(binding, names: names)
    }

    @Test func `generated expressions evaluate as in JavaScriptCore`() throws {
        let context = JSGlobalContextCreate(nil)
        defer { JSGlobalContextRelease(context) }
        func run(_ script: String) -> String? {
            let source = JSStringCreateWithUTF8CString(script)
            defer { JSStringRelease(source) }
            guard let result = JSEvaluateScript(context, source, nil, nil, 1, nil),
                let text = JSValueToStringCopy(context, result, nil)
            else { return nil }
            defer { JSStringRelease(text) }
            var buffer = [CChar](repeating: 0, count: JSStringGetMaximumUTF8CStringSize(text))
            let count = JSStringGetUTF8CString(text, &buffer, buffer.count)
            return String(decoding: buffer.prefix(max(0, count - 1)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }
        let data =
            #"{"n":3,"f":-1.5,"s":"ab中","t":"10","e":"","z":0,"y":true,"x":null,"l":[1,"2",[3],{"k":4}],"o":{"k":1,"s":"q","n":{"k":[7]}},"h":[]}"#
        _ = run("var D = \(data); for (var k in D) globalThis[k] = D[k]; var u;")
        _ = run("function M(o, k) { return o == null ? undefined : o[k] }")
        _ = run("var w = { list: (...a) => a, first: (...a) => a[0] }")
        _ = run(
            """
            function P(v) { return v === undefined ? 'u' : typeof v == 'number' ? (Object.is(v, -0) ? '-0' : String(v))
              : Array.isArray(v) ? '[' + v.map(P) + ']' : v && typeof v == 'object' ? '{' + Object.keys(v).map(k => k + ':' + P(v[k])) + '}'
              : JSON.stringify(v) }
            """)
        guard case .object(let object) = try JSON.parse(data) else { return }
        let runtime = CallingRuntime()
        let names = ExpressionNames(modules: ["w"])
        let module = Value.opaque(OpaqueHandle(id: 1, kind: .object))
        let scope = EvaluationScope(data: object, modules: [module], wxs: runtime)
        var generator = ExpressionGenerator(state: 42)
        var compared = 0
        for _ in 0..<8000 {
            let (text, script) = generator.expression(4)
            guard let wanted = run("P(\(script))") else { continue }
            compared += 1
            #expect(Self.describe(compile("{{(\(text))}}", names).evaluate(scope)) == wanted, "\(text)")
        }
        #expect(compared > 7900)
    }

    private static func describe(_ value: Value) -> String {
        switch value {
        case .undefined: "u"
        case .number(let number): number == 0 && number.sign == .minus ? "-0" : NumberText.string(number)
        case .array(let elements): "[" + elements.map(describe).joined(separator: ",") + "]"
        case .object(let object): "{" + object.map { $0.key + ":" + describe($0.value) }.joined(separator: ",") + "}"
        default: JSON.string(value) ?? "?"
        }
    }

    @Test(
        arguments: [
            ("a{{u}}b{{n}}c", "abc"), ("{{x}}{{y}}", "1true"), ("{{l}};", "1,2;"), ("{{o}} ", "[object Object] "),
            ("{{u}}", .undefined), ("{{x}}", 1),
            ("{{u.a.b[0].c}}", .undefined), ("{{l.join(',')}}", .undefined), ("{{missing(1)}}", .undefined),
            ("{{...o, x}}", ["k": 2, "x": 1]), ("plain", "plain"),
            ("", ""),
        ] as [(String, Value)])
    func `bindings keep types alone and print in a row`(text: String, value: Value) {
        let scope = EvaluationScope(data: ["x": 1, "y": true, "n": nil, "l": [1, 2], "o": ["k": 2]])
        #expect(compile(text).evaluate(scope) == value)
    }

    @Test func `loop variables hide modules, which hide data, and the inner loop hides the outer`() {
        var names = ExpressionNames(modules: ["m", "item"])
        names = names.entering(loopOver: compile("{{list}}", names), item: "item", index: "index")
        names = names.entering(loopOver: compile("{{item.rows}}", names), item: "item", index: "i")
        let scope = EvaluationScope(data: ["m": 0, "list": 5], locals: ["outer", 1, "inner", 2], modules: [7, 8])
        #expect(compile("{{[item, index, i, m, list]}}", names).evaluate(scope) == ["inner", 1, 2, 7, 5])
    }

    @Test func `WXS functions are called with their module as this`() {
        let runtime = RecordingRuntime()
        let module = Value.opaque(OpaqueHandle(id: 1, kind: .object))
        let scope = EvaluationScope(data: ["a": 2], modules: [module], wxs: runtime)
        let names = ExpressionNames(modules: ["m"])
        #expect(compile("{{m.f(a, 'x') + m['g'](1)}}", names).evaluate(scope) == "2:x1:")
        #expect(runtime.receivers == [module, module])
        #expect(compile("{{m.constant}}", names).evaluate(scope) == "constant")
        #expect(compile("{{m.f(1)}}", names).reads.usesModules)
    }

    @Test(arguments: [
        ("{{a}}", ["a"]), ("{{a.b[0].c}}", ["a.b[0].c"]), ("{{a[b.c].d}}", ["b.c", "a"]), ("{{a.length > 1}}", ["a"]),
        ("{{a ? b : c}} {{a}}", ["a", "b", "c"]),
        ("{{item.x.y + index}}", ["list.rows[*].x.y"]), ("{{list[index]}}", ["list"]),
        ("{{m.f(item)}}", ["list.rows[*]"]), ("{{1 + 2}}", []),
        ("{{{p: q, ...r}}}", ["q", "r"]), ("{{cell.z}}", ["list.rows[*].cells[*].z"]), ("{{word}}", ["words"]),
        ("{{(a || b).c}}", ["a", "b"]),
    ])
    func `the paths that a binding reads are known`(text: String, paths: [String]) {
        var names = ExpressionNames(modules: ["m"])
        names = names.entering(loopOver: compile("{{list.rows}}", names), item: "item", index: "index")
        names = names.entering(loopOver: compile("{{item.cells}}", names), item: "cell", index: "column")
        names = names.entering(loopOver: compile("{{m.split(words)}}", names), item: "word", index: "n")
        #expect(compile(text, names).reads.paths.map(Self.text) == paths)
    }

    private static func text(_ path: AccessPath) -> String {
        path.segments.reduce(path.root) { text, segment in
            switch segment {
            case .key(let key): "\(text).\(key)"
            case .index(let index): "\(text)[\(index)]"
            case .element: "\(text)[*]"
            }
        }
    }

    @Test(arguments: [
        ("list[3].name", true), ("list[2].name", false), ("list[3].other", false), ("list", true), ("list[3]", true),
        ("list[3].name.first", true), ("lists", false),
        ("list.name", true),
    ])
    func `a path is touched by what lies on its way or below`(changed: String, touched: Bool) throws {
        let path = AccessPath("list", [.element(slot: 0), .key("name")])
        #expect(path.isTouched(by: try DataPath(parsing: changed), index: { _ in 3 }) == touched)
        #expect(path.dataPath(index: { _ in 3 })?.description == "list[3].name")
    }

    @Test func `fifty thousand evaluations take some milliseconds`() {
        let names = ExpressionNames().entering(loopOver: compile("{{list}}"), item: "item", index: "index")
        let binding = compile("{{item.name}}", names)
        let scope = EvaluationScope(data: [:], locals: [["id": 1, "name": "x"], 0])
        var last = Value.null
        let time = ProcessorClock().measure { for _ in 0..<50_000 { last = binding.evaluate(scope) } }
        #expect(last == "x")
        #expect(time < .seconds(2))
    }
}

/// Joins its arguments by colons, and remembers who was asked.
private final class RecordingRuntime: WXSRuntime {
    var receivers: [Value] = []

    func member(of object: OpaqueHandle, _ key: String) -> Value {
        key == "constant" ? "constant" : .opaque(OpaqueHandle(id: 2, kind: .function))
    }

    func call(_ function: OpaqueHandle, this: Value, arguments: [Value]) -> Value {
        receivers.append(this)
        return .string(arguments.map { $0.toString() }.joined(separator: ":") + (arguments.count == 1 ? ":" : ""))
    }

    func handle(_ event: ScriptEvent, by function: OpaqueHandle, owner: NodeID) -> Bool { true }
    func handleChange(_ change: ObservedChange, by function: OpaqueHandle) {}
    func release(_ node: NodeID) {}
}

/// A module `w` of two functions: `list` gives its arguments, `first` the first of them.
private final class CallingRuntime: WXSRuntime {
    func member(of object: OpaqueHandle, _ key: String) -> Value {
        switch key {
        case "list": .opaque(OpaqueHandle(id: 2, kind: .function))
        case "first": .opaque(OpaqueHandle(id: 3, kind: .function))
        default: .undefined
        }
    }

    func call(_ function: OpaqueHandle, this: Value, arguments: [Value]) -> Value {
        function.id == 2 ? .array(arguments) : arguments.first ?? .undefined
    }

    func handle(_ event: ScriptEvent, by function: OpaqueHandle, owner: NodeID) -> Bool { true }
    func handleChange(_ change: ObservedChange, by function: OpaqueHandle) {}
    func release(_ node: NodeID) {}
}

/// Makes expressions, each as a template's text and as JavaScript in which members of undefined are undefined.
private struct ExpressionGenerator {
    var state: UInt64

    mutating func random(_ count: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % count
    }

    mutating func pick(_ texts: [String]) -> String { texts[random(texts.count)] }

    mutating func leaf() -> (String, String) {
        let text = pick([
            "n", "f", "s", "t", "e", "z", "y", "x", "l", "o", "h", "u", "1", "0.5", "0x10", "'a'", "\"9\"", "''",
            "null", "undefined", "true",
        ])
        return (text, text)
    }

    mutating func expression(_ depth: Int) -> (String, String) {
        guard depth > 0 else { return leaf() }
        let one = expression(depth - 1)
        switch random(17) {
        case 0: return leaf()
        case 1, 2:
            let key = pick(["k", "s", "n", "length"])
            return ("(\(one.0)).\(key)", "M((\(one.1)), '\(key)')")
        case 3:
            let key = pick(["0", "1", "'k'", "n", "z", "3", "'length'"])
            return ("(\(one.0))[\(key)]", "M((\(one.1)), \(key))")
        case 4:
            let sign = pick(["!", "- ", "+ ", "~", "typeof ", "void "])
            return ("(\(sign)(\(one.0)))", "(\(sign)(\(one.1)))")
        case 5, 6:
            return infix(
                one,
                pick(["+", "-", "*", "/", "%", "<", "<=", ">", ">=", "&", "|", "^", "<<", ">>", ">>>", "&&", "||"]),
                expression(depth - 1))
        case 7: return infix(("(\(one.0))", "(\(one.1))"), pick(["**", "??"]), leaf())
        case 8:
            // Data has no identity: only primitives are compared.
            let two = expression(depth - 1)
            return equality(one, two)
        case 9:
            let (two, three) = (expression(depth - 1), expression(depth - 1))
            return ("(\(one.0) ? \(two.0) : \(three.0))", "(\(one.1) ? \(two.1) : \(three.1))")
        case 10: return ("[\(one.0), ...l, ...h]", "[\(one.1), ...l, ...h]")
        case 11:
            // Without parentheses: the chain groups from the right, and binds less than any operator.
            let (two, three) = (expression(depth - 1), expression(depth - 1))
            return (
                "(\(one.0) ? \(two.0) : \(three.0) ? \(one.0) : \(two.0))",
                "(\(one.1) ? \(two.1) : \(three.1) ? \(one.1) : \(two.1))"
            )
        case 12:
            let two = expression(depth - 1)
            return ("w.list(\(one.0), \(two.0))", "w.list(\(one.1), \(two.1))")
        case 13: return ("w['first'](\(one.0))", "w['first'](\(one.1))")
        case 14:
            let sign = pick(["!", "-", "+", "~", "typeof ", "void ", "!!", "- -"])
            let operand = leaf()
            return infix(
                ("\(sign)\(operand.0)", "\(sign)\(operand.1)"), pick(["+", "*", "<", "&&", "||", "&", ">>"]), one)
        case 15:
            return (
                "[...[\(one.0), s], ...s, [...l]].length", "[...[\(one.1), s], ...s, [...l]].length"
            )
        default:
            return (
                "({k: \(one.0), s, ...o, [t]: f, 'n': \(one.0)})", "({k: \(one.1), s, ...o, [t]: f, 'n': \(one.1)})"
            )
        }
    }

    /// Without parentheses around the operands, so that precedence shows.
    private func infix(_ one: (String, String), _ symbol: String, _ two: (String, String)) -> (String, String) {
        if symbol == "??" || symbol == "**" {
            return ("(\(one.0) \(symbol) (\(two.0)))", "(\(one.1) \(symbol) (\(two.1)))")
        }
        return ("\(one.0) \(symbol) \(two.0)", "\(one.1) \(symbol) \(two.1)")
    }

    private mutating func equality(_ left: (String, String), _ right: (String, String)) -> (String, String) {
        let symbol = pick(["==", "!=", "===", "!=="])
        let wrap = pick(["+", "typeof", "''+", "!"])
        return (
            "(\(wrap)(\(left.0)) \(symbol) \(wrap)(\(right.0)))", "(\(wrap)(\(left.1)) \(symbol) \(wrap)(\(right.1)))"
        )
    }
}
