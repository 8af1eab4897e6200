import Cells
import Testing

@testable import ViewLayer

@MainActor
struct DecorationTests {
    nonisolated static let borders: [PaintCase] = [
        PaintCase(
            name: "a box of one row keeps thin sides", markup: "<view class=\"a\">hi</view>",
            sheet: ".a { border: 1px solid #333; padding: 0 8px; width: 32px }", expected: "▏hi  ▕"),
        PaintCase(
            name: "a box of two rows has no open frame", markup: "<view class=\"a\">hi</view>",
            sheet: ".a { border: 1px solid #333; padding: 12px 8px 0; width: 32px }", expected: "▏    ▕\n▏hi  ▕"),
        PaintCase(
            name: "a frame without padding takes the cells that are blank", markup: "<view class=\"a\">hi</view>",
            sheet: ".a { border: 1px solid #333; width: 32px; height: 48px; line-height: 48px; text-align: center }",
            expected: "┌──┐\n│hi│\n└──┘"),
        PaintCase(
            name: "an empty box has the sides that it declares", markup: "<view class=\"a\"/>",
            sheet: ".a { border: 1px solid #333; border-left: none; width: 32px; height: 48px }",
            expected: "───┐\n   │\n───┘"),
        PaintCase(
            name: "a frame without padding gives way to text", markup: "<view class=\"a\">long<view>er</view></view>",
            sheet: ".a { border: 1px solid #333; width: 32px; height: 64px }",
            expected: "long\ner\n\n────"),
        PaintCase(
            name: "hairlines take no room",
            markup: String(repeating: "<view class=\"a\">x</view>", count: 9),
            sheet: ".a { border: 1px solid #333; border-bottom-width: 1rpx }",
            expected: Array(repeating: "x", count: 9).joined(separator: "\n")),
        PaintCase(
            name: "a line turned by a quarter stands upright",
            markup: "<view class=\"a\">文字</view><view class=\"b\">ab</view>",
            sheet: """
                .a, .b { position: absolute; left: 0; top: 16px; width: 48px; height: 16px; text-align: center;
                  transform: rotate(90deg) } .b { left: 64px; transform: rotate(-90deg) }
                """, expected: "\n  文       b\n  字       a"),
        PaintCase(
            name: "a soft hyphen shows where the line breaks", markup: "<view class=\"a\">auto\u{AD}mat\u{AD}ic</view>",
            sheet: ".a { width: 64px }", expected: "automat-\nic"),
        PaintCase(
            name: "a soft hyphen that does not fit is no place to break",
            markup: "<view class=\"a\">auto\u{AD}mat\u{AD}ic</view>",
            sheet: ".a { width: 56px }", expected: "auto-\nmatic"),
        PaintCase(
            name: "what is centred in one line stands in one row",
            markup: "<view class=\"f\"><view class=\"l\">name</view><input class=\"i\" value=\"me\"/><icon size=\"30\" "
                + "type=\"success\"/></view>",
            sheet: ".f { display: flex; align-items: center; padding-top: 5px } .l { line-height: 22px; width: 48px } "
                + ".i { width: 32px; height: 26px }", expected: "\nname  me   ✔"),
        PaintCase(
            name: "a sign in a line of text stands in its row",
            markup: "<text>a</text><icon size=\"20\" type=\"success\"/>",
            sheet: "", expected: "\na ✔"),
        PaintCase(
            name: "a small box behind a mask is an icon", markup: "<view class=\"m icon-search\"/><view class=\"m\"/>",
            sheet: ".m { width: 16px; height: 16px; background: #888; mask-image: url(a/close.svg) }",
            expected: "⌕\n✕"),
        PaintCase(
            name: "what is clipped away is for screen readers", markup: "a<view class=\"c\">hidden</view>",
            sheet: ".c { position: absolute; clip: rect(1px, 1px, 1px, 1px) }", expected: "a"),
        PaintCase(
            name: "a side alone is a bar", markup: "<view class=\"a\">title</view>",
            sheet: ".a { border-left: 4px solid green; padding-left: 12px }", expected: "▎ title"),
        PaintCase(
            name: "a separator takes a free row only", markup: "<view>a</view><view class=\"r\"/><view>b</view>",
            sheet: ".r { height: 1rpx; background: #eee }", expected: "a\nb"),
        PaintCase(
            name: "a separator beside padding is a line",
            markup: "<view>a</view><view class=\"r\"/><view class=\"p\">b</view>",
            sheet: ".r { height: 1rpx; background: #eee } .p { padding-top: 16px }",
            expected: "a\n────────────────────\nb"),
        PaintCase(
            name: "a lower border without a row takes the one below it",
            markup: "<view class=\"a\">a</view><view class=\"p\">b</view>",
            sheet: ".a { border-bottom: 1rpx solid #eee } .p { margin-top: 16px }",
            expected: "a\n────────────────────\nb"),
        PaintCase(
            name: "a turned corner is an arrow", markup: "<view class=\"a\"/>",
            sheet: """
                .a { width: 6px; height: 6px; border-top: 1px solid; border-right: 1px solid;
                  transform: rotate(45deg) }
                """, expected: "›"),
        PaintCase(
            name: "the other way round it points down", markup: "<view class=\"a\"/>",
            sheet: """
                .a { width: 6px; height: 6px; border-top: 1px solid; border-right: 1px solid;
                  transform: rotate(135deg) }
                """, expected: "⌄"),
        PaintCase(
            name: "a side between transparent ones is a triangle", markup: "<view class=\"a\"/>",
            sheet: ".a { width: 0; height: 0; border: 6px solid transparent; border-top-color: red }", expected: "▾"),
        PaintCase(
            name: "a pill has half cells at its ends", markup: "<view class=\"a\">ok</view>",
            sheet: ".a { background: #07c160; border-radius: 99px; padding: 0 8px; width: 16px }", expected: "▐ok▌"),
    ]

    nonisolated static let places: [PaintCase] = [
        PaintCase(
            name: "half as large around the corner",
            markup: "<view class=\"a\"><view class=\"b\">x</view></view>",
            sheet: """
                .a { width: 160px; height: 64px; transform: scale(.5); transform-origin: 0 0 }
                .b { margin-left: 80px; padding-top: 32px }
                """, expected: "\n     x"),
        PaintCase(
            name: "a matrix moves", markup: "<view class=\"a\">x</view>",
            sheet: ".a { transform: matrix(1, 0, 0, 1, 16, 16) }", expected: "\n  x"),
        PaintCase(
            name: "scaled to nothing", markup: "<view class=\"a\">x</view>", sheet: ".a { transform: scaleX(0) }",
            expected: ""),
        PaintCase(
            name: "letter-spacing in whole cells", markup: "<view class=\"a\">abc</view><view class=\"b\">abc</view>",
            sheet: ".a { letter-spacing: 8px } .b { letter-spacing: 1px }", expected: "a b c\nabc"),
        PaintCase(
            name: "content from an attribute", markup: "<view class=\"a\" title=\"hi\">x</view>",
            sheet: ".a::before { content: \"[\" attr(title) \"]\" }", expected: "[hi]x"),
        PaintCase(
            name: "named areas of a grid",
            markup: "<view class=\"g\"><view class=\"m\">main</view><view class=\"h\">head</view></view>",
            sheet: """
                .g { display: grid; grid-template-areas: "h h" "n m"; grid-template-columns: 16px 1fr }
                .h { grid-area: h } .m { grid-area: m }
                """, expected: "head\n  main"),
        PaintCase(
            name: "supports decides by its logic", markup: "<view class=\"a\">x</view>",
            sheet: """
                @supports (display: grid) and (not (display: none)) { .a { display: none } }
                @supports (bottom: constant(x)) or (not (top: 0)) { .a { padding-left: 8px } }
                """, expected: " x"),
    ]

    @Test(arguments: borders + places)
    func `paints what the sheet says in cells`(_ test: PaintCase) {
        #expect(TestPage(test.markup, test.sheet).text() == test.expected)
    }

    @Test func `a sticky box waits at the edge of its scroller that it would leave`() {
        let page = TestPage(
            "<view class=\"tall\">top</view><view class=\"s\">foot</view><view class=\"tall\"/>",
            ".tall { height: 320px } .s { position: sticky; bottom: 16px; top: 0 }")
        func row() -> Int? {
            page.text().split(separator: "\n", omittingEmptySubsequences: false).firstIndex { $0.hasPrefix("foot") }
        }
        #expect(row() == 8)
        page.page.scrollPage(to: 192)
        #expect(row() == 8)
        page.page.scrollPage(to: 340)
        #expect(row() == 0)
    }

    @Test func `blocks inside an inline element are seen when it is scrolled away`() {
        let page = TestPage(
            "<view class=\"host\"><view class=\"tall\">top</view><view class=\"tall\">later</view></view>",
            ".host { display: inline } .tall { height: 320px }")
        page.page.scrollPage(to: 320)
        #expect(page.text().hasPrefix("later"))
    }

    @Test func `gradients run from cell to cell`() {
        let cases: [(String, left: UInt32, right: UInt32, lower: UInt32)] = [
            ("linear-gradient(#000, #000)", 0, 0, 0),
            ("linear-gradient(to right, #000000 50%, #ffffff 50%)", 0, 0xFFFFFF, 0),
            ("linear-gradient(to bottom, #000000 50%, #ffffff 50%)", 0, 0, 0xFFFFFF),
            ("linear-gradient(90deg, #ff0000 0, #ff0000 10px, #0000ff 10px)", 0xFF0000, 0x0000FF, 0xFF0000),
            ("-webkit-linear-gradient(left, #000000 50%, #ffffff 50%)", 0, 0xFFFFFF, 0),
            ("linear-gradient(180deg, rgba(0,0,0,0), rgba(0,0,0,0)), #123456", 0x123456, 0x123456, 0x123456),
        ]
        for (background, left, right, lower) in cases {
            let page = TestPage("<view class=\"a\"/>", ".a { height: 32px; background: \(background) }")
            let grid = page.grid()
            #expect(grid[0, 0].style.background == .rgb(hex: left), "\(background)")
            #expect(grid[19, 0].style.background == .rgb(hex: right), "\(background)")
            #expect(grid[0, 1].style.background == .rgb(hex: lower), "\(background)")
        }
    }

    @Test(arguments: ["display: flex", "display: grid; grid-template-columns: auto 1fr", "display: block"])
    func `an inline element has its background wherever it is laid out`(_ around: String) {
        let page = TestPage(
            "<view class=\"a\"><text class=\"t\">x</text></view><view class=\"a\"><text class=\"t f\">x</text></view>",
            ".a { height: 16px; \(around) } .t { background-color: #123456 } .f { float: left }")
        #expect(page.grid()[0, 0].style.background == .rgb(hex: 0x123456))
        #expect(page.grid()[0, 1].style.background == .rgb(hex: 0x123456))
    }

    @Test func `letters that cut out a gradient have its colour`() {
        let page = TestPage(
            "<view class=\"a\">x</view>",
            """
            .a { background: linear-gradient(#00ff00, #00ff00); -webkit-background-clip: text;
              -webkit-text-fill-color: transparent }
            """)
        let style = page.grid()[0, 0].style
        #expect(style.foreground == .rgb(hex: 0x00FF00))
        #expect(style.background == Appearance().background)
    }

    @Test func `a shadow shades the row below`() {
        let page = TestPage(
            "<view class=\"a\"/>",
            "page { background: #ffffff } .a { height: 32px; box-shadow: 0 4px 12px rgba(0, 0, 0, .5) }")
        let grid = page.grid()
        #expect(grid[3, 2].style.background != .rgb(hex: 0xFFFFFF))
        #expect(grid[3, 3].style.background == .rgb(hex: 0xFFFFFF))
    }

    @Test func `filters change colours`() {
        let page = TestPage(
            "<view class=\"a\">x</view>", ".a { background: #ff0000; filter: grayscale(1) invert(100%) }")
        guard case .rgb(let red, let green, let blue) = page.grid()[0, 0].style.background.kind else {
            Issue.record("The box has no colour.")
            return
        }
        #expect(red == green && green == blue && red > 128)
    }
}
