import Bridge
import Terminal
import Testing
import Values

@testable import Shell

@MainActor
@Suite("The dock's cloud")
struct DockCloudTests {
    private func opened() throws -> TestShell {
        let test = TestShell(columns: 130, rows: 40)
        test.start()
        test.open("home", id: 1)
        try test.press("`")
        while test.shell.dock.tab !== test.shell.dock.cloud { try test.press("]") }
        return test
    }

    private func tell(_ test: TestShell, _ note: Value) {
        test.shell.receive([.record(Record(kind: .other(kind: "cloud", note), time: 1_000, source: nil))])
    }

    private func call(_ collection: String, _ data: Value, allowed: Bool = true) -> Value {
        [
            "call": 1, "service": "database", "action": "collection.get", "collection": .string(collection),
            "request": ["query": ["done": false]], "milliseconds": 12.5, "result": ["data": data],
            "decision": ["operation": "read", "rule": "doc._openid == auth.openid", "allowed": .bool(allowed)],
        ]
    }

    private func awaited(_ test: TestShell) -> [(id: UInt64, source: String)] {
        test.link.messages.compactMap {
            if case .inspect(.await(let id, let source)) = $0 { (id, source) } else { nil }
        }
    }

    private func answer(_ test: TestShell, _ id: UInt64, _ value: Value, level: String = "result") {
        let record: Value = ["id": .number(Double(id)), "level": .string(level), "value": value]
        test.shell.receive([.record(Record(kind: .other(kind: "evaluation", record), time: 0, source: nil))])
    }

    @Test("Calls, watches and what rules decided stand as rows, all of it in their details")
    func rows() throws {
        let test = try opened()
        tell(test, call("todos", [["_id": "a", "title": "买牛奶"]]))
        tell(test, call("secrets", [], allowed: false))
        tell(
            test,
            ["call": 3, "service": "functions", "action": "sum", "error": ["code": -504002, "message": "it broke"]])
        tell(test, ["watch": 4, "collection": "todos", "state": "opened"])
        tell(test, ["watch": 4, "collection": "todos", "event": ["id": 1, "changes": [["doc": ["_id": "b"]]]]])
        #expect(test.shows("[Cloud 5]") && test.shows("\u{2713} read") && test.shows("\u{2717} read"))
        #expect(test.shows("-504002 it broke") && test.shows("watch #4") && test.shows("12.50 ms"))
        try test.press("l l l l")
        #expect(test.shows("secrets") && test.shows("sum") && !test.shows("watch #4"))
        try test.press("l Home Enter")
        #expect(test.shows("doc._openid == auth.openid") && test.shows("买牛奶"))
    }

    @Test("A query is asked in the SDK's words, its answer opens as a tree, its failure is said")
    func query() throws {
        let test = try opened()
        try test.press("Q C-u")
        test.shell.handle(.paste("db.collection('todos').where({ done: false })"))
        try test.press("Enter")
        let asked = try #require(awaited(test).last)
        #expect(asked.source.contains("where({ done: false }).get()"))
        answer(test, asked.id, ["data": [["_id": "a", "title": "茶"]], "errMsg": "collection.get:ok"])
        #expect(test.shows("Documents: 1") && test.shows("title: '茶'"))
        try test.press("Escape Q Enter")
        answer(test, try #require(awaited(test).last).id, "document.get:fail", level: "error")
        #expect(test.shows("document.get:fail"))
    }

    @Test("Documents are edited, added and removed by the SDK")
    func editing() throws {
        let test = try opened()
        try test.press("e")
        #expect(test.shows("no document"))
        tell(test, call("todos", [["_id": "x'1", "n": 1], ["_id": "y", "n": 2]]))
        try test.press("e Down Enter")
        #expect(test.shows("todos y") && test.shows(#""n": 2"#) && test.shows("C-s write"))
        try test.press("A-a")
        test.shell.handle(.paste(#"{"_id":"y","_openid":"o","n":3,"at":{"$date":5}}"#))
        try test.press("C-s")
        let written = #"db.collection("todos").doc("y").set({data:{"n":3,"at":new Date(5)}})"#
        #expect(awaited(test).last?.source.contains(written) == true)
        #expect(!test.shows("C-s write"))
        try test.press("a")
        test.shell.handle(.paste(#"{"n":4}"#))
        try test.press("Enter d Enter Tab Enter")
        #expect(awaited(test).dropLast().last?.source.contains(#".add({data:{"n":4}})"#) == true)
        #expect(awaited(test).last?.source.contains(#".doc("x'1").remove()"#) == true)
    }

    @Test("The editor says where a text is no document, goes there, and asks before it forgets")
    func editor() throws {
        let test = try opened()
        tell(test, call("todos", [["_id": "y", "list": ["一", "二"]]]))
        try test.press("e")
        #expect(test.shows(#"2   "_id": "y","#) && test.shows(#""list": ["一","二"]"#) && !test.shows("todos y *"))
        try test.press("C-End Enter")
        test.shell.handle(.paste("x"))
        #expect(test.shows("todos y *") && test.shows("5:1: "))
        try test.press("C-Home C-s")
        #expect(awaited(test).isEmpty)
        // The caret is where the mistake is: what is deleted there mends it.
        try test.press("Delete C-s")
        #expect(awaited(test).last?.source.contains(#"{"list":["一","二"]}"#) == true)
        try test.press("e A-a 1 C-s")
        #expect(test.shows("a document is an object") && awaited(test).count == 1)
        try test.press("Escape")
        #expect(test.shows("not written"))
        try test.press("Escape")
        #expect(!test.shows("todos y *") && awaited(test).count == 1)
    }

    @Test("What a document is as text is read back as it was")
    func documentText() throws {
        let long = String(repeating: "很长", count: 40)
        let documents: [Value] = [
            [
                "_id": "a", "n": 1.5, "at": .date(1_700_000_000_000), "none": .null,
                "deep": ["list": [1, ["x": .string(long)]]],
            ],
            ["$set": ["$date": 1], "empty": [], "object": [:], "text": .string("a\n\"b\"\u{7}" + long)], [:],
        ]
        for document in documents {
            let text = DocumentText.pretty(document)
            #expect(try ExtendedJSON.parse(text) == document, "\(text)")
        }
        #expect(DocumentText.script(["__proto__": 1, "at": .date(0)]) == #"{["__proto__"]:1,"at":new Date(0)}"#)
    }

    @Test("The collections are listed, and the chosen one's documents asked for")
    func collections() throws {
        let test = try opened()
        try test.press("C")
        let asked = test.link.messages.compactMap { message -> UInt64? in
            if case .inspect(.collections(let id)) = message { id } else { nil }
        }
        let list: Value = [
            ["env": "demo", "name": "todos", "count": 3], ["env": "default", "name": "products", "count": 65],
        ]
        answer(test, try #require(asked.last), list)
        #expect(test.shows("todos  3  (demo)") && test.shows("products  65"))
        try test.press("Enter")
        let source = try #require(awaited(test).last).source
        #expect(source.contains(#"wx.cloud.database({"env":"demo"})"#))
        #expect(source.contains(#"db.collection("todos").get()"#))
        try test.press("C")
        answer(test, try #require(asked.last) + 2, "no cloud", level: "error")
        #expect(test.shows("no cloud"))
    }

    @Test("A function's console stands in the details of its call")
    func logs() throws {
        let test = try opened()
        tell(
            test,
            [
                "call": 3, "service": "functions", "action": "sum", "result": ["result": 3],
                "logs": [["level": "warn", "text": "careful"]],
            ])
        try test.press("Enter")
        #expect(test.shows("Function's console") && test.shows("careful"))
    }

    @Test("Another user starts the app anew")
    func user() throws {
        let test = try opened()
        var users: [String] = []
        test.shell.surroundings.useUser = { users.append($0) }
        try test.press("u")
        test.shell.handle(.paste("李雷"))
        try test.press("Enter")
        #expect(users == ["李雷"] && test.launches.count == 2 && test.shows("Started anew as 李雷"))
    }

    @Test("Notes that are none are rows all the same")
    func broken() throws {
        let test = try opened()
        for note in [.null, 1, [:], ["call": "x", "decision": 4], ["watch": [:], "event": ["changes": 3]]] as [Value] {
            tell(test, note)
        }
        #expect(test.shows("[Cloud 5]"))
        try test.press("1 2 3 4 5 6 Enter")
    }
}
