import Bridge
import Cells
import Testing
import Values

@testable import ViewLayer

/// A page that is brought up to date after every patch shows the same as one that saw all patches before it was laid out.
@MainActor @Suite struct IncrementalPaintTests {
    private static let sheet = """
        .a { padding: 8px; background: #123456 } .b { display: flex; border: 1px solid #fff } .c { float: left; width: 40px }
        .d { position: absolute; top: 16px; right: 0; z-index: 2; background: red } .e { opacity: .5; color: #07c160 }
        .f { display: inline-block; width: 50%; overflow: hidden; height: 32px } .g { position: sticky; top: 0 }
        .a > .b { color: red } .a + .b { margin-top: 16px } .c ~ .e { text-align: right } .e .f { color: blue }
        .a:first-child { margin-left: 8px } .b:last-child { border-radius: 8px } .c:nth-child(2n) { background: #333 }
        .f:empty { background: #070 } view:not(.a) > text { letter-spacing: 8px } [title] { text-indent: 16px }
        .h::before { content: "<" attr(title) ">" } .h:nth-of-type(2)::after { content: counter(n) } page { counter-reset: n }
        .i { counter-increment: n; transform: translate(16px, 16px) } .j { display: table } .j > view { display: table-cell }
        .k { display: grid; grid-template-columns: 1fr 2fr; gap: 8px } .l { display: none } .m { --x: 24px }
        .a:first-child .e { padding-left: 16px } .b:empty + .a { color: #f0f } .k:not(:empty) > .g { margin-left: 24px }
        .n { margin-left: var(--x, 0) } .o { position: fixed; bottom: 0; left: 0 } .p { position: relative; z-index: -1 }
        .q { text-transform: uppercase } .arrow-right { color: green }
        """
    private static let names = "abcdefghijklmnopq".map(String.init) + ["arrow-right"]
    private static let tags = ["view", "view", "view", "text", "button", "scroll-view", "image", "icon", "progress"]
    private static let styles = [
        "", "", "color: yellow", "width: 80px; height: 32px", "display: flex; flex-direction: column", "margin: 16px",
        "position: absolute; left: 8px; top: 8px", "display: none", "transform: scale(.5)", "opacity: 0",
        "height: 48px; overflow: auto", "flex: 1", "visibility: hidden", "font-size: 12px; line-height: 32px",
        "float: right", "white-space: nowrap; text-overflow: ellipsis; overflow: hidden", "--x: 40px",
    ]
    private static let texts = [
        "", "x", "some words that wrap", "\u{4E2D}\u{6587}", "a\nb", "  ", "a &lt; b", "\u{E001}",
    ]

    /// One random patch over what is there; nodes that are gone are named now and then too.
    private func patch(_ random: inout SplitMix, _ last: inout UInt32) -> [PatchOperation] {
        func node(_ random: inout SplitMix) -> NodeID { NodeID(2 + UInt32(random.below(Int(last)))) }
        var result: [PatchOperation] = []
        for _ in 0...random.below(4) {
            let id = node(&random)
            switch random.below(11) {
            case 0, 1, 2:
                last += 2
                let (new, text) = (NodeID(last), NodeID(last + 1))
                let tag = Self.tags[random.below(Self.tags.count)]
                result.append(.element(new, tag: tag, scopes: TestPage.set, host: nil))
                result.append(.classes(new, classes(&random)))
                result.append(.style(new, .template, Self.styles[random.below(Self.styles.count)]))
                result.append(.text(text, Self.texts[random.below(Self.texts.count)]))
                result.append(.insert(text, parent: new, before: nil))
                let parent = random.below(3) == 0 ? NodeID(1) : id
                result.append(.insert(new, parent: parent, before: random.below(2) == 0 ? node(&random) : nil))
            case 3: result.append(.insert(id, parent: node(&random), before: nil))
            case 4: result.append(.remove(id))
            case 5: result.append(.classes(id, classes(&random)))
            case 6: result.append(.style(id, .template, Self.styles[random.below(Self.styles.count)]))
            case 7: result.append(.attribute(id, name: "title", random.below(2) == 0 ? "t" : .null))
            case 8: result.append(.attribute(id, name: "decode", .bool(random.below(2) == 0)))
            case 9: result.append(.attribute(id, name: "hidden", .bool(random.below(2) == 0)))
            default: result.append(.replaceText(id, Self.texts[random.below(Self.texts.count)]))
            }
        }
        return result
    }

    private func classes(_ random: inout SplitMix) -> [StyleClass] {
        (0..<random.below(3)).map { _ in
            StyleClass(name: Self.names[random.below(Self.names.count)], scopes: TestPage.set)
        }
    }

    @Test(arguments: 0..<24)
    func `what changed is all that has to be done`(_ seed: Int) {
        var random = SplitMix(seed: UInt64(seed))
        var last: UInt32 = 2
        let markup = "<view class=\"a\">start</view>"
        let page = TestPage(markup, Self.sheet, columns: 30, rows: 16)
        var all: [PatchOperation] = []
        for step in 0..<30 {
            let operations = patch(&random, &last)
            all += operations
            page.apply(operations)
            let shown = page.grid()
            guard step % 3 == 2 else { continue }
            let fresh = TestPage(markup, Self.sheet, columns: 30, rows: 16)
            fresh.apply(all)
            let wanted = fresh.grid()
            guard shown != wanted else { continue }
            let cells = (0..<16).flatMap { row in (0..<30).map { (column: $0, row: row) } }
            let wrong = cells.filter { shown[$0.column, $0.row] != wanted[$0.column, $0.row] }.prefix(3).map { place in
                "\(place): \(shown[place.column, place.row]) should be \(wanted[place.column, place.row])"
            }
            Issue.record("seed \(seed), step \(step), \(wrong)\n\(wanted.plainText)\n\(page.page.markupDump())")
            return
        }
    }
}
