import Bridge
import Cells
import Terminal
import Testing
import Values

@testable import Shell

/// The terminal's real cursor, which input methods follow.
@MainActor
@Suite struct CaretTests {
    private func caret(_ test: TestShell) -> CellPoint? {
        test.shell.paint()
        return test.screen.cursor
    }

    private func started() -> TestShell {
        let test = TestShell(columns: 60, rows: 24)
        test.start()
        test.open("home", id: 1, [.button("ok")])
        return test
    }

    @Test(arguments: [("a", 1), ("中文", 4), ("e\u{301}", 1), ("👩‍👩‍👧x", 3), ("中", 2)])
    func `in the dock's fields it stands behind what was typed`(text: String, columns: Int) throws {
        for open in ["` /", "` :"] {
            let test = started()
            #expect(caret(test) == nil)
            try test.press(open)
            let start = try #require(caret(test))
            test.shell.handle(.paste(text))
            #expect(caret(test) == CellPoint(column: start.column + columns, row: start.row))
            try test.press("Left")
            let last = TextWidth.of(text.last ?? "a")
            #expect(caret(test) == CellPoint(column: start.column + columns - last, row: start.row))
            try test.press("Escape Escape")
            #expect(caret(test) == nil)
        }
    }

    @Test func `a text too long for a field keeps it inside`() throws {
        let test = started()
        try test.press("` :")
        test.shell.handle(.paste(String(repeating: "中文字", count: 40)))
        let end = try #require(caret(test))
        #expect(end.column < 60 && end.row < 24)
        try test.press("Home")
        #expect(try #require(caret(test)).column < end.column)
    }

    @Test(arguments: ["", "天气 sunny"]) func `in an editable modal it stands in its field`(content: String) throws {
        let test = started()
        var modal = Question.Modal()
        modal.title = "Name"
        modal.editable = true
        modal.content = content
        test.shell.receive([.ask(id: 1, .modal(modal))])
        let start = try #require(caret(test))
        #expect(test.lines[start.row].contains("\u{2502}"))
        test.shell.handle(.paste("中"))
        #expect(caret(test) == CellPoint(column: start.column + 2, row: start.row))
        test.shell.receive([.ask(id: 2, .modal(Question.Modal()))])
        #expect(caret(test) == nil)
    }

    @Test func `in help's search and the page picker it stands behind what was typed`() throws {
        for key in ["?", "o"] {
            let test = started()
            try test.press(key)
            let start = try #require(caret(test))
            test.shell.handle(.paste("页a"))
            #expect(caret(test) == CellPoint(column: start.column + 3, row: start.row))
        }
    }
}
