import Testing

@testable import ViewLayer

/// A text, the style around it and the lines that it becomes; every character is 16 px wide.
struct LineBreakCase: CustomTestStringConvertible {
    let text: String
    let columns: Int
    let lines: [String]
    var style = LayoutStyle(display: .block)

    init(_ text: String, _ columns: Int, _ lines: [String], _ change: (inout LayoutStyle) -> Void = { _ in }) {
        (self.text, self.columns, self.lines) = (text, columns, lines)
        change(&style)
    }

    var testDescription: String { "\(text) in \(columns)" }
}

@Suite struct LineBreakTests {
    static let cases = [
        LineBreakCase("one two", 5, ["one", "two"]),
        LineBreakCase("你好，世界", 2, ["你", "好，", "世界"]),
        LineBreakCase("他说“你好”吗", 3, ["他说", "“你", "好”吗"]),
        LineBreakCase("（甲）乙", 3, ["（甲）", "乙"]),
        LineBreakCase("甲「乙」丙", 3, ["甲", "「乙」", "丙"]),
        LineBreakCase("人々が", 1, ["人々", "が"]),
        LineBreakCase("データ", 1, ["デー", "タ"]),
        LineBreakCase("データ", 1, ["デ", "ー", "タ"]) { $0.lineBreak = .loose },
        LineBreakCase("破折——号", 3, ["破折", "——号"]),
        LineBreakCase("价格￥99元", 3, ["价格", "￥99", "元"]),
        LineBreakCase("涨了20％多", 4, ["涨了", "20％多"]),
        LineBreakCase("a/b/cd", 4, ["a/b/", "cd"]),
        LineBreakCase("2026/11/21", 6, ["2026/11/21"]),
        LineBreakCase("x?y=1", 3, ["x?", "y=1"]),
        LineBreakCase("well-known", 6, ["well-", "known"]),
        LineBreakCase("at -5 C", 4, ["at", "-5 C"]),
        LineBreakCase("a\u{A0}b c", 3, ["a\u{A0}b", "c"]),
        LineBreakCase("ab\u{200B}cd", 3, ["ab\u{200B}", "cd"]),
        LineBreakCase("甲\u{2060}乙丙", 2, ["甲\u{2060}乙", "丙"]),
        LineBreakCase("甲👨‍👩‍👧乙", 2, ["甲👨‍👩‍👧", "乙"]),
        LineBreakCase("🇨🇳🇨🇳", 1, ["🇨🇳", "🇨🇳"]),
        LineBreakCase("a☀️b", 2, ["a☀️", "b"]),
        LineBreakCase("abcdef", 3, ["abc", "def"]) { $0.wordBreak = .breakAll },
        LineBreakCase("abc, d", 3, ["ab", "c,", "d"]) { $0.wordBreak = .breakAll },
        LineBreakCase("你好 世界", 2, ["你好", "世界"]) { $0.wordBreak = .keepAll },
        LineBreakCase("你好，世界", 3, ["你好，", "世界"]) { $0.wordBreak = .keepAll },
        LineBreakCase("abcdef", 4, ["abcd", "ef"]) { $0.overflowWrap = .anywhere },
        LineBreakCase("abcdef", 4, ["abcdef"]),
        LineBreakCase("好，", 1, ["好", "，"]) { $0.lineBreak = .anywhere },
    ]

    @Test(arguments: cases) func `lines break where they may`(_ test: LineBreakCase) {
        let page = LayoutNode(style: test.style)
        page.append(LayoutNode(text: test.text))
        LayoutEngine(measurer: ClusterGlyphs()).layout(page, width: Double(test.columns) * 16, height: 480)
        let content = page.inlineContents[0]
        let lines = content.lines.map { line in
            content.fragments(of: line).map { String($0.text) }.joined().trimmed
        }
        #expect(lines == test.lines)
    }

    @Test func `a justified line fills its box and the last one does not`() {
        var style = LayoutStyle(display: .block)
        style.textAlign = .justify
        let page = LayoutNode(style: style)
        page.append(LayoutNode(text: "aa b cc dddd"))
        LayoutEngine(measurer: SquareGlyphs()).layout(page, width: 160, height: 480)
        let lines = page.inlineContents[0].lines
        let content = page.inlineContents[0]
        #expect(lines.count == 2)
        #expect(content.fragments(of: lines[0]).map(\.x) == [0, 72, 128])
        #expect(lines[0].width == 160)
        #expect(content.fragments(of: lines[1]).map(\.x) == [0])
    }

    @Test func `the last line goes where text-align-last says`() {
        var style = LayoutStyle(display: .block)
        (style.textAlign, style.textAlignLast) = (.justify, .justify)
        let page = LayoutNode(style: style)
        page.append(LayoutNode(text: "姓名"))
        LayoutEngine(measurer: SquareGlyphs()).layout(page, width: 64, height: 480)
        #expect(page.inlineContents[0].fragments.map(\.x) == [0, 48])
        style.textAlignLast = .right
        page.style = style
        LayoutEngine(measurer: SquareGlyphs()).layout(page, width: 64, height: 480)
        #expect(page.inlineContents[0].fragments.map(\.x) == [32])
    }
}

/// Glyphs of 16 px, of which marks without a width have none.
private struct ClusterGlyphs: TextMeasurer {
    func advance(of cluster: Character, font: Int, size: Double) -> Double {
        cluster == "\u{2060}" ? 0 : 16
    }
    func asciiAdvance(font: Int, size: Double) -> Double? { 16 }
    func metrics(font: Int, size: Double) -> FontMetrics { FontMetrics(ascent: 16, descent: 0) }
}

extension String {
    fileprivate var trimmed: String {
        var text = self[...]
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
