import Bridge
import Cells
import Terminal
import Testing
import Values

@testable import Shell

@MainActor
@Suite("The dock's storage")
struct DockStorageTests {
    private func opened() throws -> TestShell {
        let test = TestShell(columns: 100, rows: 40)
        test.start()
        test.open("home", id: 1)
        try test.press("` ] ] ]")
        return test
    }

    private func tell(_ test: TestShell, _ record: StorageRecord) {
        test.shell.receive([.record(Record(kind: .storage(record), time: 0, source: nil))])
    }

    private func entry(_ key: String, _ text: String) -> StorageRecord.Entry {
        StorageRecord.Entry(key: key, text: text, size: text.utf8.count)
    }

    private func requests(_ test: TestShell) -> [Inspection.StorageRequest] {
        test.link.messages.compactMap { if case .inspect(.storage(let request)) = $0 { request } else { nil } }
    }

    @Test("It asks once when it is first looked at, again after a restart, and shows what is told")
    func watching() throws {
        let test = try opened()
        #expect(requests(test) == [.watch])
        try test.press("] [ [ ]")
        #expect(requests(test) == [.watch])
        tell(test, .all([entry("token", #""abc""#), entry("user", #"{"name":"李雷","tags":[1,2]}"#)]))
        #expect(test.shows("[Storage 2]") && test.shows("{name: '李雷', tags: Array(2)}"))
        tell(test, .set(entry("token", "3")))
        tell(test, .set(entry("new", "null")))
        tell(test, .removed(key: "user"))
        tell(test, .removed(key: "gone"))
        #expect(test.shows("[Storage 2]") && test.shows("null") && !test.shows("李雷"))
        tell(test, .cleared)
        #expect(test.shows("[Storage 0]"))
        test.shell.restart()
        test.start()
        #expect(requests(test) == [.watch])
    }

    @Test("e edits a value, a adds a key, d asks before it deletes")
    func editing() throws {
        let test = try opened()
        tell(test, .all([entry("a", "1"), entry("b", #"{"x":1}"#)]))
        try test.press("Down e")
        #expect(test.shows(#"= {"x":1}"#))
        try test.press("C-u")
        test.shell.handle(.paste("{broken"))
        try test.press("Enter")
        #expect(test.shows("that is no JSON") && requests(test) == [.watch])
        try test.press("C-u")
        test.shell.handle(.paste(#"{"x":2}"#))
        try test.press("Enter")
        #expect(requests(test).last == .set(key: "b", ["x": 2]))
        try test.press("a")
        test.shell.handle(.paste("no value"))
        try test.press("Enter")
        #expect(test.shows("a key is missing"))
        try test.press("C-u")
        test.shell.handle(.paste("new key = [1]"))
        try test.press("Enter d")
        #expect(requests(test).last == .set(key: "new key", [1]))
        #expect(test.shows("Delete this key?"))
        try test.press("Escape")
        #expect(requests(test).count == 3)
        try test.press("d Tab Enter")
        #expect(requests(test).last == .remove(key: "b"))
    }

    @Test("What is too large to be told whole can be read, not edited; what fails is said")
    func large() throws {
        let test = try opened()
        tell(
            test,
            .all([StorageRecord.Entry(key: "big", text: "[" + String(repeating: "1,", count: 50_000), size: 100_001)]))
        try test.press("e")
        #expect(test.shows("too large"))
        try test.press("Enter")
        #expect(test.shows("big  100 kB"))
        try test.press("Escape")
        tell(test, .failed("fail no space"))
        #expect(test.shows("fail no space"))
    }

    @Test("The selection stays with its key while others come; ten thousand keys are quick")
    func selection() throws {
        let test = try opened()
        tell(test, .all((0..<10_000).map { entry("key-\($0)", "\($0)") }))
        try test.press("Down Down")
        tell(test, .removed(key: "key-0"))
        #expect(test.lines.contains { $0.hasPrefix("\u{25B8}key-2 ") })
        try test.press("x")
        #expect(test.shows("Storage 9999"))
    }
}
