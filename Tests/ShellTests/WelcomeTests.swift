import Terminal
import Testing

@testable import Shell

/// The welcome of the first run, and the question before quitting.
@MainActor
struct WelcomeTests {
    private func first(
        columns: Int = 60, rows: Int = 24, language: Language = .english, plain: Bool = false
    ) -> TestShell {
        let test = TestShell(
            columns: columns, rows: rows, language: language, isFirstRun: true, configuration: { $0.plain = plain })
        test.start()
        test.open("a", id: 1, [.button("one"), .button("two")])
        return test
    }

    @Test(arguments: [(Language.english, "Keys to begin with"), (.chinese, "开始使用的按键")])
    func `the first run shows five keys`(language: Language, title: String) {
        let test = first(language: language)
        #expect(test.shows(title))
        for command in [Command.focusNext, .activate, .back, .help, .quit] {
            #expect(test.shows(command.title(language)), "\(command.name)")
        }
    }

    @Test func `its keys are those of the keymap as it is`() {
        let test = first()
        test.shell.keyFile = KeyFile("preset = \"plain\"\n[page]\n\"x\" = \"tap\"\n\"Enter\" = false", file: "k")
        #expect(test.lines.contains { $0.contains("x  ") && $0.contains(Command.activate.title(.english)) })
        #expect(test.lines.contains { $0.contains("F1") && $0.contains(Command.help.title(.english)) })
    }

    @Test(arguments: ["Enter", "Escape", "Space"]) func `such a key closes it and does nothing more`(key: String) throws
    {
        let test = first()
        _ = test.takeMessages()
        try test.press(key)
        #expect(!test.shows("Keys to begin with"))
        #expect(test.takeMessages().isEmpty)
        #expect(test.remembered == 1)
    }

    @Test func `any other key closes it and does what it does`() throws {
        let test = first()
        try test.press("?")
        #expect(!test.shows("Keys to begin with"))
        #expect(test.shows("type to search"))
    }

    @Test func `a click closes it and taps nothing`() {
        let test = first()
        _ = test.takeMessages()
        test.click(5, 3)
        #expect(!test.shows("Keys to begin with"))
        #expect(test.takeMessages().isEmpty)
    }

    @Test func `it is not shown again, nor in plain mode, nor where nothing is remembered`() throws {
        let test = first()
        try test.press("Escape")
        test.shell.restart()
        #expect(!test.shows("Keys to begin with"))
        #expect(!first(plain: true).shows("Keys to begin with"))
        let second = TestShell()
        second.start()
        #expect(!second.shows("Keys to begin with"))
    }

    @Test(arguments: [(1, 1), (12, 4), (20, 5), (30, 9), (80, 24), (300, 100)])
    func `it stands in any size`(columns: Int, rows: Int) throws {
        let test = first(columns: columns, rows: rows)
        #expect(test.lines.count == rows)
        if columns >= 30 { #expect(test.shows("Tab")) }
    }

    // MARK: Quitting

    private func typed(confirmQuit: Bool = true, language: Language = .english) throws -> TestShell {
        let test = TestShell(language: language, configuration: { $0.confirmQuit = confirmQuit })
        test.start()
        test.open("form", id: 1, title: "Form", [.input])
        try test.press("Tab \"hello\" Escape")
        return test
    }

    @Test func `quitting asks while an input holds what was typed, and stays`() throws {
        let test = try typed()
        try test.press("q")
        #expect(test.quits.isEmpty)
        #expect(test.shows("Quit without sending?") && test.shows("Form holds text"))
        try test.press("Enter")
        #expect(test.quits.isEmpty && !test.shows("Quit without sending?"))
        try test.press("q Left Enter")
        #expect(test.quits == [0])
    }

    @Test func `asked twice it quits`() throws {
        let test = try typed()
        try test.press("C-c")
        #expect(test.quits.isEmpty)
        try test.press("C-c")
        #expect(test.quits == [0])
    }

    @Test func `it asks in Chinese too`() throws {
        let test = try typed(language: .chinese)
        try test.press("q")
        #expect(test.shows("仍然退出") && test.shows("“Form”"))
    }

    @Test func `it asks for a page below the top one`() throws {
        let test = try typed()
        test.open("next", id: 2, [.text("next")])
        try test.press("q")
        #expect(test.quits.isEmpty && test.shows("Form holds text"))
    }

    @Test(arguments: ["", "Tab \"x\" Enter", "Tab \"x\" Backspace Escape"])
    func `it does not ask when nothing is left unsent`(keys: String) throws {
        let test = TestShell()
        test.start()
        test.open("form", id: 1, [.input])
        try test.press(keys)
        try test.press("q")
        #expect(test.quits == [0])
    }

    @Test func `the configuration switches the question off`() throws {
        let test = try typed(confirmQuit: false)
        try test.press("q")
        #expect(test.quits == [0])
    }
}
