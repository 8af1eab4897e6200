import Bridge
import Cells
import Testing
import Values

@testable import ViewLayer

@MainActor
struct ScrollTests {
    private static func lines(_ count: Int, _ attributes: String = "") -> String {
        (1...count).map { "<view id=\"l\($0)\" \(attributes)>line \($0)</view>" }.joined()
    }

    private func reached(_ page: TestPage) -> Int { page.takeEvents().filter { $0 == "reachBottom" }.count }

    @Test func `the page scrolls by rows and stops at its ends`() {
        let page = TestPage(Self.lines(30), rows: 5)
        #expect(page.page.scroll(rows: 3))
        #expect(page.text().hasPrefix("line 4\n") || page.text().hasPrefix("line 4 "))
        #expect(page.page.scrollToBottom())
        #expect(page.text().contains("line 30"))
        #expect(!page.page.scroll(rows: 1))
        #expect(page.page.scrollToTop())
        #expect(!page.page.scroll(rows: -1))
    }

    @Test func `reaching the lower edge fires once a gesture`() {
        let page = TestPage(Self.lines(30), rows: 5)
        _ = page.takeEvents()
        page.page.scrollToBottom()
        page.page.scroll(rows: 1)
        #expect(reached(page) == 1)
        page.time = 1000
        page.page.scroll(rows: 1)
        page.page.scroll(rows: 1)
        #expect(reached(page) == 1)
        page.page.scroll(rows: -20)
        page.page.scrollToBottom()
        #expect(reached(page) == 1)
    }

    @Test func `a short page reaches its edge too`() {
        let page = TestPage(Self.lines(2), rows: 10)
        page.time = 1000
        page.page.layoutIfNeeded()
        _ = page.takeEvents()
        page.page.scroll(rows: 1)
        #expect(reached(page) == 1)
        page.time = 2000
        page.page.scroll(rows: 1)
        #expect(reached(page) == 1)
    }

    @Test func `a focused element is brought into sight`() {
        let page = TestPage(Self.lines(30, "bindtap=\"t\""), rows: 5)
        for _ in 1...12 { page.page.focusNext() }
        #expect(page.page.focusedNode == page.id("l12"))
        #expect(page.text().contains("line 12"))
    }

    @Test func `a scroll-view scrolls before the page does`() {
        let inner =
            "<scroll-view id=\"s\" scroll-y class=\"s\" bindscroll=\"x\" bindscrolltolower=\"x\">\(Self.lines(10))</scroll-view>"
        let page = TestPage(
            inner + "<view class=\"tall\">end</view>", ".s { height: 48px } .tall { height: 400px }", rows: 5)
        page.page.layoutIfNeeded()
        _ = page.takeEvents()
        #expect(page.page.wheel(column: 1, row: 1, rows: 2))
        #expect(page.text().hasPrefix("line 3"))
        #expect(page.takeEvents() == ["scroll #s"])
        #expect(page.page.wheel(column: 1, row: 1, rows: 20))
        #expect(page.takeEvents() == ["scrolltolower #s"])
        #expect(page.page.wheel(column: 1, row: 1, rows: 1))
        #expect(page.takeEvents() == ["scroll 16"])
    }

    @Test func `one scroll event is on its way at a time`() {
        let page = TestPage(
            "<scroll-view id=\"s\" scroll-y class=\"s\" bindscroll=\"x\">\(Self.lines(20))</scroll-view>",
            ".s { height: 48px }")
        page.page.layoutIfNeeded()
        _ = page.takeEvents()
        page.page.wheel(column: 1, row: 1, rows: 1)
        page.page.wheel(column: 1, row: 1, rows: 1)
        let sequences = page.sequences
        #expect(page.takeEvents() == ["scroll #s"])
        page.view.receive(.eventDone(sequence: sequences[0], replacedText: nil))
        #expect(page.takeEvents() == ["scroll #s"])
    }

    @Test func `attributes of a scroll-view move it when they change`() {
        let page = TestPage(
            "<scroll-view id=\"s\" scroll-y class=\"s\">\(Self.lines(20))</scroll-view>", ".s { height: 48px }")
        page.apply([.attribute(page.id("s"), name: "scroll-top", 64)])
        #expect(page.text().hasPrefix("line 5"))
        page.apply([.attribute(page.id("s"), name: "scroll-into-view", "l10")])
        #expect(page.text().hasPrefix("line 10"))
    }

    @Test func `commands scroll and focus`() {
        let page = TestPage(Self.lines(30) + "<input id=\"i\"/>", rows: 5)
        page.view.receive(.command(PageID(1), .scrollPage(top: 160, node: nil, offset: 0, duration: 300)))
        #expect(page.text().hasPrefix("line 11"))
        page.view.receive(.command(PageID(1), .scrollPage(top: nil, node: page.id("l5"), offset: 0, duration: 0)))
        #expect(page.text().hasPrefix("line 5"))
        page.view.receive(.command(PageID(1), .focus(page.id("i"), true)))
        page.view.layoutIfNeeded()
        #expect(page.page.isEditing)
        page.view.receive(.command(PageID(1), .blur))
        page.view.layoutIfNeeded()
        #expect(!page.page.isEditing)
    }

    @Test func `a query measures in the viewport`() {
        let page = TestPage(Self.lines(30), rows: 5)
        page.page.scroll(rows: 2)
        let answer = page.page.answer([
            NodeQuery(node: page.id("l4"), fields: [.rect, .size, .id]), NodeQuery(node: nil, fields: [.scrollOffset]),
            NodeQuery(node: NodeID(999), fields: [.rect]),
        ])
        guard case .array(let parts) = answer else { Issue.record("no array"); return }
        #expect(parts[0].member("top").toNumber() == 16)
        #expect(parts[0].member("width").toNumber() == 160)
        #expect(parts[0].member("id").toString() == "l4")
        #expect(parts[1].member("scrollTop").toNumber() == 32)
        #expect(parts[2].typeof == "object")
    }

    @Test func `batches are acknowledged when they are laid out`() {
        let page = TestPage("<view>a</view>")
        #expect(page.takeEvents().isEmpty)
        page.view.layoutIfNeeded()
        #expect(page.takeEvents() == ["frame 1"])
        page.apply([])
        page.apply([])
        page.view.layoutIfNeeded()
        #expect(page.takeEvents() == ["frame 2", "frame 3"])
        page.view.receive(.patch(Patch(page: PageID(77), batch: 9, operations: [])))
        #expect(page.takeEvents() == ["frame 9"])
    }
}
