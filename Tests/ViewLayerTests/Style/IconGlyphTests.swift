import Cells
import Testing

@testable import ViewLayer

@Suite struct IconGlyphTests {
    @Test(
        arguments: [
            ("icon-search", "⌕"), ("van-icon-arrow-left", "‹"), ("van-icon-arrow", "›"), ("t-icon-close-circle", "×"),
            ("weui-icon-success-no-circle", "✓"), ("iconfont", nil), ("icon-q7", nil), ("icon-shopping-cart-o", "⊞"),
            ("icon_add", "+"), ("", nil), ("-", nil), ("icon-fanhui", "‹"), ("van-icon-star-o", "★"),
        ] as [(String, Character?)])
    func `A class says which symbol stands for its icon`(name: String, symbol: Character?) {
        #expect(IconGlyphs.symbol(ofClass: name) == symbol)
    }

    @Test func `Only private characters are replaced, each by one column`() {
        #expect(IconGlyphs.shown("中文 é 😀") == "中文 é 😀")
        #expect(IconGlyphs.shown("\u{E600}\u{F8FF}x", classes: ["a", "icon-close"]) == "××x")
        #expect(IconGlyphs.shown("\u{E600}") == "•")
        #expect(IconGlyphs.shown("\u{F0001}") == "•")
    }
}
