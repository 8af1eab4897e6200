import Bridge
import Cells
import Testing
import Theme

@testable import Shell

/// The last row, however narrow the terminal is.
@MainActor
struct StatusLineTests {
    private func shell(columns: Int, problems: Int, language: Language = .english) -> TestShell {
        let test = TestShell(columns: columns, rows: 12, language: language)
        test.start()
        test.open("a-page-of-some-length", id: 1, [.button("one")])
        for number in 0..<problems {
            test.shell.note(Fault(kind: .exception, message: "fault \(number)", source: nil, page: nil))
        }
        return test
    }

    private func last(_ test: TestShell) -> String { test.lines.last ?? "" }

    @Test(arguments: [(1, "1 problem "), (2, "2 problems")]) func `one problem is one`(count: Int, text: String) {
        #expect((last(shell(columns: 100, problems: count)) + " ").contains(text))
        #expect(!last(shell(columns: 100, problems: 1)).contains("1 problems"))
    }

    @Test(arguments: [20, 24, 30, 40, 50, 60, 80], [Language.english, .chinese])
    func `a key remains beside problems on every terminal`(columns: Int, language: Language) {
        let line = last(shell(columns: columns, problems: 3, language: language))
        #expect(line.contains("\u{2717} 3"), "\(line)")
        #expect(line.contains("! "), "\(line)")
        #expect(TextWidth.of(line) <= columns)
    }

    @Test func `what gives way are words, then the depth, then the place`() {
        #expect(last(shell(columns: 80, problems: 3)).contains("3 problems"))
        let narrow = last(shell(columns: 40, problems: 3))
        #expect(!narrow.contains("3 problems") && narrow.contains("pag"), "\(narrow)")
        #expect(!last(shell(columns: 20, problems: 3)).contains("pag"))
    }

    @Test(arguments: [("Q", "Q does nothing here; ? shows the keys"), ("Escape", "This is the first page")])
    func `a key that does nothing says so until the next`(key: String, text: String) throws {
        let test = shell(columns: 80, problems: 0)
        try test.press(key)
        #expect(last(test).contains(text), "\(last(test))")
        try test.press("Tab")
        #expect(!last(test).contains(text))
    }

    @Test func `in front of the pages the keys are those of what stands there`() throws {
        let test = shell(columns: 80, problems: 0)
        try test.press("?")
        #expect(last(test).hasSuffix("Down next  Escape close"), "\(last(test))")
        try test.press("Escape")
        test.shell.receive([.ask(id: 1, .modal(Question.Modal()))])
        #expect(last(test).hasSuffix("Enter choose  Down next  Escape close"), "\(last(test))")
    }

    @Test(
        "On a bar that is one by being reversed, what else is said is reversed too",
        arguments: [("dark", ColorDepth.mono), ("terminal", .palette)])
    func reversed(theme: String, depth: ColorDepth) {
        let test = shell(columns: 80, problems: 1)
        test.shell.use(ThemeLoader().load(theme, depth: depth).theme)
        let grid = test.shell.frame().grid
        let row = grid.size.rows - 1
        let shown = (0..<grid.size.columns).filter { grid[$0, row].style.attributes.contains(.reverse) }
        #expect(shown.count == grid.size.columns, "\(test.lines.last ?? "")")
        #expect(test.lines.last?.contains("\u{2717}") == true)
    }
}
