import Cells
import Terminal
import Testing
import Values
import Walk

@Suite struct WalkParserTests {
    private func parse(_ text: String) -> (script: WalkScript, mistakes: [WalkMistake]) {
        WalkParser.parse(text, path: "a.walk", devices: ["theme": 1...1, "shake": 0...0])
    }

    private func command(_ line: String) throws -> WalkCommand {
        let (script, mistakes) = parse(line)
        #expect(mistakes.isEmpty)
        return try #require(script.steps.first).command
    }

    @Test func `Each line is a step at its place; blanks and comments are none`() {
        let (script, mistakes) = parse("# a tour\n\nOpen\n  Press Tab # on\r\nCaption \"# no comment\"\n")
        #expect(mistakes.isEmpty)
        #expect(script.steps.map(\.line) == [3, 4, 5])
        #expect(script.steps.map(\.column) == [1, 3, 1])
        #expect(script.steps.map(\.source) == ["Open", "Press Tab", "Caption \"# no comment\""])
        #expect(script.hasCaptions)
    }

    @Test func `Keys have names, are repeated, and texts are typed`() throws {
        guard case .press(let keys) = try command(#"Press Tab*3 C-p / "a\"中" *"#) else {
            Issue.record("no keys")
            return
        }
        #expect(keys.map(\.description) == ["Tab", "Tab", "Tab", "C-p", "/", "a", "\"", "中", "*"])
    }

    @Test func `Texts have escapes`() throws {
        guard case .type(let text) = try command(#"Type "a\tb\n\\\u{4E2D}\"""#) else {
            Issue.record("no text")
            return
        }
        #expect(text == "a\tb\n\\中\"")
    }

    @Test func `Waits and expectations take texts and expressions, wanted or not, with a limit`() throws {
        guard case .wait(let first, let isWanted, let limit) = try command(#"Wait not /共 \d+\/\d+ 件/ 1.5s"#) else {
            Issue.record("no wait")
            return
        }
        #expect(!isWanted && limit == 1_500)
        #expect(first.matches("共 12/3 件") && !first.matches("共 件"))
        guard case .wait(let not, true, 10_000) = try command("Wait not") else {
            Issue.record("'not' alone is a text")
            return
        }
        #expect(not.matches("why not"))
        guard case .expect(let second, true) = try command("Expect /ABC/i") else {
            Issue.record("no expectation")
            return
        }
        #expect(second.matches("xabcx"))
    }

    @Test func `Data is compared with JSON or an expression`() throws {
        guard
            case .expectData("list[0].title", .equal(let value)) = try command(
                ##"ExpectData list[0].title { "a": [1, "# b"] }"##)
        else {
            Issue.record("no value")
            return
        }
        #expect(value == ["a": [1, "# b"]])
        guard case .expectData("n", .matching(let pattern)) = try command(#"ExpectData n /^\d+$/"#) else {
            Issue.record("no expression")
            return
        }
        #expect(pattern.matches("42") && !pattern.matches("4x"))
    }

    @Test func `Everything else is read too`() throws {
        guard case .open(page: "pages/a/a?x=1&y=2") = try command("Open pages/a/a?x=1&y=2"),
            case .open(page: nil) = try command("Open"),
            case .click(_, number: 2) = try command("Click 添加 2"),
            case .expectStack(["pages/a/a", "pages/b/b?id=1"]) = try command("ExpectStack pages/a/a pages/b/b?id=1")
        else {
            Issue.record("a command was read as something else")
            return
        }
        try checkRest()
    }

    private func checkRest() throws {
        guard case .caption("一\n二") = try command("Caption 一 二"), case .caption("") = try command("Caption"),
            case .pause(120_000) = try command("Pause 2m"), case .network("slow") = try command("Network slow"),
            case .language("en") = try command("Language en"),
            case .device("theme", ["dark"]) = try command("Device theme dark"),
            case .user("小明") = try command("User 小明"), case .serverDrop = try command("Server drop"),
            case .screenshot("a.b.svg", .svg) = try command("Screenshot a.b.svg"),
            case .expectConsole(_, isWanted: false) = try command("ExpectConsole not error")
        else {
            Issue.record("a command was read as something else")
            return
        }
        guard case .resize(let size) = try command("Resize 100x30") else {
            Issue.record("no size")
            return
        }
        #expect(size == CellSize(columns: 100, rows: 30))
    }

    @Test(arguments: [
        ("Opn", "1:1: error: there is no command 'Opn'"),
        ("press Tab", "1:1: error: there is no command 'press'; 'Press' is written so"),
        ("\nType \"abc", "2:6: error: this text has no closing quote"),
        ("Type \"a\\q\"", "1:8: error: \\q is no escape"),
        ("Wait /a", "1:6: error: this expression has no closing slash"),
        ("Wait /a/x", "1:9: error: only an i may stand behind an expression"),
        ("Wait /(/", "1:6: error: this is no regular expression"),
        ("Wait", "1:5: error: a text or /an expression/ is missing here"),
        ("Wait a 3", "1:8: error: '3' is no time"),
        ("Wait a 3s more", "1:11: error: nothing more belongs here"),
        ("Press", "1:6: error: a key, such as Tab or Enter is missing here"),
        ("Press Tab Entr", "1:11: error: there is no key 'Entr'"),
        ("Press Tab*999", "1:7: error: a key can be repeated 1 to 200 times"),
        ("Click a 0", "1:9: error: '0' does not say which of them"),
        ("ExpectData a-b 1", "1:12: error: 'a-b' is no path"),
        ("ExpectData a", "1:13: error: the value, as JSON is missing here"),
        ("ExpectData a {", "1:1"),
        ("ExpectStack", "1:12: error: the pages of the stack, the bottom first is missing here"),
        ("Resize 10", "1:8: error: '10' is no size"),
        ("Resize 99999999999999999999x1", "1:8: error:"),
        ("Pause -1s", "1:7: error: '-1s' is no time"),
        ("Pause infs", "1:7: error: 'infs' is no time"),
        ("Network fast", "1:9: error: 'fast' does not say what the network is to be like"),
        ("Language fr", "1:10: error: 'fr' does not say the language of the words around the pages"),
        ("Device", "1:7: error: what happens to the device: shake, theme is missing here"),
        ("Device fly", "1:8: error: no device can 'fly'; there are shake, theme"),
        ("Device theme", "1:8: error: 'theme' takes 1 arguments"),
        ("User \"a/b\"", "1:6: error: 'a/b' is no name for a user"),
        ("Server start", "1:8: error: 'start' does not say what the server is to do"),
        ("Screenshot a.png", "1:12: error: 'a.png' must end in .txt, .svg or .ansi"),
        ("\"Open\"", "1:1: error: a line begins with a command"),
    ]) func `A mistake is told with line and column`(_ text: String, _ message: String) {
        let mistakes = parse(text).mistakes
        #expect(mistakes.count == 1)
        #expect(mistakes.first?.description.hasPrefix("a.walk:\(message)") == true, "\(mistakes)")
    }

    @Test func `A broken line does not keep the others from being read`() {
        let (script, mistakes) = parse("Open\nNonsense\nPress Tab\nPress Nonsense")
        #expect(script.steps.count == 2)
        #expect(mistakes.map(\.line) == [2, 4])
    }

    @Test func `Random text never traps, and its mistakes lie within it`() {
        var random = SystemRandomNumberGenerator()
        let pieces = [
            "Open", "Type", "Press", "Wait", "ExpectData", "Resize", "Device", " ", " ", "\"", "/", "\\", "#", "\n",
            "a",
            "not", "theme", "9", "*", "x", "{", "}", "[", "u{", "中", "\u{0}", "\u{301}", "\r\n", "1e999s", "-",
        ]
        for _ in 0..<3_000 {
            let text = (0..<Int.random(in: 0..<14, using: &random)).map { _ in pieces.randomElement() ?? "" }.joined()
            let (script, mistakes) = parse(text)
            let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
            #expect(script.steps.count + mistakes.count <= lines.count)
            for mistake in mistakes {
                #expect(mistake.line >= 1 && mistake.line <= lines.count && mistake.column >= 1)
            }
        }
    }
}
