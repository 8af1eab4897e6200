import Testing

@testable import Markup

@Suite("Diagnostics of sources")
struct DiagnosticsTests {
    @Test(
        "WXML says what is wrong, and where",
        arguments: [
            ("<view>\n  <text>a\n</view>", "2:3: error: The tag <text> has no end tag."),
            ("中😀</view>", "1:4: error: The end tag </view> has no start tag; it was left out."),
            (
                "<view wx:for=\"{{a}}\"/>",
                "1:7: warning: Now you can provide attr `wx:key` for a `wx:for` to improve performance."
            ),
            (
                "<view/>\r\n<view wx:else/>",
                "2:1: error: wx:else does not directly follow an element with wx:if or wx:elif; it was left out."
            ),
            (
                "<a wx:if=\"{{x}}\"/><b wx:for=\"{{a}}\" wx:key=\"k\" wx:elif=\"{{y}}\"/>",
                "1:48: error: wx:elif cannot stand beside wx:for; it was left out. Put wx:for inside."
            ),
            ("<template/>", "1:2: error: <template> needs name (to define one) or is (to use one)."),
            ("<view wx:for-key=\"a\"/>", "1:7: warning: wx:for-key is no directive; it has no effect. Use wx:key."),
            ("<view a=\"1\" a=\"2\"/>", "1:13: warning: The attribute a is there already; the first one is used."),
            ("<view wx:key=\"a\"/>", "1:7: warning: wx:key has no effect without wx:for."),
            ("<import/>", "1:2: error: <import> needs src, the path of a WXML file."),
            ("<wxs>x</wxs>", "1:2: error: <wxs> needs module, the name under which expressions see it."),
            ("<view a=b/>", "1:9: warning: The value of a should stand in quotes."),
            ("<view :a=\"b\"/>", "1:7: error: :a is no attribute that WXML has; it was left out."),
            ("<View/>", "1:2: warning: Tag names are in lower case: <view>."),
            ("<view a:b=\"c\"/>", "1:7: warning: a:b has a prefix that WXML does not have."),
            ("<view", "1:2: error: The tag <view> is not closed with >."),
            ("<view a=\"b>\n</view>", "1:9: error: The value of a has no closing quote."),
            ("<slot>a</slot>", "1:7: warning: <slot> cannot have content here; it was left out."),
            ("<view class=\"a {{b}}\" bindtap=\"f\">{{ c }}</view>", ""),
        ])
    func wxml(source: String, expected: String) {
        let said = WXMLParser.parse(source, path: "a.wxml").diagnostics.map { "\($0)".dropFirst("a.wxml:".count) }
        #expect(said.joined(separator: "\n") == expected)
    }

    @Test(
        "WXSS says what is wrong, and where",
        arguments: [
            (".a{color:red\n  width:1px}", "1:4: error: A ; is missing behind the value of color."),
            (".a{\n.b{}", "2:1: error: A rule inside a rule: either a } is missing before it, or it cannot be here."),
            (".a{", "1:1: error: The } of this rule is missing."),
            ("}", "1:1: error: This } closes nothing; it was left out."),
            (".a..b{}", "1:4: error: Unexpected . in a selector; the rule was left out."),
            ("\n// 中文\n.a{}", "2:1: warning: // begins no comment in WXSS; it was taken for one. Use /* */."),
            (".a{width}", "1:4: warning: This is no declaration (name: value;); it was left out."),
            (".a{width:}", "1:4: warning: width has no value."),
            (".a{b:c)}", "1:7: warning: Unexpected ); b was left out."),
            ("@font-face{}", "1:1: note: @font-face has no effect here; it was left out."),
            ("@x{}", "1:1: warning: @x is not known; it was left out."),
            ("@import 'a'\n.b{}", "1:1: error: A ; is missing behind @import."),
            (".a{color:red}", ""),
        ])
    func wxss(source: String, expected: String) {
        let said = WXSSParser.parse(source, path: "a.wxss").diagnostics.map { "\($0)".dropFirst("a.wxss:".count) }
        #expect(said.joined(separator: "\n") == expected)
    }

    @Test("Lines and UTF-16 columns agree with a plain count, whatever the line ends")
    func lineIndex() {
        let text = String(repeating: "ab中\r\n😀é\n\nxyz\r", count: 12) + "end"
        let bytes = Array(text.utf8)
        let index = LineIndex(bytes)
        var line = 1
        var column = 1
        for (offset, byte) in bytes.enumerated() {
            if byte & 0xC0 != 0x80 { #expect(index.location(at: offset) == SourceLocation(line: line, column: column)) }
            if byte == 10 || (byte == 13 && bytes[offset + 1] != 10) {
                line += 1
                column = 1
            } else {
                column += byte & 0xC0 == 0x80 ? 0 : byte >= 0xF0 ? 2 : 1
            }
        }
        #expect(index.location(at: bytes.count + 9).line == line)
    }
}
