import Testing

@testable import ViewLayer

/// What painting needs of lines: which characters stand where, and what is cut.
@Suite struct LayoutTruncation {
    private func layout(_ text: String, width: Double, _ change: (inout LayoutStyle) -> Void) -> [[String]] {
        var style = LayoutStyle(display: .block)
        style.width = .pixels(width)
        change(&style)
        let box = LayoutNode(style: style)
        box.append(LayoutNode(text: text))
        let page = LayoutNode(style: LayoutStyle(display: .block))
        page.append(box)
        LayoutEngine(measurer: SquareGlyphs()).layout(page, width: 375, height: 750)
        return box.inlineContents.flatMap { content in
            content.lines.map { content.fragments(of: $0).map { String($0.text) } }
        }
    }

    @Test func `fragments hold the characters of each line without the spaces between lines`() {
        #expect(layout("one  two\nthree", width: 100) { _ in } == [["one"], ["two"], ["three"]])
        #expect(layout("a\n b", width: 100) { $0.whiteSpace = .pre } == [["a"], [" b"]])
        #expect(layout("a  \n  b", width: 100) { $0.whiteSpace = .preLine } == [["a"], ["b"]])
    }

    @Test func `text-overflow cuts one line and puts an ellipsis`() {
        let lines = layout("abcdefgh", width: 80) {
            $0.whiteSpace = .noWrap
            $0.overflowX = .hidden
            $0.ellipsis = true
        }
        #expect(lines == [["abcd", "\u{2026}"]])
    }

    @Test func `text that fits has no ellipsis`() {
        let lines = layout("abcde", width: 80) {
            $0.whiteSpace = .noWrap
            $0.overflowX = .hidden
            $0.ellipsis = true
        }
        #expect(lines == [["abcde"]])
    }

    @Test func `a clamped box shows so many lines and cuts the last`() {
        let lines = layout("aaaa bbbb cccc dddd", width: 64) {
            $0.lineClamp = 2
            $0.overflowX = .hidden
            $0.overflowY = .hidden
        }
        #expect(lines == [["aaaa"], ["bbb", "\u{2026}"]])
    }

    @Test func `bare text of a flex container has its lines in the container`() {
        let box = LayoutNode(style: LayoutStyle(display: .flex))
        box.append(LayoutNode(text: "hello"))
        LayoutEngine(measurer: SquareGlyphs()).layout(box, width: 375, height: 750)
        #expect(box.inlineContents.first?.fragments.first?.text == "hello")
        #expect(box.children.first?.width == 80)
    }

    @Test func `what sticks out of a scroll container can be scrolled to`() {
        var style = LayoutStyle(display: .block)
        style.overflowX = .scroll
        style.overflowY = .scroll
        style.height = .pixels(50)
        style.padding = Edges(.pixels(10))
        let box = LayoutNode(style: style)
        var inner = LayoutStyle(display: .block)
        inner.height = .pixels(200)
        inner.width = .pixels(500)
        box.append(LayoutNode(style: inner))
        LayoutEngine(measurer: SquareGlyphs()).layout(box, width: 375, height: 750)
        #expect(box.scrollSize.height == 220)
        #expect(box.scrollSize.width == 510)
        #expect(box.height == 70)
    }
}
