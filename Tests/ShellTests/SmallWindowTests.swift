import Bridge
import Cells
import Testing

@testable import Shell

/// What stands in front of the pages in a window of 20 by 5: it says what matters, and a key answers it.
@MainActor @Suite struct SmallWindowTests {
    private func shell() -> TestShell {
        let test = TestShell(columns: 20, rows: 5)
        test.start(tabs: ["home", "more"])
        test.open("home", id: 1, [.button("Press")])
        return test
    }

    @Test(arguments: [
        ("?", "In a page"), ("? Down", "Tab"), ("o", "pages/home"), ("C-p", "Next element"), ("C-p \"zoom\"", "zoom"),
        ("F12", "Dock needs 11 rows"),
    ])
    func `keys lead to what they lead to elsewhere`(keys: String, wanted: String) throws {
        let test = shell()
        if keys.hasPrefix("o") {
            test.shell.receive([
                .hello(Hello(name: "App", appID: "wx1", tabBar: nil, pages: ["pages/home", "pages/more"]))
            ])
        }
        try test.press(keys)
        #expect(test.text.lowercased().contains(wanted.lowercased()), "\(test.text)")
        try test.press("Escape Escape Escape")
        #expect(test.shows("Press"), "\(test.text)")
    }

    @Test func `a dialog shows title, text and buttons`() throws {
        let test = shell()
        var modal = Question.Modal()
        (modal.title, modal.content, modal.confirmText) = ("Sure?", "It goes.", "Yes")
        test.shell.receive([.ask(id: 1, .modal(modal))])
        #expect(test.shows("Sure?") && test.shows("It goes.") && test.shows("[ Yes ]"), "\(test.text)")
        try test.press("Enter")
        #expect(test.takeMessages().contains { $0.hasPrefix("answer 1") })
    }

    @Test func `a dialog that asks for a text shows its line and a button`() throws {
        let test = shell()
        var modal = Question.Modal()
        (modal.title, modal.editable, modal.confirmText) = ("Name", true, "Yes")
        test.shell.receive([.ask(id: 1, .modal(modal))])
        try test.press("\"Ann\"")
        #expect(test.shows("Name") && test.shows("Ann") && test.shows("[ Yes ]"), "\(test.text)")
    }

    @Test func `an action sheet shows items, the selected one among them`() throws {
        let test = shell()
        test.shell.receive([.ask(id: 1, .actionSheet(title: "What?", items: ["a1", "b2", "c3", "d4"], itemColor: nil))])
        #expect(test.shows("\u{25B8} a1") && test.shows("b2"), "\(test.text)")
        try test.press("Down Down Down")
        #expect(test.shows("\u{25B8} d4"), "\(test.text)")
        try test.press("Enter")
        #expect(test.takeMessages() == [#"answer 1 {"tapIndex":3}"#])
    }

    @Test(arguments: [1, 2, 3, 5])
    func `no height is too low for any of them`(rows: Int) throws {
        for columns in [1, 7, 11, 20] {
            let test = TestShell(columns: columns, rows: rows)
            test.start(tabs: ["home", "more"])
            test.open("home", id: 1, [.button("Press"), .input])
            for keys in ["?", "o", "C-p", "F12 :", "m", "!", "f"] {
                try test.press(keys)
                #expect(test.lines.count == rows)
                try test.press("Escape Escape Escape")
            }
            var modal = Question.Modal()
            (modal.title, modal.content, modal.editable) = ("Title", "Content", columns % 2 == 0)
            test.shell.receive([.ask(id: 1, .modal(modal))])
            #expect(test.lines.count == rows)
            test.shell.receive([.ask(id: 2, .actionSheet(title: "What?", items: ["a", "b"], itemColor: nil))])
            #expect(test.lines.count == rows)
        }
    }
}
