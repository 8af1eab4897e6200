import Testing

@testable import ViewLayer

/// Rules of CSS in small cases; the numbers follow from the specifications, text is 16 px a character.
@Suite struct LayoutTables {
    /// A case: markup, and where the elements with expectations must be.
    struct Case: CustomTestStringConvertible {
        let name: String
        let html: String
        var testDescription: String { name }
    }

    static let margins = [
        Case(
            name: "adjoining siblings share the larger margin",
            html: """
                <div><div style="height:10px;margin-bottom:20px"></div>\
                <div style="height:10px;margin-top:30px" data-expect-top="40"></div></div>
                """),
        Case(
            name: "a negative margin is subtracted from the largest positive one",
            html: """
                <div><div style="height:10px;margin-bottom:20px"></div>\
                <div style="height:10px;margin-top:-5px" data-expect-top="25"></div></div>
                """),
        Case(
            name: "two negative margins collapse to the smaller",
            html: """
                <div><div style="height:30px;margin-bottom:-5px"></div>\
                <div style="height:10px;margin-top:-8px" data-expect-top="22"></div></div>
                """),
        Case(
            name: "the first child's margin leaves the parent",
            html: """
                <div><div style="height:10px"></div><div data-expect-top="35" data-expect-height="10">\
                <div style="margin-top:25px;height:10px" data-expect-top="0"></div></div></div>
                """),
        Case(
            name: "padding keeps the first child's margin inside",
            html: """
                <div><div style="padding-top:1px" data-expect-top="0" data-expect-height="36">\
                <div style="margin-top:25px;height:10px" data-expect-top="26"></div></div></div>
                """),
        Case(
            name: "a scroll container keeps margins inside",
            html: """
                <div><div style="overflow:hidden" data-expect-height="50">\
                <div style="margin:20px 0;height:10px" data-expect-top="20"></div></div></div>
                """),
        Case(
            name: "margins collapse through an empty block",
            html: """
                <div><div style="height:10px;margin-bottom:10px"></div><div style="margin:30px 0 20px"></div>\
                <div style="height:10px;margin-top:15px" data-expect-top="40"></div></div>
                """),
        Case(
            name: "the last child's margin leaves a parent of automatic height",
            html: """
                <div><div data-expect-height="10"><div style="height:10px;margin-bottom:20px"></div></div>\
                <div style="height:5px" data-expect-top="30"></div></div>
                """),
        Case(
            name: "the last child's margin stays in a parent of given height",
            html: """
                <div><div style="height:40px"><div style="height:10px;margin-bottom:50px"></div></div>\
                <div style="height:5px" data-expect-top="40"></div></div>
                """),
        Case(
            name: "auto margins centre a block",
            html: #"<div style="width:200px"><div style="width:50px;margin:0 auto" data-expect-left="75"></div></div>"#),
    ]

    static let lines = [
        Case(
            name: "text wraps at spaces",
            html: #"<div style="width:112px" data-expect-height="32">aaa bbb ccc</div>"#),
        Case(
            name: "a word that does not fit sticks out",
            html: """
                <div style="width:48px" data-expect-height="16"><span data-expect-width="96">abcdef</span></div>
                """),
        Case(
            name: "break-all breaks in words",
            html: #"<div style="width:48px;word-break:break-all" data-expect-height="32">abcdef</div>"#),
        Case(
            name: "nowrap keeps one line",
            html: #"<div style="width:48px;white-space:nowrap" data-expect-height="16">aa bb cc</div>"#),
        Case(
            name: "Han characters break anywhere but not before a full stop",
            html: #"<div style="width:48px" data-expect-height="32">你好吗。好</div>"#),
        Case(
            name: "white space collapses across elements",
            html: """
                <div style="width:300px">a <span data-expect-left="32" data-expect-width="16"> b</span>\
                <span data-expect-left="48" data-expect-width="32"> c</span></div>
                """),
        Case(
            name: "padding of an inline element takes room in the line",
            html: """
                <div style="width:300px">a<span style="padding:0 5px;margin-left:3px" data-expect-left="19"\
                 data-expect-width="26">b</span><span data-expect-left="45">c</span></div>
                """),
        Case(
            name: "an inline block stands on the baseline",
            html: """
                <div style="width:300px" data-expect-height="40">a<div style="display:inline-block;width:20px;height:40px"\
                 data-expect-top="0" data-expect-left="16"></div><span data-expect-top="24">b</span></div>
                """),
        Case(
            name: "line-height spreads around the text",
            html: """
                <div style="width:300px;line-height:40px" data-expect-height="40">\
                <span data-expect-top="12">a</span></div>
                """),
        Case(
            name: "vertical-align middle centres on half the height of an x",
            html: """
                <div style="width:300px" data-expect-height="40">a<div style="display:inline-block;width:20px;height:40px;\
                vertical-align:middle" data-expect-top="0"></div></div>
                """),
        Case(
            name: "text-align moves the line",
            html: """
                <div style="width:100px;text-align:right"><span data-expect-left="68" data-expect-width="32">ab</span>\
                </div>
                """),
        Case(
            name: "a block inside an inline element splits its line",
            html: """
                <div style="width:300px" data-expect-height="52"><span>a<div style="height:20px" data-expect-top="16">\
                </div>b</span></div>
                """),
    ]

    static let floats = [
        Case(
            name: "a line makes room for a float",
            html: """
                <div style="width:200px"><div style="float:left;width:50px;height:40px" data-expect-left="0"></div>\
                <span data-expect-left="50">ab</span></div>
                """),
        Case(
            name: "floats stand beside each other and wrap",
            html: """
                <div style="width:100px"><div style="float:left;width:60px;height:20px"></div>\
                <div style="float:left;width:30px;height:10px" data-expect-left="60" data-expect-top="0"></div>\
                <div style="float:left;width:60px;height:20px" data-expect-left="0" data-expect-top="20"></div></div>
                """),
        Case(
            name: "a float to the right",
            html: """
                <div style="width:100px"><div style="float:right;width:30px;height:10px" data-expect-left="70"></div></div>
                """),
        Case(
            name: "clear goes below",
            html: """
                <div style="width:100px"><div style="float:left;width:30px;height:25px"></div>\
                <div style="clear:both;height:10px" data-expect-top="25"></div></div>
                """),
        Case(
            name: "a formatting context stands beside floats and holds its own",
            html: """
                <div style="width:100px"><div style="float:left;width:30px;height:25px"></div>\
                <div style="overflow:hidden" data-expect-left="30" data-expect-width="70" data-expect-height="12">\
                <div style="float:left;width:10px;height:12px" data-expect-left="0"></div></div></div>
                """),
        Case(
            name: "an ordinary block does not hold its floats",
            html: """
                <div style="width:100px"><div data-expect-height="0"><div style="float:left;width:10px;height:12px">\
                </div></div></div>
                """),
    ]

    static let flex = [
        Case(
            name: "shrinking stops at the content",
            html: """
                <div style="display:flex;width:100px"><div style="width:200px" data-expect-width="84"></div>\
                <div data-expect-width="16">a</div></div>
                """),
        Case(
            name: "a scroll container shrinks below its content",
            html: """
                <div style="display:flex;width:40px"><div style="overflow:hidden" data-expect-width="40">abcdef</div></div>
                """),
        Case(
            name: "flex 1 shares the row equally whatever the content",
            html: """
                <div style="display:flex;width:100px"><div style="flex:1" data-expect-width="50">a</div>\
                <div style="flex:1" data-expect-width="50">abc</div></div>
                """),
        Case(
            name: "a maximum frees room for the others",
            html: """
                <div style="display:flex;width:300px"><div style="flex:1;max-width:50px" data-expect-width="50"></div>\
                <div style="flex:1" data-expect-width="125"></div><div style="flex:1" data-expect-width="125"></div></div>
                """),
        Case(
            name: "bare text is an item",
            html: """
                <div style="display:flex;width:100px">ab<div style="width:10px" data-expect-left="32"></div></div>
                """),
        Case(
            name: "a column is as high as its items and gaps",
            html: """
                <div style="display:flex;flex-direction:column;row-gap:5px" data-expect-height="25">\
                <div style="height:10px"></div><div style="height:10px" data-expect-top="15"></div></div>
                """),
        Case(
            name: "a percentage height refers to a stretched item",
            html: """
                <div style="display:flex;height:80px"><div style="width:20px" data-expect-height="80">\
                <div style="height:50%" data-expect-height="40"></div></div></div>
                """),
        Case(
            name: "an absolute child follows the alignment",
            html: """
                <div style="display:flex;position:relative;width:100px;height:50px;justify-content:center;\
                align-items:flex-end"><div style="position:absolute;width:20px;height:10px" data-expect-left="40"\
                 data-expect-top="40"></div></div>
                """),
        Case(
            name: "wrap-reverse stacks lines upward",
            html: """
                <div style="display:flex;flex-wrap:wrap-reverse;width:30px;height:40px;align-content:flex-start">\
                <div style="width:20px;height:10px" data-expect-top="30"></div>\
                <div style="width:20px;height:10px" data-expect-top="20"></div></div>
                """),
    ]

    static let positioned = [
        Case(
            name: "both insets stretch",
            html: """
                <div style="position:relative;width:100px;height:80px;padding:10px"><div style="position:absolute;left:5px;\
                right:5px;top:10px;bottom:20px" data-expect-left="5" data-expect-width="110" data-expect-height="70">\
                </div></div>
                """),
        Case(
            name: "without insets a box stays where the flow has it",
            html: """
                <div style="position:relative;height:80px"><div style="height:12px"></div>\
                <div style="position:absolute;width:10px;height:10px" data-expect-top="12"></div></div>
                """),
        Case(
            name: "auto margins centre between insets",
            html: """
                <div style="position:relative;width:100px;height:80px"><div style="position:absolute;inset:0px;width:20px;\
                height:20px;margin:auto" data-expect-left="40" data-expect-top="30"></div></div>
                """),
        Case(
            name: "a box without width shrinks to its content",
            html: """
                <div style="position:relative;width:100px"><div style="position:absolute;right:0px"\
                 data-expect-left="68" data-expect-width="32">ab</div></div>
                """),
        Case(
            name: "a space at the end of an element hangs where it does not fit",
            html: """
                <div style="position:relative;width:200px"><div style="position:absolute" data-expect-width="80"\
                 data-expect-height="16"><span>ab cd </span></div></div>
                """),
        Case(
            name: "the containing block is the nearest positioned ancestor",
            html: """
                <div style="position:relative;width:100px;height:100px"><div style="margin:10px">\
                <div style="position:absolute;left:0px;top:0px;width:100%" data-expect-left="-10" data-expect-top="0"\
                 data-expect-width="100"></div></div></div>
                """),
        Case(
            name: "a transform contains fixed boxes",
            html: """
                <div style="height:20px"></div><div style="transform:scale(1);width:50px;height:30px">\
                <div style="position:fixed;bottom:0px;height:10px" data-expect-top="20"></div></div>
                """),
    ]

    static let grid = [
        Case(
            name: "auto-fill makes as many tracks as fit",
            html: """
                <div style="display:grid;width:100px;grid-template-columns:repeat(auto-fill, 30px);gap:5px">\
                <div></div><div></div><div data-expect-left="70"></div>\
                <div data-expect-left="0" data-expect-top="5"></div></div>
                """),
        Case(
            name: "minmax shares what is left",
            html: """
                <div style="display:grid;width:200px;grid-template-columns:minmax(80px, 1fr) 50px">\
                <div data-expect-width="150"></div><div data-expect-left="150"></div></div>
                """),
        Case(
            name: "lines and spans place items",
            html: """
                <div style="display:grid;grid-template-columns:20px 20px 20px"><div style="grid-column:2 / span 2;\
                height:10px" data-expect-left="20" data-expect-width="40"></div><div style="grid-column:-2 / -1"\
                 data-expect-left="40" data-expect-top="10"></div></div>
                """),
    ]

    @Test(arguments: margins + lines + floats + flex + positioned + grid)
    func `boxes are where the specifications put them`(example: Case) {
        let (page, expectations) = CaseReader.read(example.html)
        LayoutEngine(measurer: SquareGlyphs()).layout(page, width: 375, height: 750)
        #expect(!expectations.isEmpty)
        for expected in expectations {
            let node = expected.node
            let edges = ["left": node.x, "top": node.y, "width": node.width, "height": node.height]
            let actual = edges[expected.edge] ?? .nan
            #expect(abs(actual - expected.value) < 0.01, "\(expected.edge) is \(actual), not \(expected.value)")
        }
    }
}
