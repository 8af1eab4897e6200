import Bridge
import Terminal
import Testing
import Values

@testable import Shell

@MainActor
@Suite("The palette in the shell")
struct PaletteTests {
    private func shell(language: Language = .english) -> TestShell {
        let test = TestShell(columns: 80, rows: 24, language: language)
        test.shell.surroundings.members = {
            [
                MemberDescription(
                    "showToast", .asynchronous,
                    options: [.init("title", .text, sample: "Hello", isRequired: true), .init("mask", .flag)]),
                MemberDescription("getWindowInfo", .synchronous),
            ]
        }
        test.start(tabs: ["home"])
        test.shell.receive([
            .hello(
                Hello(
                    name: "App", appID: "wx1", tabBar: TabBar(items: [.init(pagePath: "pages/home", text: "Home")]),
                    pages: ["pages/home", "pages/todo"]))
        ])
        test.open("home", id: 1, title: "Home", [.button("one")])
        return test
    }

    /// The expressions that the app was asked to evaluate.
    private func asked(_ test: TestShell) -> [String] {
        test.link.messages.compactMap { if case .inspect(.await(_, let source)) = $0 { source } else { nil } }
    }

    @Test("It runs a command")
    func command() throws {
        let test = shell()
        try test.press("C-p")
        #expect(test.shows("Commands, pages and wx members"))
        for letter in "show keys" { try test.press(letter == " " ? "Space" : String(letter)) }
        try test.press("Enter")
        #expect(test.shell.layers.last is ListLayer)
        #expect(test.shell.panes.choices == ["command help"])
    }

    @Test("It goes to pages in every way that they can be reached, with a query")
    func pages() throws {
        let test = shell()
        for (keys, call) in [
            ("n a v i space t o d o ? a = 1", "wx.navigateTo({url:\"/pages/todo?a=1\"})"),
            ("r e d i r space t o d o", "wx.redirectTo({url:\"/pages/todo\"})"),
            ("r e l space t o d o", "wx.reLaunch({url:\"/pages/todo\"})"),
            ("s w i t c h T a b", "wx.switchTab({url:\"/pages/home\"})"),
        ] {
            try test.press("C-p")
            for key in keys.split(separator: " ") { try test.press(key == "space" ? "Space" : String(key)) }
            try test.press("Enter")
            #expect(asked(test).last == call)
        }
    }

    @Test("It calls a member with the options of its form; the result stands in the console")
    func member() throws {
        let test = shell()
        try test.press("C-p s h o w t Enter")
        #expect(test.shows("Call wx.showToast") && test.shows("wx.showToast({title:\"Hello\"})"))
        try test.press("! Down Right")
        #expect(test.shows("wx.showToast({title:\"Hello!\",mask:true})"))
        try test.press("Enter")
        #expect(asked(test) == ["wx.showToast({title:\"Hello!\",mask:true})"])
        #expect(test.shell.layers.isEmpty && test.shell.dock.isOpen)
        guard case .inspect(.await(let id, _)) = test.link.messages.last else {
            Issue.record("nothing was asked")
            return
        }
        let answer = Record(
            kind: .other(
                kind: "evaluation",
                ["id": .number(Double(id)), "level": "result", "value": ["errMsg": "showToast:ok"]]),
            time: 0, source: nil)
        test.shell.receive([.record(answer)])
        #expect(test.shows("showToast:ok"))
        // The form remembers what was typed.
        try test.press("C-p")
        #expect(test.lines.first { $0.contains("\u{25B8}") }?.contains("recent") == true)
        try test.press("Enter")
        #expect(test.shows("Hello!"))
    }

    @Test("It is worked with the mouse too, and finds words of the other language")
    func mouse() throws {
        let test = shell(language: .chinese)
        try test.press("C-p q u i t")
        #expect(test.shows("退出"))
        try test.press("Escape C-p")
        for letter in "getWin" { try test.press(String(letter)) }
        #expect(test.click(on: "wx.getWindowInfo"))
        #expect(test.shell.layers.last is CallFormLayer)
        try test.press("Enter")
        #expect(asked(test) == ["wx.getWindowInfo()"])
    }

    @Test("A mistake is told and keeps the form; Escape leaves it")
    func mistake() throws {
        let test = shell()
        test.shell.surroundings.members = {
            [MemberDescription("vibrate", .asynchronous, options: [.init("ms", .number, isRequired: true)])]
        }
        try test.press("C-p v i b r Enter x Enter")
        #expect(test.shows("ms is to be a number") && asked(test).isEmpty)
        try test.press("Escape")
        #expect(test.shell.layers.isEmpty)
    }

    @Test("Every entry has an id of its own, and every size is painted")
    func sizes() throws {
        let test = shell()
        let ids = test.shell.paletteEntries.map(\.id)
        #expect(Set(ids).count == ids.count && ids.count > 40)
        try test.press("C-p")
        for (columns, rows) in [(8, 3), (16, 5), (20, 8), (200, 60)] {
            test.resize(columns: columns, rows: rows)
            #expect(test.lines.count == rows)
        }
        test.resize(columns: 80, rows: 24)
        try test.press("Escape C-p s h o w t Enter")
        for (columns, rows) in [(8, 3), (16, 6), (200, 60)] {
            test.resize(columns: columns, rows: rows)
            #expect(test.lines.count == rows)
        }
    }
}
