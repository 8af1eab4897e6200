import Bridge
import Cells
import Testing
import Values

@testable import ViewLayer

@MainActor
@Suite("Rich text")
struct RichTextTests {
    private func page(_ nodes: Value, _ attributes: String = "", sheet: String = "") -> TestPage {
        let page = TestPage("<rich-text id=\"r\" bindtap=\"t\" \(attributes)/>", sheet, columns: 24, rows: 12)
        page.perform(.set("r", "nodes", nodes))
        return page
    }

    @Test(
        "HTML",
        arguments: [
            ("plain", "plain"), ("<b>a</b>c<i>d</i>", "acd"), ("<div>a</div><div>b</div>", "a\nb"),
            ("a<br>b<br/>c", "a\nb\nc"), ("<ul><li>a<li>b</ul>", "\n  • a\n  • b"),
            ("<ol start=3 type=a><li>x</li><li>y</li></ol>", "\n  c. x\n  d. y"),
            ("<ol type='I'><li>x</li></ol>", "\n  I. x"),
            ("&lt;b&gt; &amp;amp; &#65;&#x4e16; &copy; &nope; &", "<b> &amp; A世 © &nope; &"),
            ("<!-- no --><!DOCTYPE html><span>yes</span>", "yes"), ("a<video>gone<b>too</b></video>b", "ab"),
            ("<script>if (a < b) c()</script>x", "x"), ("1 < 2 <3", "1 < 2 <3"), ("<q>say</q>", "“say”"),
            ("<table><tr><td>a</td><td>b</td></tr></table>", "a b"),
            ("<p>one<p>two", "\none\n\ntwo"), ("<b><i>x</b>y", "xy"), ("</b>x</", "x"), ("<DIV>x</DIV>", "x"),
            ("<pre>a  b\nc</pre>", "\na  b\nc"),
        ])
    func html(html: String, text: String) {
        #expect(page(.string(html)).text() == text)
    }

    @Test func `nodes are elements and texts`() {
        let nodes: Value = [
            [
                "name": "DIV", "attrs": ["class": "red", "style": "text-align: right"],
                "children": [
                    ["type": "text", "text": "a&nbsp;b"], ["name": "b", "children": [["type": "text", "text": "!"]]],
                ],
            ],
            ["type": "node", "name": "video", "children": [["type": "text", "text": "gone"]]], 7, .null,
            ["type": "text", "text": "end"],
        ]
        let page = page(nodes, sheet: ".red { color: #ff0000; }")
        #expect(page.text() == "                    a b!\nend")
        page.perform(.set("r", "nodes", [["type": "text", "text": "new"]]))
        #expect(page.text() == "new")
        page.perform(.set("r", "nodes", .null))
        #expect(page.text() == "")
    }

    @Test func `blanks are kept where space says so`() {
        #expect(page("a   b").text() == "a b")
        #expect(page("a   b", "space=\"nbsp\"").text() == "a   b")
        #expect(page("a  b", "space=\"emsp\"").text() == "a\u{3000}\u{3000}b")
    }

    @Test func `an image is a box of its size`() {
        #expect(page("<img src=\"https://x/cat.png\" width=\"160\" height=\"16\">").text() == "  [image cat.png]")
    }

    @Test func `taps in it are its own`() {
        let page = page("<div>one</div>")
        page.perform(.click(1, 0))
        #expect(page.takeEvents().last == "tap #r")
    }

    @Test func `deep and broken markup ends`() {
        _ = page(.string(String(repeating: "<div>", count: 5000))).text()
        var generator = SplitMix(seed: 1)
        let pieces = [
            "<", ">", "/", "p", "li", "\"", "'", "=", "&", ";", "#", "x", " ", "<!--", "-->", "<img src", "<td", "世",
        ]
        for _ in 0..<300 {
            let html = (0..<40).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
            _ = page(.string(html)).text()
        }
    }
}
