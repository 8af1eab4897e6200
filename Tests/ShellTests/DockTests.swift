import Bridge
import Cells
import Terminal
import Testing
import Values

@testable import Shell

@MainActor
@Suite("The dock")
struct DockTests {
    private func opened(columns: Int = 60, rows: Int = 40, language: Language = .english) throws -> TestShell {
        let test = TestShell(columns: columns, rows: rows, language: language)
        test.start()
        test.open("home", id: 1, [.text("the page"), .button("tap me")])
        for number in test.link.pings { test.shell.receive([.pong(number)]) }
        return test
    }

    private func log(_ test: TestShell, _ level: String, _ arguments: Value..., source: String? = nil) {
        let kind = Record.Kind.console(level: level, arguments: arguments)
        test.shell.receive([.record(Record(kind: kind, time: 0, source: source))])
    }

    private func sample(_ test: TestShell) {
        log(test, "log", "hello", ["a": 1, "b": [1, 2, 3]], source: "pages/home.js:3:5")
        log(test, "warn", "careful")
        log(test, "warn", "careful")
        log(test, "error", "broken", source: "pages/home.js:9:1")
        for (path, name, milliseconds) in [
            ("app", "onLaunch", 1.25), ("pages/home", "onLoad", 0.5), ("components/card", "attached", 0.1),
        ] {
            let kind = Record.Kind.lifecycle(path: path, name: name, page: nil, milliseconds: milliseconds)
            test.shell.receive([.record(Record(kind: kind, time: 1_000, source: nil))])
        }
    }

    private func evaluations(_ test: TestShell) -> [(id: UInt64, source: String)] {
        test.link.messages.compactMap { if case .evaluate(let id, let source) = $0 { (id, source) } else { nil } }
    }

    private func answer(_ test: TestShell, _ id: UInt64, _ value: Value, level: String = "result") {
        let record: Value = ["id": .number(Double(id)), "level": .string(level), "value": value]
        test.shell.receive([.record(Record(kind: .other(kind: "evaluation", record), time: 0, source: nil))])
    }

    private func rows(of test: TestShell) -> [String] {
        let lines = test.lines
        guard let area = test.shell.layout.dock else { return [] }
        return Array(lines[area.row..<area.endRow])
    }

    @Test("It opens with the keys, gives them back, and closes; the page gets its rows back")
    func toggling() throws {
        let test = try opened()
        let before = test.shell.layout
        #expect(before.dock == nil)
        try test.press("`")
        #expect(test.shell.layout.dock?.rows == 16 && test.shell.isDockFocused)
        #expect(test.shell.layout.viewport.rows == before.viewport.rows - 16)
        #expect(rows(of: test)[0].contains("[Console 0]") && test.shows("Nothing yet."))
        #expect(rows(of: test)[0].hasPrefix("▸"))
        try test.press("Escape")
        #expect(!test.shell.isDockFocused && test.shell.layout.dock != nil && !rows(of: test)[0].hasPrefix("▸"))
        try test.press("`")
        #expect(test.shell.isDockFocused)
        try test.press("Tab")
        #expect(!test.shell.isDockFocused)
        try test.press("F12 F12")
        #expect(test.shell.layout == before)
    }

    @Test("What 60 columns show")
    func narrow() throws {
        let test = try opened()
        sample(test)
        try test.press("`")
        let rows = rows(of: test)
        #expect(rows[0].contains("[Console 3]") && rows[0].contains("Lifecycle\u{2501}"))
        #expect(rows[1].contains("3 Message") && !rows[1].contains("Source"))
        #expect(rows[2].hasPrefix("    hello {a: 1, b: Array(3)}"))
        #expect(rows[3].hasPrefix(" !  ×2 careful"))
        #expect(rows[4].hasPrefix("▸✗  broken"))
        #expect(rows.count == 16)
    }

    @Test("What 100 columns show: times and sources too; the other tab")
    func wide() throws {
        let test = try opened(columns: 100, rows: 30)
        sample(test)
        try test.press("`")
        #expect(rows(of: test)[2].hasPrefix(" 08:00:00.000    hello {a: 1, b: Array(3)}"))
        #expect(rows(of: test)[2].hasSuffix("pages/home.js:3:5"))
        try test.press("Right")
        let rows = rows(of: test)
        #expect(rows[0].contains("[Lifecycle 3]"))
        #expect(rows[2].contains("App") && rows[2].contains("onLaunch") && rows[2].hasSuffix("1.25 ms"))
        #expect(rows[4].hasPrefix("▸08:00:01.000 Component   attached           components/card"))
        try test.press("5")
        #expect(self.rows(of: test)[2].contains("attached"))
        try test.press("5")
        #expect(self.rows(of: test)[2].contains("onLaunch"))
        try test.press("l l")
        #expect(test.shows("onLoad") && !test.shows("onLaunch"))
    }

    @Test("Filter as one types, levels, copy")
    func filtering() throws {
        let test = try opened()
        sample(test)
        try test.press("` / \"BRO\"")
        #expect(test.shows("✗  broken") && !test.shows("careful"))
        #expect(test.screen.cursor?.row == test.shell.layout.dock.map { $0.endRow - 1 })
        try test.press("Enter y")
        #expect(test.screen.clipboard == "error 08:00:00.000 pages/home.js:9:1\nbroken")
        #expect(test.shows("copied"))
        try test.press("/ Escape")
        #expect(test.shows("careful"))
        try test.press("l l")
        #expect(test.shows("careful") && !test.shows("hello {") && test.shows("warnings and errors"))
        try test.press("/ \"zzz\"")
        #expect(test.shows("No record matches."))
    }

    @Test("Keys of the page do nothing to it while the dock has them; a click changes that")
    func focus() throws {
        let test = try opened()
        _ = test.takeMessages()
        try test.press("` Enter Enter")
        #expect(test.takeMessages().isEmpty)
        #expect(test.click(on: "tap me"))
        #expect(!test.shell.isDockFocused)
        #expect(test.takeMessages().contains { $0.hasPrefix("tap ") })
        #expect(test.click(on: "Lifecycle"))
        #expect(test.shell.isDockFocused && test.shows("[Lifecycle"))
    }

    @Test("A record opens with its values to unfold, search and copy")
    func pager() throws {
        let test = try opened()
        log(test, "log", "first\nsecond", ["list": [["deep": "needle"]], "n": 1], source: "app.js:1:1")
        try test.press("` Enter")
        #expect(test.shows("log 08:00:00.000 app.js:1:1") && test.shows("second") && test.shows("▸ list: (1) [{…}]"))
        #expect(!test.shows("needle"))
        try test.press("/ \"NEEDLE\" Enter n y")
        #expect(test.shows("deep: 'needle'"))
        #expect(test.screen.clipboard == "deep: \"needle\"")
        try test.press("Left Left Left")
        #expect(!test.shows("    deep: 'needle'") && test.shows("▾ list: (1)") && test.shows("▸ 0: {"))
        try test.press("Escape")
        #expect(test.shell.layers.isEmpty && test.shell.isDockFocused)
    }

    @Test("An expression is asked, answered, kept in history")
    func evaluating() throws {
        let test = try opened()
        try test.press(": \"1+1\" Enter")
        #expect(evaluations(test).map(\.source) == ["1+1"])
        answer(test, evaluations(test)[0].id, 2)
        #expect(test.shows(" >  1+1") && test.shows("<  2"))
        try test.press("\"{a:1}\" Enter")
        #expect(evaluations(test)[1].source == "({a:1})")
        answer(test, evaluations(test)[1].id, "ReferenceError: x", level: "error")
        #expect(test.shows("✗  ReferenceError: x"))
        // An answer comes once.
        answer(test, evaluations(test)[1].id, "again")
        #expect(!test.shows("again"))
        try test.press("\"dra\" Up Up")
        #expect(test.shell.dock.editor.text == "1+1")
        try test.press("Up Down Down")
        #expect(test.shell.dock.editor.text == "dra")
        try test.press("Escape")
        #expect(test.shell.dock.field == nil && test.shell.isDockFocused)
    }

    @Test("Names are completed from live objects")
    func completing() throws {
        let test = try opened()
        try test.press(": \"x = wx.getS\" Tab")
        let question = try #require(evaluations(test).last)
        #expect(question.source.hasSuffix("(wx)") && question.source.contains("\"getS\""))
        answer(test, question.id, ["getStorage", "getStorageSync"])
        #expect(test.shell.dock.editor.text == "x = wx.getStorage")
        #expect(test.shows("getStorage  getStorageSync"))
        try test.press("\"S\" Tab")
        // Typing on makes an answer late.
        try test.press("\"y\"")
        answer(test, try #require(evaluations(test).last).id, ["getStorageSync"])
        #expect(test.shell.dock.editor.text == "x = wx.getStorageSy")
        #expect(test.shell.dock.console.total == 0)
    }

    @Test("A flood is kept in bounds, keys go on working in it, and only so many frames are asked for")
    func flood() throws {
        let test = try opened(columns: 100, rows: 40)
        try test.press("`")
        let requests = test.requests
        for batch in 0..<30 {
            test.shell.receive(
                (0..<1_000).map {
                    let value: Value = ["n": .number(Double(batch * 1_000 + $0)), "list": [1, 2, 3]]
                    let kind = Record.Kind.console(level: "log", arguments: [.string("line \(batch) \($0)"), value])
                    return .record(Record(kind: kind, time: 0, source: "app.js:1:1"))
                })
            if batch % 10 == 5 {
                try test.press("Up")
                let place = test.place(of: "▸")
                #expect(place != nil && test.shows("line \(batch) 998"))
                try test.press("End")
                #expect(test.shows("line \(batch) 999"))
            }
        }
        #expect(test.shell.dock.console.total == 20_000)
        #expect(test.requests - requests < 15)
        try test.press("/ \"line 29 77\" Enter")
        #expect(test.shows("line 29 779") && !test.shows("line 29 780"))
    }

    @Test("It has a place in any terminal that has room, and none in others")
    func sizes() throws {
        let test = try opened()
        sample(test)
        try test.press("` :")
        for rows in [0, 1, 5, 10, 11, 12, 24, 100] {
            for columns in [0, 1, 11, 12, 20, 40, 200] {
                test.resize(columns: columns, rows: rows)
                test.shell.paint()
                if let dock = test.shell.layout.dock {
                    #expect(dock.rows >= 5 && test.shell.layout.viewport.rows >= 1)
                    #expect(dock.endRow == test.shell.layout.statusLine.row)
                } else {
                    #expect(!test.shell.isDockFocused)
                }
            }
        }
    }

    @Test("Everything is said in both languages")
    func languages() throws {
        for phrase in DockPhrase.allCases where phrase != .level {
            #expect(!phrase.text(.english).isEmpty && phrase.text(.chinese) != phrase.text(.english), "\(phrase)")
        }
        for command in DockCommand.allCases {
            #expect(Command.named(command.name) == .dock(command))
        }
        #expect(Set(DockCommand.allCases.map(\.name)).count == DockCommand.allCases.count)
        let test = try opened(language: .chinese)
        try test.press("`")
        #expect(test.shows("[控制台 0]") && test.shows("暂无记录"))
    }
}
