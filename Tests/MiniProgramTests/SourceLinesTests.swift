import Markup
import Testing

@testable import MiniProgram

@Suite struct SourceLinesTests {
    @Test func `places are those that counting gives`() {
        var generator = SplitMix(seed: 3)
        let pieces = ["a", "页", "😀", "\n", "\r\n", "\u{2028}", "é", " "]
        for _ in 0..<20 {
            let text = (0..<generator.below(900)).map { _ in pieces[generator.below(generator.below(4) == 0 ? 8 : 3)] }
                .joined()
            let bytes = Array(text.utf8)
            let lines = SourceLines(bytes)
            var line = 1
            var column = 1
            var offset = 0
            for character in text {
                #expect(lines.location(of: offset).line == line && lines.location(of: offset).column == column)
                offset += character.utf8.count
                if ["\n", "\r\n", "\u{2028}"].contains(character) {
                    line += 1
                    column = 1
                } else {
                    column += character.utf16.count
                }
            }
        }
    }
}
