import Cells
import Foundation
import Testing
import Theme

@Suite struct LiveThemeTests {
    /// A theme file that the test changes.
    private final class File {
        var text: String?
        init(_ text: String?) { self.text = text }

        var loader: ThemeLoader {
            ThemeLoader { [self] name in
                name == "mine" ? text.map { ThemeSource(file: "mine.toml", text: $0) } : nil
            }
        }
    }

    private func expectReload(_ live: inout LiveTheme, _ isNew: Bool) {
        let loaded = live.reload()
        #expect(loaded == isNew)
    }

    @Test func `a changed file is shown, and a broken one leaves the last good theme`() {
        let file = File("\"page\" = \"#010101\"")
        var live = LiveTheme(wanted: "mine", colorVariable: nil, depth: .direct, loader: file.loader)
        #expect(live.theme[.page].foreground == .rgb(1, 1, 1))
        #expect(live.diagnostics.isEmpty)

        file.text = "\"page\" = \"#020202\"\n\"navbar\" = 5"
        expectReload(&live, false)
        #expect(live.theme[.page].foreground == .rgb(1, 1, 1))
        #expect(live.diagnostics.map(\.description) == ["mine.toml:2:12: error: a scope must be a colour or a table"])

        file.text = nil
        expectReload(&live, false)
        #expect(live.theme[.page].foreground == .rgb(1, 1, 1))
        #expect(live.diagnostics.count == 1)

        file.text = "\"page\" = \"#030303\""
        expectReload(&live, true)
        #expect(live.theme[.page].foreground == .rgb(3, 3, 3))
        #expect(live.diagnostics.isEmpty)
    }

    private static let choices: [(String?, String?, ColorDepth, Color?, String)] = [
        (nil, nil, .direct, nil, "dark"),
        (nil, nil, .direct, .rgb(250, 250, 240), "light"),
        (nil, nil, .direct, .rgb(10, 10, 20), "dark"),
        (nil, nil, .direct, .terminal, "dark"),
        (nil, "0;15", .direct, nil, "light"),
        (nil, "0;15", .direct, .rgb(0, 0, 0), "light"),
        (nil, "15;0", .palette, .rgb(255, 255, 255), "dark"),
        (nil, "nonsense", .indexed, .rgb(255, 255, 255), "light"),
        (nil, nil, .mono, .rgb(255, 255, 255), "mono"),
        ("kiln", nil, .direct, .rgb(255, 255, 255), "kiln"),
        ("kiln", "0;15", .direct, nil, "kiln"),
    ]

    @Test(arguments: choices)
    func `the theme is what was asked for, else what the background wants`(
        wanted: String?, variable: String?, depth: ColorDepth, background: Color?, name: String
    ) {
        var live = LiveTheme(wanted: wanted, colorVariable: variable, depth: depth, loader: ThemeLoader())
        let first = live.theme.name
        if let background {
            let isOther = live.take(background: background)
            #expect(isOther == (first != name))
            let isOtherAgain = live.take(background: background)
            #expect(!isOtherAgain)
        }
        #expect(live.theme.name == name)
        #expect(live.theme.depth == depth)
    }

    @Test func `a check tells every mistake in the order of lines`() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Fixtures/Themes")
        let text = try String(contentsOf: folder.appending(path: "broken.toml"), encoding: .utf8)
        let mistakes = ThemeLoader().check(ThemeSource(file: "broken.toml", text: text), name: "broken")
        let recorded = try String(contentsOf: folder.appending(path: "broken.txt"), encoding: .utf8)
        #expect(mistakes.map { "\($0)\n" }.joined() == recorded)
        for name in ThemeSource.builtInNames {
            let source = try #require(ThemeSource.builtIn(name))
            #expect(ThemeLoader().check(source, name: name) == [])
        }
    }

    @Test(arguments: ThemeSource.builtInNames, ColorDepth.allCases)
    func `a sample shows the same words in every theme`(name: String, depth: ColorDepth) {
        let line = ThemeSample.line(ThemeLoader().load(name, depth: depth).theme)
        let words = line.replacing(/\u{1B}\[[0-9;:]*m/, with: "")
        #expect(words.hasPrefix(" Title 标题  text 文字 "))
        #expect(words.hasSuffix(" error "))
        #expect(line.hasSuffix("m"))
        #expect(line.contains("38;2;") == (depth == .direct && name != "terminal"))
    }
}
