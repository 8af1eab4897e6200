import LogicFixture
import Testing

/// Promises are those of the language, though it is noted where they were rejected.
@Suite struct PromiseTests {
    private func run(_ source: String) -> LogicFixture {
        LogicFixture(["pages/index.js": "Page({});\n" + source]).start()
    }

    @Test(
        arguments: [
            (
                "const p = Promise.resolve(1); console.log(Promise.resolve(p) === p, p instanceof Promise)",
                ["log true true"]
            ),
            (
                "class A extends Promise {} ; console.log(A.resolve(1) instanceof A, new A(() => {}) instanceof Promise)",
                ["log true true"]
            ),
            ("Promise.all([1, Promise.resolve(2)]).then((v) => console.log(v.join()))", ["log 1,2"]),
            (
                "(async () => { console.log('a'); await new Promise((r) => r()); console.log('b') })(); Promise.resolve().then(() => console.log('c')).then(() => console.log('d'))",
                ["log a", "log b", "log c", "log d"]
            ),
            ("new Promise((a, b) => b('x')).catch((e) => console.log(e))", ["log x"]),
            ("try { new Promise(1) } catch (e) { console.log(e.name) }", ["log TypeError"]),
            ("try { Promise(() => {}) } catch (e) { console.log(e.name) }", ["log TypeError"]),
            ("console.log(typeof Promise, Promise.name, Promise.length)", ["log function Promise 1"]),
        ])
    func `they behave as the language says`(source: String, lines: [String]) {
        #expect(run(source).console == lines)
    }

    @Test(arguments: [
        "new Promise((a, b) => b('x'))", "Promise.reject('x')", "new Promise((a, b) => setTimeout(() => b('x'), 5))",
    ])
    func `a rejection that nobody handles is told with its place`(source: String) {
        let app = run(source)
        app.advance(milliseconds: 50)
        #expect(app.consoleSources.contains { $0?.hasPrefix("pages/index.js:2:") == true })
    }
}
