import Testing
import Values

@testable import ViewLayer

/// What values come to: units, functions, selectors, and how boxes are placed by them, as tables.
@MainActor
@Suite("Values of WXSS")
struct ValueTableTests {
    nonisolated static let widths: [(String, Double)] = [
        ("40px", 40), ("75rpx", 16), ("2em", 32), ("2rem", 32), ("50%", 80), ("10vw", 16), ("10vh", 16), ("12pt", 16),
        ("1in", 96), ("calc(50% - 8px)", 72), ("calc((100% - 2 * 8px) / 3)", 48), ("calc(1px + (2px + 3px) * 2)", 11),
        ("calc(100% - calc(20px + 2em))", 108), ("calc(75rpx * 2 + 1vw)", 33.6), ("calc(-1 * -8px)", 8),
        ("min(40px, 10vw)", 16), ("max(40px, 10vw)", 40), ("clamp(10px, 50%, 40px)", 40),
        ("clamp(100px, 10px, 200px)", 100), ("max(10px, calc(5px * 4))", 20),
        ("calc(40px + env(safe-area-inset-bottom))", 40), ("env(unknown, 24px)", 24),
        ("calc(16px + constant(safe-area-inset-top))", 16), ("0", 0),
    ]

    @Test(arguments: widths)
    func `a width comes to this many px of 160`(value: String, pixels: Double) throws {
        let page = TestPage("<view id=\"a\">x</view>", "#a { width: \(value) }")
        page.page.layoutIfNeeded()
        let width = try #require(page.node("a")?.layout.width)
        #expect(abs(width - pixels) < 0.01)
    }

    nonisolated static let ignored = [
        "calc(1px + 2)", "calc(1px / 0)", "calc(1px * 1px)", "calc(", "min()", "clamp(1px, 2px)", "40", "1zz",
        "calc(1px+)",
    ]

    @Test(arguments: ignored)
    func `what cannot be computed leaves the declaration before it`(value: String) {
        let page = TestPage("<view id=\"a\">x</view>", "#a { width: 24px; width: \(value) }")
        page.page.layoutIfNeeded()
        #expect(page.node("a")?.layout.width == 24)
    }

    nonisolated static let selectors: [(String, Bool)] = [
        ("#a:host", false), (":not(.b)", true), ("view:not(.a)", false), ("view:nth-child(2n + 1)", true),
        ("view:nth-child(even)", false), (".a:first-child", true), (".a:last-child", false), ("[data-x]", false),
        (".a + .b", false), ("view:empty", false), (":root", false), ("page > .a", true), ("page .a", true),
    ]

    @Test(arguments: selectors)
    func `a selector reaches the first of two`(selector: String, matches: Bool) {
        let page = TestPage(
            "<view id=\"a\" class=\"a\">x</view><view class=\"b\">y</view>", "\(selector) { margin-left: 32px }")
        page.page.layoutIfNeeded()
        #expect((page.node("a")?.style?.layout.value.margin.left == .pixels(32)) == matches)
    }

    /// A sheet, and what a page of three boxes looks like with it.
    nonisolated static let looks: [(String, String)] = [
        ("", "aa\nbb\ncc"),
        ("#b { margin-top: 16px }", "aa\n\nbb\ncc"),
        ("#a { margin-bottom: 16px } #b { margin-top: 32px }", "aa\n\n\nbb\ncc"),
        ("#b { margin-top: -16px }", "bb\ncc"),
        ("#a, #b { float: left; width: 32px }", "aa  bb  cc"),
        ("#a { float: right; width: 16px }", "bb" + String(repeating: " ", count: 16) + "aa\ncc"),
        ("#a { float: left; width: 32px } #b { clear: left }", "aa\nbb\ncc"),
        ("#b { position: absolute; right: 0; bottom: 0 }", "aa\ncc\n\n\n\n" + String(repeating: " ", count: 18) + "bb"),
        ("#b { position: absolute; left: 8px; top: 0; z-index: 1 }", "abb\ncc"),
        ("#b { position: absolute; left: 8px; top: 0; z-index: -1 }", "aab\ncc"),
        ("#b { position: relative; left: 16px; top: -16px }", "aabb\n\ncc"),
        ("#b { text-indent: 2em }", "aa\n    bb\ncc"),
        ("#b { text-align: right }", "aa\n" + String(repeating: " ", count: 18) + "bb\ncc"),
        ("#b { opacity: 0 }", "aa\n\ncc"), ("#b { visibility: hidden }", "aa\n\ncc"),
        ("#b { display: none }", "aa\ncc"),
        ("#b { order: 2 } page { display: flex }", "aaccbb"),
        ("#b::before { content: '>' } #b::after { content: attr(id) }", "aa\n>bbb\ncc"),
        ("#b { line-height: 32px }", "aa\n\nbb\ncc"),
        ("#b { letter-spacing: 8px }", "aa\nb b\ncc"),
        ("#a, #b { display: inline-block; width: 32px; height: 32px; vertical-align: top }", "aa  bb\n\ncc"),
        ("@media (min-width: 100px) { #b { display: none } }", "aa\ncc"),
        ("@media (min-width: 1000px) { #b { display: none } }", "aa\nbb\ncc"),
        ("@supports (display: grid) { #b { display: none } }", "aa\ncc"),
        ("@supports (display: nothing) { #b { display: none } }", "aa\nbb\ncc"),
        ("page { --gap: 16px } #b { margin-top: var(--gap) } #c { margin-left: var(--none, 8px) }", "aa\n\nbb\n cc"),
        ("#b { transform: translate(50%, 100%) }", "aa\n\ncc" + String(repeating: " ", count: 8) + "bb"),
    ]

    @Test(arguments: looks)
    func `boxes stand where the sheet puts them`(sheet: String, text: String) {
        let page = TestPage(
            "<view id=\"a\">aa</view><view id=\"b\">bb</view><view id=\"c\">cc</view>", sheet, columns: 20, rows: 6)
        #expect(page.text() == text)
    }

    @Test func `an import comes before what imports it`() {
        let page = TestPage(
            "<view id=\"a\">x</view>", "@import './b.wxss'; #a { width: 24px }",
            files: ["b.wxss": "#a { width: 80px; height: 32px }"])
        page.page.layoutIfNeeded()
        #expect(page.node("a")?.layout.width == 24 && page.node("a")?.layout.height == 32)
    }

    @Test func `lines beyond a clamp end in dots`() {
        let page = TestPage(
            "<view class=\"c\">one two three four five six seven</view><view>end</view>",
            ".c { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; width: 80px }"
        )
        let lines = page.text().split(separator: "\n")
        #expect(lines.count == 3)
        #expect(lines[1].hasSuffix("\u{2026}") || lines[1].hasSuffix("..."))
        #expect(lines[2] == "end")
    }

    @Test func `what sticks sideways stays while the rest moves`() {
        let page = TestPage(
            "<scroll-view id=\"s\" scroll-x><view class=\"row\"><view class=\"k\">K</view><view class=\"r\">0123456789abcdefghijklmnop</view></view></scroll-view>",
            ".row { display: flex; width: 320px } .k { position: sticky; left: 0; width: 16px; background: #fff; flex-shrink: 0 }",
            columns: 20, rows: 4)
        page.perform(.set("s", "scroll-left", 80))
        page.page.layoutIfNeeded()
        #expect(page.text().hasPrefix("K"))
    }

    nonisolated static let corners: [(String, String)] = [
        ("border-radius: 16px", "\u{259F}        \u{2599}\n\n\u{259C}        \u{259B}"),
        ("border-radius: 16px 16px 0 0", "\u{259F}        \u{2599}"), ("border-radius: 4px", ""),
        ("border-bottom-right-radius: 50%", "\n\n         \u{259B}"),
        ("border-radius: 16px; border-top-left-radius: 0", "         \u{2599}\n\n\u{259C}        \u{259B}"),
        ("border-radius: 16px; background: rgba(0, 0, 0, .2)", ""), ("border-radius: 1px 2px 3px 4px 5px", ""),
    ]

    @Test(arguments: corners)
    func `round corners of what is filled leave a quarter of a cell out`(style: String, text: String) {
        let page = TestPage(
            "<view style=\"background: #07c160; width: 80px; height: 48px; \(style)\"></view>", columns: 12, rows: 4)
        #expect(page.text() == text)
    }

    @Test func `text in a corner keeps it square`() {
        let page = TestPage(
            "<view style=\"background: #07c160; width: 80px; height: 32px; border-radius: 16px\">corner</view>",
            columns: 12, rows: 4)
        #expect(page.text().hasPrefix("corner"))
    }
}
