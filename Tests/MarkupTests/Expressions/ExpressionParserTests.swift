import Testing
import Values

@testable import Markup

@Suite struct ExpressionParserTests {
    private func parse(_ text: String, mode: BindingParser.Mode = .plain) -> (Binding, [String]) {
        var diagnostics: [Diagnostic] = []
        let start = SourceLocation(line: 3, column: 5)
        let binding = BindingParser.parse(text, mode: mode, at: start, path: "a.wxml", diagnostics: &diagnostics)
        return (binding, diagnostics.map(\.description))
    }

    @Test(arguments: [
        ("1 + 2 * 3", "(+ 1 (* 2 3))"), ("(1 + 2) * 3", "(* (+ 1 2) 3)"), ("a - b - c", "(- (- a b) c)"),
        ("2 ** 3 ** 2", "(** 2 (** 3 2))"), ("(-2) ** 2", "(** (- 2) 2)"), ("2 ** -1", "(** 2 (- 1))"),
        ("!a && b || c", "(|| (&& (! a) b) c)"),
        ("a || b && c", "(|| a (&& b c))"), ("a == b < c", "(== a (< b c))"), ("a | b ^ c & d", "(| a (^ b (& c d)))"),
        ("a << 1 + 2", "(<< a (+ 1 2))"), ("a >>> b >= c", "(>= (>>> a b) c)"), ("a !== b === c", "(=== (!== a b) c)"),
        ("a ?? b", "(?? a b)"), ("a ? b : c ? d : e", "(? a b (? c d e))"), ("a?.5:1", "(? a 0.5 1)"),
        ("typeof a.b", "(typeof (. a b))"),
        ("a.b[c].d(1, e)", "(call (. ([] (. a b) c) d) 1 e)"), ("a?.b?.[c]?.(d)", "(call ([] (. a b) c) d)"),
        ("- - +~!a", "(- (- (+ (~ (! a)))))"),
        ("[1, , ...a,]", "[1 _ ...a]"),
        ("({a, b: 1, 'c d': 2, [e]: 3, ...f, 4: 5})", "{a:a b:1 c d:2 [e]:3 ...f [4]:5}"),
        ("0x1F + 017 + 0b11 + 1e3 + .5", "(+ (+ (+ (+ 31 15) 3) 1000) 0.5)"),
        ("'a\\'\\n\\x41\\u{42}\\u0043'", "\"a'\\nABC\""),
        ("\"}}\"", "\"}}\""), ("null == undefined", "(== null undefined)"), ("a /* b */ + // c\n d", "(+ a d)"),
        ("中文.名", "(. 中文 名)"),
        ("a.typeof", "(. a typeof)"), ("...a, b", "{...a b:b}"), ("a: 1, b", "{a:1 b:b}"), ("a, b", "{a:a b:b}"),
        ("void 0", "(void 0)"),
        ("{a: {b: 1}}", "{a:{b:1}}"),
    ])
    func `expressions are read with JavaScript's precedence`(text: String, tree: String) {
        let (binding, diagnostics) = parse("{{\(text)}}")
        #expect(diagnostics == [])
        #expect(binding.expressions.map(\.outline) == [tree])
    }

    @Test func `template data may be one name or an object's body`() {
        #expect(parse("{{a}}", mode: .templateData).0.expressions.map(\.outline) == ["{a:a}"])
        #expect(parse("{{a.b}}", mode: .templateData).0.expressions.map(\.outline) == ["(. a b)"])
        #expect(parse("{{...item, a: 1}}", mode: .templateData).0.expressions.map(\.outline) == ["{...item a:1}"])
    }

    @Test(arguments: [
        ("plain", "'plain'"), ("", "''"), ("{{a}}", "a"), ("{{a}} ", "a+' '"), ("x {{a}} y{{b}}", "'x '+a+' y'+b"),
        ("a { b }} c", "'a { b }} c'"),
        ("{{ {a: 1} }}", "{a:1}"), ("{{{a: 1}}}", "{a:1}"), ("{{ a < b }}>", "(< a b)+'>'"),
    ])
    func `text becomes a literal, an expression or a concatenation`(text: String, outline: String) {
        #expect(parse(text).0.outline == outline)
    }

    @Test(arguments: [
        ("{{ a b }}", "3:10: error: expected \"}}\" in an expression, found \"b\""),
        ("\n {{ a + }}", "4:9: error: expected a value in an expression, found \"}\""),
        ("{{ a", "3:9: error: expected \"}}\" in an expression, found the end"),
        ("中{{ 'a }}", "3:9: error: expected a value in an expression, found a string without its closing quote"),
        ("{{ a = 1 }}", "3:10: error: expected \"}}\" in an expression, found \"=\""),
        ("{{}}", "3:5: warning: {{}} is empty"),
        ("{{ -a ** 2 }}", "3:11: error: put parentheses around the operand on the left of \"**\""),
        ("{{ 1x }}", "3:8: error: expected a value in an expression, found \"1x\", which is no number"),
    ])
    func `what is broken is reported with its place`(text: String, message: String) {
        #expect(parse(text).1 == ["a.wxml:" + message])
    }

    @Test func `a broken binding is undefined and the rest keeps working`() {
        #expect(parse("a{{ + }}b{{c}}").0.outline == "'a'+undefined+'b'+c")
    }

    @Test func `deep nesting is refused, not followed`() {
        for text in [
            String(repeating: "(", count: 100_000), String(repeating: "[", count: 100_000),
            String(repeating: "!", count: 100_000) + "a",
            "1" + String(repeating: "+1", count: 100_000), "a" + String(repeating: ".b", count: 100_000),
            "2" + String(repeating: "**2", count: 100_000),
            String(repeating: "a?", count: 100_000), String(repeating: "a?b:", count: 100_000) + "c",
        ] {
            let (binding, diagnostics) = parse("{{\(text)}}")
            #expect(diagnostics.count == 1 && diagnostics[0].contains("levels deep"))
            #expect(binding.outline == "undefined")
        }
    }

    @Test func `the end of braces is found past strings and less-than signs`() {
        func end(_ text: String) -> Int? { BindingParser.end(ofBracesAt: 0, in: Array(text.utf8)[...]) }
        #expect(end("{{a < '}}'}}<b") == 12)
        #expect(end("{{{a: {}}}}x") == 11)
        #expect(end("{{a b}}c") == 7)
        #expect(end("{{a") == nil)
        #expect(end("{{}}") == 4)
    }

    @Test func `random bytes never trap and every piece ends`() {
        var state: UInt64 = 1
        func random(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % count
        }
        let pieces = [
            "{{", "}}", "a", ".", "[", "]", "(", ")", "{", "}", "?", ":", "'", "\"", "\\", "\\u", "1", "0x", "e", "+",
            "**", ",", "...", " ", "\u{FF}", "//", "/*",
        ]
        var reported = 0
        for round in 0..<20_000 {
            var bytes: [UInt8] = Array("{{".utf8)
            for _ in 0..<random(20) {
                bytes += round % 2 == 0 ? [UInt8(random(256))] : Array(pieces[random(pieces.count)].utf8)
            }
            var diagnostics: [Diagnostic] = []
            let binding = BindingParser.parse(
                bytes[...], mode: round % 3 == 0 ? .templateData : .plain, at: SourceLocation(line: 1, column: 1),
                path: "", diagnostics: &diagnostics)
            reported += diagnostics.isEmpty ? 0 : 1
            for expression in binding.expressions { #expect(expression.depth <= ExpressionParser.maximumDepth) }
            _ = BindingParser.end(ofBracesAt: 0, in: bytes[...])
        }
        #expect(reported > 10_000)
    }
}

extension Binding {
    fileprivate var outline: String {
        switch self {
        case .literal(let text): "'\(text)'"
        case .expression(let expression): expression.outline
        case .concatenation(let parts):
            parts.map { part in
                switch part {
                case .text(let text): "'\(text)'"
                case .expression(let expression): expression.outline
                }
            }.joined(separator: "+")
        }
    }
}

extension Expression {
    /// The tree as an S-expression.
    fileprivate var outline: String {
        switch kind {
        case .literal(let value):
            if case .string = value { JSON.string(value) ?? "" } else { value.toString() }
        case .identifier(let name): name
        case .member(let object, let key): "(. \(object.outline) \(key))"
        case .index(let object, let key): "([] \(object.outline) \(key.outline))"
        case .call(let function, let arguments):
            "(call " + ([function] + arguments).map(\.outline).joined(separator: " ") + ")"
        case .unary(let unary, let operand): "(\(unary.rawValue) \(operand.outline))"
        case .binary(let binary, let left, let right): "(\(binary.rawValue) \(left.outline) \(right.outline))"
        case .logical(let logical, let left, let right): "(\(logical.rawValue) \(left.outline) \(right.outline))"
        case .conditional(let test, let then, let otherwise): "(? \(test.outline) \(then.outline) \(otherwise.outline))"
        case .array(let elements):
            "["
                + elements.map { element in
                    switch element {
                    case .item(let item): item.outline
                    case .spread(let item): "..." + item.outline
                    case .hole: "_"
                    }
                }.joined(separator: " ") + "]"
        case .object(let members):
            "{"
                + members.map { member in
                    switch member {
                    case .named(let key, let value): "\(key):\(value.outline)"
                    case .computed(let key, let value): "[\(key.outline)]:\(value.outline)"
                    case .spread(let value): "..." + value.outline
                    }
                }.joined(separator: " ") + "}"
        }
    }
}
