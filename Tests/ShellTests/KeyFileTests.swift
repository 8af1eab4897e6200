import Bridge
import Terminal
import Testing
import Values

@testable import Shell

@MainActor
@Suite("The person's own keys and the app's")
struct KeyFileTests {
    private func read(_ text: String) -> KeyFile {
        KeyFile(text, file: "keys.toml") { ["navigateTo", "showToast"].contains($0) }
    }

    @Test("Keys are bound, bound anew and unbound by context")
    func binding() throws {
        let file = read(
            """
            [page]
            "x" = "quit"
            "q" = false
            "?" = ""
            "ctrl+n" = "scroll-down"
            [input]
            "C-w" = "leave-input"
            [anywhere]
            "F9" = "restart"
            """)
        #expect(file.mistakes == [])
        let map = file.keymap()
        func name(_ key: String, _ context: CommandContext) throws -> String? {
            map.command(for: try Key(named: key), in: context)?.name
        }
        #expect(try name("x", .page) == "quit")
        #expect(try name("q", .page) == nil)
        #expect(try name("?", .page) == nil)
        #expect(try name("C-n", .page) == "scroll-down")
        #expect(try name("C-w", .input) == "leave-input")
        #expect(try name("F9", .input) == "restart")
        #expect(try name("j", .page) == "focus-down")
    }

    @Test("Presets differ in their letters")
    func presets() throws {
        let plain = read("preset = \"plain\"").keymap()
        for letter in ["j", "k", "q", "G", "?"] {
            #expect(plain.command(for: try Key(named: letter), in: .page) == nil)
        }
        for preset in Keymap.Preset.allCases {
            let map = Keymap(preset)
            for command in [Command.help, .quit, .back, .focusNext, .activate, .problems] {
                #expect(map.bindings.contains { $0.command == command }, "\(preset) \(command.name)")
            }
            for binding in map.bindings {
                #expect(map.conflicts(with: binding.keys, in: binding.context).count == 1, "\(binding.text)")
                #expect(binding.command.contexts.contains(binding.context), "\(binding.text)")
            }
        }
    }

    @Test(
        "What is wrong is told with its place",
        arguments: [
            ("[page]\n\"x\" = \"quitt\"", "keys.toml:2:7: error: there is no command 'quitt'; there is quit"),
            ("[page]\n\"Foo\" = \"quit\"", "keys.toml:2:1: error: there is no key 'Foo'"),
            ("[pages]\nx = \"quit\"", "keys.toml:2:1: error: 'pages' is unknown"),
            ("preset = \"emacs\"", "keys.toml:1:10: error: preset is \"vi\" or \"plain\""),
            ("[page]\nx = \"quit\"\n\"x y\" = \"help\"", "keys.toml:3:1: error: 'x y' conflicts with 'x'"),
            (
                "[page]\n\"C-x\" = \"quit\"\n\"ctrl+x\" = \"help\"",
                "keys.toml:3:1: error: 'ctrl+x' conflicts with 'C-x'"
            ),
            ("[page]\nx = { wx = \"nope\" }", "keys.toml:2:12: error: wx has no member 'nope'"),
            ("[page]\nx = { wy = 1 }", "keys.toml:2:7: error: 'wy' is unknown"),
            ("[page]\nx = 5", "keys.toml:2:5: error: a key is bound to"),
            ("[page]\nx = \"edit-left\"", "keys.toml:2:5: error: 'edit-left' has no place in [page]"),
            ("[dialog]\nx = { evaluate = \"1\" }", "keys.toml:2:5: error: dialogs and lists take commands only"),
            ("[page]\nx = ", "keys.toml:2:5: error: "),
        ])
    func mistakes(text: String, message: String) {
        let file = read(text + "\n[input]\n\"F7\" = \"help\"\n")
        #expect(file.mistakes.first?.hasPrefix(message) == true, "\(file.mistakes)")
        // The rest holds.
        #expect(file.keymap().command(for: Key(.function(7)), in: .input) == .help)
    }

    @Test("A sequence waits for its end, says so, and Escape gives it up")
    func sequences() throws {
        let test = TestShell()
        test.shell.keyFile = read("[page]\n\"C-x C-s\" = \"help\"\n\"g h\" = \"help\"")
        test.start()
        test.open("home", id: 1)
        try test.press("C-x")
        #expect(test.shows("C-x-"))
        #expect(!test.shows("type to search"))
        try test.press("Escape")
        #expect(!test.shows("C-x-"))
        try test.press("C-s")
        #expect(!test.shows("type to search"))
        try test.press("C-x C-s")
        #expect(test.shows("type to search"))
        try test.press("Escape g x")
        #expect(!test.shows("type to search") && !test.shows("g-"))
        try test.press("g h")
        #expect(test.shows("type to search"))
    }

    @Test("In an input, what began no sequence after all is typed")
    func typedSequences() throws {
        let test = TestShell()
        test.shell.keyFile = read("[input]\n\"j j\" = \"leave-input\"")
        test.start()
        test.open("form", id: 1, [.input])
        try test.press(#"Tab "ajb""#)
        #expect(test.shows("ajb") && test.shows("INPUT"))
        try test.press(#""jj""#)
        #expect(test.shows("ajb") && !test.shows("ajbj") && !test.shows("INPUT"))
    }

    @Test("A key calls wx or evaluates, and a failure is told")
    func calls() throws {
        let test = TestShell()
        test.shell.keyFile = read(
            """
            [page]
            "a" = { wx = "navigateTo", options = { url = "/pages/b", extra = [1, true] }, title = "To B" }
            "b" = { evaluate = "getApp().reset()" }
            """)
        test.start()
        test.open("home", id: 1)
        try test.press("a b")
        let sources = test.link.messages.compactMap { if case .evaluate(_, let text) = $0 { text } else { nil } }
        #expect(sources == [#"wx["navigateTo"]({"url":"/pages/b","extra":[1,true]})"#, "getApp().reset()"])
        let ids = test.link.messages.compactMap { if case .evaluate(let id, _) = $0 { id } else { nil } }
        let answer: Value = ["id": .number(Double(ids[1])), "level": "error", "value": "TypeError: no reset\nat x"]
        test.shell.receive([.record(Record(kind: .other(kind: "evaluation", answer), time: 0, source: nil))])
        #expect(test.shows("TypeError: no reset"))
        #expect(test.shell.problems.count == 1)
        try test.press(#"? "to b""#)
        #expect(test.shows("To B"))
    }

    @Test("An app's keys hold on their page, give way to the person's, and are told when wrong")
    func appKeys() throws {
        let test = TestShell()
        test.shell.keyFile = read("[page]\n\"m\" = \"help\"")
        func key(_ keys: String, _ action: AppKey.Action, page: String? = nil) -> AppKey {
            AppKey(page: page, keys: keys, action: action, help: "help of \(keys)", source: "termina.toml:7:1")
        }
        test.shell.start()
        test.shell.receive([
            .hello(
                Hello(
                    name: "App", appID: "wx1", tabBar: nil,
                    keys: [
                        key("t", .tap(selector: "view")), key("c", .call(method: "add"), page: "pages/home"),
                        key("m", .call(method: "mine")), key("Nope", .call(method: "x")), key("t", .call(method: "x")),
                        key("u", .tap(selector: ".none")),
                    ]))
        ])
        test.open("home", id: 1, [.button("first")])
        #expect(test.shell.problems.map(\.source) == ["termina.toml:7:1", "termina.toml:7:1"])
        try test.press("t c")
        #expect(test.takeMessages().contains("tap 101"))
        let sources = test.link.messages.compactMap { if case .evaluate(_, let text) = $0 { text } else { nil } }
        #expect(sources == [#"getCurrentPages().slice(-1)[0]["add"]()"#])
        try test.press("u")
        #expect(test.shows("Nothing on this page is .none"))
        test.open("detail", id: 2)
        try test.press("c m")
        #expect(test.link.messages.count { if case .evaluate = $0 { true } else { false } } == 1)
        #expect(test.shows("type to search"))
    }

    @Test("Random pieces as a keymap never trap")
    func random() {
        var seed: UInt64 = 5
        func next(_ bound: Int) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((seed >> 33) % UInt64(bound))
        }
        let pieces = [
            "[page]\n", "[input]\n", "\"g g\"", "\"g\"", "x", " = ", "\"quit\"", "false", "{ wx = \"showToast\" }",
            "{", "}", "\n", "\"", "C-", "preset", "\"vi\"", "5", "[[page]]\n", "page = { x = \"quit\" }\n",
        ]
        for _ in 0..<3_000 {
            let file = read((0..<next(20)).map { _ in pieces[next(pieces.count)] }.joined())
            #expect(file.keymap().bindings.count > 20)
        }
    }
}
