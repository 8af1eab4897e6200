import Testing

@testable import ViewLayer

@MainActor
struct TableTests {
    nonisolated static let cases: [PaintCase] = [
        PaintCase(
            name: "columns are as wide as their widest cell",
            markup: """
                <view class="t"><view class="r"><view class="c">a</view><view class="c">bb</view></view>\
                <view class="r"><view class="c">ccc</view><view class="c">d</view></view></view>
                """,
            expected: "a  bb\ncccd"),
        PaintCase(
            name: "a table with a width shares it",
            markup: """
                <view class="t full"><view class="r"><view class="c">a</view><view class="c">b</view></view></view>
                """,
            expected: "a         b"),
        PaintCase(
            name: "cells without a row",
            markup: "<view class=\"t\"><view class=\"c\">one</view><view class=\"c\">two</view></view>",
            expected: "onetwo"),
        PaintCase(
            name: "groups share the columns",
            markup: """
                <view class="t"><view class="g"><view class="r"><view class="c">long</view><view class="c">1</view>\
                </view></view><view class="r"><view class="c">s</view><view class="c">2</view></view></view>
                """,
            expected: "long1\ns   2"),
        PaintCase(
            name: "a fixed and an open column",
            markup: """
                <view class="t full"><view class="r"><view class="c w">a</view><view class="c">b</view></view></view>
                """,
            expected: "a   b"),
        PaintCase(
            name: "a cell centres what is in it",
            markup: "<view class=\"c tall mid\">x</view>", expected: "\nx"),
        PaintCase(
            name: "a lower cell aligns with a taller one",
            markup: """
                <view class="t"><view class="c"><view>1</view><view>2</view><view>3</view></view>\
                <view class="c mid">m</view><view class="c low">l</view></view>
                """,
            expected: "1\n2m\n3 l"),
        PaintCase(
            name: "a table of no cells is a block as narrow as its content",
            markup: "<view class=\"t mark\">text</view><view>after</view>", expected: "text\nafter"),
        PaintCase(
            name: "a caption stands above",
            markup: """
                <view class="t"><view class="cap">head</view><view class="r"><view class="c">a</view></view></view>
                """, expected: "head\na"),
        PaintCase(
            name: "spacing stands between and around cells",
            markup: """
                <view class="t gap"><view class="r"><view class="c">a</view><view class="c">b</view></view>\
                <view class="r"><view class="c">cc</view><view class="c">d</view></view></view>
                """,
            expected: "\n  a   b\n\n  cc  d"),
        PaintCase(
            name: "collapsed cells share their borders",
            markup: """
                <view class="t one"><view class="r"><view class="c box">a</view><view class="c box">b</view></view>\
                <view class="r"><view class="c box">c</view><view class="c box">d</view></view></view>
                """,
            expected: """
                ┌──┬───┐
                │a │ b │
                ├──┼───┤
                │  │   │
                │c │ d │
                └──┴───┘
                """),
        PaintCase(
            name: "a fixed table shares its width evenly whatever is in the cells",
            markup: """
                <view class="t full fix"><view class="r"><view class="c">a</view><view class="c">b</view></view>\
                <view class="r"><view class="c">long text</view><view class="c">d</view></view></view>
                """,
            expected: "a         b\nlong text d"),
        PaintCase(
            name: "cells of one row stand on one baseline",
            markup: """
                <view class="t"><view class="r"><view class="c low2">a</view><view class="c">b</view>\
                <view class="c up">c</view></view></view>
                """,
            expected: "  c\nab"),
        PaintCase(
            name: "cells of HTML span columns and rows",
            markup: """
                <rich-text nodes="<table><tr><th colspan='2'>both</th><th>x</th></tr><tr><td rowspan='2'>a</td>\
                <td>b</td><td>c</td></tr><tr><td>d</td><td>e</td></tr></table>"/>
                """,
            expected: "both x\n   b c\na  d e"),
        PaintCase(
            name: "a clearing pseudo-element", markup: "<view class=\"clear\"><view class=\"f\">f</view></view>x",
            expected: "f\nx"),
    ]

    private static let sheet = """
        .t { display: table } .r { display: table-row } .c { display: table-cell } .g { display: table-row-group }
        .full { width: 100% } .w { width: 32px } .tall { height: 48px } .mid { vertical-align: middle }
        .low { vertical-align: bottom } .cap { display: table-caption } .f { float: left }
        .gap { border-spacing: 16px } .one { border-collapse: collapse } .fix { table-layout: fixed }
        .box { border: 1px solid #333; padding: 16px 8px; width: 16px } .box + .box { width: 16px }
        .low2 { padding-top: 16px } .up { vertical-align: top }
        .clear::after { content: " "; display: table; clear: both }
        """

    @Test(arguments: cases)
    func `lays out tables`(_ test: PaintCase) {
        #expect(TestPage(test.markup, Self.sheet).text() == test.expected)
    }
}
