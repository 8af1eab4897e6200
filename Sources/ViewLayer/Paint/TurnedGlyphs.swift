/// Characters that another one shows turned by quarters, clockwise.
enum TurnedGlyphs {
    private static let circles = [
        "←↑→↓", "◀▲▶▼", "◁△▷▽", "◂▴▸▾", "<^>v", "‹⌃›⌄", "⇐⇑⇒⇓", "◐◓◑◒", "◴◷◶◵", "▖▘▝▗", "◜◝◞◟", "⟵↑⟶↓",
    ]

    private static let turned: [Character: [Character]] = {
        var result: [Character: [Character]] = [:]
        for circle in circles.map(Array.init) {
            for index in circle.indices where result[circle[index]] == nil {
                result[circle[index]] = (0..<4).map { circle[(index + $0) % 4] }
            }
        }
        return result
    }()

    /// A text of one character, turned; others stay as they are.
    static func turn(_ text: Substring, _ quarters: Int) -> Substring {
        guard quarters != 0, let first = text.first, text.dropFirst().allSatisfy(\.isWhitespace),
            let circle = turned[first]
        else { return text }
        return Substring(String(circle[quarters % 4]))
    }

    /// What shows that a small thing turns.
    static func mark(_ quarters: Int) -> String { ["◐", "◓", "◑", "◒"][(quarters % 4 + 4) % 4] }
}
