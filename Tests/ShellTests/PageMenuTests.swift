import Bridge
import Terminal
import Testing
import Values

@testable import Shell

/// The page's menu: what it offers, and what becomes of it.
@MainActor
struct PageMenuTests {
    private func shell(_ language: Language = .english) -> TestShell {
        let test = TestShell(rows: 24, language: language)
        test.start()
        test.open("a", id: 1, [.button("one")])
        _ = test.takeMessages()
        return test
    }

    private func visibilities(_ test: TestShell) -> [Bool] {
        test.link.messages.compactMap { if case .visibility(let flag) = $0 { flag } else { nil } }
    }

    @Test(arguments: ["m", "F4"]) func `a key asks the app what the page offers`(key: String) throws {
        let test = shell()
        try test.press(key)
        let asked = test.link.messages.contains { if case .pageEvent(PageID(1), .menu) = $0 { true } else { false } }
        #expect(asked)
    }

    @Test func `the items that the page has come first, and the chosen one is answered`() throws {
        let test = shell()
        test.shell.receive([.ask(id: 7, .pageMenu([.share, .favorites]))])
        #expect(test.shows("Share with a friend") && test.shows("Add to favourites"))
        #expect(!test.shows("Share in Moments"))
        try test.press("Down Enter")
        #expect(test.takeMessages() == [#"answer 7 {"item":"favorites"}"#])
        test.shell.receive([.ask(id: 8, .pageMenu([]))])
        try test.press("Escape")
        #expect(test.takeMessages() == [#"answer 8 {"cancel":true}"#])
    }

    @Test func `the app goes to the background until it is brought back`() throws {
        let test = shell()
        test.shell.receive([.ask(id: 7, .pageMenu([]))])
        try test.press("Enter")
        #expect(test.shows("in the background"))
        #expect(visibilities(test) == [false])
        try test.press("Enter")
        #expect(!test.shows("in the background"))
        #expect(visibilities(test) == [false, true])
    }

    @Test func `what is shared is seen as a friend would see it, and its path can be copied`() throws {
        let test = shell(.chinese)
        var card = Question.ShareCard(.share)
        card.title = "一起来看"
        card.path = "/pages/a?x=1"
        test.shell.receive([.ask(id: 9, .share(card))])
        #expect(test.shows("转发给朋友") && test.shows("一起来看") && test.shows("/pages/a?x=1"))
        #expect(test.shows("页面截图"))
        #expect(test.takeMessages() == ["answer 9 null"])
        try test.press("Left Enter")
        #expect(test.screen.clipboard == "/pages/a?x=1")
        #expect(!test.shows("一起来看"))
    }
}
