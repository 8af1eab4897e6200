import Cells
import Testing
import Theme

@Suite struct ThemeFileTests {
    private func load(
        _ text: String, depth: ColorDepth = .direct, others: [String: String] = [:]
    ) -> (theme: Theme, diagnostics: [String]) {
        let loader = ThemeLoader { name in
            if name == "mine" { return ThemeSource(file: "mine.toml", text: text) }
            return others[name].map { ThemeSource(file: "\(name).toml", text: $0) }
        }
        let (theme, diagnostics) = loader.load("mine", depth: depth)
        return (theme, diagnostics.map(\.description))
    }

    @Test func `a scope takes from its parents what it does not say`() {
        let (theme, diagnostics) = load(
            """
            "ui" = { fg = "white", bg = "#101010" }
            "dock" = { bg = "deep", modifiers = ["italic"] }
            "dock.tab" = "#fff"
            "dock.tab.selected" = { modifiers = ["bold", "underline"] }
            [palette]
            deep = "#000080"
            """)
        #expect(diagnostics == [])
        #expect(theme[.dockTabSelected].foreground == .rgb(255, 255, 255))
        #expect(theme[.dockTabSelected].background == .rgb(0, 0, 128))
        #expect(theme[.dockTabSelected].attributes == [.bold, .underline])
        #expect(theme[.dockTab].attributes == .italic)
        #expect(theme[.dockError].foreground == .palette(7))
        #expect(theme[.navbar].background == .rgb(16, 16, 16))
    }

    @Test(arguments: [
        (ColorDepth.direct, Color.rgb(1, 2, 3), CellStyle.Attributes.bold), (.indexed, .indexed(99), .bold),
        (.palette, .palette(12), .bold),
        (.mono, .terminal, .reverse),
    ])
    func `a theme says what each depth shows`(depth: ColorDepth, color: Color, attributes: CellStyle.Attributes) {
        let (theme, diagnostics) = load(
            """
            "focus" = { fg = "x", modifiers = ["bold"], mono = ["reversed"] }
            [palette]
            x = { rgb = "#010203", ansi = "bright-blue", indexed = 99 }
            """, depth: depth)
        #expect(diagnostics == [])
        #expect(theme[.focus].foreground == color)
        #expect(theme[.focus].attributes == attributes)
    }

    @Test func `a theme changes the one it inherits`() {
        let base = "\"navbar\" = { fg = \"a\", bg = \"#222222\" }\n[palette]\na = \"#111111\"\n"
        let (theme, diagnostics) = load(
            "inherits = \"base\"\n\"toast\" = \"a\"\n[palette]\na = \"#333333\"\n", others: ["base": base])
        #expect(diagnostics == [])
        #expect(theme[.navbar].foreground == .rgb(0x33, 0x33, 0x33))
        #expect(theme[.navbar].background == .rgb(0x22, 0x22, 0x22))
        #expect(theme[.toast].foreground == .rgb(0x33, 0x33, 0x33))
    }

    @Test func `a theme of the same name changes the built-in one`() {
        let loader = ThemeLoader { name in
            name == "dark" ? ThemeSource(file: "dark.toml", text: "inherits = \"dark\"\n\"page\" = \"#123456\"") : nil
        }
        let (theme, diagnostics) = loader.load("dark", depth: .direct)
        #expect(diagnostics.isEmpty)
        #expect(theme[.page].foreground == .rgb(0x12, 0x34, 0x56))
        #expect(theme[.focus] == ThemeLoader().load("dark", depth: .direct).theme[.focus])
    }

    private static let mistakes: [(String, String)] = [
        ("\"navbar\" = \"nope\"", "mine.toml:1:12: error: 'nope' is neither"),
        ("navbar = { fg = \"red\", bg = 7 }", "mine.toml:1:29: error: '' is neither"),
        ("\n\"navbr\" = \"red\"", "mine.toml:2:11: error: there is no scope 'navbr'"),
        ("\"navbar\" = { fg = \"red\", modifiers = [\"loud\"] }", "mine.toml:1:39: error: a modifier is one of"),
        ("navbar = { modifiers = \"bold\" }", "mine.toml:1:24: error: modifiers must be a list"),
        ("\"navbar\" = { colour = 1 }", "mine.toml:1:23: error: 'colour' is unknown"),
        ("\"navbar\" = 5", "mine.toml:1:12: error: a scope must be"),
        ("palette = 1", "mine.toml:1:11: error: palette must be"),
        ("palette = { red2 = \"#12\" }", "mine.toml:1:20: error: 'red2' must be"),
        ("palette = { x = { rgb = \"#123456\", ansi = \"pink\" } }", "mine.toml:1:43: error: ansi must be one of"),
        ("palette = { x = { rgb = \"#123456\", indexed = 256 } }", "mine.toml:1:46: error: indexed must be"),
        ("inherits = 1", "mine.toml:1:12: error: inherits must"),
        ("inherits = \"mine\"", "mine.toml:1:12: error: inherits itself"),
        ("inherits = \"nobody\"", "mine.toml:1:12: error: there is no such theme"),
        ("\"navbar\" = = 1", "mine.toml:1:12: error: a string,"),
        ("navbar", "mine.toml:1:7: error: a key is followed by ="),
        ("navbar = \"red", "mine.toml:1:14: error: the string is not closed"),
        ("navbar = \"red\" x", "mine.toml:1:16: error: nothing more"),
        ("= 1", "mine.toml:1:1: error: a key is expected"),
        ("navbar = \"red\"\nnavbar = \"red\"", "mine.toml:2:1: error: 'navbar' is there twice"),
        ("navbar = \"\\q\"", "mine.toml:1:11: error: '\\q' means nothing"),
        ("navbar = " + String(repeating: "[", count: 40), "mine.toml:1:42: error: this is nested too deeply"),
        ("navbar = { fg = 1", "mine.toml:1:18: error: a table's members"),
        ("navbar = 99999999999999999999", "mine.toml:1:10: error: a string,"),
    ]

    @Test(arguments: mistakes)
    func `a mistake is reported where it stands and the rest is used`(text: String, message: String) {
        let (_, diagnostics) = load(text)
        #expect(diagnostics.count == 1)
        #expect(diagnostics.first?.hasPrefix(message) == true, "\(diagnostics)")
        let (theme, _) = load(text + "\n\"toast\" = \"#010101\"\n")
        #expect(theme[.toast].foreground == .rgb(1, 1, 1))
    }

    @Test func `all of what themes are written in is read`() {
        let (theme, diagnostics) = load(
            """
            # a comment
            dock.tab = { fg = 'a b', bg = "\\u0061 \\"c", modifiers = [ "bold", # why
              "dim", ] } # more\r
            [ "palette" ]
            'a b' = "#010203"
            "a \\"c" = "bright-red"
            [other]
            x = -1
            """)
        #expect(diagnostics == ["mine.toml:8:5: error: a theme has no table but palette"])
        #expect(theme[.dockTab].foreground == .rgb(1, 2, 3))
        #expect(theme[.dockTab].background == .palette(9))
        #expect(theme[.dockTab].attributes == [.bold, .dim])
    }

    @Test func `a theme that is not there becomes the dark one`() {
        let (theme, diagnostics) = ThemeLoader().load("nobody", depth: .direct)
        #expect(
            diagnostics.map(\.description) == [
                "nobody: error: there is no such theme; built in are celadon, colorblind, contrast, dark, inkstone, "
                    + "kiln, light, mono, plumrain, ricepaper, terminal, tidepool"
            ])
        #expect(theme[.page] == ThemeLoader().load("dark", depth: .direct).theme[.page])
    }

    @Test func `random text is survived`() {
        var random = SplitMix(seed: 1)
        let pieces = [
            "[", "]", "\"", "=", "palette", "ui", "{", "}", "#fff", "\n", ".", "fg", ",", "inherits", "\u{0}", "世", " ",
            "'",
        ]
        for _ in 0..<500 {
            let text = (0..<20).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
            let (theme, diagnostics) = load(text)
            #expect(theme.name == "mine")
            #expect(diagnostics.allSatisfy { $0.contains("error: ") })
        }
    }
}
