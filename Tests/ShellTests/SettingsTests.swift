import Bridge
import Cells
import Terminal
import Testing
import Values
import ViewLayer

@testable import Shell

/// What the configuration does to the shell, and what is said of the person's own files.
@MainActor
struct SettingsTests {
    private func shell(columns: Int = 60, rows: Int = 20, _ change: (inout Configuration) -> Void) -> TestShell {
        let test = TestShell(columns: columns, rows: rows, configuration: { change(&$0) })
        test.start()
        test.open("a", id: 1, (1...60).map { .text("line \($0)") })
        return test
    }

    @Test func `the dock opens at start, as high as wanted, with its tab in front`() {
        let test = shell(columns: 80, rows: 30) {
            $0.dock = true
            $0.dockRows = 9
            $0.dockTab = "lifecycle"
        }
        #expect(test.shell.layout.dock?.rows == 9)
        #expect(test.shell.dock.tab.title == .lifecycle)
        #expect(!shell(columns: 80, rows: 30) { _ in }.shell.dock.isOpen)
    }

    @Test func `a page's width holds until the app has one of its own`() {
        let test = shell(columns: 120) { $0.pageWidth = "375" }
        #expect(test.shell.view.viewport.columns == 47)
        let own = TestShell(columns: 120, configuration: { $0.pageWidth = "375" })
        own.onSave({ _, _ in }, load: { _ in #"{"columns": 52}"# })
        own.start()
        #expect(own.shell.view.viewport.columns == 52)
    }

    @Test func `the wheel scrolls by as many rows as wanted`() {
        let test = shell { $0.wheelRows = 7 }
        test.shell.handle(.mouse(MouseEvent(.wheelDown, at: CellPoint(column: 10, row: 8))))
        #expect(test.shows("line 8") && !test.shows("line 7\n"))
    }

    @Test(arguments: [("auto", "zh_CN.UTF-8", Language.chinese), ("en", "zh_CN", .english), ("zh", "C", .chinese)])
    func `the language is that of the configuration, or of the locale`(word: String, locale: String, wanted: Language) {
        var configuration = Configuration()
        configuration.language = word
        #expect(configuration.language(locale: locale) == wanted)
    }

    @Test func `a mistake is told in the status line, the console and the list of problems, and outlives the app`() {
        let test = shell(columns: 100) { _ in }
        let file = ConfigurationFile("mouse = 1", file: "config.toml")
        test.shell.report(file.problems)
        #expect(test.shows("config.toml:1:9: mouse is true or false"))
        #expect(test.shell.problems.last?.source == "config.toml:1:9")
        #expect(test.shell.dock.console.total == 1)
        test.shell.restart()
        #expect(test.shell.problems.map(\.source) == ["config.toml:1:9"])
    }

    @Test func `a keymap that is read again holds if it is right, else the last good one does`() throws {
        let test = shell(columns: 100) { _ in }
        test.shell.reload(KeyFile("[page]\n\"x\" = \"help\"", file: "keys.toml"))
        #expect(test.shows("Your keys were read anew"))
        #expect(test.shell.keymap.command(for: Key(.character("x")), in: .page) == .help)
        test.shell.reload(KeyFile("[page]\n\"y\" = \"hepl\"", file: "keys.toml"))
        #expect(test.shows("keys.toml:2:7: error: there is no command 'hepl'"))
        #expect(test.shell.keymap.command(for: Key(.character("x")), in: .page) == .help)
        #expect(test.shell.problems.count == 1)
        test.shell.reload(KeyFile("", file: "keys.toml"))
        #expect(test.shell.problems.isEmpty)
        #expect(test.shell.keymap.command(for: Key(.character("x")), in: .page) == nil)
    }

    @Test func `the log takes what matters enough`() {
        func lines(_ level: LogLevel) -> [String] {
            let test = TestShell(configuration: { $0.logLevel = level.rawValue })
            test.start()
            let time = 1_000.0
            test.shell.receive([
                .record(Record(kind: .console(level: "log", arguments: [.string("said")]), time: time, source: nil)),
                .record(
                    Record(
                        kind: .console(level: "warn", arguments: [.string("careful"), ["a": 1]]), time: time,
                        source: nil)),
                .fault(Fault(kind: .exception, message: "boom", source: "a.js:1:2", page: nil)),
            ])
            return test.logged
        }
        #expect(lines(.error) == ["error app: a.js:1:2: boom"])
        #expect(lines(.warning) == [#"warning console: careful {"a":1}"#, "error app: a.js:1:2: boom"])
        #expect(lines(.info).first == "info shell: App (wx1) has started")
        #expect(lines(.debug).contains("debug console: said"))
    }

    @Test func `keys of an app that call what wx has not are told`() {
        let keys = [
            AppKey(
                page: nil, keys: "a", action: .wx(name: "navigateTwo", options: [:]), help: nil,
                source: "termina.toml:2:1")
        ]
        let (bindings, faults) = AppKeyBinding.read(keys) { $0 == "navigateTo" }
        #expect(bindings.isEmpty)
        #expect(faults.map(\.message) == ["wx has no member 'navigateTwo'"])
        #expect(faults.first?.source == "termina.toml:2:1")
    }
}
