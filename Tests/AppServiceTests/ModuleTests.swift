import AppService
import Bridge
import LogicFixture
import Testing

@Suite struct ModuleTests {
    private func run(_ files: [String: String]) -> LogicFixture { LogicFixture(files).start() }

    /// Each program's first page logs what it found.
    static let programs: [(name: String, files: [String: String], console: [String])] = [
        (
            "relative without ./",
            ["pages/index.js": "console.log(require('util').x); Page({})", "pages/util.js": "exports.x = 1"],
            ["log 1"]
        ),
        (
            "absolute, up, with and without .js",
            [
                "pages/index.js": "console.log(require('/lib/a.js').x, require('../lib/a').x); Page({})",
                "lib/a.js": "module.exports = { x: 2 }",
            ], ["log 2 2"]
        ),
        (
            "index.js of a folder",
            ["pages/index.js": "console.log(require('../lib').x); Page({})", "lib/index.js": "exports.x = 3"],
            ["log 3"]
        ),
        (
            "miniprogram_npm",
            [
                "pages/index.js": "console.log(require('pkg').x); Page({})",
                "miniprogram_npm/pkg/index.js": "exports.x = 4",
            ],
            ["log 4"]
        ),
        (
            "a module runs once",
            [
                "pages/index.js": "console.log(require('./u') === require('/pages/u.js')); Page({})",
                "pages/u.js": "console.log('ran'); exports.x = 1",
            ], ["log ran", "log true"]
        ),
        (
            "a cycle sees what is there so far",
            [
                "pages/index.js": "const a = require('./a'); console.log(a.seen, a.done); Page({})",
                "pages/a.js": "exports.first = 1; const b = require('./b'); exports.seen = b.seen; exports.done = true",
                "pages/b.js": "const a = require('./a'); exports.seen = a.first + ':' + a.done",
            ], ["log 1:undefined true"]
        ),
        (
            "a missing module",
            ["pages/index.js": "try { require('./gone') } catch (e) { console.log(e.message) } Page({})"],
            ["log module 'pages/gone.js' is not defined, require args is './gone'"]
        ),
        (
            "import and export, mixed with CommonJS",
            [
                "pages/index.js": """
                import count, { inc, name as n } from './esm.js'
                const old = require('./cjs')
                inc(); console.log(count, n, old.x, old.default); Page({})
                """,
                "pages/esm.js":
                    "let c = 0; export { c as default }; export function inc() { c++ }; export const name = 'esm'",
                "pages/cjs.js": "exports.x = 9",
            ], ["log 1 esm 9 undefined"]
        ),
        (
            "variables belong to their file",
            [
                "pages/index.js":
                    "var v = 'a'; require('./b'); console.log(v, typeof window, typeof document); Page({})",
                "pages/b.js": "var v = 'b'",
            ], ["log a undefined undefined"]
        ),
        (
            "the global object",
            [
                "pages/index.js": """
                console.log(Function('return this')() === globalThis, global === globalThis, this === module.exports)
                global.shared = 5; console.log(shared); Page({})
                """
            ], ["log true true true", "log 5"]
        ),
        (
            "with and arguments.callee",
            [
                "pages/index.js":
                    "with ({ a: 1 }) console.log(a, typeof (function () { return arguments.callee })()); Page({})"
            ],
            ["log 1 function"]
        ),
        (
            "require.async",
            [
                "pages/index.js":
                    "require.async('./u').then((m) => console.log(m.x)); require.async('./no').catch((e) => console.log(e.message)); Page({})",
                "pages/u.js": "exports.x = 1",
            ],
            ["log 1", "log module 'pages/no.js' is not defined, require args is './no'"]
        ),
        (
            "json",
            ["pages/index.js": "console.log(require('./d.json').a[1]); Page({})", "pages/d.json": "{\"a\":[1,2]}"],
            ["log 2"]
        ),
    ]

    @Test(arguments: programs.indices)
    func `Modules are found and run as on the platform`(index: Int) {
        let program = Self.programs[index]
        let app = run(program.files)
        #expect(app.console == program.console, Comment(rawValue: program.name))
        #expect(app.faults.isEmpty, Comment(rawValue: program.name))
    }

    @Test func `Modules run at launch in app.json's order, app.js first, components before their page`() {
        let app = LogicFixture(
            [
                "app.js": "console.log('app'); App({ onLaunch() { console.log('launch') } })",
                "a.js": "console.log('a'); Page({})", "a.json": #"{"usingComponents":{"c":"/c"}}"#,
                "b.js": "console.log('b'); Page({})", "c.js": "console.log('c'); Component({})",
                "c.json": #"{"component":true,"usingComponents":{"d":"d"}}"#, "d.js": "console.log('d'); Component({})",
                "d.json": #"{"component":true}"#,
            ], pages: ["a", "b"]
        ).start()
        #expect(app.console == ["log app", "log launch", "log d", "log c", "log a", "log b"])
    }

    @Test func `A broken file is a fault with its place, and the others work`() {
        let app = LogicFixture(
            [
                "a.js": "Page({})", "b.js": "let x = 1\n\nlet = = 2", "c.js": "Page({})\nnull.x",
                "d.js": "import x from './nowhere'\nPage({})",
            ], pages: ["a", "b", "c", "d"]
        ).start()
        #expect(app.stack == ["a"])
        let sources = app.faults.map { $0.source ?? "" }
        #expect(sources.count == 3)
        #expect(sources[0].hasPrefix("b.js:3"))
        #expect(sources[1].hasPrefix("c.js:2:"))
        #expect(app.faults[2].message.contains("nowhere"))
        app.evaluate("wx.navigateTo({ url: '/b' })")
        #expect(app.stack == ["a", "b"])
        #expect(app.faults.last?.page != nil)
        #expect(app.faults.last?.message.contains("b") == true)
    }

    @Test func `Page and Component outside their files are told`() {
        let app = run(["app.js": "Page({}); Component({})", "pages/index.js": "Page({}); Page({})"])
        #expect(
            app.console == [
                "error Page() was called outside the file of a page or component.",
                "error Component() was called outside the file of a page or component.",
                "error Please do not register multiple Pages in pages/index.js",
            ])
    }

    @Test func `A page that a helper registers is the page's`() {
        let app = run([
            "pages/index.js": "require('/wrap')({ onLoad() { console.log('loaded') } })",
            "wrap.js": "const P = Page; module.exports = (o) => P(o)",
        ])
        #expect(app.console == ["log loaded"])
    }

    @Test func `A page in TypeScript alone says what to do`() {
        let app = run([
            "pages/index.js": "", "pages/b.ts": "Page({})", "app.json": #"{"pages":["pages/b","pages/index"]}"#,
        ])
        #expect(app.faults.last?.message.contains("pages/b.ts is TypeScript: compile it first") == true)
    }

    @Test func `The web's globals are there and undefined; a plugin is told once and does nothing`() {
        let app = run([
            "pages/index.js": """
            console.log(typeof window, document, self === undefined);
            const location = 'mine';
            const p = requirePlugin('map');
            requirePlugin('map').open({ x: 1 });
            console.log(location, typeof p.anything);
            Page({})
            """
        ])
        #expect(
            app.console == [
                "log undefined undefined true",
                "warn plugin \"map\" is not available: plugins come from the platform's servers",
                "log mine function",
            ])
    }
}
