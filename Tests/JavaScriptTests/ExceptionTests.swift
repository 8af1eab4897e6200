import JavaScript
import Testing

@Suite struct ExceptionTests {
    let machine = VirtualMachine()

    private func thrown(_ body: () throws -> Void) throws -> ScriptException {
        try #require(throws: ScriptException.self, performing: body)
    }

    @Test func `An error has name, message, file, line and column`() throws {
        let error = try thrown { try machine.evaluate("let a = 1\n  null.x", path: "pages/index.js") }
        #expect(error.name == "TypeError")
        #expect(error.location?.path == "pages/index.js")
        #expect(error.location?.line == 2)
        #expect(error.location?.column != nil)
    }

    @Test(arguments: ["pages/index.js", "页面/首 页.js", "a%20b/c.js", "a:1:2.js"])
    func `A module's places are those of its file`(path: String) throws {
        let first = try thrown {
            try machine.module("throw new Error('one')", path: path, parameters: ["module", "exports"]).call()
        }
        #expect(first.location?.path == path)
        #expect(first.location?.line == 1)
        #expect(first.location?.column ?? 99 <= 16)
        let third = try thrown {
            try machine.module("\n\nfunction f() { throw new Error('three') }\nf()", path: path, parameters: []).call()
        }
        #expect(third.location?.line == 3)
        #expect(third.frames.map(\.function).contains("f"))
        #expect(third.stackDescription.contains("at f (\(path):3:"))
    }

    @Test func `A syntax error names its line`() throws {
        let error = try thrown {
            _ = try machine.module("let a = 1\nlet = = 2\n", path: "app.js", parameters: ["module"])
        }
        #expect(error.name == "SyntaxError")
        #expect(error.location?.path == "app.js")
        #expect(error.location?.line == 2)
    }

    @Test(arguments: [
        ("throw 'text'", "text"), ("throw { errMsg: 'x:fail' }", #"{"errMsg":"x:fail"}"#),
        ("throw undefined", "undefined"),
        ("throw Symbol('s')", "[symbol]"), ("throw null", "null"),
        ("throw { get message() { throw 1 } }", "[object Object]"),
        ("throw new Proxy({}, { get() { throw 1 } })", "object"),
    ])
    func `Anything can be thrown`(source: String, message: String) throws {
        let error = try thrown { try machine.evaluate(source) }
        #expect(error.message.contains(message) || error.message.isEmpty || error.message == "{}")
        #expect(error.stop == nil)
    }

    @Test func `A recursion without end is an exception`() throws {
        let error = try thrown { try machine.evaluate("(function f() { f() })()") }
        #expect(error.name == "RangeError")
    }
}
