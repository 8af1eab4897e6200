import Bridge
import Cells
import Testing

@testable import Shell

@MainActor
@Suite("Overlays that say what went wrong")
struct FaultOverlayTests {
    private let broken = Fault(
        kind: .file, message: "expected a value", source: "pages/home.wxml:3:5", page: nil)

    private func shell(_ faults: [Fault], columns: Int = 80, rows: Int = 24) -> TestShell {
        let test = TestShell(columns: columns, rows: rows)
        test.files["pages/home.wxml"] = "one\ntwo\n\t<view wx:if='{{}}'>\nfour\nfive\nsix"
        test.shell.start()
        test.shell.receive([
            .hello(Hello(name: "App", appID: "wx1", tabBar: nil, pages: ["pages/home", "pages/other"]))
        ])
        test.shell.receive(faults.map { .fault($0) })
        test.open("home", id: 1, query: "a=1")
        return test
    }

    @Test("A broken file is shown with its place and the lines around it, a caret below the place")
    func brokenFile() throws {
        let test = shell([broken])
        #expect(test.shows("A file of the mini-program is broken") && test.shows("expected a value"))
        #expect(test.shows("pages/home.wxml:3:5") && test.shows("five") && !test.shows("six"))
        let line = try #require(test.place(of: "<view"))
        let caret = try #require(test.place(of: "^"))
        // The tab is four blanks; the fifth character stands three behind the first.
        #expect(caret.row == line.row + 1 && caret.column == line.column + 3)
    }

    @Test("Keys and clicks answer it; Escape puts it away, what went wrong stays listed")
    func answers() throws {
        let restarted = shell([broken])
        try restarted.press("r")
        #expect(restarted.launches == [nil, "pages/home?a=1"])
        let clicked = shell([broken])
        #expect(clicked.click(on: "Quit"))
        #expect(clicked.quits == [0])
        let console = shell([broken])
        try console.press("c")
        #expect(console.shell.isDockFocused && console.shell.layers.isEmpty)
        let other = shell([broken])
        try other.press("o")
        #expect(other.shows("Go to a page"))
        let closed = shell([broken])
        try closed.press("Escape")
        #expect(closed.shell.layers.isEmpty && closed.shell.problems.count == 1)
    }

    @Test("Several are stepped through; what concerns another page waits in the list")
    func several() throws {
        var second = broken
        second.message = "another thing"
        second.source = "components/a.wxml:1:1"
        var elsewhere = broken
        elsewhere.source = "pages/other.js:1:1"
        let test = shell([broken, second, elsewhere])
        #expect(test.shows("1/2") && !test.shows("another thing"))
        try test.press("PageDown")
        #expect(test.shows("2/2") && test.shows("another thing"))
        #expect(shell([elsewhere]).shell.layers.isEmpty)
        let exception = Fault(kind: .exception, message: "thrown", source: nil, page: nil)
        #expect(shell([exception]).shell.layers.isEmpty)
    }

    @Test("A program without app.json is told before there is any page")
    func noProgram() {
        let test = TestShell()
        test.shell.start()
        let fault = Fault(kind: .file, message: "app.json is missing", source: "app.json", page: nil)
        test.shell.receive([.hello(Hello(name: "App", appID: "wx1", tabBar: nil)), .fault(fault)])
        #expect(test.shows("app.json is missing") && test.shows("Quit (q)"))
    }

    @Test("A missing page and a stopped turn are told as such")
    func kinds() {
        let page = Fault(kind: .pageNotFound, message: "Page x", source: nil, page: PageID(1))
        #expect(shell([page]).shows("This page does not exist"))
        let stop = Fault(kind: .stopped, message: "5 s", source: nil, page: nil)
        #expect(shell([stop]).shows("A piece of code was stopped"))
    }

    @Test("It has room in any window", arguments: [(40, 12), (20, 5), (60, 40), (160, 50), (12, 4)])
    func sizes(columns: Int, rows: Int) throws {
        let test = shell([broken], columns: columns, rows: rows)
        #expect(test.lines.count == rows)
        if rows >= 12 {
            #expect(test.shows("Restart") && test.shows("home.wxml:3:5") && test.shows("<view"))
        }
        try test.press("Right Enter")
    }

    @Test("A change of its files starts the app anew at the same page, and says which file")
    func reload() {
        let test = shell([broken])
        test.shell.reload(changed: "pages/home.wxml")
        #expect(test.launches == [nil, "pages/home?a=1"] && test.shell.layers.isEmpty)
        #expect(test.shows("Started anew: pages/home.wxml has changed"))
    }

    @Test(
        "Places are read from the right",
        arguments: [
            ("a.js:1:2", "a.js", 1, 2), ("a.js:7", "a.js", 7, nil), ("a:b.js:3:4", "a:b.js", 3, 4),
        ] as [(String, String, Int, Int?)])
    func places(text: String, path: String, line: Int, column: Int?) throws {
        let parts = try #require(SourceExcerpt.parts(text))
        #expect(parts.path == path && parts.line == line && parts.column == column)
    }

    @Test("No place, no excerpt", arguments: ["a.js", "", ":", "a.js:0", "a.js:-1:2", "a.js:99:1", "b.js:1:1"])
    func noPlace(text: String) {
        #expect(SourceExcerpt(text) { $0 == "a.js" ? "one line" : nil } == nil)
    }

    @Test("A path is shortened in its middle")
    func shortened() {
        #expect(FaultText.shortened("pages/home/home", to: 9) == "pag\u{2026}/home")
        #expect(FaultText.shortened("short", to: 9) == "short")
        for columns in 0...12 {
            #expect(TextWidth.of(FaultText.shortened("页面/深处/名字", to: columns)) <= columns)
        }
    }
}
