import Foundation
import Markup
import MiniProgram
import Testing

@Suite struct ConverterTests {
    /// Modules and what they log.
    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var modules: [String: String]
        var output: String
        var testDescription: String { name }

        init(_ name: String, _ output: String, _ modules: [String: String]) {
            (self.name, self.output, self.modules) = (name, output, modules)
        }
    }

    static let cases: [Case] = [
        Case(
            "every form of import", "[1,2,3,4,[\"a\",\"b\",\"default\"],5]",
            [
                "main": """
                import './side'
                import d from './m'
                import d2, { a, b as c } from './m'
                import * as ns from "./m";
                import { "str-name" as s } from './m'
                log(d); log(a); log(c); log(d2 + 3); log(Object.keys(ns).filter(k => k.length != 8).sort()); log(s)
                """,
                "m": """
                export const a = 2, b = 3
                const v = 5
                export { v as "str-name" }
                export default 1
                """, "side": "globalThis.side = 1",
            ]),
        Case(
            "every form of export", "[1,2,3,4,\"f\",\"g\",\"C\",9,10]",
            [
                "main": """
                import { a, b, c, rest, f, g, C, later, renamed } from './m'
                log(a); log(b); log(c); log(rest[0]); log(f()); log(g().next().value); log(new C().name); log(later); log(renamed)
                """,
                "m": """
                export const { a, x: { b = 2 }, ...others } = { a: 1, x: {} }, [c, ...rest] = [3, 4]
                export function f() { return 'f' }
                export function* g() { yield 'g' }
                export class C { name = 'C' }
                export let later
                later = 9
                var local = 10
                export { local as renamed }
                """,
            ]),
        Case(
            "default exports", "[\"f\",\"default\",\"default\",\"C\",7,\"default\",\"default\"]",
            [
                "main": """
                import f from './f'; import g from './g'; import h from './h'; import C from './c'; import v from './v'; import K from './k'
                import u from './u'
                log(f()); log(g.name); log(h.name); log(C.name); log(v); log(K.name); log(u.name)
                """,
                "f": "export default function f() { return 'f' }", "g": "export default function () {}",
                "h": "export default async () => {}", "c": "export default class C {}\n(7)",
                "v": "export default 3 + 4",
                "k": "export default class {}\n(function () {})", "u": "export default async function* () {}",
            ]),
        Case(
            "re-exports", "[1,2,3,[\"a\",\"b\"],4]",
            [
                "main":
                    "import { a, two, def, ns, c } from './index'; log(a); log(two); log(def); log(Object.keys(ns)); log(c)",
                "index": """
                export * from './ab'
                export { b as two } from './ab'
                export { default as def } from './d'
                export * as ns from './ab'
                export * from './c'
                """, "ab": "export const a = 1, b = 2", "d": "export default 3",
                "c": "exports.c = 4; exports.default = 5",
            ]),
        Case(
            "bindings are live", "[0,1,2,2]",
            [
                "main":
                    "import { n, inc } from './m'; import * as ns from './m'\nlog(n); inc(); log(n); inc(); log(n); log(ns.n)",
                "m": "export let n = 0\nexport function inc() { n++ }",
            ]),
        Case(
            "shadowing names are left alone", "[1,2,3,4,5,6,1,7,8]",
            [
                "main": """
                import { x } from './m'
                log(x)
                function f(x) { log(x) } f(2)
                { const x = 3; log(x) }
                ((x) => log(x))(4);
                (({ x }) => log(x))({ x: 5 });
                try { throw 6 } catch (x) { log(x) }
                function g(a = x) { var x = 0; log(a) } g()
                for (const x of [7]) log(x)
                const h = function x() { return typeof x }; log(h() === 'function' ? 8 : 0)
                """, "m": "export const x = 1",
            ]),
        Case(
            "hoisted declarations shadow too", "[\"undefined\",2,\"function\"]",
            [
                "main": """
                import { x } from './m'
                function f() { log(x); if (true) { var x = 2 } log(x) } f();
                (function () { log(typeof x); function x() {} })()
                """, "m": "export const x = 1",
            ]),
        Case(
            "calls have no this", "[\"undefined\",\"undefined\",\"undefined\",true,3]",
            [
                "main": """
                import { f, K, t } from './m'
                log(f())
                log(t`x`)
                log(f?.())
                log(new K() instanceof K)
                const a = 3
                f()
                log(a)
                """,
                "m": """
                export function f() { return typeof this }
                export const t = function () { return typeof this }
                export class K {}
                """,
            ]),
        Case(
            "shorthand properties", "[1,1,{\"x\":1,\"y\":2}]",
            [
                "main":
                    "import { x } from './m'\nconst o = { x }; log(o.x); const { p = x } = {}; log(p); log({ x, y: 2 })",
                "m": "export const x = 1",
            ]),
        Case(
            "imports run first and in order", "[\"a\",\"b\",\"c\",\"main\"]",
            [
                "main": "import './a'\nlog('main')\nimport './b'\nexport * from './c'", "a": "log('a')",
                "b": "log('b')",
                "c": "log('c')",
            ]),
        Case(
            "late imports without leading ones", "[\"a\",\"main\",1]",
            ["main": "log('main')\nimport { v } from './a'\nlog(v)", "a": "log('a'); export const v = 1"]),
        Case(
            "functions work in a cycle", "[\"a sees undefined\",\"fa\",1]",
            [
                "main": "import { fa, va } from './a'; log(fa()); log(va)",
                "a": "import { use } from './b'\nexport const va = 1\nexport function fa() { return 'fa' }",
                "b": "import { fa, va } from './a'\nlog('a sees ' + va)\nexport function use() { return fa() }",
            ]),
        Case(
            "default of a CommonJS module is its exports", "[\"hi\",1,1,\"function\",2]",
            [
                "main": """
                import cjs, { one } from './cjs'
                import * as ns from './cjs'
                import fn from './fn'
                log(cjs.name); log(one); log(ns.default.one); log(typeof fn); log(ns.two)
                """, "cjs": "module.exports = { name: 'hi', one: 1, two: 2 }", "fn": "module.exports = function () {}",
            ]),
        Case(
            "require sees an ES module's exports", "[1,true,2]",
            [
                "main": "const m = require('./m'); log(m.default); log(m.__esModule); log(m.two)",
                "m": "export default 1; export const two = 2",
            ]),
        Case(
            "import with module.exports in one file", "[{\"v\":2},false]",
            [
                "main": "const m = require('./m'); log(m); log('__esModule' in m)",
                "m": "import { v } from './v'\nmodule.exports = { v: v + 1 }", "v": "export const v = 1",
            ]),
        Case(
            "export with exports.x in one file", "[1,2,4]",
            [
                "main": "const m = require('./m'); log(m.a); log(m.b); log(m.c)",
                "m": "export const a = 1; export let c = 3\nexports.b = 2\nexports.c = 4",
            ]),
        Case(
            "export with require in one file", "[3]",
            [
                "main": "import m from './m'\nlog(m)",
                "m": "const util = require('./util')\nexport default util.three", "util": "exports.three = 3",
            ]),
        Case(
            "dynamic import", "[\"before\",1,2]",
            [
                "main":
                    "import('./m').then(m => { log(m.default); return import(`./${'c'}`) }).then(m => log(m.default.two)); log('before')",
                "m": "export default 1", "c": "module.exports = { two: 2 }",
            ]),
        Case(
            "modules are strict and without this", "[\"undefined\",\"undefined\",\"object\"]",
            [
                "main":
                    "export const a = 1\nlog(typeof this); (() => log(typeof this))(); log(typeof { m() { return this } }.m())"
            ]),
        Case(
            "a CommonJS file stays sloppy", "[\"object\",1]",
            ["main": "log(typeof (function () { return this })()); with ({ x: 1 }) { log(x) }"]),
        Case(
            "keyword-named members and confusing literals", "[1,2,3,\"import x from 'y'\",true,\"export\",4]",
            [
                "main": #"""
                import { v } from './v'
                const o = { import: 1, export: 2, default: 3, get get() { return 0 }, set set(x) {}, async async() {}, static: 1 }
                log(o.import); log(o.export); log(o.default); log("import x from 'y'")
                log(/import [/{}] from "x"/.test('import { from "x"'))
                log(`${`ex${'po'}`}rt`)
                /* export default 5 */ // export default 6
                log(v / 2 / 1)
                """#, "v": "export const v = 8",
            ]),
        Case(
            "names that the loader's function has", "[1,2,3,{\"m\":2}]",
            [
                "main":
                    "import { module, e, require as r } from './m'; log(module); log(e); log(r); const { m } = { m: e }; log({ m })",
                "m":
                    "export const module = 1; const exports = 2; export { exports as e }; function require() { return 3 } const r = require(); export { r as require }",
            ]),
        Case(
            "names that the conversion would take", "[1,2,3]",
            [
                "main": "import a, { __m0 } from './m'; const __mdefault = 3; log(a); log(__m0); log(__mdefault)",
                "m": "export default 1; export const __m0 = 2",
            ]),
        Case(
            "classes, fields and private names", "[1,5,7,true,\"s\"]",
            [
                "main": """
                import { v, Base } from './m'
                class A extends Base { #p = v; static s = 's'; static { this.q = v + 4 } get p() { return this.#p } has(o) { return #p in o }
                  async = 7; [`k${v}`]() { return v } static async *gen() { yield v } }
                const a = new A; log(a.p); log(A.q); log(a.async); log(a.has(a)); log(A.s)
                """, "m": "export const v = 1; export class Base {}",
            ]),
        Case(
            "operators that look like comments", "[true,2]",
            [
                "main": """
                import { v } from './v'
                let a = 1; log(v<!--a); log(a + 2)
                """, "v": "export const v = 0.5",
            ]),
        Case(
            "statements without semicolons", "[1,2,3,4,5]",
            [
                "main": """
                import { f, v } from './m'
                let a = v
                f(a)
                if (a)
                f(2)
                else f(0)
                const g = () => {}
                f(3)
                do f(4); while (false)
                label: f(5)
                """, "m": "export const v = 1; export const f = x => log(x)",
            ]),
    ]

    @Test(arguments: cases) func `converted modules do what modules do`(_ example: Case) {
        #expect(ModuleRunner.run(example.modules) == example.output)
    }

    @Test(arguments: cases) func `lines and columns are kept`(_ example: Case) {
        for (name, source) in example.modules {
            let converted = ModuleConverter.convert(source, path: name)
            #expect(
                converted.code.split(separator: "\n", omittingEmptySubsequences: false).count
                    == source.split(separator: "\n", omittingEmptySubsequences: false).count)
        }
    }

    @Test func `columns are found again`() {
        let source =
            "import {\n  f,\n  g } from './m'; $1; f($2, g, { f, $3 }); $4\n\tf($5)\n$6; export default f($7); $8"
        let converted = ModuleConverter.convert(source, path: "a.js")
        for marker in 1...8 {
            let original = place(of: "$\(marker)", in: source)
            let place = place(of: "$\(marker)", in: converted.code)
            #expect(place.line == original.line, "\(converted.code)")
            #expect(converted.map.originalColumn(line: place.line, column: place.column) == original.column)
        }
        #expect(converted.map.originalColumn(line: 99, column: 7) == 7)
    }

    private func place(of marker: String, in text: String) -> (line: Int, column: Int) {
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if let range = line.range(of: marker) {
                return (index + 1, line.utf16.distance(from: line.startIndex, to: range.lowerBound) + 1)
            }
        }
        return (0, 0)
    }

    @Test(arguments: [
        "var a = 1", "with (x) { y }", "exports.important = 1 // import", "require('x').import()", "a.export = 1",
        "const s = 'import'", "#!/usr/bin/env node\nvar x",
    ])
    func `a file without module statements is untouched`(source: String) {
        let converted = ModuleConverter.convert(source, path: "a.js")
        #expect(converted.code == source && !converted.isESModule)
    }

    @Test(arguments: [
        ("export const a = 'x\n", "a.js:1:18: error: this string has no end on its line"),
        ("export const a = `x\n", "a.js:1:18: error: this template string has no end"),
        ("export const a = /x\n", "a.js:1:18: error: this regular expression has no end"),
        ("export {}; /* x", "a.js:1:12: error: this comment has no end; write */"),
        ("import { a from 'x'", "a.js:1:12: error: ',' is expected, and 'from' stands here"),
        ("import a form 'x'", "a.js:1:10: error: 'from' is expected, and 'form' stands here"),
        ("import a from x", "a.js:1:15: error: a module's path in quotes is expected, and 'x' stands here"),
        ("{ export const a = 1 }", "a.js:1:3: error: 'export' may stand only at the top of a module"),
        ("if (x) { import 'y' }", "a.js:1:10: error: 'import' may stand only at the top of a module"),
        ("export { nothing }", "a.js:1:10: error: 'nothing' is exported but not declared in this module"),
        ("import { a } from 'x'; a = 1", "a.js:1:24: error: 'a' is imported and cannot be assigned or declared again"),
        ("export const a = import.meta", "a.js:1:18: warning: import.meta does not exist"),
        ("export const 页 = ;", "a.js:1:18: error: an expression is expected, and ';' stands here"),
    ])
    func `what cannot be read is said at its place`(source: String, message: String) {
        let diagnostics = ModuleConverter.convert(source, path: "a.js").diagnostics.map(\.description)
        #expect(diagnostics.contains { $0.hasPrefix(message) }, "\(diagnostics)")
    }

    @Test func `the modules that a source asks for are listed`() {
        let source = """
            import a from './a'
            export * from './b'
            const c = require('./c')
            require.async('./d').then()
            import('./e')
            function f(require) { require('no') }
            require(variable)
            """
        let requests = ModuleConverter.convert(source, path: "x.js").requests
        #expect(requests.map(\.specifier) == ["./a", "./b", "./c", "./d", "./e"])
        #expect(requests.map(\.kind) == [.importing, .importing, .require, .requireAsync, .dynamicImport])
        #expect(ModuleConverter.inspect("require('./z')", path: "x.js").requests.map(\.specifier) == ["./z"])
    }
}
