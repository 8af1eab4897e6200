import Markup
import MiniProgram
import Testing
import Values

@Suite struct ConfigTests {
    static let pages = #""pages": ["pages/a/a", "pages/b/b"]"#

    func load(_ app: String, _ more: [String: String] = [:]) -> MiniProgram {
        MiniProgram.load(MemorySource(more.merging(["app.json": app]) { own, _ in own }))
    }

    func messages(_ program: MiniProgram) -> [String] { program.diagnostics.map(\.description) }

    @Test func `a whole app json is read into types`() {
        let program = load(
            #"""
            {"pages": ["pages/a/a", "pages/b/b"], "entryPagePath": "pages/b/b",
             "subPackages": [{"root": "shop/", "name": "s", "independent": true, "pages": ["list/list"]}],
             "window": {"navigationBarTitleText": "App", "navigationBarTextStyle": "black", "onReachBottomDistance": 80},
             "tabBar": {"color": "#111", "custom": true, "list": [
               {"pagePath": "pages/a/a", "text": "A"}, {"pagePath": "pages/b/b", "text": "B"}]},
             "usingComponents": {"x-card": "/components/card"}, "networkTimeout": {"request": 5000},
             "style": "v2", "lazyCodeLoading": "requiredComponents", "resolveAlias": {"@/*": "/*"}, "debug": true}
            """#)
        #expect(messages(program) == [])
        #expect(program.app.pages.map(\.path) == ["pages/a/a", "pages/b/b", "shop/list/list"])
        #expect(program.app.pages[2].subpackage == 0)
        #expect(program.app.subpackages[0].independent)
        #expect(program.app.entryPagePath == "pages/b/b")
        #expect(program.app.window.onReachBottomDistance == 80)
        #expect(program.app.tabBar?.items.map(\.text) == ["A", "B"])
        #expect(program.app.tabBar?.custom == true)
        #expect(program.isTab("pages/a/a") && !program.isTab("shop/list/list"))
        #expect(program.app.usingComponents.map(\.tag) == ["x-card"])
        #expect(program.app.networkTimeout.request == 5000)
        #expect(program.app.networkTimeout.uploadFile == 60_000)
        #expect(program.page("shop/list/list") != nil && program.page("list/list") == nil)
    }

    @Test(arguments: [
        (#"{"pages": 3}"#, "app.json:1:11: error: pages should be Array instead of Number"),
        (#"{}"#, "app.json:1:1: error: app.json needs pages"),
        (#"{"pages": ["a", "a"]}"#, "app.json:1:17: warning: the page \"a\" stands here twice"),
        (#"{"pages": ["../a"]}"#, "app.json:1:12: error: the page \"../a\" is outside the mini-program"),
        (
            #"{"pages": ["a"], "entryPagePath": "b"}"#,
            "app.json:1:35: error: entryPagePath \"b\" is not among the pages"
        ),
        ("{\"pages\": [\"a\"],\n \"window\": []}", "app.json:2:12: error: window should be Object instead of Array"),
        (
            #"{"pages": ["a"], "tabBar": {"list": [{"pagePath": "a", "text": "A"}]}}"#,
            "app.json:1:37: error: tabBar.list needs at least 2 items, and has 1"
        ),
        (
            #"{"pages": ["a", "b"], "tabBar": {"list": [{"pagePath": "a", "text": "A"}, {"pagePath": "c", "text": ""}]}}"#,
            "app.json:1:88: error: pagePath \"c\" is not among the pages of app.json"
        ),
        (
            #"{"pages": ["a"], "window": {"navigationBarTextStyle": "blue"}}"#,
            "app.json:1:55: warning: navigationBarTextStyle is \"blue\" and should be \"black\" or \"white\""
        ),
        ("{\"pages\": [\"a\"],}", "app.json:1:16: warning: JSON allows no comma behind the last element"),
        ("// x\n{\"pages\": [\"a\"]}", "app.json:1:1: warning: JSON has no comments; some tools refuse this file"),
        ("{\"pages\": [\"a\"", "app.json:1:15: error: a comma or ] is expected"),
        ("{\"pages\": ['a']}", "app.json:1:12: error: JSON strings stand in double quotes"),
        ("", "app.json:1:1: error: the file is empty; a JSON object is expected"),
        ("[]", "app.json:1:1: error: the file should hold Object instead of Array"),
        ("{\"页\": \"x\n", "app.json:1:7: error: this string has no end on its line"),
        ("{\"pages\": [\"a\"]} x", "app.json:1:18: error: unexpected text behind the JSON value"),
    ])
    func `what is wrong with app json is said at its place`(text: String, message: String) {
        #expect(messages(load(text)).contains(message), "\(messages(load(text)))")
    }

    @Test func `what was read before a syntax error is kept`() {
        let program = load(#"{"pages": ["a", "b"], "window": {"navigationBarTitleText": "x" "#)
        #expect(program.app.pages.map(\.path) == ["a", "b"])
        #expect(program.app.window.navigationBarTitleText == "x")
        #expect(program.diagnostics.count == 1)
    }

    @Test func `a missing app json is diagnosed`() {
        let program = MiniProgram.load(MemorySource([:]))
        #expect(messages(program) == ["app.json: error: app.json does not exist"])
        #expect(program.app.pages.isEmpty)
    }

    @Test func `a page's own window is laid over the app's`() {
        let program = load(
            "{\(Self.pages), \"window\": {\"navigationBarTitleText\": \"App\", \"backgroundColor\": \"#eee\"}}",
            [
                "pages/a/a.json":
                    #"{"navigationBarTitleText": "甲", "enablePullDownRefresh": true, "disableScroll": true}"#
            ])
        let window = program.window(of: "pages/a/a")
        #expect(window.navigationBarTitleText == "甲")
        #expect(window.backgroundColor == "#eee")
        #expect(window.enablePullDownRefresh == true && window.disableScroll == true)
        #expect(program.window(of: "pages/b/b").navigationBarTitleText == "App")
    }

    @Test func `theme variables are replaced by theme`() {
        let program = load(
            """
            {\(Self.pages), "darkmode": true, "themeLocation": "theme.json",
             "window": {"navigationBarBackgroundColor": "@bar", "navigationBarTextStyle": "@text"}}
            """,
            ["theme.json": ##"{"light": {"bar": "#fff", "text": "black"}, "dark": {"bar": "#000", "text": "white"}}"##])
        #expect(messages(program) == [])
        #expect(program.window(of: "pages/a/a").navigationBarBackgroundColor == "#fff")
        #expect(program.window(of: "pages/a/a", theme: "dark").navigationBarBackgroundColor == "#000")
        #expect(program.window(of: "pages/a/a", theme: "dark").navigationBarTextStyle == "white")
    }

    @Test func `a component's json says what it is`() {
        let program = load(
            "{\(Self.pages)}",
            [
                "c/card.json": #"""
                {"component": true, "styleIsolation": "shared", "usingComponents": {"x-a": "./a", "a b": "./b"},
                 "componentGenerics": {"item": {"default": "./d"}, "other": true}, "componentPlaceholder": {"x-a": "view"}}
                """#
            ])
        let card = program.component("c/card")
        #expect(card.isComponent && card.exists)
        #expect(card.styleIsolation == "shared")
        #expect(card.usingComponents.map(\.tag) == ["x-a"])
        #expect(card.generics.map(\.name) == ["item", "other"])
        #expect(card.generics.first?.defaultRequest == "./d")
        #expect(card.placeholders == ["x-a": "view"])
        #expect(messages(program).count == 1)
        #expect(!program.component("c/none").exists)
    }

    @Test func `project files give root, name and appid`() {
        let program = MiniProgram.load(
            MemorySource([
                "project.config.json":
                    #"{"appid": "wx0123456789abcdef", "projectname": "%E5%BE%85%E5%8A%9E", "miniprogramRoot": "mini/", "setting": {"urlCheck": true}}"#,
                "project.private.config.json": #"{"setting": {"urlCheck": false}}"#,
                "mini/app.json": #"{"pages": ["a"]}"#,
            ]))
        #expect(program.appID == "wx0123456789abcdef")
        #expect(program.name == "待办")
        #expect(!program.project.urlCheck)
        #expect(program.app.pages.map(\.path) == ["a"])
        #expect(program.source.isFile("app.json"))
    }

    @Test(arguments: [nil, "touristappid", "wx0123456789ABCDEF", "../../etc", "wx0123"])
    func `an appid that is none becomes a hash of the path`(written: String?) {
        let first = AppID.settle(written, identity: "/a")
        #expect(AppID.isValid(first))
        #expect(first == AppID.settle(written, identity: "/a"))
        #expect(first != AppID.settle(written, identity: "/b"))
    }

    @Test func `termina toml is read and diagnosed`() {
        let program = load(
            "{\(Self.pages)}",
            [
                "termina.toml": """
                [hosts]
                "api.example.com" = "embedded"
                [domains]
                request = ["https://a.example"]
                [[key]]
                page = "pages/a/a"
                keys = "ctrl+n"
                tap = ".add"
                [[key]]
                keys = "g"
                wx = "navigateTo"
                options = { url = "/pages/b/b" }
                [[key]]
                keys = "x"
                """
            ])
        #expect(program.termina.hosts == ["api.example.com": "embedded"])
        #expect(program.termina.domains == ["request": ["https://a.example"]])
        #expect(program.termina.keys.map(\.keys) == ["ctrl+n", "g"])
        #expect(messages(program) == ["termina.toml:13:1: error: the [[key]] \"x\" needs tap, call or wx"])
        let broken = load("{\(Self.pages)}", ["termina.toml": "[hosts]\n= 3"])
        #expect(broken.diagnostics.first?.range.start.line == 2)
    }

    @Test func `random bytes through the configuration reader never trap`() {
        var generator = SplitMix(seed: 7)
        let alphabet = Array(#"{}[]:,"\/*-+.eE0123456789truefalsn u页"#.utf8) + [0, 10, 13, 255, 0xE2, 0x80, 0xA8]
        for _ in 0..<3000 {
            let bytes = (0..<generator.below(60)).map { _ in alphabet[generator.below(alphabet.count)] }
            let program = MiniProgram.load(MemorySource(bytes: ["app.json": bytes]))
            #expect(program.app.pages.count >= 0)
        }
    }

    @Test func `random tables through the reader of termina toml never trap`() {
        var generator = SplitMix(seed: 23)
        let pieces = [
            "[", "]", "[[", "{", "}", "=", ".", ",", "key", "hosts", "a", "\"", "'", "\"\"\"", "\n", " ", "#", "1", "-",
            "_",
            "\\", "\\u0041", "true", "1979-05-27", "0x", "1e9", "inf", "页", "\u{0}", "\t", "\r",
        ]
        for round in 0..<6000 {
            var text = (0..<generator.below(25)).map { _ in pieces[generator.below(pieces.count)] }.joined()
            if round % 2 == 0 { text = "[" + text }
            let program = load("{}", ["termina.toml": text])
            #expect(program.termina.keys.count >= 0)
        }
    }

    @Test(arguments: ["[[a]]\nx = [\n [],\n [ ]\n]\n[b.\"c d\"]\ny = '''\n[\n'''", "# [\na = \"[\" # [\n"])
    func `brackets that are no headers are left alone`(text: String) {
        let found = load("{}", ["termina.toml": text]).diagnostics
        #expect(!found.contains { $0.path == "termina.toml" && $0.severity == .error })
    }

    @Test func `nesting without end is refused`() {
        let program = load(String(repeating: "[", count: 100_000))
        #expect(messages(program).contains { $0.contains("nested more than 200 deep") })
    }
}
