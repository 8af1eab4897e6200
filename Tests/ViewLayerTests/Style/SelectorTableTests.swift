import Testing

@testable import ViewLayer

/// Selectors, media, variables and colours: a sheet, and the colour that `x` gets.
@MainActor
struct SelectorTableTests {
    nonisolated static let cases: [CascadeCase] = [
        CascadeCase(
            name: "not with a list", markup: #"<view id="x" class="c"/>"#,
            sheet: #"view:not(.a, .b) { color: #000001 }"#, expected: 0x1),
        CascadeCase(
            name: "not with a list that names it", markup: #"<view id="x" class="b"/>"#,
            sheet: #"view:not(.a, .b) { color: #000001 }"#, expected: nil),
        CascadeCase(
            name: "is", markup: #"<view id="x" class="b"/>"#,
            sheet: #":is(.a, .b) { color: #000001 }"#, expected: 0x1),
        CascadeCase(
            name: "where weighs nothing", markup: #"<view id="x" class="b"/>"#,
            sheet: #"view { color: #000001 } :where(.a, .b) { color: red }"#, expected: 0x1),
        CascadeCase(
            name: "attribute exists", markup: #"<view id="x" kind="k"/>"#,
            sheet: #"[kind] { color: #000001 }"#, expected: 0x1),
        CascadeCase(
            name: "attribute begins", markup: #"<view id="x" kind="abc"/>"#,
            sheet: #"[kind^=ab] { color: #000001 }"#, expected: 0x1),
        CascadeCase(
            name: "attribute ends", markup: #"<view id="x" kind="abc"/>"#,
            sheet: #"[kind$="bc"] { color: #000001 }"#, expected: 0x1),
        CascadeCase(
            name: "attribute holds", markup: #"<view id="x" kind="abc"/>"#,
            sheet: #"[kind*=b] { color: #000001 }"#, expected: 0x1),
        CascadeCase(
            name: "attribute word", markup: #"<view id="x" kind="a b c"/>"#,
            sheet: #"[kind~=b] { color: #000001 }"#, expected: 0x1),
        CascadeCase(
            name: "attribute word is whole", markup: #"<view id="x" kind="a bb c"/>"#,
            sheet: #"[kind~=b] { color: #000001 }"#, expected: nil),
        CascadeCase(
            name: "attribute with a dash", markup: #"<view id="x" kind="zh-CN"/>"#,
            sheet: #"[kind|=zh] { color: #000001 }"#, expected: 0x1),
        CascadeCase(
            name: "attribute in any case", markup: #"<view id="x" kind="ABC"/>"#,
            sheet: #"[kind="abc" i] { color: #000001 }"#, expected: 0x1),
        CascadeCase(
            name: "empty holds no text", markup: #"<view id="x">a</view>"#,
            sheet: #"view:empty { color: #000001 }"#, expected: nil),
        CascadeCase(
            name: "first of type", markup: #"<text/><view id="x"/><view/>"#,
            sheet: #"view:first-of-type { color: #000001 }"#, expected: 0x1),
        CascadeCase(
            name: "last of type", markup: #"<view/><view id="x"/><text/>"#,
            sheet: #"view:last-of-type { color: #000001 }"#, expected: 0x1),
        CascadeCase(
            name: "only child", markup: #"<view id="x"/>"#,
            sheet: #"view:only-child { color: #000001 }"#, expected: 0x1),
        CascadeCase(
            name: "only of type", markup: #"<text/><view id="x"/>"#,
            sheet: #"view:only-of-type { color: #000001 }"#, expected: 0x1),
        CascadeCase(
            name: "nth last child", markup: #"<view/><view id="x"/><view/>"#,
            sheet: #"view:nth-last-child(2) { color: #000001 }"#, expected: 0x1),
        CascadeCase(
            name: "nth of type", markup: #"<text/><view/><text/><view id="x"/>"#,
            sheet: #"view:nth-of-type(2) { color: #000001 }"#, expected: 0x1),
        CascadeCase(
            name: "nth last of type", markup: #"<view id="x"/><text/><view/>"#,
            sheet: #"view:nth-last-of-type(2) { color: #000001 }"#, expected: 0x1),
        CascadeCase(
            name: "next sibling only", markup: #"<view class="a"/><text/><view id="x"/>"#,
            sheet: #".a + view { color: #000001 }"#, expected: nil),
        CascadeCase(
            name: "a tag weighs less than a class", markup: #"<view id="x" class="a"/>"#,
            sheet: #".a { color: #000001 } page view { color: red }"#, expected: 0x1),
        CascadeCase(
            name: "an id weighs more than classes", markup: #"<view id="x" class="a b c"/>"#,
            sheet: #"#x { color: #000001 } .a.b.c.a.b.c { color: red }"#, expected: 0x1),
        CascadeCase(
            name: "an attribute weighs as a class", markup: #"<view id="x" class="a" kind="k"/>"#,
            sheet: #".a { color: red } [kind] { color: #000001 }"#, expected: 0x1),
        CascadeCase(
            name: "important in the sheet is ordered by weight", markup: #"<view id="x" class="a"/>"#,
            sheet: #"view.a { color: #000001 !important } .a { color: red !important }"#, expected: 0x1),
        CascadeCase(
            name: "important inline wins", markup: #"<view id="x" class="a" style="color: #000001 !important"/>"#,
            sheet: #".a { color: red !important }"#, expected: 0x1),
        CascadeCase(
            name: "inherit", markup: #"<view class="a"><view id="x" class="b"/></view>"#,
            sheet: #".a { color: #000001 } .b { color: red; color: inherit }"#, expected: 0x1),
        CascadeCase(
            name: "unset inherits colours", markup: #"<view class="a"><view id="x" class="b"/></view>"#,
            sheet: #".a { color: #000001 } .b { color: unset }"#, expected: 0x1),
        CascadeCase(
            name: "a fallback may hold commas", markup: #"<view id="x"/>"#,
            sheet: #"view { color: var(--none, rgb(0, 0, 1)) }"#, expected: 0x1),
        CascadeCase(
            name: "a bad variable makes the whole declaration inherit",
            markup: #"<view class="a"><view id="x" class="b"/></view>"#,
            sheet: #".a { color: #000001 } .b { color: var(--none) }"#, expected: 0x1),
        CascadeCase(
            name: "media and", markup: #"<view id="x"/>"#,
            sheet: #"@media screen and (min-width: 10px) and (max-width: 9999px) { view { color: #000001 } }"#,
            expected: 0x1),
        CascadeCase(
            name: "media not", markup: #"<view id="x"/>"#,
            sheet: #"@media not print { view { color: #000001 } }"#, expected: 0x1),
        CascadeCase(
            name: "media list", markup: #"<view id="x"/>"#,
            sheet: #"@media print, (min-width: 1px) { view { color: #000001 } }"#, expected: 0x1),
        CascadeCase(
            name: "media range", markup: #"<view id="x"/>"#,
            sheet: #"@media (10px <= width < 5000px) { view { color: #000001 } }"#, expected: 0x1),
        CascadeCase(
            name: "media or", markup: #"<view id="x"/>"#,
            sheet: #"@media (width < 1px) or (width > 1px) { view { color: #000001 } }"#, expected: 0x1),
        CascadeCase(
            name: "media scheme", markup: #"<view id="x"/>"#,
            sheet: #"@media (prefers-color-scheme: light) { view { color: #000001 } }"#, expected: 0x1),
        CascadeCase(
            name: "hex of three", markup: #"<view id="x"/>"#,
            sheet: #"view { color: #00F }"#, expected: 0xff),
        CascadeCase(
            name: "hex of eight", markup: #"<view id="x"/>"#,
            sheet: #"view { color: #000001FF }"#, expected: 0x1),
        CascadeCase(
            name: "rgb with blanks", markup: #"<view id="x"/>"#,
            sheet: #"view { color: rgb(0 0 1 / 100%) }"#, expected: 0x1),
        CascadeCase(
            name: "rgb in percent", markup: #"<view id="x"/>"#,
            sheet: #"view { color: rgb(0%, 0%, 100%) }"#, expected: 0xff),
        CascadeCase(
            name: "hsl", markup: #"<view id="x"/>"#,
            sheet: #"view { color: hsl(240, 100%, 50%) }"#, expected: 0xff),
        CascadeCase(
            name: "hsl with a unit", markup: #"<view id="x"/>"#,
            sheet: #"view { color: hsl(0.5turn 100% 50%) }"#, expected: 0xffff),
        CascadeCase(
            name: "hwb", markup: #"<view id="x"/>"#,
            sheet: #"view { color: hwb(240 0% 0%) }"#, expected: 0xff),
        CascadeCase(
            name: "a colour by name in any case", markup: #"<view id="x"/>"#,
            sheet: #"view { color: RebeccaPurple }"#, expected: 0x663399),
        CascadeCase(
            name: "active only while pressed", markup: #"<view id="x"/>"#,
            sheet: #"view:active { color: #000001 }"#, expected: nil),
        CascadeCase(
            name: "nth child odd", markup: #"<view/><view/><view id="x"/><view/>"#,
            sheet: #"view:nth-child(odd) { color: #000001 }"#, expected: 0x1),
        CascadeCase(
            name: "nth child 2n+1", markup: #"<view/><view/><view id="x"/><view/>"#,
            sheet: #"view:nth-child(2n+1) { color: #000001 }"#, expected: 0x1),
        CascadeCase(
            name: "nth child 2n-1", markup: #"<view/><view/><view id="x"/><view/>"#,
            sheet: #"view:nth-child(2n-1) { color: #000001 }"#, expected: 0x1),
        CascadeCase(
            name: "nth child -n+3", markup: #"<view/><view/><view id="x"/><view/>"#,
            sheet: #"view:nth-child(-n+3) { color: #000001 }"#, expected: 0x1),
        CascadeCase(
            name: "nth child 3", markup: #"<view/><view/><view id="x"/><view/>"#,
            sheet: #"view:nth-child(3) { color: #000001 }"#, expected: 0x1),
        CascadeCase(
            name: "nth child n+3", markup: #"<view/><view/><view id="x"/><view/>"#,
            sheet: #"view:nth-child(n+3) { color: #000001 }"#, expected: 0x1),
        CascadeCase(
            name: "nth child 3n", markup: #"<view/><view/><view id="x"/><view/>"#,
            sheet: #"view:nth-child(3n) { color: #000001 }"#, expected: 0x1),
        CascadeCase(
            name: "nth child n", markup: #"<view/><view/><view id="x"/><view/>"#,
            sheet: #"view:nth-child(n) { color: #000001 }"#, expected: 0x1),
        CascadeCase(
            name: "nth child 2N + 1", markup: #"<view/><view/><view id="x"/><view/>"#,
            sheet: #"view:nth-child( 2N + 1 ) { color: #000001 }"#, expected: 0x1),
        CascadeCase(
            name: "nth child +3", markup: #"<view/><view/><view id="x"/><view/>"#,
            sheet: #"view:nth-child(+3) { color: #000001 }"#, expected: 0x1),
        CascadeCase(
            name: "nth child not even", markup: #"<view/><view/><view id="x"/><view/>"#,
            sheet: #"view:nth-child(even) { color: #000001 }"#, expected: nil),
        CascadeCase(
            name: "nth child not 2n", markup: #"<view/><view/><view id="x"/><view/>"#,
            sheet: #"view:nth-child(2n) { color: #000001 }"#, expected: nil),
        CascadeCase(
            name: "nth child not 4", markup: #"<view/><view/><view id="x"/><view/>"#,
            sheet: #"view:nth-child(4) { color: #000001 }"#, expected: nil),
        CascadeCase(
            name: "nth child not -n+2", markup: #"<view/><view/><view id="x"/><view/>"#,
            sheet: #"view:nth-child(-n+2) { color: #000001 }"#, expected: nil),
        CascadeCase(
            name: "nth child not n+4", markup: #"<view/><view/><view id="x"/><view/>"#,
            sheet: #"view:nth-child(n+4) { color: #000001 }"#, expected: nil),
        CascadeCase(
            name: "nth child not 0", markup: #"<view/><view/><view id="x"/><view/>"#,
            sheet: #"view:nth-child(0) { color: #000001 }"#, expected: nil),
        CascadeCase(
            name: "nth child not -1", markup: #"<view/><view/><view id="x"/><view/>"#,
            sheet: #"view:nth-child(-1) { color: #000001 }"#, expected: nil),
    ]

    @Test(arguments: cases) func `a selector, a condition or a colour means what CSS says`(_ test: CascadeCase) {
        let page = TestPage(test.markup, test.sheet)
        #expect(page.style("x")?.inherited.values.color?.hex == test.expected)
    }
}
