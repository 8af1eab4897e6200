import Testing

@testable import Shell

@Suite("What the palette finds")
struct PaletteSearchTests {
    private static let entries = [
        PaletteEntry(id: "command quit", kind: .command, title: "Quit", detail: "quit", words: "退出"),
        PaletteEntry(id: "command help", kind: .command, title: "Show the keys", detail: "help", words: "显示按键"),
        PaletteEntry(id: "navigateTo a", kind: .page, title: "navigateTo /pages/todos", detail: "待办清单"),
        PaletteEntry(id: "reLaunch a", kind: .page, title: "reLaunch /pages/todos", detail: "待办清单"),
        PaletteEntry(id: "wx showToast", kind: .member, title: "wx.showToast", detail: "title, icon"),
        PaletteEntry(id: "wx hideToast", kind: .member, title: "wx.hideToast"),
    ]

    static let cases: [(text: String, first: String?)] = [
        ("quit", "command quit"), ("退出", "command quit"), ("help", "command help"), ("showt", "wx showToast"),
        ("relaunch todo", "reLaunch a"), ("todo relaunch", "reLaunch a"), ("待办", "navigateTo a"),
        ("todos?done=1", "navigateTo a"), ("quit?a", nil), ("qqq", nil), ("  ", "command quit"),
    ]

    @Test("The best comes first, in whatever order the words are", arguments: cases)
    func best(_ example: (text: String, first: String?)) {
        let search = PaletteSearch(entries: Self.entries, history: PaletteHistory())
        #expect(search.hits(example.text).first?.entry.id == example.first)
    }

    @Test("Recent ones come first, the latest in front, and only once")
    func recent() {
        var history = PaletteHistory()
        for id in ["wx hideToast", "command help", "wx hideToast", "gone"] { history.note(id) }
        let search = PaletteSearch(entries: Self.entries, history: history)
        let hits = search.hits("")
        #expect(hits.map(\.entry.id).prefix(3) == ["wx hideToast", "command help", "command quit"])
        #expect(hits.map(\.isRecent).prefix(3) == [true, true, false])
        #expect(hits.count == Self.entries.count)
        #expect(search.hits("toast").first?.entry.id == "wx hideToast")
    }

    @Test("A history has an end")
    func history() {
        var history = PaletteHistory()
        for number in 0..<200 { history.note("\(number)") }
        #expect(history.ids.count == 50 && history.ids.first == "199")
    }

    @Test("What is in front of a question mark are words, what is behind it is a query")
    func split() {
        #expect(PaletteSearch.split("a b?c=1?d").words == ["a", "b"])
        #expect(PaletteSearch.split("a b?c=1?d").query == "c=1?d")
        #expect(PaletteSearch.split("a").query == nil)
    }
}
