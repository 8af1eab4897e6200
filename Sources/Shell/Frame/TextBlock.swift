import Cells

/// A text broken into lines of some columns: at blanks where there are any, between any two wide characters.
struct TextBlock {
    /// The lines, none wider than asked.
    private(set) var lines: [String] = []

    init(_ text: String, columns: Int, most: Int = .max) {
        guard columns > 0 else { return }
        for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
            add(paragraph, columns)
            if lines.count > most { break }
        }
        if lines.count > most {
            lines = Array(lines.prefix(most))
            if let last = lines.popLast() { lines.append(TextWidth.truncated(last + "\u{2026}", to: columns)) }
        }
    }

    /// The widest line's columns.
    var columns: Int { lines.map { TextWidth.of($0) }.max() ?? 0 }

    private mutating func add(_ paragraph: Substring, _ columns: Int) {
        var line = ""
        var width = 0
        var word = ""
        var wordWidth = 0
        func isBreak(_ character: Character) -> Bool { character == " " || TextWidth.of(character) == 2 }
        func flushWord() {
            line += word
            width += wordWidth
            word = ""
            wordWidth = 0
        }
        for character in paragraph {
            let step = TextWidth.of(character)
            if width + wordWidth + step > columns {
                if width == 0 { flushWord() }
                // What closes a phrase does not begin a line: it takes the character before it along.
                var carried = ""
                if word.isEmpty, Self.closing.contains(character), line.count > 1, step + 2 <= columns {
                    carried = line.popLast().map { String($0) } ?? ""
                }
                lines.append(Self.trimmed(line))
                line = carried
                width = TextWidth.of(carried)
                if character == " ", word.isEmpty { continue }
            }
            word.append(character)
            wordWidth += step
            if isBreak(character) { flushWord() }
        }
        flushWord()
        lines.append(line)
    }

    private static let closing: Set<Character> = ["，", "。", "、", "；", "：", "？", "！", "）", "”", "》", "」"]

    private static func trimmed(_ line: String) -> String {
        var line = line
        while line.last == " " { line.removeLast() }
        return line
    }
}
