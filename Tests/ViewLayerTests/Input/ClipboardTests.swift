import Bridge
import Cells
import Testing

@testable import ViewLayer

/// What is selected, cut and yanked between inputs, and where the caret is in wide text.
@MainActor
struct ClipboardTests {
    private let page = TestPage(
        "<input id=\"a\" value=\"one 世界\"/><input id=\"b\" value=\"\"/><input id=\"p\" password value=\"secret\"/>")

    private func text(_ id: String) -> String? { page.node(id)?.control?.editor?.text }

    @Test func `what is cut in one input is yanked in another`() {
        page.perform(.tab)
        #expect(page.page.selectedText == nil)
        page.perform(.edit(.selectWordLeft))
        #expect(page.page.selectedText == "世界")
        page.perform(.edit(.cut))
        #expect(text("a") == "one ")
        page.perform(.tab)
        page.perform(.edit(.yank))
        #expect(text("b") == "世界")
    }

    @Test func `cutting nothing changes nothing and forgets nothing`() {
        page.perform(.tab)
        page.perform(.edit(.deleteWordLeft))
        page.perform(.edit(.cut))
        #expect(text("a") == "one ")
        page.perform(.edit(.yank))
        #expect(text("a") == "one 世界")
    }

    @Test func `a password is neither copied nor cut`() {
        for _ in 0..<3 { page.perform(.tab) }
        page.perform(.edit(.selectAll))
        #expect(page.page.selectedText == nil)
        page.perform(.edit(.cut))
        #expect(text("p") == "secret")
    }

    @Test func `in wide text longer than its input the caret stays inside, on whole characters`() {
        let page = TestPage("<input id=\"i\" value=\"一二三四五六七\" class=\"n\"/>", ".n { width: 56px }", columns: 20)
        page.perform(.tab)
        var columns: [Int] = []
        for _ in 0..<9 {
            _ = page.grid()
            columns.append(page.page.caret?.column ?? -1)
            page.perform(.edit(.left))
        }
        #expect(columns.allSatisfy { (0..<7).contains($0) && $0 % 2 == 0 }, "\(columns)")
        #expect(columns.last == 0)
        #expect(page.text().hasPrefix("一二三"))
    }
}
