import AppService
import LogicFixture
import Testing

@Suite struct ConsoleTests {
    @Test(arguments: [
        ("console.log('a', 1, true, null, undefined)", "log a 1 true null undefined"),
        ("console.warn({ a: [1, { b: 2 }] })", "warn {a:[1,{b:2}]}"),
        ("console.log(() => 1, function named() {})", "log [Function] [Function: named]"),
        ("const o = {}; o.o = o; console.log(o)", "log {o:[Circular]}"),
        ("console.log(new Map([['a', 1]]), new Set([1]))", "log {Map:[[a,1]]} {Set:[1]}"),
        ("console.log(Symbol('s'), 5n, /x/g, Promise.resolve())", "log Symbol(s) 5n /x/g [Promise]"),
        ("console.log({ get x() { throw new Error('no') } })", "log {x:[getter threw Error: no]}"),
        ("console.log(new Proxy({}, { ownKeys() { throw 1 } }))", "log [value that cannot be read]"),
        ("console.assert(1); console.assert(0, 'x')", "error Assertion failed: x"),
        ("const { log } = console; log('bound')", "log bound"),
        ("console.log(btoa('Man'), atob('TWE='), btoa('é'))", "log TWFu Ma 6Q=="),
        (
            "console.log('%s is %d, %i, %f of %s', 'a', 4.7, '8px', 1.5, { b: 1 }, 'rest')",
            "log a is 4, NaN, 1.5 of {\"b\":1} rest"
        ),
        ("console.warn('%cstyled%c and %o end', 'color:red', '', { a: 1 })", "warn styled and {a:1} end"),
        ("console.log('100%', 1, '%s'); ", "log 100% 1 %s"),
        ("console.log('%s %s', 1)", "log 1 %s"), ("console.log('%s')", "log %s"),
        ("console.log('50%% %s', 'x')", "log 50% x"),
        ("console.log('%d %s', Symbol('s'), Symbol('t'))", "log NaN Symbol(t)"),
        ("const { dirxml } = console; dirxml('x'); console.clear(); console.timeStamp()", "log x"),
        ("console.timeEnd('none')", "warn Timer 'none' does not exist"),
        ("console.log(new Array(5000).fill(0).length, [NaN, -0])", "log 5000 [nan,0]"),
    ])
    func `Anything can be logged`(source: String, line: String) {
        let app = LogicFixture(["pages/index.js": "Page({}); " + source]).start()
        #expect(app.console == [line])
    }

    @Test func `An error is logged with its stack, and a line knows where it was written`() {
        let app = LogicFixture([
            "pages/index.js": "Page({})\nfunction f() {\n  console.log(new RangeError('r'))\n}\nf()"
        ]).start()
        #expect(app.console.first?.hasPrefix("log RangeError: r\n    at f (pages/index.js:3:") == true)
        #expect(app.consoleSources.first??.hasPrefix("pages/index.js:3:") == true)
    }

    @Test func `A trace shows the program's calls`() {
        let app = LogicFixture([
            "pages/index.js":
                "Page({})\nfunction f() { console.trace('here', 1) }\nfunction g() { f() }\ng(); console.trace()"
        ]).start()
        let lines = app.console.first?.split(separator: "\n").map(String.init) ?? []
        #expect(lines.first?.hasPrefix("log here 1") == true)
        #expect(lines.count == 4 && lines[1].contains("at f (pages/index.js:2:") && lines[2].contains("at g ("))
        #expect(app.console.last?.hasPrefix("log console.trace") == true)
    }

    @Test func `Huge and deep values are cut`() {
        let app = LogicFixture([
            "pages/index.js":
                "Page({}); let d = 1; for (let i = 0; i < 50; i++) d = { d }; console.log(d); console.log(new Array(100000).fill({ a: 1 }))"
        ]).start()
        #expect(app.console.count == 2)
        #expect(app.console.allSatisfy { $0.count < 50_000 })
        #expect(app.console[0].contains("[Object]"))
    }
}
