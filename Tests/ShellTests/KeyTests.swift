import Bridge
import Cells
import Terminal
import Testing

@testable import Shell

@MainActor
@Suite("Keys and what they do where")
struct KeyTests {
    @Test("No key of a preset stands in the way of another", arguments: Keymap.Preset.allCases)
    func presets(_ preset: Keymap.Preset) throws {
        var map = Keymap()
        for (context, command, keys) in Keymap.rows(preset) {
            for line in keys {
                let sequence = try Key.sequence(line)
                #expect(map.conflicts(with: sequence, in: context).isEmpty, "\(line) in \(context)")
                map.bind(sequence, context, command)
            }
        }
        #expect(map.bindings.map(\.text) == Keymap(preset).bindings.map(\.text))
        for binding in map.bindings {
            guard case .command(let command) = Keymap(preset).meaning(of: binding.keys, in: binding.context) else {
                Issue.record("\(binding.text) is not bound")
                continue
            }
            #expect(command == binding.command)
        }
    }

    @Test("Hints name the first key of a command, whatever was bound and unbound", arguments: Keymap.Preset.allCases)
    func firstKeys(_ preset: Keymap.Preset) {
        var map = Keymap(preset)
        func check() {
            for context in CommandContext.allCases {
                for command in Command.all {
                    let first = map.bindings.first {
                        $0.command == command && ($0.context == context || $0.context == .anywhere)
                    }
                    #expect(map.keys(for: command, in: context) == first?.text)
                }
            }
        }
        check()
        for binding in map.bindings.prefix(20) {
            map.unbind(binding.keys, binding.context)
            map.bind(Key(.function(12)), binding.context, binding.command)
        }
        check()
    }

    @Test(
        "A key's command depends on where the person is",
        arguments: [
            ("Tab", "focus-next", "focus-next"), ("S-Tab", "focus-previous", "focus-previous"),
            ("Enter", "tap", "confirm"),
            ("Space", "long-press", nil), ("Escape", "back", "leave-input"), ("Backspace", "back", "edit-backspace"),
            ("Down", "focus-down", "edit-down"), ("j", "focus-down", nil), ("h", "focus-left", nil),
            ("Left", "focus-left", "edit-left"), ("S-Left", "swipe-left", "edit-selectLeft"),
            ("C-e", "scroll-down", "edit-end"),
            ("C-y", "scroll-up", "edit-yank"), ("Home", "scroll-to-top", "edit-home"),
            ("?", "help", nil), ("!", "problems", nil), ("q", "quit", nil), ("F1", "help", "help"),
            ("F5", "restart", "restart"), ("C-r", "restart", "restart"), ("C-l", "redraw", "redraw"),
            ("C-c", "quit", "quit"), ("C-q", "quit", "quit"), ("1", "tab-1", nil), ("5", "tab-5", nil), ("6", nil, nil),
            ("PageDown", "page-down", "page-down"), ("PageUp", "page-up", "page-up"), ("C-a", nil, "edit-home"),
            ("C-w", nil, "edit-deleteWordLeft"), ("A-z", nil, "edit-undo"), ("x", nil, nil),
        ] as [(String, String?, String?)])
    func contexts(key: String, inPage: String?, inInput: String?) throws {
        let key = try Key(named: key)
        #expect(Keymap.standard.command(for: key, in: .page)?.name == inPage)
        #expect(Keymap.standard.command(for: key, in: .input)?.name == inInput)
    }

    @Test("Binding a key takes its older meaning away, in that context only")
    func binding() {
        var map = Keymap.standard
        map.bind(Key(.escape), .page, .help)
        #expect(map.command(for: Key(.escape), in: .page) == .help)
        #expect(map.command(for: Key(.escape), in: .input) == .leaveInput)
        #expect(map.bindings.filter { $0.keys == [Key(.escape)] && $0.context == .page }.map(\.command) == [.help])
        #expect(map.keys(for: .back, in: .page) == "Backspace")
    }

    @Test("Tab moves the focus, Enter taps, and the app hears which node")
    func taps() throws {
        let test = TestShell()
        test.start()
        test.open("home", id: 1, [.button("first"), .text("no"), .button("second")])
        #expect(test.takeMessages() == [])
        try test.press("Tab Enter")
        #expect(test.takeMessages().filter { $0.hasPrefix("tap") } == ["tap 101"])
        try test.press("Tab Enter")
        #expect(test.takeMessages().filter { $0.hasPrefix("tap") } == ["tap 105"])
        try test.press("S-Tab Enter Tab Tab Space")
        #expect(test.takeMessages().filter { $0.hasPrefix("tap") } == ["tap 101", "tap 101"])
    }

    @Test("In an input keys type, and the status line says so")
    func typing() throws {
        let test = TestShell()
        test.start()
        test.open("form", id: 1, [.input])
        #expect(!test.shows("INPUT"))
        try test.press(#"Tab "q1?中" Backspace "文""#)
        #expect(test.shows("INPUT"))
        #expect(test.shows("q1?文"))
        #expect(test.quits == [])
        #expect(test.takeMessages().filter { $0.hasPrefix("input") }.last == #"input 101 "q1?文""#)
        test.shell.handle(.paste(" pasted"))
        #expect(test.shows("q1?文 pasted"))
        try test.press("Escape")
        #expect(!test.shows("INPUT"))
        #expect(test.screen.cursor == nil)
        // What was typed is not sent, so it takes two to quit.
        try test.press("q C-c")
        #expect(test.quits == [0])
    }

    @Test("Escape and Backspace go back where there is a page below, and nowhere else")
    func back() throws {
        let test = TestShell()
        test.start()
        test.open("home", id: 1)
        try test.press("Escape Backspace")
        #expect(test.takeMessages() == [])
        test.open("detail", id: 2)
        try test.press("Escape")
        #expect(test.takeMessages() == ["back 1"])
        test.back(to: 0)
        #expect(test.shows("stack 1/10"))
        try test.press("Escape")
        #expect(test.takeMessages() == [])
    }

    @Test("Digits switch tabs that are there, on pages that are tabs")
    func tabs() throws {
        let test = TestShell()
        test.start(tabs: ["home", "mine"])
        test.open("home", id: 1)
        try test.press("2 1 3 5")
        #expect(test.takeMessages() == ["tab 1", "tab 0"])
        test.open("detail", id: 2)
        try test.press("1 2")
        #expect(test.takeMessages() == [])
    }

    @Test("Keys before the first page, and keys that mean nothing, do no harm")
    func nothing() throws {
        let test = TestShell()
        test.shell.start()
        try test.press(#"Tab Enter Space Escape Down PageDown Home "xyz1" C-l"#)
        #expect(test.takeMessages() == [])
        #expect(test.redraws == 1)
        #expect(test.shows("Loading"))
    }

    @Test("Quitting lets the app unload and ends the program once")
    func quitting() throws {
        let test = TestShell()
        test.start()
        test.open("home", id: 1)
        try test.press("q")
        #expect(test.takeMessages() == ["quit"])
        #expect(test.quits == [0])
    }

    @Test("A toast with a mask keeps keys and clicks from the page, not from the shell")
    func mask() throws {
        let test = TestShell()
        test.start(tabs: ["home", "mine"])
        test.open("home", id: 1, [.button("first"), .input])
        test.shell.receive([.overlay(.toast(title: "wait", icon: "loading", mask: true))])
        #expect(test.shows("wait"))
        try test.press("Tab Enter")
        #expect(test.click(on: "first"))
        test.shell.handle(.paste("text"))
        #expect(test.takeMessages() == [])
        try test.press("2 ?")
        #expect(test.takeMessages() == ["tab 1"])
        #expect(test.shows("type to search"))
        try test.press("Escape")
        test.shell.receive([.overlay(.toast(title: "seen", icon: "success", mask: false))])
        try test.press("Tab Enter")
        #expect(test.takeMessages().contains("tap 101"))
        test.shell.receive([.overlay(.hidden)])
        #expect(!test.shows("seen"))
    }
}
