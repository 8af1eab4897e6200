import Foundation
import TestFolders
import Testing

/// The person's own files, and the commands about them, as the built program treats them.
@Suite(.enabled(if: RunningProgram.isBuilt, "termina is not built beside the tests"))
struct ConfigurationTests {
    private static let chinese = ["LANG": "zh_CN.UTF-8"]
    private static let form = [
        "app.json": #"{"pages":["pages/a/a"]}"#,
        "pages/a/a.js": "Page({})",
        "pages/a/a.wxml": "<text>ready</text><input placeholder=\"name\"/>",
    ]

    /// Runs the program to its end.
    private func run(_ arguments: String...) throws -> (status: Int32, output: String, errors: String) {
        let process = Process()
        process.executableURL = URL(filePath: try #require(TestProgram.termina))
        process.arguments = arguments
        let (output, errors) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        let told = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, text, told)
    }

    @Test func `init writes a file that check finds right, and does not write over one`() throws {
        let folder = try TemporaryFolder()
        let file = folder.path + "/config.toml"
        #expect(try run("config", "path", "--data", folder.path).output == file + "\n")
        let written = try run("config", "init", "--data", folder.path)
        #expect(written.status == 0 && written.output == file + "\n")
        #expect(try String(contentsOfFile: file, encoding: .utf8).contains("# theme = \"auto\""))
        let checked = try run("config", "check", "--data", folder.path)
        #expect(checked.status == 0 && checked.output.isEmpty)
        #expect(try run("config", "init", "--data", folder.path).status == 2)
        #expect(try run("config", "init", "--force", "--data", folder.path).status == 0)
    }

    @Test func `check tells every mistake with its place`() throws {
        let folder = try TemporaryFolder()
        try folder.write("moose = true\ntheme = \"lava\"\nmouse = 2\n", to: "config.toml")
        let file = folder.path + "/config.toml"
        let checked = try run("config", "check", file)
        #expect(checked.status == 1)
        #expect(
            checked.output == """
                \(file):1:1: warning: there is no option 'moose'; did you mean 'mouse'?
                \(file):2:9: error: there is no theme 'lava'; `termina theme list` shows them
                \(file):3:9: error: mouse is true or false

                """)
    }

    @Test func `the first run welcomes, once`() throws {
        let program = try RunningProgram(Self.form, environment: Self.chinese, isFirstRun: true)
        try program.expect("开始使用的按键")
        program.press("?")
        try program.expect("输入文字可搜索")
        #expect(program.data("welcomed") != nil)
        let second = try RunningProgram(Self.form, environment: Self.chinese)
        try second.expect("ready")
        #expect(!second.terminal.text.contains("开始使用的按键"))
    }

    @Test func `the configuration sets language and dock; what is wrong in it is told and the rest holds`() throws {
        let program = try RunningProgram(
            Self.form, environment: Self.chinese,
            data: ["config.toml": "language = \"en\"\ndock = true\nwheel-rows = 0\nmouse = false\n"])
        try program.expect("ready")
        try program.expect("Console")
        try program.expect("config.toml:3:14: wheel-rows is a whole number from 1 to 50")
        #expect(!String(decoding: program.terminal.output, as: UTF8.self).contains("\u{1B}[?1000h"))
    }

    @Test func `the keymap's file is followed; a wrong one changes nothing`() throws {
        let program = try RunningProgram(Self.form, data: ["keys.toml": "[page]\n\"x\" = \"help\"\n"])
        try program.expect("ready")
        try program.write("[page]\n\"y\" = \"help\"\n\"v\" = \"nothing\"\n", to: "keys.toml")
        try program.expect("keys.toml:3:7: error: there is no command 'nothing'")
        program.press("x")
        try program.expect("type to search")
        program.press("\u{1B}")
        try program.expectGone("type to search")
        try program.write("[page]\n\"y\" = \"help\"\n", to: "keys.toml")
        try program.expect("Your keys were read anew")
        program.press("y")
        try program.expect("type to search")
    }

    @Test func `mouse, dock and keys hold at once when the configuration is saved; plain mode takes the next start`()
        throws
    {
        let program = try RunningProgram(
            Self.form, data: ["config.toml": "language = \"en\"\n", "own.toml": "[page]\n\"y\" = \"help\"\n"])
        try program.expect("ready")
        func written() -> String { String(decoding: program.terminal.output, as: UTF8.self) }
        #expect(written().contains("\u{1B}[?1000h") && !written().contains("\u{1B}[?1000l"))
        try program.write(
            "language = \"en\"\ndock = true\ndock-tab = \"network\"\nmouse = false\nkeys = \"own.toml\"\n",
            to: "config.toml")
        try program.expect("Network")
        try program.expect("read anew")
        #expect(written().contains("\u{1B}[?1000l"))
        program.press("y")
        try program.expect("type to search")
        program.press("\u{1B}")
        try program.expectGone("type to search")
        try program.write("language = \"en\"\nplain = true\nmouse = true\n", to: "config.toml")
        try program.expect("at the next start: plain")
        try program.expectGone("Network")
    }

    @Test func `quitting asks when something typed was not sent`() throws {
        let program = try RunningProgram(Self.form)
        try program.expect("ready")
        program.press("\thello")
        try program.expect("hello")
        // A key that follows Escape at once would be one with Alt.
        program.press("\u{1B}")
        try program.expectGone("INPUT")
        program.press("q")
        try program.expect("Quit without sending?")
        program.press("\r")
        try program.expectGone("Quit without sending?")
        program.press("\u{3}")
        try program.expect("Quit without sending?")
        program.press("\u{3}")
        #expect(program.terminal.waitForExit() == 0)
    }

    @Test func `the log has time, level and source, and is filtered by level`() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            """
            2026-01-01T00:00:00.000Z info shell: App has started
            2026-01-01T00:00:00.001Z error app: boom
              at a.js:1:2
            stray
            2026-01-01T00:00:00.002Z debug console: said

            """, to: "log")
        func lines(_ level: String) throws -> [Substring] {
            try run("log", "--no-follow", "--level", level, "--data", folder.path).output.split(separator: "\n")
        }
        #expect(try lines("error").count == 2)
        #expect(try lines("warning").count == 3)
        #expect(try lines("info").count == 4)
        #expect(try lines("debug").count == 5)
    }

    @Test func `check tells of keys that call what wx has not`() throws {
        let folder = try TemporaryFolder()
        for (path, text) in Self.form { try folder.write(text, to: path) }
        try folder.write(
            "[[key]]\nkeys = \"a\"\nwx = \"navigateTwo\"\n[[key]]\nkeys = \"b\"\nwx = \"showToast\"\noptions = '{bad'\n",
            to: "termina.toml")
        let checked = try run("check", folder.path)
        #expect(checked.status == 1)
        #expect(checked.output.contains("termina.toml:1:1: error: wx has no member 'navigateTwo'"))
        #expect(checked.output.contains("termina.toml:7:11: error: the options are not JSON"))
    }

    @Test func `render knows a theme by its file, with what it inherits`() throws {
        let folder = try TemporaryFolder()
        try folder.write("inherits = \"kiln\"\n[palette]\nground = \"#123456\"\n", to: "mine.toml")
        for (path, text) in Self.form { try folder.write(text, to: "app/" + path) }
        let drawn = try run("render", folder.path + "/app", "--theme", folder.path + "/mine.toml", "--format", "svg")
        #expect(drawn.status == 0 && drawn.errors.isEmpty, "\(drawn.errors)")
        #expect(drawn.output.contains("#123456"))
        #expect(try run("render", folder.path + "/app", "--theme", "lava").errors.contains("there is no such theme"))
    }

    @Test func `the version tells the commit, or that there is none`() throws {
        let text = try run("--version").output
        #expect(text.hasPrefix("termina 0.1.0 ("))
        #expect(text.contains("commit"))
        #expect(!text.contains("/"))
    }
}
