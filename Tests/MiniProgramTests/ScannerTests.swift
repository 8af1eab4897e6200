import Foundation
import Testing

@testable import MiniProgram

@Suite struct ScannerTests {
    /// The tokens of a source, as far as it can be read, each with the white space in front of it.
    func tokens(_ bytes: [UInt8]) -> [ScriptToken] {
        var parser = ScriptParser(bytes)
        do { try parser.parse() } catch { #expect(error.offset <= bytes.count) }
        return parser.tokens
    }

    func kinds(_ source: String) -> [String] {
        let bytes = Array(source.utf8)
        return tokens(bytes).filter { $0.kind != .end }.map {
            "\($0.kind) \(String(decoding: bytes[$0.start..<$0.end], as: UTF8.self))"
        }
    }

    @Test(arguments: [
        ("a / b / c", 0), ("a = /b/g", 1), ("if (a) /b/.test(c)", 1), ("(a) / b", 0), ("a++ / b", 0), ("a[0] / b", 0),
        ("x = {} / 1", 0), ("{}\n/b/.test(c)", 1), ("return_ = function () {} / 1", 0),
        ("function f() {}\n/b/.test(c)", 1),
        ("() => {}\n/b/", 1), ("typeof /b/", 1), ("a.return / 2", 0), ("a ? /b/ : /c/", 2),
        ("`${/}/.test(`/`)}/` / 2", 1),
        ("x = [/[/]/, /\\//]", 2), ("a\n/b/c", 0), ("while (x) /b/.exec(y)", 1), ("case_: /b/", 1), ("!/b/", 1),
        ("({ if: 1 }) / 2", 0), ("class A { x = /b/; static y = 1 / 2 }", 1), ("yield_ / 1", 0),
        ("a.if\n(b) / c / d", 0),
        ("for (const x of /b/g) ;", 1), ("x = a => /b/", 1), ("x = async () => {}\n/b/.c", 1), ("i-- / 2 / /3/", 1),
        ("function* g() { yield /b/ }", 1), ("a = b\n++c / 2", 0), ("/=/.test(a)", 1), ("do /b/.c; while (x) /d/.e", 2),
        ("((a = /b/) => a / 2)", 1), ("switch (a) { case /b/: /c/ }", 2), ("throw /b/", 1), ("x = void 0 / 1", 0),
    ])
    func `regular expressions and divisions are told apart`(source: String, count: Int) {
        #expect(kinds(source).filter { $0.hasPrefix("regularExpression") }.count == count, "\(kinds(source))")
        #expect(ModuleRunner.syntaxError(source) == nil, "the engine reads it too")
    }

    @Test(arguments: [
        ("1_000 0xFFn .5 1e-3 1..toString()", ["1_000", "0xFFn", ".5", "1e-3", "1."]),
        ("a?.5:b", [".5"]),
    ])
    func `numbers`(source: String, numbers: [String]) {
        var scanner = ScriptScanner(Array(source.utf8))
        var found: [String] = []
        var offset = 0
        while let token = try? scanner.token(after: offset), token.kind != .end {
            if token.kind == .number { found.append(scanner.text(token)) }
            offset = token.end
        }
        #expect(found == numbers)
    }

    @Test(arguments: [
        (
            "a?.b?.[c]?.(d)",
            [
                "word a", "punctuator ?.", "word b", "punctuator ?.", "punctuator [", "word c", "punctuator ]",
                "punctuator ?.", "punctuator (", "word d", "punctuator )",
            ]
        ),
        ("'a\\'b' + \"//\"", ["string 'a\\'b'", "punctuator +", "string \"//\""]),
        ("变量 = \\u0061b", ["word 变量", "punctuator =", "word \\u0061b"]),
        (
            "`a${b}c${`d`}e`",
            ["templateHead `a${", "word b", "templateMiddle }c${", "template `d`", "templateTail }e`"]
        ),
        (
            "a >>>= b ** c ??= d",
            ["word a", "punctuator >>>=", "word b", "punctuator **", "word c", "punctuator ??=", "word d"]
        ),
        ("#!/bin/x\na // b\n/* c */", ["word a"]),
        ("'<!-- import -->'", ["string '<!-- import -->'"]),
    ])
    func `tokens`(source: String, expected: [String]) {
        #expect(kinds(source) == expected)
    }

    @Test func `tokens put together are the source`() {
        for source in ScannerTests.programs {
            let bytes = Array(source.utf8)
            var next = 0
            for token in tokens(bytes) {
                #expect(token.fullStart == next && token.start >= next && token.end >= token.start)
                next = token.end
            }
            #expect(next == bytes.count, "read to its end: \(source)")
        }
    }

    @Test func `the engine accepts what is written here`() {
        for source in ScannerTests.programs { #expect(ModuleRunner.syntaxError(source) == nil, "\(source)") }
    }

    @Test func `random bytes and broken programs never trap`() {
        var generator = SplitMix(seed: 11)
        let pieces = [
            "import", "export", "default", "{", "}", "(", ")", "[", "]", "`", "${", "'", "\"", "/", "*", "=>", "=", ",",
            ";", "async",
            "function", "class", "a", "#b", "\\u0061", "\\", "\n", " ", "...", "?.", "from", "as", "1", ".", "\u{2028}",
            "页", "😀",
        ]
        for round in 0..<4000 {
            var bytes: [UInt8]
            if round % 3 == 0 {
                bytes = (0..<generator.below(40)).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
            } else {
                bytes = Array(
                    (0..<generator.below(30)).map { _ in pieces[generator.below(pieces.count)] }.joined().utf8)
            }
            bytes += Array(";export {}".utf8)
            let source = String(decoding: bytes, as: UTF8.self)
            let converted = ModuleConverter.convert(source, path: "a.js")
            #expect(
                SourceLines(Array(converted.code.utf8)).starts.count == SourceLines(Array(source.utf8)).starts.count)
            _ = ScannerTests().tokens(bytes)
        }
    }

    @Test(arguments: ["(", "[", "{a:", "a(", "`${", "function f(){", "()=>", "(a=", "async(", "!", "class{x="])
    func `nesting without end is refused`(piece: String) {
        let source = "export {};" + String(repeating: piece, count: 50_000)
        #expect(!ModuleConverter.convert(source, path: "a.js").diagnostics.isEmpty)
    }

    @Test func `long programs that are not deep are read`() {
        let ladder = "export const a = " + (0..<20_000).map { "x == \($0) ? \($0) : " }.joined() + "0"
        #expect(ModuleConverter.convert(ladder, path: "a.js").diagnostics.isEmpty)
        let chain = "export const a = x" + String(repeating: ".then(y => y + 1)", count: 20_000)
        #expect(ModuleConverter.convert(chain, path: "a.js").diagnostics.isEmpty)
        let branches = "export {}; " + String(repeating: "if (a) b(); else ", count: 20_000) + "c()"
        #expect(ModuleConverter.convert(branches, path: "a.js").diagnostics.isEmpty)
        let arrows =
            "export const a = " + String(repeating: "(a = (", count: 60) + "1" + String(repeating: ")) => a", count: 60)
        #expect(ModuleConverter.convert(arrows, path: "a.js").diagnostics.isEmpty)
    }

    /// Sloppy programs without module statements that every part of the grammar is in.
    static let programs = [
        "var a = 1, { b, c: [d = 2, ...e], ...f } = g, [, h] = i; let j; const k = 1",
        "label: for (var i = 0, n = a.length; i < n; i++) { if (i in b) continue label; else break label }",
        "for (var k in o) ; for (const v of xs) { } for (;;) { break } for (let i = 0; ;) break",
        "for (var x = (a in b) ? 1 : 2; ;) break; for (x of [1]) ; for ([a, b] of c) ; for ({ a } of c) ; for (let of of y) ;",
        "async function f() { for await (const x of y) { await x; await (async () => 1)() } return }",
        "function* g() { const x = yield; yield* g(); yield\nyield [yield 1, yield]; return yield /re/ }",
        "switch (a) { case 1: case b ? c : d: f(); break; default: g() } try { h() } catch { } finally { }",
        "try { } catch ({ message: [m] = [] }) { } do x++; while (x < 5) y()",
        "if (a) b; else if (c) d; else { } with (o) { p } debugger; throw new Error(`a${b}c${{ d: `e` }.d}f`)",
        "x = { a, b: 1, 'c': 2, 3: 4, [d + e]: 5, f() { }, get g() { return 1 }, set g(v) { }, async h() { }, *i() { }, async *j() { }, ...k, get: 1, set: 2, async: 3, static: 4, await: 5, new: 6, get() { }, async() { } }",
        "class A extends (b, c) { constructor() { super(); super.x() } static #p = 1; #q; static s() { return A.#p } get g() { return this.#q } set g(v) { } static { this.z = 1 } static async *m() { } 'str'() { } 12() { } [c]() { } static = 1; get; set; async; 'x' = 1 }",
        "class B extends A.b.c(d) { static async() { } static get() { } get get() { } set set(v) { } async\nx() { } }",
        "x = class { }; y = class Named extends null { }; z = function named() { named() }; w = async function* () { }",
        "a = b => c; a = (b, c = d, ...e) => ({ b }); a = async b => await b; a = async (b) => { }; a = ({ b, c: { d } = {} }, [e]) => b + e",
        "async(a, b); async\n(c); async = 1; x = async; let async_; f(async, async => async, async () => { })",
        "new a; new a(); new a.b.c(d); new (a())(); new new a()(); function F() { new.target; return new.target.x }",
        "a?.b; a?.[b]; a?.(b); a?.b.c(d)?.[e]; a ? .5 : b; a ?? b; a ||= b; a &&= c; a ??= d; a **= 2; -(a ** 2)",
        "delete a.b, void 0, typeof a, +b, -c, ~d, !e; ++a; --b; a++; b--; a\n++b",
        "tag`a${b}`; a.b`c`; `${`${a}`}`; `\\${a} $ {`; f`a``b`",
        "let_ = 1; var let1 = 1, of = 2, get = 3, set = 4, from = 5, as = 6, yield_ = 7, await = 8, async = 9, static_ = 1",
        "var { if: a, for: b = 1, ...rest } = o; ({ a, b = 2, c: d[0], ...e.f } = o); [a, b.c, ...d] = e",
        "(function () { 'use strict'; return this })(); !function () { }(); +function () { }()",
        "if (a) function f() { }\n/re/.test(x); var r = /[/\\]]+/giu, s = a / b / c, t = a++ / 2, u = (a) / 2, v = [1] / 2",
        "a = b\n(c)\n`d`\n[e]\n/f/g\n.h", "a: { break a } b: while (1) { continue b } ;;;",
        "return; return\na; return a, b",
        "var \\u0061b = '\\u{1F600}\\x41\\\n'; var 页面 = '\u{2028}'; var $ = 0b101 + 0o17 + 0xFFn + 1_0.5e+3 + 017 + .1 + 5.",
        "x = a ? b ? c : d : e ? (f) : g => h; y = a ? (b) : c => d; z = a ? (b, c) : (d)",
        "((a, b) => { })(1, 2); (async (a) => { })(); (() => { })(), function () { }; (a => b => c => a)(1)(2)(3)",
        "function f({ a = 1, b: { c } = {} } = {}, [d, ...e] = [], ...args) { return arguments }",
        "import('x').then(); x = import(`y`); o.import = o.export; o = { import: 1, export() { } }",
        "if (a) { } else b\nfor (; ;) if (c) break; else d\nvar e = function () { } / 1, g = {} / 2; ({}) / 3; { }\n/h/.i",
        "x = y <!z; x = '<!--'; a-->b; x = #p in o_ || 1".replacingOccurrences(of: "#p in o_", with: "p in o_"),
    ]
}
