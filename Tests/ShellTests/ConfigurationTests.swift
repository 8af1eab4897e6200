import Testing

@testable import Shell

/// What `config.toml` may say, and what is told of it.
struct ConfigurationTests {
    private struct Case: Sendable, CustomTestStringConvertible {
        let line: String
        /// Without the file's name; nil is nothing wrong.
        let problem: String?
        var testDescription: String { line }
    }

    private static let cases: [Case] = [
        Case(line: "theme = \"kiln\"", problem: nil),
        Case(line: "theme = \"auto\"", problem: nil),
        Case(line: "page-width = 375", problem: nil),
        Case(line: "page-width = \"375\"", problem: nil),
        Case(
            line: "theme-dark = \"auto\"",
            problem: "1:14: error: there is no theme 'auto'; `termina theme list` shows them"),
        Case(
            line: "theme = \"lava\"", problem: "1:9: error: there is no theme 'lava'; `termina theme list` shows them"),
        Case(line: "mouse = \"yes\"", problem: "1:9: error: mouse is true or false"),
        Case(line: "moose = true", problem: "1:1: warning: there is no option 'moose'; did you mean 'mouse'?"),
        Case(line: "zebra-crossing = 1", problem: "1:1: warning: there is no option 'zebra-crossing'"),
        Case(
            line: "keymap = \"plane\"",
            problem: "1:10: error: keymap is one of \"vi\", \"plain\"; did you mean 'plain'?"),
        Case(line: "dock-rows = -1", problem: "1:13: error: dock-rows is a whole number from 0 to 200"),
        Case(line: "dock-rows = 1.5", problem: "1:13: error: dock-rows is a whole number from 0 to 200"),
        Case(line: "keys = \"\"", problem: "1:8: error: keys is a path"),
        Case(
            line: "[look]\nplain = true",
            problem: "2:1: warning: there is no option 'look.plain'; did you mean 'plain'?"),
    ]

    @Test(arguments: cases) private func `what is wrong is told with its place`(_ item: Case) {
        let file = ConfigurationFile(item.line, file: "config.toml") { ["dark", "kiln"].contains($0) }
        #expect(file.problems.map(\.description) == (item.problem.map { ["config.toml:" + $0] } ?? []))
        if item.problem != nil { #expect(file.configuration == Configuration()) }
    }

    @Test func `a changed file carries over what it changes, and nothing else`() {
        var running = Configuration()
        running.theme = "kiln"
        running.wheelRows = 5
        let old = ConfigurationFile("wheel-rows = 5", file: "c").configuration
        let new = ConfigurationFile("wheel-rows = 7\nmouse = false\nlog-level = \"debug\"", file: "c").configuration
        var expected = running
        expected.wheelRows = 7
        expected.mouse = false
        expected.logLevel = "debug"
        #expect(running.changed(from: old, to: new) == expected)
        #expect(expected.changed(from: new, to: new) == expected)
    }

    @Test func `every option reads what it writes`() {
        for option in ConfigurationOption.all {
            let text = "\(option.name) = \(option.text(in: Configuration()))"
            let file = ConfigurationFile(text, file: "config.toml")
            #expect(file.problems.isEmpty, "\(text)")
            #expect(file.configuration == Configuration(), "\(text)")
        }
    }

    @Test(arguments: Language.allCases) func `the first file is all comments, and right when they are taken away`(
        language: Language
    ) {
        let text = ConfigurationFile.initialText(language)
        #expect(ConfigurationFile(text, file: "config.toml").problems.isEmpty)
        #expect(text.split(separator: "\n").allSatisfy { $0.hasPrefix("#") })
        let options = text.split(separator: "\n").filter { $0.contains(" = ") }.map { $0.dropFirst(2) }
        #expect(options.count == ConfigurationOption.all.count)
        let file = ConfigurationFile(options.joined(separator: "\n"), file: "config.toml")
        #expect(file.problems.isEmpty)
        #expect(file.configuration == Configuration())
        for option in ConfigurationOption.all {
            #expect(
                option.help.text(.english).hasSuffix(".") && option.help.text(.chinese).hasSuffix("。"), "\(option.name)"
            )
        }
    }

    @Test func `what is wrong does not keep the rest from holding`() {
        let file = ConfigurationFile(
            "mouse = 1\nthis is no line\nwheel-rows = 5\nreduced-motion = true\nplain = true\ndock-tab = \"lifecycle\"",
            file: "c")
        #expect(file.problems.map(\.line) == [1, 2])
        #expect(file.configuration.wheelRows == 5)
        #expect(file.configuration.reducedMotion && file.configuration.plain && file.configuration.mouse)
        #expect(file.configuration.dockTab == "lifecycle")
    }

    @Test func `any text is read without a trap`() {
        var random = SplitMix(seed: 1)
        let pieces = ["theme", "=", "\"", "[", "]", "\n", "mouse", "true", "9999999999999999999999", "#", "\u{0}", "。"]
        for _ in 0..<2_000 {
            let text = (0..<12).map { _ in pieces.randomElement(using: &random) ?? "" }.joined(separator: " ")
            for problem in ConfigurationFile(text, file: "c").problems { #expect(problem.line > 0, "\(text)") }
        }
    }

    @Test @MainActor func `the dock's tabs are called as they are`() {
        #expect(Dock().tabs.map(\.title.rawValue) == Dock.tabNames)
    }
}
