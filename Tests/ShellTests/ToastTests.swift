import Bridge
import Cells
import Testing

@testable import Shell

/// How much of a toast is seen.
@MainActor
struct ToastTests {
    private func lines(_ title: String, icon: String, columns: Int = 60, rows: Int = 20) -> [String] {
        let test = TestShell(columns: columns, rows: rows)
        test.start(tabs: ["home"])
        test.open("home", id: 1)
        test.shell.receive([.overlay(.toast(title: title, icon: icon, mask: false))])
        let inside = test.shell.frame().grid.plainText.split(separator: "\n").compactMap { line -> String? in
            let parts = line.split(separator: "│", omittingEmptySubsequences: false)
            guard parts.count == 3 else { return nil }
            let text = parts[1].drop { $0 == " " }
            return String(text.reversed().drop { $0 == " " }.reversed())
        }
        return inside.filter { !$0.isEmpty }
    }

    @Test(
        "Below a mark seven hanzi are seen, without one two lines",
        arguments: [
            ("success", "一二三四五六七", ["✓", "一二三四五六七"]), ("success", "一二三四五六七八", ["✓", "一二三四五六…"]),
            ("error", "fourteen chars", ["✗", "fourteen chars"]), ("error", "fifteen charses", ["✗", "fifteen…"]),
            ("none", "一二三四五六七八", ["一二三四五六七八"]),
            ("none", "0123456789 0123456789 0123456789", ["0123456789 0123456789", "0123456789"]),
            (
                "none", "0123456789 0123456789 0123456789 0123456789 0123456789",
                ["0123456789 0123456789", "0123456789 0123456789…"]
            ), ("success", "", ["✓"]),
        ])
    func limits(icon: String, title: String, expected: [String]) {
        #expect(lines(title, icon: icon) == expected)
    }

    @Test(
        "On a small screen it is cut to what there is", arguments: [(20, 7), (16, 6), (12, 5), (8, 3), (4, 2), (1, 1)])
    func small(columns: Int, rows: Int) {
        for icon in ["success", "none", "loading"] {
            let shown = lines(String(repeating: "很长的 words ", count: 20), icon: icon, columns: columns, rows: rows)
            #expect(shown.allSatisfy { TextWidth.of($0) <= columns })
        }
    }
}
