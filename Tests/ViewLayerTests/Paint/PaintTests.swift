import Bridge
import Cells
import Testing

@testable import ViewLayer

/// Markup and a sheet, and the cells that they become.
struct PaintCase: CustomTestStringConvertible, Sendable {
    let name: String
    let markup: String
    var sheet = ""
    let expected: String

    var testDescription: String { name }
}

@MainActor
struct PaintTests {
    nonisolated static let boxes: [PaintCase] = [
        PaintCase(name: "text in a view", markup: "<view>Hello</view><view>世界</view>", expected: "Hello\n世界"),
        PaintCase(
            name: "padding and margin round to cells", markup: "<view class=\"a\">x</view><view>y</view>",
            sheet: ".a { padding: 16px 8px; margin-bottom: 16px }", expected: "\n x\n\n\ny"),
        PaintCase(
            name: "a border has lines where it has cells", markup: "<view class=\"a\">hi</view>",
            sheet: ".a { border: 1px solid #333; padding: 15px 7px; width: 32px }",
            expected: "┌────┐\n│hi  │\n└────┘"),
        PaintCase(
            name: "round corners", markup: "<view class=\"a\">hi</view>",
            sheet: ".a { border: 1px solid #333; border-radius: 4px; padding: 15px 7px; width: 32px }",
            expected: "╭────╮\n│hi  │\n╰────╯"),
        PaintCase(
            name: "a border without a cell of its own hides no text", markup: "<view class=\"a\">hi</view>",
            sheet: ".a { border: 1px solid #333 }", expected: "hi"),
        PaintCase(
            name: "a lower border under padding is a line", markup: "<view class=\"a\">hi</view><view>x</view>",
            sheet: ".a { border-bottom: 1px solid #333; padding-bottom: 15px }",
            expected: "hi\n────────────────────\nx"),
        PaintCase(
            name: "flex row with space between",
            markup: "<view class=\"a\"><view>left</view><view>right</view></view>",
            sheet: ".a { display: flex; justify-content: space-between }", expected: "left           right"),
        PaintCase(
            name: "centred by flex",
            markup: "<view class=\"a\"><text>mid</text></view>",
            sheet: ".a { display: flex; align-items: center; justify-content: center; height: 48px }",
            expected: "\n         mid"),
        PaintCase(
            name: "text-align", markup: "<view class=\"c\">mid</view><view class=\"r\">end</view>",
            sheet: ".c { text-align: center } .r { text-align: right }",
            expected: "         mid\n                 end"),
        PaintCase(
            name: "display none and hidden",
            markup: "<view class=\"n\">a</view><view hidden>b</view><view hidden=\"{{false}}\">c</view>",
            sheet: ".n { display: none }", expected: "c"),
        PaintCase(
            name: "visibility keeps the place", markup: "<view class=\"v\">a</view><view>b</view>",
            sheet: ".v { visibility: hidden }", expected: "\nb"),
        PaintCase(
            name: "before and after", markup: "<view class=\"q\">text</view>",
            sheet: ".q::before { content: \"<\" } .q::after { content: \">\" }", expected: "<text>"),
        PaintCase(
            name: "icon fonts' glyphs",
            markup: "<view class=\"van-icon van-icon-search\"></view><text class=\"icon-q7\">\u{E603}a</text>",
            sheet: ".van-icon-search::before { content: \"\\e74d\" }", expected: "⌕\n•a"),
        PaintCase(
            name: "rpx and percent", markup: "<view class=\"a\"><view class=\"b\">x</view></view>",
            sheet: ".a { padding-left: 375rpx } .b { padding-left: 50% }", expected: "               x"),
        PaintCase(
            name: "calc and variables", markup: "<view class=\"a\">x</view>",
            sheet: "page { --gap: 8px } .a { margin-left: calc(var(--gap) * 2 + 10%) }", expected: "    x"),
        PaintCase(
            name: "line-height of two rows", markup: "<view class=\"a\">a</view><view>b</view>",
            sheet: ".a { line-height: 32px }", expected: "\na\nb"),
        PaintCase(
            name: "big fonts take one row", markup: "<view class=\"a\">big</view><view>b</view>",
            sheet: ".a { font-size: 40px }", expected: "big\nb"),
        PaintCase(
            name: "inline elements wrap with their text",
            markup: "<view>one <text class=\"b\">two three</text> four five six</view>",
            expected: "one two three four\nfive six"),
    ]

    nonisolated static let texts: [PaintCase] = [
        PaintCase(name: "line feeds in text", markup: "<text>a\\nb</text>", expected: "a\nb"),
        PaintCase(name: "CJK breaks anywhere", markup: "<view>一二三四五六七八九十甲乙</view>", expected: "一二三四五六七八九十\n甲乙"),
        PaintCase(
            name: "ellipsis", markup: "<view class=\"e\">a long line that does not fit</view>",
            sheet: ".e { overflow: hidden; white-space: nowrap; text-overflow: ellipsis }",
            expected: "a long line that do…"),
        PaintCase(
            name: "line clamp", markup: "<view class=\"e\">one two three four five six seven eight nine ten</view>",
            sheet: """
                .e { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden }
                """,
            expected: "one two three four\nfive six seven eigh…"),
        PaintCase(
            name: "blanks collapse, and stay with space",
            markup: "<view><text>a   b</text></view><view><text space=\"nbsp\">a   b</text></view>",
            expected: "a b\na   b"),
        PaintCase(
            name: "entities with decode", markup: "<text decode>&lt;a&gt;&nbsp;&amp;</text>", expected: "<a> &"),
        PaintCase(
            name: "text-transform", markup: "<view class=\"u\">abc</view>", sheet: ".u { text-transform: uppercase }",
            expected: "ABC"),
    ]

    nonisolated static let places: [PaintCase] = [
        PaintCase(
            name: "absolute in relative",
            markup: "<view class=\"r\"><view class=\"a\">A</view>text</view>",
            sheet: ".r { position: relative; height: 48px } .a { position: absolute; right: 8px; bottom: 0 }",
            expected: "text\n\n                  A"),
        PaintCase(
            name: "fixed to the lower edge", markup: "<view class=\"f\">bar</view>",
            sheet: ".f { position: fixed; left: 0; bottom: 0 }", expected: "\n\n\n\n\n\n\n\n\nbar"),
        PaintCase(
            name: "z-index decides who is on top",
            markup: "<view class=\"a\">AAAA</view><view class=\"b\">BB</view><view class=\"c\">C</view>",
            sheet: """
                .a, .b, .c { position: absolute; top: 0; left: 0 } .a { z-index: 1 } .b { z-index: 3 } .c { z-index: 2 }
                """,
            expected: "BBAA"),
        PaintCase(
            name: "centred by translate",
            markup: "<view class=\"p\"><view class=\"t\">mid!</view></view>",
            sheet: """
                .p { position: relative; height: 48px }
                .t { position: absolute; left: 50%; top: 50%; transform: translate(-50%, -50%) }
                """,
            expected: "\n        mid!"),
        PaintCase(
            name: "overflow is cut", markup: "<view class=\"o\"><view>one</view><view>two</view></view><view>x</view>",
            sheet: ".o { height: 16px; overflow: hidden }", expected: "one\nx"),
        PaintCase(
            name: "a negative margin", markup: "<view>abc</view><view class=\"n\">X</view>",
            sheet: ".n { margin-top: -16px; margin-left: 8px }", expected: "aXc"),
        PaintCase(
            name: "opacity of nothing", markup: "<view class=\"o\">a</view><view>b</view>",
            sheet: ".o { opacity: 0 }", expected: "\nb"),
        PaintCase(
            name: "floats", markup: "<view><view class=\"l\">L</view><view class=\"r\">R</view>text</view>",
            sheet: ".l { float: left } .r { float: right }", expected: "Ltext              R"),
    ]

    @Test(arguments: boxes + texts + places)
    func `paints what the sheet says`(_ test: PaintCase) {
        let page = TestPage(test.markup, test.sheet)
        #expect(page.text() == test.expected)
    }

    @Test func `colours are blended with what is below`() {
        let page = TestPage(
            "<view class=\"a\"><text class=\"t\">x</text></view>",
            ".a { background: #000000 } .t { color: rgba(255, 255, 255, .5); font-weight: bold }")
        let style = page.grid()[0, 0].style
        #expect(style.background == .rgb(hex: 0))
        #expect(style.foreground == .rgb(hex: 0x808080))
        #expect(style.attributes == .bold)
    }

    @Test func `the page's background fills the viewport`() {
        let page = TestPage("<view>x</view>", "page { background: #f5f5f5 }")
        #expect(page.grid()[19, 9].style.background == .rgb(hex: 0xF5F5F5))
    }

    @Test func `an area narrower than the viewport clips the same layout`() {
        let page = TestPage("<view>one two three four</view><view>five</view>")
        #expect(page.text(columns: 10, rows: 2) == "one two th\nfive")
        #expect(page.text() == "one two three four\nfive")
    }

    @Test func `a page without a bar that others have fills its area, and stays so when it is cut off`() {
        let page = TestPage(
            "<view class=\"full\">top</view><view class=\"bar\">bottom</view>",
            ".full { height: 100% } page { height: 100% } .bar { position: fixed; bottom: 0; left: 0 }", rows: 3)
        #expect(page.text() == "top\n\nbottom")
        #expect(page.text(columns: 20, rows: 4) == "top\n\n\nbottom")
        #expect(page.text(columns: 8, rows: 4) == "top\n\n\nbottom")
        #expect(page.text(columns: 20, rows: 3) == "top\n\nbottom")
    }

    @Test func `a border beyond the area is cut, not drawn at the area's edge`() {
        let page = TestPage(
            "<view class=\"a\">hi</view>", ".a { border: 1px solid #333; padding: 15px 7px; width: 64px; height: 32px }"
        )
        #expect(page.text() == "┌────────┐\n│hi      │\n│        │\n└────────┘")
        #expect(page.text(columns: 5, rows: 3) == "┌───▐\n│hi ▐\n│")
    }

    @Test func `blocks in the inline host of a component stand below each other`() {
        let page = TestPage("")
        page.apply([
            .scopeSet(StyleScopeSet(2), [StyleScope(7)]),
            .element(NodeID(50), tag: "my-card", scopes: TestPage.set, host: StyleScope(7)),
            .listen(NodeID(50), event: "tap", .bind),
        ])
        for (id, text) in [(51, "one"), (53, "two")] as [(UInt32, String)] {
            page.apply([
                .element(NodeID(id), tag: "view", scopes: StyleScopeSet(2), host: nil), .text(NodeID(id + 1), text),
                .insert(NodeID(id + 1), parent: NodeID(id), before: nil),
                .insert(NodeID(id), parent: NodeID(50), before: nil),
            ])
        }
        page.apply([.insert(NodeID(50), parent: NodeID(1), before: nil)])
        #expect(page.text() == "one\ntwo")
        #expect(page.page.focusNext())
        #expect(page.page.focusedNode == NodeID(50))
    }

    @Test func `the focus is marked by more than colour`() {
        let page = TestPage("<view id=\"a\" bindtap=\"x\">tap me</view>")
        #expect(page.grid()[0, 0].style.attributes.isEmpty)
        page.page.focusNext()
        #expect(page.grid()[0, 0].style.attributes.contains(.reverse))
        var calm = Appearance()
        calm.showsFocus = false
        #expect(page.grid(appearance: calm)[0, 0].style.attributes.isEmpty)
    }
}
