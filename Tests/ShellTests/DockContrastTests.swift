import Bridge
import Cells
import Terminal
import Testing
import Theme
import Values

@testable import Shell

/// Every line of the dock can be read, the selected one too, in every shipped theme.
@MainActor
struct DockContrastTests {
    @Test(arguments: ThemeSource.builtInNames) func `the selected line can be read`(theme: String) throws {
        let test = TestShell(columns: 60, rows: 24)
        test.start()
        test.open("a", id: 1, [.button("one")])
        test.shell.use(ThemeLoader().load(theme, depth: .direct).theme)
        let levels = ["debug", "log", "info", "warn", "error"]
        for level in levels {
            let kind = Record.Kind.console(level: level, arguments: [.string("said \(level)")])
            test.shell.receive([.record(Record(kind: kind, time: 0, source: nil))])
        }
        try test.press("F12 Home")
        for level in levels {
            let place = try #require(test.place(of: "said \(level)"))
            let style = test.screen.grid[place.column, place.row].style
            #expect(test.lines[place.row].hasPrefix("\u{25B8}"), "\(level) is not selected")
            let (ink, ground) =
                style.attributes.contains(.reverse)
                ? (style.background, style.foreground) : (style.foreground, style.background)
            if let ratio = Contrast.ratio(ink, ground) { #expect(ratio >= 4.5, "\(theme): \(level)") }
            try test.press("Down")
        }
    }

    @Test(arguments: ThemeSource.builtInNames) func `all that the status line says can be read`(theme: String) throws {
        let test = TestShell(columns: 100, rows: 24)
        test.start()
        test.open("a", id: 1, [.button("one")])
        test.shell.use(ThemeLoader().load(theme, depth: .direct).theme)
        test.shell.network = .offline
        test.shell.receive([.fault(Fault(kind: .exception, message: "broken", source: nil, page: nil))])
        let words = ["stack 1/10", "offline", "1 problem", "help"]
        for word in words {
            let place = try #require(test.place(of: word), "\(word)\n\(test.text)")
            for column in place.column..<place.column + word.count {
                let cell = test.screen.grid[column, place.row]
                guard cell.glyph != .blank else { continue }
                let style = cell.style
                let ratio = Contrast.ratio(style.foreground, style.background)
                #expect(ratio ?? 21 >= 4, "\(theme): \(word)")
                // A colour on a reversed bar would be the ground of its words alone.
                if style.attributes.contains(.reverse) { #expect(style.foreground == .terminal || ratio != nil) }
            }
        }
    }
}
