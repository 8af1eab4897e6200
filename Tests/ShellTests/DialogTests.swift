import Bridge
import Cells
import Terminal
import Testing

@testable import Shell

@MainActor
@Suite("Dialogs that the app asks for")
struct DialogTests {
    private func ask(_ question: Question, language: Language = .english, columns: Int = 60) -> TestShell {
        let test = TestShell(columns: columns, language: language)
        test.start(tabs: ["home", "mine"])
        test.open("home", id: 1, [.button("behind")])
        _ = test.takeMessages()
        test.shell.receive([.ask(id: 7, question)])
        return test
    }

    private func modal(_ change: (inout Question.Modal) -> Void = { _ in }) -> Question {
        var modal = Question.Modal()
        modal.title = "Sure?"
        modal.content = "It cannot be undone"
        modal.cancelText = "No"
        modal.confirmText = "Yes"
        change(&modal)
        return .modal(modal)
    }

    @Test("A text that has no room scrolls, to its end and no further")
    func longText() throws {
        let test = ask(modal { $0.content = (1...60).map { "line \($0)." }.joined(separator: "\n") })
        #expect(test.shows("line 1.") && !test.shows("line 60."))
        try test.press("PageDown")
        #expect(!test.shows("line 1.") && !test.shows("line 60."))
        try test.press("PageDown PageDown PageDown PageDown PageDown PageDown PageDown PageDown PageDown PageDown")
        #expect(test.shows("line 60.") && !test.shows("line 1."))
        test.mouse(.wheelUp, 30, 10)
        #expect(!test.shows("line 60.") && test.shows("line 59."))
        try test.press("PageUp PageUp PageUp PageUp PageUp PageUp PageUp PageUp PageUp PageUp PageUp Enter")
        #expect(test.takeMessages() == [#"answer 7 {"confirm":true,"cancel":false}"#])
    }

    @Test(
        "A modal is answered by keys",
        arguments: [
            ("Enter", #"{"confirm":true,"cancel":false}"#), ("Space", #"{"confirm":true,"cancel":false}"#),
            ("Escape", #"{"confirm":false,"cancel":true}"#), ("Left Enter", #"{"confirm":false,"cancel":true}"#),
            ("Tab Tab Enter", #"{"confirm":true,"cancel":false}"#),
            ("S-Tab Enter", #"{"confirm":false,"cancel":true}"#),
            ("Down Enter", #"{"confirm":false,"cancel":true}"#), ("q 1 ? Enter", #"{"confirm":true,"cancel":false}"#),
        ])
    func modalKeys(keys: String, answer: String) throws {
        let test = ask(modal())
        #expect(test.shows("Sure?") && test.shows("It cannot be undone") && test.shows("[ Yes ]"))
        try test.press(keys)
        #expect(test.takeMessages() == ["answer 7 \(answer)"])
        #expect(!test.shows("Sure?"))
        #expect(test.quits == [])
    }

    @Test("A modal is answered by clicks, and what is behind it is not clicked")
    func modalClicks() {
        let test = ask(modal())
        test.click(on: "behind")
        test.click(on: "mine")
        #expect(test.takeMessages() == [])
        #expect(test.click(on: "No"))
        #expect(test.takeMessages() == [#"answer 7 {"confirm":false,"cancel":true}"#])
        test.shell.receive([.ask(id: 8, modal())])
        #expect(test.click(on: "Yes"))
        #expect(test.takeMessages() == [#"answer 8 {"confirm":true,"cancel":false}"#])
    }

    @Test("A modal without a cancel button does not go by Escape")
    func modalWithoutCancel() throws {
        let test = ask(modal { $0.showCancel = false })
        #expect(!test.shows("No "))
        try test.press("Escape Left")
        #expect(test.takeMessages() == [])
        try test.press("Enter")
        #expect(test.takeMessages() == [#"answer 7 {"confirm":true,"cancel":false}"#])
    }

    @Test("An editable modal answers with its text")
    func editable() throws {
        let question = modal {
            $0.editable = true
            $0.content = "old"
        }
        let test = ask(question)
        try test.press(#"" 名" Enter"#)
        #expect(test.takeMessages() == [#"answer 7 {"confirm":true,"cancel":false,"content":"old 名"}"#])
        test.shell.receive([.ask(id: 8, question)])
        try test.press(#"C-u "a b" Left Left Backspace "é""#)
        test.shell.handle(.paste("x\ny"))
        #expect(test.shows("éx y b"))
        #expect(test.screen.cursor != nil)
        try test.press("Escape")
        #expect(test.takeMessages() == [#"answer 8 {"confirm":false,"cancel":true}"#])
    }

    @Test("Several modals are answered from the topmost on")
    func several() throws {
        let test = ask(modal())
        test.shell.receive([.ask(id: 8, modal { $0.title = "Second?" })])
        #expect(test.shows("Second?"))
        try test.press("Enter")
        #expect(test.shows("Sure?"))
        try test.press("Escape")
        #expect(test.takeMessages().map { $0.prefix(8) } == ["answer 8", "answer 7"])
    }

    @Test("Dialogs fit a terminal of any size", arguments: [(1, 1), (5, 3), (10, 4), (20, 5), (40, 12), (200, 50)])
    func sizes(columns: Int, rows: Int) throws {
        let test = TestShell(columns: columns, rows: rows)
        test.start(tabs: ["home", "mine"])
        test.open("home", id: 1, [.button("a"), .input])
        let long = String(repeating: "很长的文字 and words ", count: 40)
        test.shell.receive([
            .overlay(.toast(title: long, icon: "success", mask: false)), .ask(id: 1, modal { $0.content = long }),
            .ask(id: 2, .actionSheet(title: long, items: [long, "b"], itemColor: nil)),
        ])
        try test.press("?")
        #expect(test.lines.count == rows)
        try test.press("Escape Escape Escape Escape")
        #expect(test.lines.count == rows)
        #expect(test.takeMessages().filter { $0.hasPrefix("answer") }.count == 2)
    }

    @Test(
        "An action sheet is answered by keys",
        arguments: [
            ("Enter", #"{"tapIndex":0}"#), ("Down Enter", #"{"tapIndex":1}"#), ("j j Space", #"{"tapIndex":2}"#),
            ("Up Up Enter", #"{"tapIndex":2}"#), ("2", #"{"tapIndex":1}"#), ("9 3", #"{"tapIndex":2}"#),
            ("Escape", "null"), ("Up Enter", "null"), ("S-Tab Enter", "null"), ("0 Down k Enter", #"{"tapIndex":0}"#),
        ])
    func sheetKeys(keys: String, answer: String) throws {
        let test = ask(.actionSheet(title: "Which?", items: ["one", "two", "three"], itemColor: nil))
        #expect(test.shows("Which?") && test.shows("three") && test.shows("Cancel"))
        try test.press(keys)
        #expect(test.takeMessages() == ["answer 7 \(answer)"])
        #expect(!test.shows("Which?"))
    }

    @Test("An action sheet is answered by clicks")
    func sheetClicks() {
        let test = ask(.actionSheet(title: nil, items: ["one", "two"], itemColor: nil), language: .chinese)
        #expect(test.click(on: "two"))
        #expect(test.takeMessages() == [#"answer 7 {"tapIndex":1}"#])
        test.shell.receive([.ask(id: 8, .actionSheet(title: nil, items: ["one", "two"], itemColor: nil))])
        #expect(test.click(on: "取消"))
        #expect(test.takeMessages() == ["answer 8 null"])
    }

    @Test("An action sheet with more items than rows shows the selected one")
    func longSheet() throws {
        let items = (1...60).map { "item \($0)" }
        let test = ask(.actionSheet(title: nil, items: items, itemColor: nil))
        try test.press("Up")
        #expect(test.shows("\u{25B8} Cancel"))
        try test.press("Up")
        #expect(test.shows("\u{25B8} item 60"))
        test.click(on: "item 58")
        #expect(test.takeMessages() == [#"answer 7 {"tapIndex":57}"#])
    }

    @Test("Help lists every binding and its search finds keys and words")
    func help() throws {
        let test = TestShell(columns: 80, rows: 120)
        test.start()
        test.open("home", id: 1)
        try test.press("?")
        for text in ["Keys", "In a page", "Everywhere", "Show the keys", "C-c, C-q"] { #expect(test.shows(text)) }
        try test.press(#""undo""#)
        #expect(test.shows("While typing") && test.shows("Undo") && !test.shows("Show the keys"))
        try test.press(#"C-u "c-q""#)
        #expect(test.shows("Quit") && !test.shows("Undo"))
        try test.press(#"C-u "zzz""#)
        #expect(test.shows("No key has to do with this."))
        try test.press("Escape")
        #expect(!test.shows("zzz"))
        #expect(test.takeMessages() == [])
    }

    @Test("Help scrolls to its end and no further")
    func helpScrolls() throws {
        let test = TestShell(columns: 60, rows: 14)
        test.start()
        test.open("home", id: 1)
        try test.press("F1")
        for _ in 0..<120 {
            #expect(!test.text.isEmpty)
            try test.press("PageDown")
        }
        #expect(test.shows(Command.cancel.title(.english)))
        let end = test.text
        try test.press("PageDown")
        #expect(test.text == end)
        try test.press("Up")
        #expect(test.text != end)
        try test.press("q")
        #expect(!test.shows("search"))
    }

    @Test("Problems are counted in the status line and listed, the latest first")
    func problems() throws {
        let test = TestShell(columns: 90, rows: 24)
        test.start()
        test.open("home", id: 1, [.text("content")])
        try test.press("!")
        #expect(test.shows("Nothing went wrong."))
        try test.press("Escape")
        func fault(_ name: String) -> Fault {
            Fault(kind: .exception, message: "\(name) is not defined", source: "pages/home.js:3:5", page: nil)
        }
        test.shell.receive([.fault(fault("early")), .fault(fault("late"))])
        #expect(test.shows("2 problems") && test.shows("content"))
        try test.press("!")
        let late = try #require(test.place(of: "late is not defined"))
        let early = try #require(test.place(of: "early is not defined"))
        #expect(late.row < early.row)
        #expect(test.shows("pages/home.js:3:5"))
        try test.press("Escape")
        for _ in 0..<3_000 { test.shell.receive([.fault(fault("again"))]) }
        #expect(test.shell.problems.count <= 1_000)
    }

    @Test("A page without content says what is wrong in its files")
    func brokenPage() {
        let test = TestShell()
        test.start()
        test.open("home", id: 1)
        let fault = Fault(kind: .file, message: "no end of <view>", source: "pages/home.wxml:2:1", page: PageID(1))
        test.shell.receive([.fault(fault)])
        for text in ["This page cannot be shown", "no end of <view>", "pages/home.wxml:2:1"] {
            #expect(test.shows(text))
        }
    }

    @Test("Ctrl-C quits from a dialog too")
    func controlC() throws {
        let test = ask(modal())
        try test.press("C-c")
        #expect(test.quits == [0])
    }
}
