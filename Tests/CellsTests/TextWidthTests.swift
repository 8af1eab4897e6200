import Cells
import Testing

@Suite struct TextWidthTests {
    @Test(arguments: [
        ("", 0), ("abc", 3), ("世界", 4), ("ｱ", 1), ("Ａ", 2), ("한", 2), ("\u{1112}\u{1161}\u{11AB}", 2),
        ("e\u{301}", 1), ("❤", 1), ("❤\u{FE0F}", 2), ("1\u{FE0F}\u{20E3}", 2), ("👍🏽", 2), ("👨‍👩‍👧‍👦", 2), ("🏳\u{FE0F}‍🌈", 2),
        ("🇨🇳", 2), ("🇨🇳🇯🇵", 4), ("\u{1FAE8}", 2), ("\u{1FAEA}", 2), ("क्ष", 2), ("กำ", 2), ("\u{200B}", 0),
        ("\u{1B}", 0), ("\u{202E}x", 1), ("\t", 1), ("\r\n", 1), ("…", 1), ("─", 1), ("“”", 2), ("\u{301}", 0),
    ])
    func `text takes the columns that terminals give it`(text: String, columns: Int) {
        #expect(TextWidth.of(text) == columns)
        #expect(text.reduce(0) { $0 + TextWidth.of($1) } == columns)
    }

    @Test(arguments: [
        (Truncation.end, "消息 hello", 6, "消息 …"), (.end, "消息", 4, "消息"), (.end, "消息", 3, "消…"), (.end, "消息", 2, "…"),
        (.end, "消息", 1, "…"), (.end, "ab", 0, ""), (.start, "/home/some/file", 6, "…/file"),
        (.middle, "abcdefgh", 5, "ab…gh"),
        (.middle, "世界世界", 6, "世…界"), (.end, "👨‍👩‍👧👨‍👩‍👧", 3, "👨‍👩‍👧…"),
    ])
    func `text is shortened with an ellipsis`(place: Truncation, text: String, columns: Int, expected: String) {
        let short = TextWidth.truncated(text, to: columns, at: place)
        #expect(short == expected)
        #expect(TextWidth.of(short) <= columns)
    }

    @Test func `any scalars are measured and drawn alike`() {
        var random = SplitMix(seed: 1)
        for _ in 0..<2_000 {
            var text = ""
            for _ in 0..<8 {
                let pool: ClosedRange<UInt32> = Bool.random(using: &random) ? 0...0x3000 : 0x1F000...0x1FAFF
                if let scalar = Unicode.Scalar(.random(in: pool, using: &random)) { text.unicodeScalars.append(scalar) }
            }
            var grid = Grid(columns: 40, rows: 1)
            let drawn = grid.draw(text, at: CellPoint(column: 0, row: 0), style: .plain)
            #expect(drawn == TextWidth.of(text))
            #expect(drawn == text.reduce(0) { $0 + TextWidth.of($1) })
        }
    }

    @Test func `a glyph gives its cluster back`() {
        for character in "aé世👨‍👩‍👧‍👦🇨🇳❤️\u{1112}\u{1161}" as String {
            #expect(Glyph(character)?.text == String(character))
            #expect(Glyph(character)?.width == TextWidth.of(character))
        }
        #expect(Glyph("\u{1B}" as Character) == nil)
        #expect(MemoryLayout<Cell>.size == 16)
    }

    @Test func `an endless cluster is cut to its first scalar`() throws {
        let zalgo = Character("e" + String(repeating: "\u{301}", count: 5_000))
        #expect(try #require(Glyph(zalgo)).text == "e")
    }
}
